package leibniz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import leibniz.expr.Expr;
import leibniz.expr.Fn;
import leibniz.expr.Graph;
import org.junit.jupiter.api.Test;

/// Where a NaN comes from.
class NaNExplanationTest {
  private static void explains(String formula, double[] x, String explanation) {
    assertEquals(explanation, Formula.parse(formula).explainNaN(x).orElseThrow().toString());
  }

  private static double[] at(double... x) {
    return x;
  }

  @Test
  void thePartThatLeftItsDomainIsNamed() {
    explains("2*ln(x - 3)", at(2), "ln(x - 3) is NaN where x - 3 = -1.0: ln needs x - 3 > 0");
    explains("sin(sqrt(x))", at(-4), "sqrt(x) is NaN where x = -4.0: a square root needs x >= 0");
    explains("asin(x)^2", at(2), "asin(x) is NaN where x = 2.0: asin needs abs(x) <= 1");
    explains(
        "x^y",
        at(-8, 0.5),
        "x^y is NaN where x = -8.0, y = 0.5: a negative number has no power that is no integer");
    explains("x/y", at(0, 0), "x/y is NaN where x = 0.0, y = 0.0: zero is divided by zero");
    explains(
        "bessely(n, x)",
        at(0, -1),
        "bessely(n, x) is NaN where n = 0.0, x = -1.0: bessely needs n == floor(n) and x > 0");
  }

  @Test
  void theFirstOfSeveralIsBlamed() {
    assertEquals(
        "ln(x)", Formula.parse("ln(x)*sqrt(x) + asin(ln(x))").explainNaN(-1).orElseThrow().part());
  }

  @Test
  void infinitiesThatBecomeNaNAreTold() {
    explains(
        "exp(x) - exp(2*x)",
        at(1000),
        "exp(x) - exp(2*x) is NaN where exp(x) = Infinity, -exp(2*x) = -Infinity: infinity is"
            + " subtracted from infinity; exp(x) is infinite where x = 1000.0; exp(2*x) is infinite"
            + " where 2*x = 2000.0");
    explains(
        "x*(1/x)",
        at(0),
        "x*(1/x) is NaN where x = 0.0, 1/x = Infinity: zero and infinity are multiplied; 1/x is"
            + " infinite where x = 0.0");
    explains(
        "sin(x)",
        at(Double.NEGATIVE_INFINITY),
        "sin(x) is NaN where x = -Infinity: sin has no value there");
    explains(
        "x*y*z",
        at(1e200, 1e200, 0),
        "x*y*z is NaN where x = 1.0E200, y = 1.0E200, z = 0.0: factors overflow or vanish on the"
            + " way, and zero and infinity meet");
  }

  @Test
  void branchesNotTakenAreNotBlamed() {
    explains(
        "if(x < 0, ln(x), 1) + sqrt(y)",
        at(1, -1),
        "sqrt(y) is NaN where y = -1.0: a square root needs y >= 0");
    assertTrue(Formula.parse("if(x < 0, ln(x), 1)").explainNaN(1).isEmpty());
    assertTrue(Formula.parse("if(ln(x) < 0, 2, 1)").explainNaN(-1).isEmpty());
    explains(
        "if(ln(x) < 0, 2, sqrt(x))",
        at(-1),
        "sqrt(x) is NaN where x = -1.0: a square root needs x >= 0");
  }

  @Test
  void whatWasGivenIsTold() {
    explains("x + 2*y", at(1, Double.NaN), "y is NaN: this value was given");
    explains(
        "x - x",
        at(Double.POSITIVE_INFINITY),
        "x - x is NaN where x = Infinity, -x = -Infinity: infinity is subtracted from infinity");
    Language language = Language.of(UserFunction.of("f(v)", v -> v < 0 ? Double.NaN : v));
    assertEquals(
        "f(x) is NaN where x = -1.0: f returned NaN",
        language.parse("1 + f(x)").explainNaN(-1).orElseThrow().toString());
  }

  @Test
  void numbersNeedNoExplanation() {
    assertTrue(Formula.parse("1/x").explainNaN(0).isEmpty());
    assertThrows(IllegalArgumentException.class, () -> Formula.parse("x").explainNaN());
  }

  @Test
  void systemsTellTheFirstOfAllFormulas() {
    FormulaSystem s = FormulaSystem.parse("x", "ln(x)", "1/sqrt(x)");
    assertEquals("ln(x)", s.explainNaN(-1).orElseThrow().part());
    assertTrue(s.explainNaN(1).isEmpty());
  }

  @Test
  void aDeepFormulaIsNoTrouble() {
    Graph g = new Graph();
    Expr deep = g.call(Fn.LN, g.symbol("x"));
    for (int k = 0; k < 100_000; k++) {
      deep = g.add(g.call(Fn.SIN, deep), deep);
    }
    NaNExplanation why = Formula.of(deep, List.of("x")).explainNaN(-1).orElseThrow();
    assertEquals("ln(x)", why.part());
  }

  @Test
  void rootsInDenominatorsAreBlamedThemselves() {
    explains("y/sqrt(x)", at(-1, 2), "1/sqrt(x) is NaN where x = -1.0: a square root needs x >= 0");
    explains("y*sqrt(x)", at(-1, 2), "sqrt(x) is NaN where x = -1.0: a square root needs x >= 0");
    explains(
        "y/x^(1/3)",
        at(-1, 2),
        "x^(1/3) is NaN where x = -1.0: a negative number has no power that is no integer");
  }
}
