package leibniz.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import leibniz.Formula;
import org.junit.jupiter.api.Test;

/// Minima of the classic functions, from their classic starts.
class MinimizerTest {
  private static Minimum minimize(String text, double... start) {
    return Minimizer.minimize(Formula.parse(text).compile(), start);
  }

  @Test
  void rosenbrock() {
    Minimum m = minimize("100*(y - x^2)^2 + (1 - x)^2", -1.2, 1);
    assertArrayEquals(new double[] {1, 1}, m.point(), 1e-8);
    assertTrue(m.isStationary());
  }

  @Test
  void powellsSingularFunction() {
    Minimum m =
        minimize("(x1 + 10*x2)^2 + 5*(x3 - x4)^2 + (x2 - 2*x3)^4 + 10*(x1 - x4)^4", 3, -1, 0, 1);
    assertArrayEquals(new double[4], m.point(), 0.05); // the Hessian vanishes there
    assertEquals(0, m.value(), 1e-8);
  }

  @Test
  void himmelblau() {
    Minimum m = minimize("(x^2 + y - 11)^2 + (x + y^2 - 7)^2", 1, 1);
    assertArrayEquals(new double[] {3, 2}, m.point(), 1e-6);
  }

  @Test
  void beale() {
    Minimum m = minimize("(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2", 1, 1);
    assertArrayEquals(new double[] {3, 0.5}, m.point(), 1e-5);
  }

  @Test
  void aMinimumAtAKinkIsNotCalledStationary() {
    Minimum m = minimize("abs(x - 1) + x/2", 5);
    assertEquals(1, m.point()[0], 1e-6);
    assertFalse(m.isStationary());
    assertTrue(m.toString().contains("NO SMOOTH MINIMUM"), m.toString());
  }

  @Test
  void theLastDigitsAreFound() {
    Minimum m = minimize("(x - 1)^2 + (y + 2)^2 + (z - 3)^4 + x*y*z/10", 0, 0, 0);
    assertTrue(m.isStationary());
    assertEquals(0, m.gradientNorm(), 1e-9);
  }

  @Test
  void aFormulaWithoutVariablesIsItsMinimum() {
    assertEquals(5, minimize("5").value());
    assertThrows(IllegalArgumentException.class, () -> minimize("1/0"));
  }

  @Test
  void aConstantDoesNotHideASlope() {
    assertFalse(minimize("1e9 + x", 0).isStationary());
    assertFalse(minimize("-x^2", 1).isStationary());
  }

  @Test
  void noLowerBoundIsNotCalledAMinimum() {
    assertFalse(minimize("x", 0).isStationary());
  }

  @Test
  void aSearchEndsWhereTheValueHasNoLowerBound() {
    Minimum m = minimize("-x^2", 1);
    assertEquals(Double.NEGATIVE_INFINITY, m.value());
    assertTrue(m.evaluations() < 2_000, () -> m.evaluations() + " evaluations");
    assertTrue(m.toString().contains("there is no lower bound"), m.toString());
  }

  @Test
  void anInterruptEndsTheSearch() {
    Thread.currentThread().interrupt();
    try {
      assertThrows(CancellationException.class, () -> minimize("(x - 1)^4", 5));
    } finally {
      assertTrue(Thread.interrupted(), "the interrupt is kept");
    }
  }

  @Test
  void aStartThatIsNotFiniteOrTooShortIsAnError() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> minimize("ln(x)", -1));
    assertTrue(e.getMessage().contains("not finite at the start"), e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> minimize("x + y", 1));
  }
}
