package leibniz.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import leibniz.Formula;
import leibniz.FormulaSystem;
import org.junit.jupiter.api.Test;

/// What the text of a formula means.
class LanguageTest {
  private static void evaluates(String text, double expected, double... values) {
    double value = Formula.parse(text).evaluate(values);
    assertEquals(expected, value, text);
    assertEquals(expected, Formula.parse(text).compile().applyAsDouble(values), text);
  }

  private static void means(String text, String same) {
    assertEquals(Formula.parse(same), Formula.parse(text));
  }

  @Test
  void numbers() {
    evaluates("2", 2);
    evaluates(".5", 0.5);
    evaluates("2.", 2);
    evaluates("1e-3", 0.001);
    evaluates("1.5E+2", 150);
    evaluates("12345678901234567890", 1.2345678901234567E19);
    evaluates("1/3 + 1/3 + 1/3", 1.0 / 3 + 1.0 / 3 + 1.0 / 3);
  }

  @Test
  void names() {
    for (String name : List.of("x", "x_1", "g_", "_a", "größe", "Δt", "变量", "x2y", "π2")) {
      assertEquals(List.of(name), Formula.parse(name + " + 1").variables());
    }
  }

  @Test
  void signsAndPowers() {
    evaluates("-x^2", -9, 3);
    evaluates("(-x)^2", 9, 3);
    evaluates("2^-3", 0.125);
    evaluates("2^3^2", 512);
    evaluates("2**3**2", 512);
    evaluates("--x", 3, 3);
    evaluates("+x", 3, 3);
    evaluates("-2^-2", -0.25);
    evaluates("2*-3", -6);
    evaluates("x - -3", 6, 3);
    evaluates("x^-1^2", 1 / 3.0, 3);
  }

  @Test
  void orderOfOperations() {
    evaluates("1 - 2 - 3", -4);
    evaluates("12/2/3", 2);
    evaluates("12/2*3", 18);
    evaluates("1 + 2*3^2", 19);
    evaluates("x*(1/x)", 7 * (1.0 / 7), 7);
  }

  @Test
  void productSignsMayBeLeftOut() {
    means("2x", "2*x");
    means("2(x + 1)", "2*(x + 1)");
    means("2x^2", "2*x^2");
    means("-2x", "-2*x");
    means("(x + 1)(x - 1)", "(x + 1)*(x - 1)");
    means("2pi", "2*pi");
    means("3sin(x)cos(x)", "3*sin(x)*cos(x)");
    means("2e", "2*e");
    evaluates("1/2x", 1.5, 3);
  }

  @Test
  void aNameBeforeParenthesesIsAFunction() {
    assertEquals(List.of("gamma", "sin"), Formula.parse("gamma + sin").variables());
    evaluates("sin + sin(sin)", 2 + Math.sin(2), 2);
  }

  @Test
  void constantsMayBeVariables() {
    evaluates("pi", Math.PI);
    evaluates("π", Math.PI);
    evaluates("e", Math.E);
    assertEquals(3, Formula.parse("2*e", "e").evaluate(1.5));
    assertEquals(List.of("e", "pi"), Formula.parse("e*pi", "e", "pi").variables());
  }

  @Test
  void conditionsAndChoices() {
    evaluates("if(x < 1, 10, 20)", 10, 0.5);
    evaluates("if(x < 1, 10, 20)", 20, 1);
    evaluates("if(x <= 1 and not x == 0, 1, 2)", 2, 0);
    evaluates("if(x <= 1 and not x == 0, 1, 2)", 1, 1);
    evaluates("if(x < 0 or x > 2 and x != 3, 1, 2)", 2, 3);
    evaluates("if(not (x < 0 or x >= 2), 1, 2)", 2, 2);
    evaluates("piecewise(x < 0, 1, x < 1, 2, x < 2, 3, 4)", 3, 1.5);
    evaluates("piecewise(x < 0, 1, x < 1, 2, x < 2, 3, 4)", 4, Double.NaN);
    evaluates("if(x > 0, ln(x), 0)", 0, -1);
  }

