package leibniz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import leibniz.expr.Expr;
import leibniz.expr.Fn;
import leibniz.expr.Graph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Java source: what javac makes of it computes every bit of the compiled formula.
class JavaSourceTest {
  private static final int FORMULAS = Generator.count(400);

  @TempDir Path classes;

  private static void assertBits(double expected, double actual, String what) {
    assertEquals(
        Double.doubleToLongBits(expected),
        Double.doubleToLongBits(actual),
        () -> what + ": " + expected + " and " + actual);
  }

  private MethodHandle method(Class<?> type, String name, MethodType signature) throws Throwable {
    return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
        .findStatic(type, name, signature);
  }

  @Test
  void readsLikeHandWrittenCode() {
    assertEquals(
        """
        static double rosenbrock(double x, double y) {
          final double t1 = y - x*x;
          final double t2 = 1.0 - x;
          return 100.0*(t1*t1) + t2*t2;
        }
        """,
        Formula.parse("100*(y - x^2)^2 + (1 - x)^2").toJava("rosenbrock"));
    assertEquals(
        """
        static void system(double[] in, double[] out) {
          final double x = in[0];
          final double y = in[1];
          final boolean c1 = x < y;
          out[0] = c1 ? Math.exp(-x) : (x + y)/(x*y);
          out[1] = c1 ? 1.0 : 2.0;
          out[2] = x;
        }
        """,
        FormulaSystem.parse("if(x < y, exp(-x), (x + y)/(x*y))", "if(x < y, 1, 2)", "x")
            .toJava("system"));
    assertReturns("a - (b - c)", "a - (b - c)");
    assertReturns("a - b - c", "a - b - c");
    assertReturns("a*(b*c)/(a/b)", "a*(b*c)/(a/b)");
    assertReturns("-(a + b)*c", "-((a + b)*c)");
    assertReturns("a - (b/c)*2", "a - b/c*2.0");
    assertReturns("a - 1", "a - 1.0");
    assertReturns("a - -1.5", "a + 1.5");
    assertReturns("-1.5 + a", "-1.5 + a");
    assertReturns("a*(-2)", "a*(-2.0)");
    assertReturns(
        "if(a < 0 and (b < 0 or not c > 1), b, if(c == 0, 1, c))",
        "(a < 0.0 && (b < 0.0 || !(c > 1.0))) ? b : c == 0.0 ? 1.0 : c");
    assertReturns("erf(a)", "leibniz.eval.Functions.erf(a)");
  }

  private static void assertReturns(String formula, String java) {
    String method = Formula.parse(formula, "a", "b", "c").toJava("f");
    assertEquals("  return " + java + ";", method.lines().toList().get(1));
  }

  @Test
  void generatedFormulasAgreeOnEveryBit() throws Throwable {
    Generator generate = new Generator();
    List<Formula> formulas = new ArrayList<>();
    List<FormulaSystem> systems = new ArrayList<>();
    StringBuilder source = new StringBuilder("class Generated {\n");
    for (int n = 0; n < FORMULAS; n++) {
      Formula f = Formula.parse(generate.anything(5).toString(), Generator.VARIABLES);
      formulas.add(f);
      systems.add(f.valueAndGradient());
      source.append(f.toJava("f" + n)).append(systems.getLast().toJava("g" + n));
    }
    Class<?> type = Javac.compile("Generated", source + "}", classes);
    for (int n = 0; n < FORMULAS; n++) {
      MethodHandle f =
          method(
              type,
              "f" + n,
              MethodType.methodType(double.class, double.class, double.class, double.class));
      MethodHandle g =
          method(type, "g" + n, MethodType.methodType(void.class, double[].class, double[].class));
      CompiledFormula compiled = formulas.get(n).compile();
      CompiledSystem system = systems.get(n).compile();
      for (int k = 0; k < 10; k++) {
        double[] p = k < 3 ? generate.point() : generate.specialPoint();
        String what = formulas.get(n) + " at " + Arrays.toString(p);
        assertBits(compiled.applyAsDouble(p), (double) f.invoke(p[0], p[1], p[2]), what);
        double[] expected = new double[4];
        double[] actual = new double[4];
        system.evaluate(p, expected);
        g.invoke(p, actual);
        for (int i = 0; i < 4; i++) {
          assertBits(expected[i], actual[i], what + ", output " + i);
        }
      }
    }
  }

  @Test
  void aHundredThousandOperationsCompile() throws Throwable {
    Formula f = large(100_000);
    assertTrue(f.program().operations() >= 100_000);
    Formula smaller = large(10_000);
    FormulaSystem derivative = smaller.derivatives("x", 1);
    String source = "class Large {\n" + f.toJava("f") + derivative.toJava("g") + "}";
    Class<?> type = Javac.compile("Large", source, classes);
    MethodHandle method =
        method(
            type,
            "f",
            MethodType.methodType(double.class, double.class, double.class, double.class));
    MethodHandle derivatives =
        method(type, "g", MethodType.methodType(void.class, double[].class, double[].class));
    for (int k = 0; k < 3; k++) {
      double[] p = {0.1 * k, 0.3, 1.7 - k};
      assertBits(f.evaluate(p), (double) method.invoke(p[0], p[1], p[2]), "large");
      double[] actual = new double[2];
      derivatives.invoke(p, actual);
      assertBits(derivative.evaluate(p)[1], actual[1], "derivative");
    }
  }

