package leibniz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import leibniz.expr.Fn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// C and Python source: compiled, run, and compared with the interpreter.
///
/// They need gcc, and Python with NumPy (`-Dleibniz.python=...`). Where one is missing its test is
/// skipped, unless `-Dleibniz.languages=required` makes that a failure, as the CI script does.
class OtherLanguagesTest {
  private static final int FORMULAS = Generator.count(100);

  /// Functions that C and NumPy lack, and that are no short formulas of those they have.
  private static final Set<Fn> LACKING =
      EnumSet.of(Fn.ERFINV, Fn.DIGAMMA, Fn.POLYGAMMA, Fn.SINCD, Fn.BETA, Fn.BESSELJ, Fn.BESSELY);

  private static final double[] SPECIAL = {
    0.0,
    -0.0,
    0.5,
    -0.5,
    1,
    -1,
    1.5,
    2,
    -2,
    3.7,
    -4.25,
    20,
    -20,
    300,
    -300,
    1e-9,
    -1e-9,
    1e300,
    Double.MIN_VALUE,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY
  };

  @TempDir Path folder;

  /// How close another language comes, in relative error: sums, products and roots to the bit, one
  /// function to some units in the last place of two libraries, many functions to what becomes of
  /// that in formulas that do not cancel.
  private record Case(Formula formula, double tolerance, List<double[]> points) {}

