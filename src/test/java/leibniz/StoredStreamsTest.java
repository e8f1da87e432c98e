package leibniz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Streams of compiled code that earlier versions wrote are read on: what a user has stored stays
/// readable. They are in `src/test/resources/streams`, a folder for each version; how they were
/// made says the `README.md` there.
class StoredStreamsTest {
  /// An interface whose instances are in the streams.
  public interface Portable extends Serializable {
    /// The value.
    double at(double[] x, double[] gradient);
  }

  /// An interface that is not serialisable, whose instances are.
  public interface Plain {
    /// The value.
    double at(double y, double x);
  }

  /// Writes what the present version writes.
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    for (Map.Entry<String, Object> one : new TreeMap<>(objects()).entrySet()) {
      try (var out = new ObjectOutputStream(Files.newOutputStream(folder.resolve(one.getKey())))) {
        out.writeObject(one.getValue());
      }
    }
  }

  /// Every kind of node, option, and kind of compiled code.
  private static Map<String, Object> objects() {
    Formula f = formula();
    FormulaSystem s = FormulaSystem.parse("a*x/y", "x + 2/3").jacobian();
    CompileOptions options = new CompileOptions(true, true, true, true, true);
    return Map.of(
        "formula", f.compile(),
        "formula-options", Formula.parse("x*y + x*z").compile(options),
        "formula-staged", f.compileStaged("a"),
        "formula-with", f.compileStaged("a").with(0.25),
        "interface", f.compileAs(Portable.class),
        "interface-staged", f.compileStaged("a").compileAs(Plain.class),
        "itself", f,
        "system-itself", s,
        "system", s.compile(),
        "system-staged", s.compileStaged("y"));
  }

  private static Formula formula() {
    return Formula.parse(
            "a*x^2/3 + 0.1*y^x + if(x < y and not (x == 1 or y >= 9), erf(x), max(x, y, 1e300))",
            "y",
            "x",
            "a")
        .assume("a > 0");
  }

  private static <T> T read(Class<T> type, String version, String name) throws Exception {
    try (InputStream file =
            StoredStreamsTest.class.getResourceAsStream("/streams/" + version + "/" + name);
        ObjectInputStream in = new ObjectInputStream(file)) {
      return type.cast(in.readObject());
    }
  }

  /// These travel since the second version.
  @ParameterizedTest
  @ValueSource(strings = "0.1-2")
  void whatIsNotCompiledAndStagedInterfacesAreReadOn(String version) throws Exception {
    Formula f = formula();
    Formula itself = read(Formula.class, version, "itself");
    assertEquals(f, itself);
    assertEquals(f.assumptions(), itself.assumptions());
    FormulaSystem s = read(FormulaSystem.class, version, "system-itself");
    assertEquals(FormulaSystem.parse("a*x/y", "x + 2/3").jacobian(), s);
    Staged<?> staged = read(Staged.class, version, "interface-staged");
    Plain plain = (Plain) staged.with(0.25);
    assertEquals(f.evaluate(0.75, 0.5, 0.25), plain.at(0.75, 0.5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.1", "0.1-2"})
  void areReadOn(String version) throws Exception {
    Formula f = formula();
    double[] x = {0.75, 0.5, 0.25};
    CompiledFormula c = read(CompiledFormula.class, version, "formula");
    assertEquals(f, c.formula());
    assertEquals(f.assumptions(), c.formula().assumptions());
    assertEquals(f.evaluate(x), c.applyAsDouble(x));
    double[] gradient = new double[3];
    Portable portable = read(Portable.class, version, "interface");
    assertEquals(f.evaluate(x), portable.at(x, gradient));
    assertArrayEquals(f.gradient().evaluate(x), gradient);
    StagedFormula staged = read(StagedFormula.class, version, "formula-staged");
    assertEquals(f.evaluate(x), staged.with(0.25).applyAsDouble(0.75, 0.5));
    CompiledFormula with = read(CompiledFormula.class, version, "formula-with");
    assertEquals(Map.of("a", 0.25), with.parameters());
    assertEquals(f.evaluate(x), with.applyAsDouble(0.75, 0.5));
    CompiledFormula optioned = read(CompiledFormula.class, version, "formula-options");
    assertEquals(2, optioned.program("applyAsDouble").operations()); // x*(y + z)
    FormulaSystem s = FormulaSystem.parse("a*x/y", "x + 2/3").jacobian();
    CompiledSystem system = read(CompiledSystem.class, version, "system");
    assertEquals(s, system.system());
    double[] values = new double[6];
    system.evaluate(new double[] {2, 3, 4}, values);
    assertArrayEquals(s.evaluate(2, 3, 4), values);
    StagedSystem stagedSystem = read(StagedSystem.class, version, "system-staged");
    stagedSystem.with(4).evaluate(new double[] {2, 3}, values);
    assertArrayEquals(s.evaluate(2, 3, 4), values);
  }
}