  /// Distinct constants, values used far from where they are computed, conditions and choices.
  static Formula large(int operations) {
    Graph g = new Graph();
    Random random = new Random(1);
    List<Expr> values = new ArrayList<>(List.of(g.symbol("x"), g.symbol("y"), g.symbol("z")));
    for (int i = 0; i < operations / 3; i++) {
      Expr a = values.get(values.size() - 1 - random.nextInt(3));
      Expr b = values.get(Math.max(0, values.size() - 1 - random.nextInt(900)));
      Expr sum = g.add(g.multiply(a, g.number(0.5 + random.nextDouble() / 4)), b);
      values.add(
          i % 7 == 0
              ? g.choice(
                  g.comparison(leibniz.expr.Comparison.Relation.LT, a, b), a, g.multiply(a, b))
              : g.divide(sum, g.add(g.number(1 + random.nextDouble()), g.multiply(b, b))));
    }
    return Formula.of(values.getLast(), List.of("x", "y", "z"));
  }

  @Test
  void deepBranchesAndLongSumsCompile() throws Throwable {
    Graph g = new Graph();
    Expr x = g.symbol("x");
    Expr deep = x;
    for (int k = 0; k < 450; k++) {
      deep = g.call(Fn.SIN, deep);
    }
    Expr chosen =
        g.choice(g.comparison(leibniz.expr.Comparison.Relation.GT, x, g.number(1)), deep, x);
    List<Expr> terms = new ArrayList<>();
    for (int k = 0; k < 450; k++) {
      terms.add(g.symbol("y"));
    }
    Formula first = Formula.of(chosen, List.of("x"));
    Formula second = Formula.of(g.sum(terms), List.of("y"));
    String source = first.toJava("f") + second.toJava("g");
    assertTrue(source.lines().allMatch(line -> line.length() < 2_000), source);
    Class<?> type = Javac.compile("Deep", "class Deep {" + source + "}", classes);
    MethodType unary = MethodType.methodType(double.class, double.class);
    assertBits(first.evaluate(2), (double) method(type, "f", unary).invoke(2.0), "deep");
    assertBits(second.evaluate(0.1), (double) method(type, "g", unary).invoke(0.1), "long");
  }

  @Test
  void branchesAreComputedOnlyWhenTaken() {
    String method = Formula.parse("if(x < 0, sin(x)*exp(x), ln(x))").toJava("f");
    assertTrue(method.contains("x < 0.0 ? Math.sin(x)*Math.exp(x) : Math.log(x)"), method);
  }

  @Test
  void namesAreMadeLegal() throws Throwable {
    Formula f = Formula.parse("class + α*x₁ + Math*sin(leibniz) + t1*t1*in + (t1 + in)^2");
    String method = f.toJava("f");
    assertTrue(
        method.startsWith(
            "static double f(double Math_, double class_, double in, double leibniz_,"
                + " double t1, double x1, double alpha)"),
        method);
    Class<?> type = Javac.compile("Names", "class Names {" + method + "}", classes);
    Class<?>[] parameters = new Class<?>[7];
    Arrays.fill(parameters, double.class);
    double value =
        (double)
            method(type, "f", MethodType.methodType(double.class, parameters))
                .invokeWithArguments(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0);
    assertEquals(f.evaluate(1, 2, 3, 4, 5, 6, 7), value);
    for (String name : List.of("class", "2x", "", "a b", "f(){}", "Math")) {
      assertThrows(IllegalArgumentException.class, () -> f.toJava(name), name);
    }
  }

  @Test
  void manyVariablesComeInAnArray() throws Throwable {
    StringBuilder sum = new StringBuilder("0");
    for (int k = 0; k < 600; k++) {
      sum.append(" + sin(x").append(k).append(")*").append(k);
    }
    Formula f = Formula.parse(sum.toString());
    String method = f.toJava("f");
    assertTrue(method.startsWith("static double f(double[] in) {"), method);
    Class<?> type = Javac.compile("Many", "class Many {" + method + "}", classes);
    double[] x = new Random(1).doubles(600).toArray();
    MethodType signature = MethodType.methodType(double.class, double[].class);
    assertBits(f.evaluate(x), (double) method(type, "f", signature).invoke(x), "many");
  }

  @Test
  void wideSystemsCompile() throws Throwable {
    StringBuilder sum = new StringBuilder("0");
    for (int k = 0; k < 60; k++) {
      sum.append(" + x").append(k).append("^3");
    }
    FormulaSystem hessian = Formula.parse(sum.toString()).hessian();
    Class<?> type = Javac.compile("Wide", "class Wide {" + hessian.toJava("h") + "}", classes);
    double[] x = new Random(1).doubles(60).toArray();
    double[] actual = new double[3_600];
    method(type, "h", MethodType.methodType(void.class, double[].class, double[].class))
        .invoke(x, actual);
    assertEquals(Arrays.toString(hessian.evaluate(x)), Arrays.toString(actual));
  }
}
