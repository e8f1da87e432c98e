package leibniz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import leibniz.expr.Call;
import leibniz.expr.Fn;
import leibniz.expr.Num;
import org.junit.jupiter.api.Test;

/// Parts of formulas replaced, by predicate and by pattern.
class ReplaceTest {
  private static void replaces(
      String formula, String pattern, String replacement, String expected, String... anything) {
    Formula result = Formula.parse(formula).replace(pattern, replacement, anything);
    assertEquals(expected, result.toString(), formula);
  }

  private static void keeps(String formula, String pattern, String replacement) {
    Formula f = Formula.parse(formula);
    assertEquals(f.expr(), f.replace(pattern, replacement).expr(), formula);
  }

  private static void refuses(
      String formula, String pattern, String replacement, String reason, String... anything) {
    Formula f = Formula.parse(formula);
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> f.replace(pattern, replacement, anything));
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }

  @Test
  void lettersStandForAnything() {
    replaces("3 + sin(x)^2", "sin(a)^2", "1 - cos(a)^2", "4 - cos(x)^2");
    replaces("tan(x*y)", "tan(a)", "sin(a)/cos(a)", "sin(x*y)/cos(x*y)");
    replaces("x^n*y", "x^a", "a", "n*y");
    replaces("sin(sin(x)^2)^2", "sin(a)^2", "1 - cos(a)^2", "1 - cos(1 - cos(x)^2)^2");
    replaces("if(sin(x)^2 < 1, 2, 3)", "sin(a)^2", "1 - cos(a)^2", "if(1 - cos(x)^2 < 1, 2, 3)");
    keeps("sin(x)*sin(y)", "sin(a)*cos(b)", "1");
    keeps("hypot(x, y)", "hypot(a, a)", "a");
  }

  @Test
  void variablesOfTheFormulaStandForThemselves() {
    replaces("x + 2 + 3", "x", "y", "y + 5");
    replaces("sin(x) + a*sin(a)", "sin(a)", "1", "sin(x) + a");
    replaces("sin(x) + a*sin(a)", "sin(a)", "1", "1 + a", "a");
    replaces("sqrt(x^2 + y^2)*z", "x^2 + y^2", "r^2", "z*abs(r)");
    assertEquals(
        List.of("x", "y", "r"),
        Formula.parse("hypot(x, y)").replace("hypot(x, y)", "r").variables());
    assertEquals("2*x", Formula.parse("e*x", "e", "x").replace("e", "2").toString());
  }

  @Test
  void partsOfProductsMatchAsOftenAsTheyStand() {
    replaces("x^2*y^3", "x*y", "u", "u^2*y");
    replaces("z*sin(x)^5", "sin(a)^2", "1 - cos(a)^2", "z*(1 - cos(x)^2)^2*sin(x)");
    replaces("1/sin(x)^2", "sin(a)^2", "1 - cos(a)^2", "1/(1 - cos(x)^2)");
    replaces("exp(x)*exp(y)*z", "exp(a)*exp(b)", "exp(a + b)", "z*exp(x + y)");
    replaces("6*x*y", "2*x", "u", "3*u*y");
    replaces("y*x*sin(x)", "a*sin(a)", "a", "x*y");
    keeps("x*y", "2*x", "u");
    keeps("x/y", "x*y", "u");
    keeps("x^(1/2)", "x^2", "u");
  }

  @Test
  void partsOfSumsMatchTimesAnything() {
    replaces("3*z*x^2 + 3*z*y^2", "x^2 + y^2", "r^2", "3*r^2*z");
    replaces("5*sin(x)^2 + 3*cos(x)^2", "sin(a)^2 + cos(a)^2", "1", "2*sin(x)^2 + 3");
    replaces("z - z*sin(x)^2", "1 - sin(a)^2", "cos(a)^2", "z*cos(x)^2");
    replaces("ln(x) + ln(y) + x", "ln(a) + ln(b)", "ln(a*b)", "x + ln(x*y)");
    replaces(
        "sin(x)*cos(y) + cos(x)*sin(y) + 1",
        "sin(a)*cos(b) + cos(a)*sin(b)",
        "sin(a + b)",
        "1 + sin(x + y)");
    keeps("sin(x)^2 - cos(x)^2", "sin(a)^2 + cos(a)^2", "1");
    keeps("sin(x)^2 + cos(y)^2", "sin(a)^2 + cos(a)^2", "1");
  }

  @Test
  void aLetterAloneInASumOrProductTakesTheRest() {
    replaces("u*v*x + v + w", "p*x + q", "p/q", "u*v/(v + w)");
    replaces("x + sin(x) + y", "sin(x) + a", "a", "x + y");
  }

  @Test
  void itEnds() {
    replaces("sin(x)^2", "sin(a)^2", "sin(a)^2 + 0", "sin(x)^2");
    replaces(
        "sin(x)^2 + cos(x)^2", "sin(a)^2 + cos(a)^2", "cos(a)^2 + sin(a)^2", "sin(x)^2 + cos(x)^2");
    replaces("x*y", "x*y", "x^2*y^2", "x^2*y^2");
    replaces("x", "x", "x + 1", "x + 1");
    replaces("exp(exp(x))", "exp(a)", "exp(2*a)", "exp(2*exp(2*x))");
  }

  @Test
  void whatDoesNotMatchStaysAsWritten() {
    keeps("2 + 3 + x*1 + sin(x)", "cos(a)", "1");
    replaces("(2 + 3)*x - sin(y)", "sin(a)", "a", "(2 + 3)*x - y");
  }

  @Test
  void slipsAreTold() {
    refuses("sin(x)", "sin(a)", "cos(b)", "b in the replacement is neither in the pattern sin(a)");
    refuses("sin(x)", "a", "1", "stands for anything");
    refuses("sin(x)", "if(x < 0, 1, 2)", "1", "a pattern cannot hold a choice");
    refuses("sin(x)", "sin(x)", "1", "a does not stand in the pattern", "a");
    refuses("sin(x)", "sin(", "1", "line 1, column 5");
  }

  @Test
  void partsByPredicate() {
    Formula f = Formula.parse("x*floor(y) + floor(x)");
    Formula replaced =
        f.replace(e -> e instanceof Call c && c.function() == Fn.FLOOR, Formula.parse("t"));
    assertEquals("x*t + t", replaced.toString());
    assertEquals(List.of("x", "y", "t"), replaced.variables());
    assertEquals(
        "2*x + y",
        Formula.parse("1*x + y").replace(e -> e instanceof Num, Formula.parse("2")).toString());
    assertEquals(f.expr(), f.replace(e -> false, Formula.parse("t")).expr());
  }

  @Test
  void systems() {
    FormulaSystem s = FormulaSystem.parse("r*cos(t)", "r*sin(t)");
    assertEquals("[cos(t), sin(t)]", s.replace("r*a", "a").toString());
    assertEquals(
        "[r*c, r*sin(t)]",
        s.replace(e -> e instanceof Call c && c.function() == Fn.COS, Formula.parse("c"))
            .toString());
  }

  /// Terms that cannot match, by function or by sign, are not tried with each other, and what is
  /// replaced is not looked at again: of 50,000 there are 1,250,000,000 pairs.
  @Test
  void termsWithoutAPartnerAreNotTriedWithEachOther() {
    int n = 50_000;
    Formula logarithms = Formula.parse(joined(" + ", "ln(x%d)", n));
    assertEquals(logarithms.expr(), logarithms.replace("ln(a) - ln(b)", "ln(a/b)").expr());
    assertEquals(logarithms.expr(), logarithms.replace("ln(a) + sin(b)", "1").expr());
    Formula pairs = logarithms.replace("ln(a) + ln(b)", "ln(a*b)");
    assertEquals(n / 2, pairs.expr().arity());
    Formula product = Formula.parse(joined("*", "sin(x%d)", n));
    assertEquals(n, product.replace("sin(a)*sin(b)", "a*b").expr().arity());
  }

  private static String joined(String separator, String part, int n) {
    return IntStream.range(0, n)
        .mapToObj(i -> part.formatted(i))
        .collect(Collectors.joining(separator));
  }

  @Test
  void longSumsTakeOneLookAtEachTerm() {
    StringBuilder text = new StringBuilder("0");
    for (int k = 0; k < 5000; k++) {
      text.append("+sin(x[%d])^2 + cos(x[%d])^2".formatted(k, k));
    }
    Formula f = Formula.parse(text.toString());
    assertEquals("5000", f.replace("sin(a)^2 + cos(a)^2", "1").toString());
  }
}