  @Test
  void minAndMaxTakeAnyNumber() {
    evaluates("min(3, x)", 2, 2);
    evaluates("max(1)", 1);
    evaluates("max(1, 5, x, 2)", 5, 4);
    evaluates("min(0, -0.0)", -0.0);
    evaluates("max(x, 0)", Double.NaN, Double.NaN);
  }

  @Test
  void definitionsComeBeforeTheResult() {
    evaluates("r = sqrt(x^2 + y^2); f(t) = t^2 + 1; f(r) / r", 26 / 5.0, 3, 4);
    evaluates("f(a, b) = a - b; f(f(x, 1), f(1, x))", 4, 3);
    evaluates("f(x) = x^2; f(y) + x", 11, 2, 3);
    evaluates("f(t) = c*t; c2 = 2; f(c2)", 14, 7);
    evaluates("a = 1; a + 1;", 2);
    assertEquals(List.of("x", "y"), FormulaSystem.parse("t = x; t*y", "t = y; t").variables());
  }

  @Test
  void functionsHaveAliases() {
    evaluates("log(x)", 1, Math.E);
    evaluates("arcsin(1)", Math.asin(1));
    evaluates("arctan2(1, 2)", Math.atan2(1, 2));
    evaluates("signum(-3)", -1);
    evaluates("cbrt(-8)", -2);
  }

  @Test
  void commentsAndLinesAreFree() {
    evaluates("# the radius\nr = x + 1;\n\tr * 2 # twice\n", 8, 3);
  }

  @Test
  void variablesAreFoundOrGiven() {
    assertEquals(List.of("B", "a", "b"), Formula.parse("b + a*B").variables());
    assertEquals(List.of("b", "a"), Formula.parse("b + a", "b", "a").variables());
    assertEquals(List.of("a", "z"), Formula.parse("a", "a", "z").variables());
    assertEquals(List.of(), Formula.parse("1 + 1").variables());
    assertEquals(2, Formula.parse("1 + 1").evaluate());
  }

  @Test
  void sumsAndProductsOverAnIndex() {
    means("sum(i, 1, 3, x^i)", "x^1 + x^2 + x^3");
    means("product(i, 1, 3, x + i)", "(x + 1)*(x + 2)*(x + 3)");
    means("product(i, 1, 2, 1/(x + i))", "1/(x + 1)*(1/(x + 2))");
    means("2sum(i, -1, 1, i*x)", "2*(-1*x + 0*x + 1*x)");
    evaluates("sum(i, 1, 0, x) + product(i, 1, 0, x)", 1, 7);
    means("sum(i, 2, 2, x - i)", "x - 2");
    evaluates("sum(k, 0, 3, x^k/gamma(k + 1))", 1 + 1.0 + 0.5 + 1 / 6.0, 1);
  }

  @Test
  void boundsAreWhateverComesToAnInteger() {
    means("n = 3; sum(i, n - 2, n, x*i)", "x*1 + x*2 + x*3");
    means("f(n) = sum(i, 1, n, x^i); f(2)/f(1)", "(x^1 + x^2)/x^1");
    means("sum(i, 1, 3, sum(j, i, 2, x[i, j]))", "(x[1, 1] + x[1, 2]) + x[2, 2] + 0");
    means("sum(i, 1, 2, i*sum(i, 1, 2, x*i))", "1*(x*1 + x*2) + 2*(x*1 + x*2)");
    means("f(i) = sum(j, 1, i, j*x); sum(j, 1, 2, f(j)*j)", "(1*x)*1 + (1*x + 2*x)*2");
    means("f(sum) = sum^2; sum(sum, 1, 2, f(sum))", "1 + 4");
    means("sum(i, 1, 4/2, x)", "x + x");
  }

