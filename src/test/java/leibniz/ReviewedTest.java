package leibniz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import leibniz.expr.Expr;
import leibniz.expr.Fn;
import leibniz.expr.Graph;
import leibniz.expr.Rational;
import leibniz.parse.SyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Errors that reviews found, each of which must stay mended.
class ReviewedTest {
  @ParameterizedTest
  @CsvSource({
    "(x/1e200)^2, 1e200, 1",
    "1e-200*x*1e-200*x, 1e100, 1e-200",
    "(x*1e170)^2, 3e-170, 9",
  })
  void foldingNumbersLosesNothing(String text, double x, double expected) {
    assertEquals(expected, Formula.parse(text).simplify().evaluate(x), 1e-14 * expected);
  }

  @Test
  void aChildThatBecomesADivisorStillMultiplies() {
    double product = 5 * (1 / 3.0);
    for (String text : List.of("y*(1/x*1)", "y*if(1 < 2, 1/x, x)", "y*(1/x)^1")) {
      assertEquals(product, Formula.parse(text).simplify(Keeps.STRICT).evaluate(3, 5), text);
    }
    assertEquals(product, Formula.parse("f(t) = y*t; f(1/x)").evaluate(3, 5));
    Formula f = Formula.parse("y*t", "y", "t").substitute("t", Formula.parse("1/x"));
    assertEquals(product, f.evaluate(5, 3));
  }

  @Test
  void quotientsOfPowersAreComputedAsJavaDoes() {
    assertEquals(1 / Math.pow(7.1, 0.3), Formula.parse("1/x^0.3").evaluate(7.1));
    assertEquals(Math.pow(7.1, -0.3), Formula.parse("x^-0.3").evaluate(7.1));
    assertEquals(2 / Math.pow(7.1, 0.3), Formula.parse("2/x^0.3").evaluate(7.1));
    assertEquals(2 * Math.pow(7.1, -0.3), Formula.parse("2*x^-0.3").evaluate(7.1));
    for (String text : List.of("1/x^0.3", "x^-0.3", "2/x^0.3", "2*x^-0.3", "x^-0.0", "1/x^20")) {
      Formula f = Formula.parse(text);
      assertEquals(f, Formula.parse(f.toString()), text);
      assertEquals(f.evaluate(7.1), f.simplify(Keeps.STRICT).compile().applyAsDouble(7.1), text);
    }
    Formula chain = Formula.parse("(0.5 + 0.5)/3/11*x");
    assertEquals(chain.evaluate(1), chain.simplify(Keeps.STRICT).evaluate(1));
  }

  @Test
  void theDerivativeByTheExponentIsZeroWhereTheBaseIs() {
    Formula f = Formula.parse("x^y");
    assertArrayEquals(new double[] {0, 0}, f.gradient().evaluate(0, 2));
    assertEquals(0, f.derivative("y").evaluate(0, 2));
    assertEquals(8 * Math.log(2), f.derivative("y").evaluate(2, 3), 1e-14);
  }

  @Test
  void rootsOfLargeNumbersDoNotFail() {
    Formula f = Formula.parse("1e305*sqrt(10000000000*x)*x");
    // The coefficient, 1e310, is no double: it overflows, but differentiating does not fail.
    assertEquals(Double.POSITIVE_INFINITY, f.derivative("x").evaluate(1));
  }

  @Test
  void constantsAndVariablesOfOneNameAreToldApart() {
    Formula f = Formula.parse("erf(x)*pi", "x", "pi").derivative("x");
    Formula again = Formula.parse(f.toString(), "x", "pi");
    assertEquals(f, again);
    assertEquals(f.evaluate(0, 5), again.evaluate(0, 5));
    Formula e = Formula.parse("e*x", "x").substitute("x", Formula.parse("e", "e"));
    assertEquals("ℯ*e", e.toString());
    assertEquals(e.evaluate(10), Formula.parse(e.toString(), "e").evaluate(10));
  }

  @Test
  void simplifyingQuotientsIsIdempotent() {
    for (String text : List.of("(1/y)/x", "1/(sin(x)*y*x)", "z/(y*x)/(x*z)")) {
      Formula simple = Formula.parse(text).simplify();
      assertEquals(simple, simple.simplify());
    }
  }

  @Test
  void wideSystemsCompile() {
    int n = 100_000;
    Graph g = new Graph();
    List<String> names = new ArrayList<>();
    List<Expr> squares = new ArrayList<>();
    double[] x = new double[n];
    for (int k = 0; k < n; k++) {
      names.add("x" + k);
      squares.add(g.call(Fn.SIN, g.multiply(g.number(k + 0.5), g.symbol("x" + k))));
      x[k] = k * 1e-3;
    }
    Formula f = Formula.of(g.sum(squares), names);
    double[] gradient = new double[n];
    assertEquals(f.evaluate(x), f.compile().valueAndGradient(x, gradient));
    assertEquals((n - 0.5) * Math.cos((n - 0.5) * x[n - 1]), gradient[n - 1]);
  }

