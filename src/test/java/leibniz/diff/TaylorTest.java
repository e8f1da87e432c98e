package leibniz.diff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import leibniz.Formula;
import leibniz.FormulaSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        "(1 + x/9)^101",
        "x*(x + y)*sin(x)*x",
        "if(x < 0.5, x^2, x^3)*exp(y*x)",
      })
  void agreesWithDifferentiatingAgainAndAgain(String text) {
    agreesWithDifferentiating(text, 6);
    agreesWithDifferentiating(text, 25); // by derivatives, where lower orders go by coefficients
  }

  private static void agreesWithDifferentiating(String text, int order) {
    Formula f = Formula.parse(text, "x", "y");
    FormulaSystem all = f.derivatives("x", order);
    assertEquals(order + 1, all.rows());
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

  /// Beyond the range of coefficients, which are smaller by a factorial. The values are computed
  /// with 700 digits (mpmath 1.3).
  @ParameterizedTest
  @CsvSource({
    "exp(sin(x)), 1, 171, 1.5115889402407858559e214",
    "exp(sin(x)), 1, 180, -2.9138623014356092466e228",
    "exp(sin(x)), 1, 200, 3.9503210371449880961e261",
    "sqrt(x), 100, 150, -8.7950790112639330556e-41",
  })
  void ordersBeyondTheFactorialsOfADouble(String text, double x, int order, double expected) {
    for (int highest : new int[] {order, 200}) {
      double value = Formula.parse(text).derivatives("x", highest).evaluate(x)[order];
      // Hundreds of sums of terms with either sign.
      assertEquals(expected, value, 1e-10 * Math.abs(expected));
    }
  }

  @Test
  void highOrdersOfPowersAndExponentials() {
    double[] inverse = Formula.parse("1/x").derivatives("x", 200).evaluate(100);
    double[] power = Formula.parse("x^y").derivatives("x", 200).evaluate(100, -1);
    double[] exponential = Formula.parse("exp(x)").derivatives("x", 1000).evaluate(1);
    double[] sine = Formula.parse("sin(x)").derivatives("x", 1000).evaluate(0.3);
    double expected = 0.01;
    for (int k = 0; k <= 200; k++) {
      assertEquals(expected, inverse[k], 1e-13 * Math.abs(expected), "order " + k);
      assertEquals(expected, power[k], 1e-13 * Math.abs(expected), "order " + k);
      expected *= -(k + 1) / 100.0;
    }
    for (int k = 0; k <= 1000; k++) {
      assertEquals(Math.E, exponential[k]);
      double circular = k % 2 == 0 ? Math.sin(0.3) : Math.cos(0.3);
      assertEquals(k % 4 < 2 ? circular : -circular, sine[k]);
    }
  }

  @Test
  void powersOfZeroAreSmooth() {
    Formula f = Formula.parse("x^101");
    assertEquals("x^101", f.taylor("x", 0, 101).toString());
    assertEquals("0", f.taylor("x", 0, 100).toString());
    assertEquals("0", Formula.parse("(1 + x)^200").taylor("x", -1, 5).toString());
    assertEquals("0", Formula.parse("x^1000000").taylor("x", 0, 30).toString());
    assertArrayEquals(new double[] {0, 0}, f.derivatives("x", 1).evaluate(0));
    double[] all = f.derivatives("x", 102).evaluate(0);
    assertEquals(0, all[100]);
    assertEquals(9.425947759838358e159, all[101], 1e-14 * all[101]); // 101!
    assertEquals(0, all[102]);
    double[] large = Formula.parse("x^1000").derivatives("x", 3).evaluate(1.01);
    assertEquals(997_002_000 * Math.pow(1.01, 997), large[3], 1e-12 * large[3]);
  }

  /// As the page on the language says of derivatives.
  @Test
  void kinksFollowTheirConventions() {
    assertEquals("0", Formula.parse("abs(x)").taylor("x", 0, 2).toString());
    assertEquals("x", Formula.parse("max(x, 0)").taylor("x", 0, 2).toString());
    assertEquals("1", Formula.parse("floor(x)").taylor("x", 1, 2).toString());
  }

  /// The root of a zero is singular, though `sqrt(x^4)` is as smooth as `x^2`.
  @Test
  void theMessageBlamesWhatIsSingular() {
    Formula f = Formula.parse("sqrt(x^4)");
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> f.taylor("x", 0, 2));
    assertEquals(
        "no Taylor polynomial of order 2 is found at x = 0: sqrt(x^4), or a power or function in"
            + " it, is singular there",
        e.getMessage());
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