  @Test
  void whatConsistsOfIndicesAndExactNumbersIsExact() {
    means("sum(i, 1, 2, (-1)^i*x^(2*i - 1)/(i + 1))", "-1*x^1/2 + 1*x^3/3");
    means("sum(i, 1, 3, if(i == 2 and not i < 1, x, 0))", "0 + x + 0");
  }

  /// What one copy decides is open again in the next one.
  @Test
  void copiesAreDecidedEachForItself() {
    means(
        "f(u, v) = if(u < 1 and v < 1, 1, 2); f(0, 0) + f(x, y)", "1 + if(x < 1 and y < 1, 1, 2)");
    means("sum(i, 1, 2, if(x > i or i == 1, 10, 1))", "10 + if(x > 2, 10, 1)");
    means(
        "c(p, a, b) = if(p >= a and p <= b, 1, 0); c(1, 0, 2)*c(x, 0, 2)",
        "1*if(x >= 0 and x <= 2, 1, 0)");
  }

  @Test
  void functionsOfExactNumbersAreExactInBoundsIndicesAndConditions() {
    means("sum(i, 1, 3, x[mod(i, 3) + 1])", "x[2] + x[3] + x[1]");
    means("sum(i, floor(5/2), 3, i*x)", "2*x + 3*x");
    means("sum(i, min(1, 2), max(1, 3, 2), i*x)", "1*x + 2*x + 3*x");
    means("sum(i, 1, abs(-3), x[i])", "x[1] + x[2] + x[3]");
    means("sum(i, 1, 4, if(mod(i, 2) == 0, x[i], y[i]))", "y[1] + x[2] + y[3] + x[4]");
    means("f(n) = sum(i, ceil(n/2), n, x^i); f(3)", "x^2 + x^3");
    means(
        "x[floor(-3/2)] + x[ceil(-3/2)] + x[trunc(-3/2)] + x[round(5/2)] + x[round(-7/2)]",
        "x[-2] + x[-1] + x[-1] + x[2] + x[-4]");
    means("x[sign(-7/2)] + x[remainder(7, 4)] + x[abs(mod(-1, 3))]", "x[-1] + x[-1] + x[2]");
  }

  @Test
  void elementsAreVariablesInTheOrderOfTheirIndices() {
    Formula f = Formula.parse("sum(i, 1, 11, i*x[i]) + x + b[2, 1]*b[1,10] + b[1, 2]");
    assertEquals(
        "[b[1,2], b[1,10], b[2,1], x, x[1], x[2], x[3], x[4], x[5], x[6], x[7], x[8], x[9],"
            + " x[10], x[11]]",
        f.variables().toString());
    assertEquals(List.of("x[-1]"), Formula.parse("x[2 - 3]").variables());
    assertEquals(
        List.of("x[1]", "x[2]"),
        Formula.parse("sum(i, 1, 2, if(i < 2, 1, x[i - 1]) + x[i])").variables());
    assertEquals(5, Formula.parse("x[2] - x[1]", "x[1]", "x[2]").evaluate(1, 6));
    assertEquals(f, Formula.parse(f.toString()));
    assertEquals("2 x_{1} + a_{1,2}", Formula.parse("2x[1] + a_1[2]").toLatex());
    assertEquals(
        "[[2*x[1], 2*x[2], 2*x[3]]]",
        Formula.parse("sum(i, 1, 3, x[i]^2)").gradient().simplify().toString());
  }

  @Test
  void aFunctionOfOnesOwnMayBeCalledSum() {
    means("sum(a, b) = a + b; sum(x, 1)", "x + 1");
    assertEquals(List.of("product", "sum"), Formula.parse("sum*product").variables());
  }

  @Test
  void aMillionTerms() {
    assertEquals(
        500000500000.0, Formula.parse("sum(i, 1, 1000000, i*x)").evaluate(1), "each an integer");
  }
}
