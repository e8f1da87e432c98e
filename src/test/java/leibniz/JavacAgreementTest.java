package leibniz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A formula, compiled as it is written, computes what javac makes of the same text.
class JavacAgreementTest {
  private static final int FORMULAS = Generator.count(2_000);

  @TempDir Path classes;

  @Test
  void compiledFormulasAgreeWithJavacOnEveryBit() throws Throwable {
    Generator generate = new Generator();
    List<String> texts = new ArrayList<>();
    StringBuilder source =
        new StringBuilder("import static java.lang.Math.sqrt; class Formulas {\n");
    for (int n = 0; n < FORMULAS; n++) {
      texts.add(generate.arithmetic(5).toString());
      source.append(
          "static double f%d(double x, double y, double z) { return %s; }\n"
              .formatted(n, texts.getLast()));
    }
    Class<?> javac = Javac.compile("Formulas", source.append("}").toString(), classes);
    MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(javac, MethodHandles.lookup());
    MethodType type = MethodType.methodType(double.class, double.class, double.class, double.class);
    for (int n = 0; n < FORMULAS; n++) {
      MethodHandle method = lookup.findStatic(javac, "f" + n, type);
      CompiledFormula compiled = Formula.parse(texts.get(n), Generator.VARIABLES).compile();
      for (int k = 0; k < 5; k++) {
        double[] p = k < 2 ? generate.point() : generate.specialPoint();
        double expected = (double) method.invoke(p[0], p[1], p[2]);
        String text = texts.get(n);
        assertEquals(
            Double.doubleToLongBits(expected),
            Double.doubleToLongBits(compiled.applyAsDouble(p)),
            () -> text + " at " + List.of(p[0], p[1], p[2]) + ": javac says " + expected);
      }
    }
  }
}