  @Test
  void denseHessiansOfManyVariablesCompile() {
    int n = 330;
    StringBuilder sum = new StringBuilder("0");
    String[] names = new String[n];
    for (int k = 0; k < n; k++) {
      names[k] = "x" + k;
      sum.append(" + x").append(k).append("^2");
    }
    Formula f = Formula.parse(sum.toString(), names);
    double[] hessian = new double[n * n];
    f.compile().hessian(new double[n], hessian);
    assertEquals(2, hessian[n * n - 1]);
    assertEquals(0, hessian[n * n - 2]);
  }

  @Test
  void sharedConditionsAreWrittenOnce() {
    StringBuilder text = new StringBuilder("u0 = x; ");
    for (int k = 0; k < 20; k++) {
      text.append("u%d = if(y > %d, u%d, x) + if(z < %d, u%d^2, 1); ".formatted(k + 1, k, k, k, k));
    }
    Formula f = Formula.parse(text + "u20").gradient().get(0, 0);
    assertTrue(f.toString().length() < 100_000, () -> f.toString().length() + " characters");
    Formula again = Formula.parse(f.toString(), f.variables().toArray(String[]::new));
    assertEquals(f.evaluate(0.1, 3.5, 7), again.evaluate(0.1, 3.5, 7));
  }

  @Test
  void hugeQuotientsAreLeftAsTheyAreWritten() {
    String digits = "7".repeat(2_900);
    assertEquals(0, Formula.parse("1/" + digits + "/" + digits).evaluate());
  }