  private static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    Generator generate = new Generator();
    for (int n = 0; n < FORMULAS; n++) {
      List<double[]> points = new ArrayList<>();
      for (int k = 0; k < 5; k++) {
        points.add(k < 2 ? generate.point() : generate.specialPoint());
      }
      boolean isExact = n % 2 == 0;
      String text = (isExact ? generate.arithmetic(5) : generate.smooth(4)).toString();
      while (LACKING.stream().map(Fn::text).anyMatch(text::contains)) {
        text = generate.smooth(4).toString();
      }
      cases.add(
          new Case(
              Formula.parse(text, Generator.VARIABLES),
              isExact ? 0 : 1e-12,
              isExact ? points : points.subList(0, 2)));
    }
    for (Fn fn : Fn.values()) {
      if (!LACKING.contains(fn)) {
        cases.add(new Case(call(fn), tolerance(fn), fn.maxArity() > 1 ? PAIRS : SINGLES));
      }
    }
    for (String text :
        List.of(
            "x^y",
            "x^0.3",
            "x^-20",
            "if(x < y, x, y)",
            "if(not x <= y and (y > 0 or x == 1) or x != x, 1/x, if(x >= 2, -x, y))",
            "if(x < 0 and y < 0, x*y, if(x < 1, ln(x), 2)) - 1/(y - x)",
            "5",
            "-x",
            "x",
            "x - (y - x) - (x/(y*x))*(x*y)",
            "1/0*x")) {
      cases.add(new Case(Formula.parse(text, Generator.VARIABLES), 1e-15, PAIRS));
    }
    return cases;
  }

  private static final List<double[]> SINGLES = points(1);
  private static final List<double[]> PAIRS = points(SPECIAL.length);

  /// All special values of x, with some of y.
  private static List<double[]> points(int count) {
    List<double[]> points = new ArrayList<>();
    for (double x : SPECIAL) {
      for (double y : Arrays.copyOf(SPECIAL, count)) {
        points.add(new double[] {x, y, 1});
      }
    }
    return points;
  }

  private static Formula call(Fn fn) {
    String arguments = List.of("", "(x)", "(x, y)").get(Math.min(2, fn.maxArity()));
    return Formula.parse(fn.text() + arguments, Generator.VARIABLES);
  }

  /// Two good libraries differ by a few units in the last place; the gamma functions by more.
  private static double tolerance(Fn fn) {
    return fn == Fn.GAMMA || fn == Fn.LGAMMA ? 2e-14 : 2e-15;
  }

  /// Compares what a program printed, a value a line, with the interpreter.
  private static void check(List<Case> cases, List<String> values) {
    int at = 0;
    for (Case c : cases) {
      for (double[] point : c.points) {
        double expected = c.formula.evaluate(point);
        double actual = parsed(values.get(at++));
        String what = c.formula + " at " + Arrays.toString(point);
        if (expected == 0 && c.tolerance > 0 && Math.abs(actual) < Double.MIN_NORMAL
            || c.tolerance == 0
            || !Double.isFinite(expected)
            || !Double.isFinite(actual)) {
          boolean isTiny = expected == 0 && c.tolerance > 0;
          assertEquals(
              isTiny ? Math.copySign(0, expected) : expected,
              isTiny && actual != 0 ? Math.copySign(0, actual) : actual,
              what);
        } else {
          double size = c.tolerance >= 1e-12 ? 1 + Math.abs(expected) : Math.abs(expected);
          assertEquals(expected, actual, c.tolerance * size + Double.MIN_VALUE, what);
        }
      }
    }
    assertEquals(at, values.size());
  }

  private static double parsed(String text) {
    return text.contains("nan")
        ? Double.NaN
        : text.contains("inf")
            ? (text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY)
            : Double.parseDouble(text);
  }

  private static String numbers(double[] values, String nan, String infinity) {
    return Arrays.stream(values)
        .mapToObj(v -> Double.toString(v).replace("NaN", nan).replace("Infinity", infinity))
        .collect(Collectors.joining(", "));
  }

  @Test
  void cAgreesWithTheInterpreter() throws Exception {
    demand("gcc", "--version");
    List<Case> cases = cases();
    StringBuilder source = new StringBuilder("#include <stdio.h>\n");
    StringBuilder main = new StringBuilder("int main(void) {\n");
    for (int n = 0; n < cases.size(); n++) {
      Case c = cases.get(n);
      source.append(c.formula.toC("f" + n)).append('\n');
      String points =
          c.points.stream()
              .map(p -> "{" + numbers(p, "NAN", "INFINITY") + "}")
              .collect(Collectors.joining(", "));
      main.append("    const double p" + n + "[][3] = {" + points + "};\n");
      main.append("    for (int k = 0; k < " + c.points.size() + "; k++)\n");
      String arguments = "p%1$d[k][0], p%1$d[k][1], p%1$d[k][2]".formatted(n);
      main.append("        printf(\"%a\\n\", f" + n + "(" + arguments + "));\n");
    }
    Files.writeString(folder.resolve("all.c"), source + main.append("}\n").toString());
    run("gcc", "-std=c99", "-O1", "-Wall", "-Werror", "all.c", "-o", "all", "-lm");
    check(cases, run(folder.resolve("all").toString()));
  }

  @Test
  void systemsAndLargeProgramsAgreeInC() throws Exception {
    demand("gcc", "--version");
    Formula large = JavaSourceTest.large(3_000);
    FormulaSystem gradient = Formula.parse("x^2*y*exp(z) + if(x < y, x, y)").valueAndGradient();
    String source =
        large.toC("large")
            + large.valueAndGradient().toC("gradient")
            + gradient.toC("small")
            + """
            #include <stdio.h>
            int main(void) {
                double x[] = {0.3, 0.7, -1.1}, g[4], s[4];
                gradient(x, g);
                small(x, s);
                printf("%a\\n", large(x[0], x[1], x[2]));
                for (int k = 0; k < 4; k++) printf("%a\\n%a\\n", g[k], s[k]);
            }
            """;
    Files.writeString(folder.resolve("large.c"), source);
    run("gcc", "-std=c99", "-O1", "-Wall", "-Werror", "large.c", "-o", "large", "-lm");
    List<String> values = run(folder.resolve("large").toString());
    double[] x = {0.3, 0.7, -1.1};
    double[] g = large.valueAndGradient().evaluate(x);
    double[] s = gradient.evaluate(x);
    assertEquals(large.evaluate(x), parsed(values.get(0)));
    for (int k = 0; k < 4; k++) {
      assertEquals(g[k], parsed(values.get(1 + 2 * k)));
      assertEquals(s[k], parsed(values.get(2 + 2 * k)), 1e-15 * Math.abs(s[k]));
    }
  }

  @Test
  void pythonAgreesWithTheInterpreterOnNumbersAndArrays() throws Exception {
    String python = python();
    List<Case> cases = cases();
    StringBuilder source = new StringBuilder("from numpy import nan, inf, array, float64\n");
    for (int n = 0; n < cases.size(); n++) {
      Case c = cases.get(n);
      String points =
          c.points.stream()
              .map(p -> "(" + numbers(p, "nan", "inf") + ")")
              .collect(Collectors.joining(", "));
      source.append(c.formula.toPython("f"));
      source.append("p = [").append(points).append("]\n");
      source.append("a = f(*array(p).T)\n");
      source.append("assert len(a) == len(p)\n");
      source.append("for q, v in zip(p, a):\n");
      source.append("    s = f(*q)\n");
      source.append("    assert isinstance(s, float64), type(s)\n");
      source.append("    d = abs(float(s) - float(v))\n"); // NaN where both are infinite
      source.append("    assert not d > 1e-12*(1 + abs(float(s))), (s, v)\n");
      source.append("    print(float(s).hex())\n");
    }
    Files.writeString(folder.resolve("all.py"), source);
    List<String> values = run(python, "-W", "error", "all.py");
    check(cases, values);
  }

  @Test
  void systemsAndLargeProgramsAgreeInPython() throws Exception {
    String python = python();
    Formula large = JavaSourceTest.large(20_000);
    FormulaSystem gradient = Formula.parse("x*y + if(x < y, x, y)").valueAndGradient();
    String source =
        large.toPython("large")
            + gradient.toPython("small")
            + """
            print(float(large(0.3, 0.7, -1.1)).hex())
            print(small(3.0, 4.0).tolist())
            print(small(np.array([3.0, 5.0]), 4.0).tolist())
            """;
    Files.writeString(folder.resolve("large.py"), source);
    List<String> values = run(python, "-W", "error", "large.py");
    assertEquals(large.evaluate(0.3, 0.7, -1.1), parsed(values.get(0)));
    assertEquals("[15.0, 5.0, 3.0]", values.get(1));
    assertEquals("[[15.0, 24.0], [5.0, 4.0], [3.0, 6.0]]", values.get(2));
  }

  @Test
  void theyReadLikeHandWrittenCode() {
    Formula f = Formula.parse("if(x < 0, sigmoid(y), x^2*exp(-y))");
    assertEquals(
        """
        #include <math.h>

        static double f_sigmoid(double x) {
            return (x < 0 ? exp(x) : 1)/(1 + exp(-fabs(x)));
        }

        double f(double x, double y) {
            return x < 0.0 ? f_sigmoid(y) : x*x*exp(-y);
        }
        """,
        f.toC("f"));
    assertEquals(
        """
        import numpy as np

        def _sigmoid(x):
            return np.where(x < 0, np.exp(x), 1.0)/(1.0 + np.exp(-np.abs(x)))

        def f(x, y):
            with np.errstate(all="ignore"):
                x = np.asarray(x, dtype=float)
                y = np.asarray(y, dtype=float)
                return np.where(x < 0.0, _sigmoid(y), x*x*np.exp(-y))[()]
        """,
        f.toPython("f"));
  }

  @Test
  void functionsThatAreLackingAreNamed() {
    for (Fn fn : LACKING) {
      Formula f = call(fn);
      for (Exception e :
          List.of(
              assertThrows(IllegalArgumentException.class, () -> f.toC("f")),
              assertThrows(IllegalArgumentException.class, () -> f.toPython("f")))) {
        assertTrue(e.getMessage().contains("has no function " + fn.text()), e.getMessage());
      }
    }
  }

  @Test
  void namesAreMadeLegal() {
    Formula f = Formula.parse("double*exp + lambda*λ");
    assertTrue(
        f.toC("f").contains("f(double double_, double exp_, double lambda, double lambda_)"));
    assertTrue(f.toPython("f").contains("f(double, exp, lambda_, lambda__)"), f.toPython("f"));
    assertThrows(IllegalArgumentException.class, () -> f.toC("exp"));
    assertThrows(IllegalArgumentException.class, () -> f.toPython("lambda"));
    assertFalse(Formula.parse("f_sign + sign(x)").toC("f").contains("double f_sign,"));
  }

  private String python() throws Exception {
    String python = System.getProperty("leibniz.python", "python3");
    demand(python, "-c", "import numpy");
    return python;
  }

  /// Skips the test where a command fails, unless it is required.
  private void demand(String... command) throws Exception {
    if ("required".equals(System.getProperty("leibniz.languages"))) {
      run(command);
      return;
    }
    try {
      run(command);
    } catch (IOException | AssertionError e) {
      abort("skipped, for want of " + String.join(" ", command) + ": " + e.getMessage());
    }
  }

  private List<String> run(String... command) throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "output", "");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    int code = process.waitFor();
    List<String> lines = Files.readAllLines(output);
    assertEquals(
        0,
        code,
        () -> String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size())));
    return lines;
  }
}
