package leibniz.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/// Fits, and what stops them.
class CurveFitTest {
  private static final Map<String, double[]> LINE =
      Map.of("x", new double[] {0, 1, 2, 3}, "y", new double[] {1, 3, 5, 8});

  @Test
  void aStraightLineIsFoundWithItsErrors() {
    Fit fit = CurveFit.of("y ~ a*x + b").fit(LINE, Map.of("a", 0.0, "b", 0.0));
    assertEquals(2.3, fit.estimate("a"), 1e-14);
    assertEquals(0.8, fit.estimate("b"), 1e-14);
    assertEquals(0.3, fit.residualSumOfSquares(), 1e-14);
    // Textbook formulas of simple linear regression: s = sqrt(RSS/2), Sxx = 5, mean of x = 1.5.
    double s = Math.sqrt(0.15);
    assertEquals(s / Math.sqrt(5), fit.standardErrors()[fit.parameters().indexOf("a")], 1e-14);
    assertEquals(
        s * Math.sqrt(0.25 + 1.5 * 1.5 / 5),
        fit.standardErrors()[fit.parameters().indexOf("b")],
        1e-14);
    assertTrue(fit.isConverged());
  }

  @Test
  void asManyRowsAsParametersFitExactly() {
    Map<String, double[]> data = Map.of("x", new double[] {0, 1}, "y", new double[] {1, 3});
    Fit fit = CurveFit.of("y ~ a*x + b").fit(data, Map.of("a", 0.0, "b", 0.0));
    assertEquals(2, fit.estimate("a"), 1e-13);
    assertEquals(0, fit.degreesOfFreedom());
    assertTrue(Double.isNaN(fit.standardErrors()[0]));
  }

  @Test
  void parametersTheDataDoNotDetermineHaveNoErrors() {
    Fit fit = CurveFit.of("y ~ (a + b)*x").fit(LINE, Map.of("a", 1.0, "b", 1.0));
    assertTrue(Double.isNaN(fit.standardErrors()[0]) || fit.standardErrors()[0] > 1e6);
    assertEquals(37 / 14.0, fit.estimate("a") + fit.estimate("b"), 1e-9);
  }

  @Test
  void theLeftSideMayBeAFormulaOfColumns() {
    Fit fit =
        CurveFit.of("ln(y) ~ a + b*x")
            .fit(
                Map.of("x", new double[] {0, 1, 2}, "y", new double[] {1, Math.E, Math.exp(2)}),
                Map.of("a", 5.0, "b", 5.0));
    assertEquals(0, fit.estimate("a"), 1e-14);
    assertEquals(1, fit.estimate("b"), 1e-14);
  }

  @Test
  void numbersAreWrittenTheSameEverywhere() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      Fit fit = CurveFit.of("y ~ a*x + b").fit(LINE, Map.of("a", 0.0, "b", 0.0));
      assertTrue(fit.toString().contains("0.300000000000"), fit.toString());
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void progressIsTold() {
    List<CurveFit.Progress> seen = new ArrayList<>();
    CurveFit.of("y ~ a*x + b").fit(LINE, Map.of("a", 0.0, "b", 0.0), seen::add);
    assertFalse(seen.isEmpty());
    assertEquals(0.3, seen.getLast().residualSumOfSquares(), 1e-12);
  }

  @Test
  void anInterruptEndsAFit() {
    CurveFit model = CurveFit.of("y ~ a*x + b");
    Map<String, Double> start = Map.of("a", 0.0, "b", 0.0);
    Thread.currentThread().interrupt();
    try {
      assertThrows(CancellationException.class, () -> model.fit(LINE, start));
    } finally {
      assertTrue(Thread.interrupted(), "the interrupt is kept");
    }
  }

  @Test
  void exactDataAreConverged() {
    double[] t = {0, 1, 2, 3};
    Fit fit =
        CurveFit.of("y ~ a*exp(-k*t)")
            .fit(Map.of("t", t, "y", new double[] {8, 4, 2, 1}), Map.of("a", 5.0, "k", 1.0));
    assertTrue(fit.isConverged());
    assertTrue(fit.isDetermined());
  }

  @Test
  void powersOfZeroAreFitted() {
    Fit fit =
        CurveFit.of("y ~ a*x^b")
            .fit(
                Map.of("x", new double[] {0, 1, 2, 3}, "y", new double[] {0, 2, 8.1, 17.9}),
                Map.of("a", 1.0, "b", 1.0));
    assertEquals(2, fit.estimate("b"), 0.05);
  }

  @Test
  void aParameterThatDoesNotMatterLeavesTheOthersTheirErrors() {
    Fit fit =
        CurveFit.of("y ~ if(x < c, a, b)")
            .fit(LINE, new LinkedHashMap<>(Map.of("a", 1.0, "b", 2.0, "c", 1.5)));
    assertFalse(fit.isDetermined());
    assertTrue(fit.standardErrors()[fit.parameters().indexOf("a")] > 0);
  }

  @Test
  void whatIsWrongIsSaidWithItsPlace() {
    assertMessage("y ~ a*q", Map.of("a", 1.0), "q is neither a column of the data (x, y) nor");
    assertMessage("y ~ a*x", Map.of("a", 1.0, "c", 1.0), "c does not stand in the model a*x");
    assertMessage("y ~ a*x", Map.of("a", 1.0, "x", 1.0), "x is a column of the data and has a");
    assertMessage("y ~ a*ln(x)", Map.of("a", 1.0), "-Infinity at the start values in row 1");
    assertMessage("y ~ sqrt(a*x)", Map.of("a", 1.0), "the derivative of the model by a is");
    assertMessage("1/(y - 1) ~ a*x", Map.of("a", 1.0), "is Infinity in row 1 of the data");
    assertMessage(
        "y ~ a + b*x + c*x^2 + d*x^3 + k*x^4",
        Map.of("a", 1.0, "b", 1.0, "c", 1.0, "d", 1.0, "k", 1.0),
        "5 parameters need at least as many rows of data; there are 4");
    assertMessage("y ~ x", Map.of(), "no start value is given");
    assertThrows(IllegalArgumentException.class, () -> CurveFit.of("y = a*x"));
    assertThrows(IllegalArgumentException.class, () -> CurveFit.of("y ~ a ~ x"));
    Map<String, double[]> ragged = Map.of("x", new double[2], "y", new double[3]);
    assertThrows(
        IllegalArgumentException.class, () -> CurveFit.of("y ~ a*x").fit(ragged, Map.of("a", 1.0)));
  }

  private static void assertMessage(String model, Map<String, Double> start, String part) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> CurveFit.of(model).fit(LINE, start));
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }

  @Test
  void theDataGivenAreNotChanged() {
    double[] x = {0, 1, 2, 3};
    CurveFit.of("y ~ a*x").fit(Map.of("x", x, "y", new double[] {0, 2, 4, 6}), Map.of("a", 1.0));
    assertArrayEquals(new double[] {0, 1, 2, 3}, x);
  }
}
