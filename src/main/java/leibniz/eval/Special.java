package leibniz.eval;

import org.apache.commons.numbers.gamma.Beta;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.Gamma;
import org.apache.commons.numbers.gamma.InverseErf;
import org.apache.commons.numbers.gamma.LogGamma;

/// Bodies of special functions: Commons Numbers where it has them.
public final class Special {
  /// From here on the asymptotic series of `polygamma` has all digits of a double.
  private static final double LARGE = 20;

  /// So many steps from a negative argument to a large one are taken; below, the value is NaN.
  private static final int MAX_STEPS = 100_000;

  /// The Bernoulli numbers `B_2, B_4, ...`.
  private static final double[] BERNOULLI = {
    1.0 / 6,
    -1.0 / 30,
    1.0 / 42,
    -1.0 / 30,
    5.0 / 66,
    -691.0 / 2730,
    7.0 / 6,
    -3617.0 / 510,
    43867.0 / 798,
    -174611.0 / 330
  };

  private Special() {}

  /// The inverse of the error function; infinite at -1 and 1, NaN beyond.
  public static double erfinv(double x) {
    return InverseErf.value(x);
  }

  /// The gamma function; NaN at zero and negative integers.
  public static double gamma(double x) {
    return Gamma.value(x);
  }

  /// The logarithm of the absolute value of the gamma function. Below zero by the reflection
  /// formula, `gamma(x)*gamma(1 - x) = pi/sin(pi*x)`.
  public static double lgamma(double x) {
    if (x > 0) {
      return LogGamma.value(x);
    }
    double fraction = x - Math.rint(x);
    return fraction == 0 || Double.isInfinite(x)
        ? Double.NaN
        : Math.log(Math.PI / Math.abs(Math.sin(Math.PI * fraction))) - LogGamma.value(1 - x);
  }

  /// The derivative of `lgamma`; below zero by reflection: `digamma(1 - x) - pi/tan(pi*x)`.
  public static double digamma(double x) {
    if (x > 0) {
      return Digamma.value(x);
    }
    double fraction = x - Math.rint(x);
    return fraction == 0 || Double.isInfinite(x)
        ? Double.NaN
        : Digamma.value(1 - x) - Math.PI / Math.tan(Math.PI * fraction);
  }

  /// The beta function of positive arguments.
  public static double beta(double x, double y) {
    return x > 0 && y > 0 ? Beta.value(x, y) : Double.NaN;
  }

  /// The derivative of `digamma` of order `order`, an integer: by its recurrence up to large
  /// arguments and the asymptotic series there (Abramowitz and Stegun 6.4.6, 6.4.11).
  public static double polygamma(double order, double x) {
    if (order == 0) {
      return digamma(x);
    }
    boolean isDefined = order == Math.rint(order) && order > 0 && order < 150;
    if (!isDefined || x <= 0 && x == Math.rint(x) || !(x > -MAX_STEPS)) {
      return Double.NaN;
    }
    int n = (int) order;
    double factorial = 1; // of n - 1
    for (int k = 2; k < n; k++) {
      factorial *= k;
    }
    double at = x;
    double steps = 0;
    for (; at < LARGE + n; at++) {
      steps += Math.pow(at, -n - 1.0);
    }
    double term = factorial * Math.pow(at, -n); // (2*k + n - 1)!/(2*k)!*at^(-2*k - n) for k = 0
    double series = term + 0.5 * n * term / at;
    for (int k = 1; k <= BERNOULLI.length; k++) {
      term *= (2 * k + n - 1.0) * (2 * k + n - 2.0) / (2 * k * (2 * k - 1.0) * at * at);
      series += BERNOULLI[k - 1] * term;
    }
    double size = n * factorial * steps + series;
    return n % 2 == 1 ? size : -size;
  }

  /// The logistic function.
  public static double sigmoid(double x) {
    double e = Math.exp(-Math.abs(x));
    return (x < 0 ? e : 1) / (1 + e);
  }

  /// `ln(1 + exp(x))`.
  public static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  /// `ln(exp(x) + exp(y))`.
  public static double logsumexp(double x, double y) {
    double most = Math.max(x, y);
    return Double.isInfinite(most) ? most : most + Math.log1p(Math.exp(-Math.abs(x - y)));
  }

  /// `sin(x)/x`, and 1 at zero.
  public static double sinc(double x) {
    return x == 0 ? 1 : Double.isInfinite(x) ? 0 : Math.sin(x) / x;
  }

  /// The derivative of `sinc` of order `order`, an integer: near zero by its series, elsewhere by
  /// differentiating `x*sinc(x) = sin(x)` as often.
  public static double sincd(double order, double x) {
    if (!(order >= 0 && order == Math.rint(order) && order < 1000)) {
      return Double.NaN;
    }
    int n = (int) order;
    if (Double.isInfinite(x)) {
      return 0;
    }
    return Math.abs(x) > n + 1 ? sincdByRecurrence(n, x) : sincdBySeries(n, x);
  }

  private static double sincdByRecurrence(int n, double x) {
    double sin = StrictMath.sin(x);
    double cos = StrictMath.cos(x);
    double value = sin / x;
    for (int k = 1; k <= n; k++) {
      double wave = k % 2 == 0 ? sin : cos; // the derivative of the sine of order k, but its sign
      value = ((k & 2) == 0 ? wave : -wave) / x - k * value / x;
    }
    return value;
  }

  /// The sum of `(-1)^k*x^(2*k - n)/((2*k + 1)*(2*k - n)!)` over `2*k >= n`.
  private static double sincdBySeries(int n, double x) {
    int k = (n + 1) / 2;
    double power = n % 2 == 0 ? 1 : x; // x^(2*k - n)/(2*k - n)!
    double sum = 0;
    for (int m = 2 * k - n; ; m += 2, k++) {
      double term = power / (2 * k + 1);
      sum += k % 2 == 0 ? term : -term;
      if (!(Math.abs(term) > 1e-18 * Math.abs(sum))) {
        return sum;
      }
      power *= x * x / ((m + 1.0) * (m + 2.0));
    }
  }

  /// The integer towards zero.
  public static double trunc(double x) {
    return x < 0 ? Math.ceil(x) : Math.floor(x);
  }

  /// 0 below zero, 1 above, 1/2 at zero.
  public static double heaviside(double x) {
    return x < 0 ? 0 : x > 0 ? 1 : x == 0 ? 0.5 : Double.NaN;
  }
}
