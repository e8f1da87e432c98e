package leibniz.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import leibniz.Formula;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The Bessel functions, by their values and by the laws they obey.
class BesselTest {
  private static final double EPS = Math.ulp(1.0);

  /// Two or three roundings of numbers up to one, 5e-16, is what orders 0 and 1 may lose.
  @Test
  void ordersZeroAndOneAreAccurate() throws IOException {
    int points = 0;
    for (String line : Files.readAllLines(Path.of("src/test/resources/functions/values.csv"))) {
      String[] cells = line.split(",", -1);
      if (cells[0].startsWith("bessel") && Math.abs(Double.parseDouble(cells[1])) <= 1) {
        double order = Double.parseDouble(cells[1]);
        double x = Double.parseDouble(cells[2]);
        BigDecimal expected = new BigDecimal(cells[3]);
        double value = cells[0].equals("besselj") ? Bessel.j(order, x) : Bessel.y(order, x);
        double error = new BigDecimal(value).subtract(expected).abs().doubleValue();
        assertTrue(error <= 5e-16 * Math.max(1, Math.abs(value)), line);
        points++;
      }
    }
    assertTrue(points > 800, "only " + points);
  }

  /// `J_(n+1)*Y_n - J_n*Y_(n+1) = 2/(pi*x)` (Abramowitz and Stegun 9.1.16), where nothing
  /// overflows.
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 5, 10, 17, 40, 100, 333, 1000})
  void theWronskianIsTwoOverPiX(int n) {
    int points = 0;
    for (double x = 1e-3; x < 3000; x *= 1.0137) {
      double left = Bessel.j(n + 1.0, x) * Bessel.y(n, x);
      double right = Bessel.j(n, x) * Bessel.y(n + 1.0, x);
      if (Double.isInfinite(right) || Math.abs(Bessel.j(n + 1.0, x)) < Double.MIN_NORMAL) {
        continue;
      }
      double error = Math.abs((left - right) * Math.PI * x / 2 - 1);
      // Each step of a recurrence may lose some units in the last place.
      assertTrue(error < (10 + n) * EPS, "order " + n + " at " + x + ": " + error);
      points++;
    }
    assertTrue(points > 80, "order " + n + ": only " + points);
  }

  /// `J_(n-1) + J_(n+1) = 2*n/x*J_n` across the orders at which the way of computing changes.
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 1.9, 2, 2.1, 4.9, 5, 5.1, 9.7, 30, 77.7})
  void neighbouringOrdersObeyTheRecurrence(double x) {
    for (int n = -5; n < 100; n++) {
      double sum = Bessel.j(n - 1.0, x) + Bessel.j(n + 1.0, x);
      double size = Math.max(Math.abs(Bessel.j(n - 1.0, x)), Math.abs(Bessel.j(n + 1.0, x)));
      assertEquals(2 * n / x * Bessel.j(n, x), sum, 40 * EPS * Math.max(size, 1e-2), "order " + n);
      assertEquals(Bessel.j(n, x), (n % 2 == 0 ? 1 : -1) * Bessel.j(n, -x), "J of -x");
    }
  }

  /// `1 = J_0^2 + 2*J_1^2 + 2*J_2^2 + ...` (Abramowitz and Stegun 9.1.76).
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 3, 8, 55, 400})
  void squaresSumToOne(double x) {
    double sum = Math.pow(Bessel.j(0, x), 2);
    for (int n = 1; n < x + 100; n++) {
      sum += 2 * Math.pow(Bessel.j(n, x), 2);
    }
    assertEquals(1, sum, 20 * EPS);
  }

  /// Values to 20 digits (mpmath) where digits are easily lost: small values, great orders, great
  /// arguments.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "besselj(1, 1e-300) | 5.0000000000000001253e-301",
        "besselj(5, 1e-3) | 2.6041665581597244309e-19",
        "besselj(30, 1) | 3.4828697942514829022e-42",
        "besselj(100, 60) | 4.7832744078781003986e-15",
        "besselj(1000, 1000) | 0.044730672947964040881",
        "bessely(0, 1e-300) | -439.83516362276533173",
        "bessely(1, 1e-300) | -6.3661977236758132712e299",
        "bessely(30, 1) | -3.0481287832256432162e39",
        "besselj(0, 1e9) | 2.4687471886269195114e-5",
        "bessely(1, 1e9) | -2.4687471888874406444e-5",
      })
  void relativeDigitsAreKept(String text, BigDecimal expected) {
    double value = Formula.parse(text).evaluate();
    double nearest = expected.doubleValue();
    assertEquals(nearest, value, 100 * Math.ulp(nearest));
  }

  @Test
  void specialValues() {
    assertEquals(1, Bessel.j(0, 0));
    assertEquals(0, Bessel.j(1, 0));
    assertEquals(-0.0, Bessel.j(1, -0.0));
    assertEquals(0, Bessel.j(7, 0));
    assertEquals(0, Bessel.j(3, Double.POSITIVE_INFINITY));
    assertEquals(0, Bessel.j(2, Double.NEGATIVE_INFINITY));
    assertEquals(Double.NaN, Bessel.j(0, Double.NaN));
    assertEquals(Double.NaN, Bessel.j(0.5, 1));
    assertEquals(Double.NaN, Bessel.j(Double.NaN, 1));
    assertEquals(Double.NaN, Bessel.j(Double.POSITIVE_INFINITY, 1));
    assertEquals(Double.NaN, Bessel.j(100_001, 1));
    assertEquals(-Bessel.j(3, 2.5), Bessel.j(-3, 2.5));
    assertEquals(Bessel.j(3, 2.5), Bessel.j(-3, -2.5));

    assertEquals(Double.NEGATIVE_INFINITY, Bessel.y(0, 0));
    assertEquals(Double.NEGATIVE_INFINITY, Bessel.y(2, -0.0));
    assertEquals(Double.POSITIVE_INFINITY, Bessel.y(-1, 0));
    assertEquals(Double.NEGATIVE_INFINITY, Bessel.y(1, Double.MIN_VALUE));
    assertEquals(Double.NEGATIVE_INFINITY, Bessel.y(1000, 1));
    assertEquals(0, Bessel.y(4, Double.POSITIVE_INFINITY));
    assertEquals(Double.NaN, Bessel.y(0, -1));
    assertEquals(Double.NaN, Bessel.y(0, Double.NaN));
    assertEquals(Double.NaN, Bessel.y(1.5, 1));
    assertEquals(-Bessel.y(3, 2.5), Bessel.y(-3, 2.5));
  }
}
