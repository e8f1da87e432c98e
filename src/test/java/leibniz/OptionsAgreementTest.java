package leibniz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import leibniz.program.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With any options the program's interpreter, compiled code and Java source agree on every bit,
/// tried on generated formulas, choices among them, at special points.
class OptionsAgreementTest {
  private static final int FORMULAS = Generator.count(3_000);

  private static final List<CompileOptions> COMBINATIONS =
      IntStream.range(0, 8)
          .mapToObj(
              k ->
                  CompileOptions.DEFAULT
                      .fma((k & 1) != 0)
                      .reassociate((k & 2) != 0)
                      .strictMath((k & 4) != 0))
          .toList();

  private final Generator generate = new Generator();

  @TempDir Path classes;

  /// Whether a formula can be had with such options: some functions have no strict body.
  private static boolean isRefused(FormulaSystem system, CompileOptions options) {
    try {
      system.program(options);
      return false;
    } catch (IllegalArgumentException e) {
      assertTrue(options.strictMath() && e.getMessage().contains("strictMath"), e.getMessage());
      return true;
    }
  }

  private static double[] interpreted(Program program, double[] point) {
    double[] out = new double[program.outputCount()];
    program.verify().run(point, out);
    return out;
  }

  private static void assertBits(double[] expected, double[] actual, String what) {
    assertEquals(bits(expected), bits(actual), () -> what + ": " + Arrays.toString(actual));
  }

  private static List<Long> bits(double[] values) {
    return Arrays.stream(values).mapToObj(Double::doubleToLongBits).toList();
  }

  @Test
  void interpreterAndClassAgree() {
    for (int n = 0; n < FORMULAS; n++) {
      double[] point = generate.specialPoint();
      CompileOptions options = COMBINATIONS.get(n % COMBINATIONS.size());
      Generator.check(
          generate.anything(5),
          tree -> {
            Formula f = tree.formula();
            FormulaSystem both = f.valueAndGradient();
            if (!isRefused(both, options)) {
              CompiledFormula compiled = f.compile(options);
              double[] gradient = new double[point.length];
              double value = compiled.valueAndGradient(point, gradient);
              double[] all = {value, gradient[0], gradient[1], gradient[2]};
              assertBits(interpreted(both.program(options), point), all, "value and gradient");
              double[] alone = {compiled.applyAsDouble(point)};
              assertBits(interpreted(f.program(options), point), alone, "value");
            }
          });
    }
  }

  @Test
  void javaSourceAgrees() throws Throwable {
    List<FormulaSystem> systems = new ArrayList<>();
    List<CompileOptions> options = new ArrayList<>();
    StringBuilder source = new StringBuilder("class WithOptions {\n");
    for (int n = 0; n < FORMULAS / 10; n++) {
      CompileOptions o = COMBINATIONS.get(n % COMBINATIONS.size());
      Formula f = Formula.parse(generate.anything(5).toString(), Generator.VARIABLES);
      if (!isRefused(f.valueAndGradient(), o)) {
        source.append(f.valueAndGradient().toJava("f" + systems.size(), o));
        systems.add(f.valueAndGradient());
        options.add(o);
      }
    }
    Class<?> type = Javac.compile("WithOptions", source + "}", classes);
    MethodType signature = MethodType.methodType(void.class, double[].class, double[].class);
    for (int n = 0; n < systems.size(); n++) {
      MethodHandle f =
          MethodHandles.privateLookupIn(type, MethodHandles.lookup())
              .findStatic(type, "f" + n, signature);
      for (int k = 0; k < 10; k++) {
        double[] point = generate.specialPoint();
        double[] out = new double[4];
        f.invoke(point, out);
        Program program = systems.get(n).program(options.get(n));
        assertBits(interpreted(program, point), out, systems.get(n) + " with " + options.get(n));
      }
    }
  }

  /// What optimizations may change is rounding, and no more than that.
  @Test
  void optimizedValuesAreThePlainOnesButForRounding() {
    for (int n = 0; n < FORMULAS; n++) {
      double[] point = generate.point();
      CompileOptions options = COMBINATIONS.get(n % COMBINATIONS.size());
      Generator.check(
          generate.smooth(5),
          tree -> {
            Formula f = tree.formula();
            if (!isRefused(f.asSystem(), options)) {
              double value = f.evaluate(point);
              double tolerance =
                  1e-12 * (1 + Math.abs(value)) + 10 * GeneratedFormulasTest.noise(f, point);
              assertEquals(value, interpreted(f.program(options), point)[0], tolerance);
            }
          });
    }
  }
}
