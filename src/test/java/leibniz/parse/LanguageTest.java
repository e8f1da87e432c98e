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
}
