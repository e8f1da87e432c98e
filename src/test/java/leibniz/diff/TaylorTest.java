package leibniz.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import leibniz.Formula;
import leibniz.FormulaSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Taylor arithmetic: high derivatives and Taylor polynomials.
class TaylorTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "exp(x)",
        "x^3*sin(x)",
        "ln(1 + x)",
        "x^x",
        "(x^y)^x",
        "tan(x)",
        "atan(x)",
        "asin(x/2)",
        "acosh(x + 1)",
        "1/(1 + x)",
        "sqrt(1 + x)",
        "abs(x)^3",
        "max(x, x^2, y)",
        "if(x < 0.5, x^2, x^3)",
        "erf(x)",
        "hypot(x, 2)",
        "x^2.5",
        "(1 + x)^20",
        "(x - 0.7)^5",
        "atan2(x, 1 + x)",
        "cbrt(1 + x)",
        "asinh(x)",
        "tanh(x*y)",
        "y*x^y",
        "log2(x)*log10(x)",
        "sinh(x)*cosh(x)*expm1(x)",
        "y + 3",
        "(x - 0.7)^17",
        "(x - 0.7)^20*cos(x)",
        "besselj(0, x)",
        "besselj(1, x*y)^2",
        "bessely(2, 1 + x)",
        "besselj(floor(y), x)",
        "polygamma(floor(y), x)",
        "remainder(x^2, y)",
        "copysign(x^3, y)",
      })
  void agreesWithDifferentiatingAgainAndAgain(String text) {
    Formula f = Formula.parse(text, "x", "y");
    FormulaSystem all = f.derivatives("x", 6);
    assertEquals(7, all.rows());
    double[] values = all.evaluate(0.7, 1.3);
    Formula derivative = f;
    for (int k = 0; k <= 6; k++) {
      double expected = derivative.evaluate(0.7, 1.3);
      // The sixth derivative as a formula cancels some digits.
      assertEquals(expected, values[k], 1e-9 * (1 + Math.abs(expected)), "order " + k);
      derivative = derivative.derivative("x");
    }
  }

  /// The certified value of the nested sine's tenth derivative; differentiated again and again it
  /// takes 598,369 operations.
  @Test
  void theTenthDerivativeOfSinNestedSevenTimes() {
    FormulaSystem all = Formula.parse("sin(sin(sin(sin(sin(sin(sin(x)))))))").derivatives("x", 10);
    assertTrue(all.program().operations() < 1_500, () -> "" + all.program().operations());
    double[] values = new double[11];
    all.compile().evaluate(new double[] {1}, values);
    assertEquals(55578.02833128172, values[10], 1e-12 * 55578);
  }

  @Test
  void highOrders() {
    double[] values = Formula.parse("exp(2*x)").derivatives("x", 60).evaluate(0);
    for (int k = 0; k <= 60; k++) {
      assertEquals(Math.scalb(1.0, k), values[k], 1e-13 * values[k]);
    }
  }

  @Test
  void polynomials() {
    assertEquals("1 + x + 1/2*x^2 + 1/6*x^3", Formula.parse("exp(x)").taylor("x", 0, 3).toString());
    assertEquals(
        "1 - 1/4*x^2 + 1/64*x^4", Formula.parse("j0(x)").taylor("x", 0, 5).simplify().toString());
    assertEquals("x/y - 1/6*x^3/y", Formula.parse("sin(x)/y").taylor("x", 0, 4).toString());
    assertEquals(
        Math.log(2.5) + 0.2 / 2.5 - 0.5 * 0.04 / 6.25,
        Formula.parse("ln(x)").taylor("x", 2.5, 2).evaluate(2.7),
        1e-15);
  }

  @Test
  void wrongOrdersAndNamesAreErrors() {
    Formula f = Formula.parse("x");
    assertThrows(IllegalArgumentException.class, () -> f.derivatives("x", -1));
    assertThrows(IllegalArgumentException.class, () -> f.derivatives("x", 1001));
    Formula root = Formula.parse("sqrt(x)");
    assertThrows(IllegalArgumentException.class, () -> root.taylor("x", 0, 3));
    assertThrows(IllegalArgumentException.class, () -> root.taylor("x", 0.0, 3));
    assertThrows(IllegalArgumentException.class, () -> f.derivatives("y", 1));
    assertThrows(IllegalArgumentException.class, () -> f.taylor("y", 0, 1));
  }
}