  @Test
  void manyArgumentsOfMaxTakeLinearTime() {
    Graph g = new Graph();
    List<Expr> arguments = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int k = 0; k < 200_000; k++) {
      names.add("x" + k);
      arguments.add(g.symbol("x" + k));
    }
    Formula f = Formula.of(g.call(Fn.MAX, arguments.toArray(Expr[]::new)), names);
    assertEquals(200_000, f.simplify().expr().arity());
  }

  @Test
  void systemsWithSharedPartsAreComparedInLinearTime() {
    int n = 4_000;
    StringBuilder sum = new StringBuilder("u = 0");
    for (int k = 0; k < n; k++) {
      sum.append(" + sin(v").append(k).append(")");
    }
    FormulaSystem gradient = Formula.parse(sum + "; exp(u)*u").gradient();
    FormulaSystem again = Formula.parse(sum + "; exp(u)*u").gradient();
    assertEquals(gradient, again);
    assertEquals(n, gradient.formulas().size());
  }

  @Test
  void namesOfVariablesAreNames() {
    for (String name : List.of("and", "2a", "a b", "", "x²")) {
      assertThrows(IllegalArgumentException.class, () -> Formula.parse("1", name), name);
    }
    assertThrows(SyntaxException.class, () -> Formula.parse("x²"));
    assertEquals(List.of("x₁"), Formula.parse("2x₁").variables());
  }

  @Test
  void elementsMayBeNamedWithBlanks() {
    Formula f = Formula.parse("a[2, 3]^2*b", "a[ 2, 3 ]", "b");
    assertEquals(List.of("a[2,3]", "b"), f.variables());
    assertEquals("2*a[2,3]*b", f.derivative("a[2, 3]").simplify().toString());
    assertEquals("9*b", f.bind(Map.of("a [2,\t3]", 3)).toString());
    assertEquals("c^2*b", f.substitute("a[2,03]", Formula.parse("c")).toString());
    assertEquals(List.of("a[2,3]", "b", "v[1]", "w"), of(f.directionalDerivative("v[ 1 ]", "w")));
    assertEquals(f.hessian("a[2,3]"), f.hessian("a[2, 3]"));
    assertEquals(f.gradient().jacobian("a[2,3]"), f.gradient().jacobian("a[2, 3]"));
    assertEquals(f.taylor("a[2,3]", 1, 2), f.taylor("a[2, 3]", 1, 2));
    assertEquals(
        List.of("a[2,3]", "b", "m[1]"), of(FormulaSystem.of(f).weightedSum("m[ 1 ]").simplify()));
    assertThrows(IllegalArgumentException.class, () -> Formula.parse("1", "a[1]", "a[ 1 ]"));
    assertThrows(IllegalArgumentException.class, () -> Formula.parse("1", "a[1 2]"));
  }

  private static List<String> of(Formula f) {
    return f.variables();
  }

  @Test
  void misspeltVariablesAreRecognised() {
    Formula f = Formula.parse("speed*time^2");
    String message = "tmie is none of the variables speed, time; did you mean time?";
    for (Executable work :
        List.<Executable>of(
            () -> f.derivative("tmie"),
            () -> f.hessian("speed", "tmie"),
            () -> f.bind(Map.of("tmie", 1)),
            () -> f.gradient().jacobian("tmie"),
            () -> f.taylor("tmie", 0, 2))) {
      assertEquals(message, assertThrows(IllegalArgumentException.class, work).getMessage());
    }
  }

  @Test
  void nullIsToldByTheNameOfTheArgument() {
    Formula f = Formula.parse("x^2*y");
    FormulaSystem s = f.gradient();
    UserFunction u = UserFunction.of("u(x)", Math::sin);
    String none = null;
    String[] nobody = null;
    tells("text", () -> Formula.parse(none));
    tells("text", () -> Formula.parse(none, "x"));
    tells("variables", () -> Formula.parse("x", nobody));
    tells("the name of a variable", () -> Formula.parse("x", "x", null));
    tells("the name of a variable", () -> f.derivative("x", null));
    tells("the name of a variable", () -> f.implicitDerivative("x", null));
    tells("the name of a variable", () -> f.taylor(null, 0, 1));
    tells("the name of a variable", () -> f.hessianVectorProduct("v", null));
    tells("by", () -> f.derivative(nobody));
    tells("at", () -> f.taylor("x", null, 1));
    tells("values", () -> f.bind(null));
    tells("replacement", () -> f.substitute("x", null));
    tells("x", () -> f.evaluate((double[]) null));
    tells("texts", () -> FormulaSystem.parse(nobody));
    tells("text 2", () -> FormulaSystem.parse("x", null));
    tells("a formula", () -> FormulaSystem.of(f, null));
    tells("values", () -> s.bind(null));
    tells("by", () -> s.jacobian(nobody));
    tells("functions", () -> Language.of((UserFunction[]) null));
    tells("a function", () -> Language.of(u, null));
    tells("text", () -> Language.of(u).parse(none));
    tells("signature", () -> UserFunction.of(null, "x"));
    tells("signature", () -> UserFunction.of(null, Math::sin));
    tells("formula", () -> UserFunction.of("f(x)", none));
    tells("f", () -> UserFunction.of("f(x)", (DoubleUnaryOperator) null));
    tells("f", () -> UserFunction.of("f(x, y)", (DoubleBinaryOperator) null));
    tells("f", () -> UserFunction.ofArray("f(x)", null));
    tells("f", () -> u.derivative("x", (DoubleUnaryOperator) null));
    tells("formula", () -> u.derivative("x", none));
    tells("by", () -> u.derivative(null, "x"));
  }

  private static void tells(String message, Executable work) {
    assertEquals(message, assertThrows(NullPointerException.class, work).getMessage());
  }

  @Test
  void placesOutsideAMatrixAreTold() {
    FormulaSystem s = FormulaSystem.parse("x*y", "z").jacobian();
    String message = " of 2 rows and 3 columns; both count from 0";
    for (int[] at : new int[][] {{9999, 0}, {-1, 0}, {0, 3}, {2, -1}}) {
      String place = "there is no place in row " + at[0] + ", column " + at[1] + message;
      for (Executable work :
          List.<Executable>of(
              () -> s.get(at[0], at[1]), () -> s.sparsity().contains(at[0], at[1]))) {
        assertEquals(place, assertThrows(IndexOutOfBoundsException.class, work).getMessage());
      }
    }
    assertEquals(
        "a system of 2 rows and 3 columns has no lower triangle: it must be square",
        assertThrows(IllegalStateException.class, s::lowerTriangle).getMessage());
  }

  @Test
  void assumptionsFollowTheVariables() {
    Formula f = Formula.parse("ln(x^2) + y").simplify(Keeps.GENERIC);
    assertEquals(List.of("x > 0"), f.assumptions());
    assertEquals(List.of(), f.bind(Map.of("x", 2)).assumptions());
    assertThrows(IllegalArgumentException.class, () -> f.bind(Map.of("x", -1)));
    assertEquals(List.of("u - 1 > 0"), f.substitute("x", Formula.parse("u - 1")).assumptions());
    assertEquals(List.of("x > 0"), f.derivative("x").simplify().assumptions());
  }

  @Test
  void parametersAreNamedAsWritten() {
    SyntaxException e =
        assertThrows(SyntaxException.class, () -> Formula.parse("f(t) = (t < 1) + 1; f(x)"));
    assertTrue(e.getMessage().contains("but t < 1 is a condition"), e.getMessage());
  }

  @Test
  void pastedMathematicsIsRead() {
    assertEquals(Formula.parse("-2*x*y"), Formula.parse("−2·x×y"));
    assertEquals(Formula.parse("if(x <= 1, 1, 2)"), Formula.parse("if(x\u00A0≤ 1, 1, 2)"));
  }

  @Test
  void exactNumbersRoundOnce() {
    Random random = new Random(3);
    for (int k = 0; k < 2_000; k++) {
      BigInteger n = new BigInteger(60, random).add(BigInteger.ONE);
      BigInteger d = BigInteger.TWO.pow(1_060 + random.nextInt(90)).subtract(BigInteger.ONE);
      Rational r = Rational.of(n, d);
      double expected =
          new BigDecimal(n).divide(new BigDecimal(d), new MathContext(1_200)).doubleValue();
      assertEquals(expected, r.doubleValue(), () -> n + "/" + d);
    }
  }
}
