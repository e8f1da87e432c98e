package leibniz.eval;

/// Sums of exponentials, scaled by the greatest so that none overflows.
///
/// What is scaled by is kept finite, so that infinite arguments subtract no infinities: the
/// logarithm of the sum is infinite where the greatest argument is, and NaN where one is.
final class Exponentials {
  private Exponentials() {}

  /// `ln(exp(x[0]) + exp(x[1]) + ...)`.
  static double logsumexp(double[] x) {
    double scale = scale(x);
    return scale + Math.log(sum(x, scale));
  }

  /// `exp(a)/(exp(x[0]) + exp(x[1]) + ...)`.
  static double softmax(double a, double... x) {
    double scale = scale(x);
    return Math.exp(a - scale) * (1 / sum(x, scale));
  }

  private static double scale(double[] x) {
    double most = x[0];
    for (int k = 1; k < x.length; k++) {
      most = Math.max(most, x[k]);
    }
    return Math.max(Math.min(most, Double.MAX_VALUE), -Double.MAX_VALUE);
  }

  private static double sum(double[] x, double scale) {
    double sum = Math.exp(x[0] - scale);
    for (int k = 1; k < x.length; k++) {
      sum += Math.exp(x[k] - scale);
    }
    return sum;
  }
}
