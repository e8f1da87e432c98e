package leibniz.eval;

/// The Bessel functions of integer order and real argument.
///
/// Orders 0 and 1 are computed by power series up to 2, by Chebyshev series up to 5, and beyond by
/// Hankel's expansion, whose two slow factors are Chebyshev series in `1/x^2`. All other orders
/// follow by the recurrence `C_(n-1)(x) + C_(n+1)(x) = 2*n/x*C_n(x)` (Abramowitz and Stegun
/// 9.1.27), in the direction in which the solution wanted does not fade beside the other one.
public final class Bessel {
  /// So many steps of the recurrence are taken; the value of a greater order is NaN.
  private static final int MAX_ORDER = 100_000;

  private static final double LOW = 2;
  private static final double HIGH = 5;

  /// The first `k` with `1/k!` beneath the last place of a double.
  private static final int TERMS = 19;

  /// `ln(2)` less Euler's gamma.
  private static final double LN2_LESS_GAMMA = 0.11593151565841245;

  private static final double TWO_OVER_PI = 0.6366197723675814;
  private static final double INVERSE_ROOT_OF_PI = 0.5641895835477563;

  /// A solution that has grown by this has left the other one behind by its square.
  private static final double GROWTH = 1e10;

  private static final double LARGE = 0x1p300;

  private Bessel() {}

  /// `J_n(x)` of the order `n`, which is an integer of at most 100,000 in size; NaN for others.
  /// Below zero `J_n(-x) = J_(-n)(x) = (-1)^n*J_n(x)` (Abramowitz and Stegun 9.1.5 and 9.1.35).
  public static double j(double order, double x) {
    if (!isOrder(order) || Double.isNaN(x)) {
      return Double.NaN;
    }
    double value = firstKind((int) Math.abs(order), Math.abs(x));
    boolean turns = order % 2 != 0 && order < 0 != Math.copySign(1, x) < 0;
    return turns ? -value : value;
  }

  /// `Y_n(x)` of the order `n`, which is an integer of at most 100,000 in size; NaN for others and
  /// for negative `x`. Below zero `Y_(-n)(x) = (-1)^n*Y_n(x)` (Abramowitz and Stegun 9.1.5).
  public static double y(double order, double x) {
    if (!isOrder(order) || !(x >= 0)) {
      return Double.NaN;
    }
    double value = secondKind((int) Math.abs(order), x);
    return order % 2 != 0 && order < 0 ? -value : value;
  }

  private static boolean isOrder(double order) {
    return order == Math.rint(order) && Math.abs(order) <= MAX_ORDER;
  }

  private static double firstKind(int n, double x) {
    if (Double.isInfinite(x)) {
      return 0;
    }
    if (n < 2) {
      return firstKindLow(n, x);
    }
    return x * x <= 4 * (n + 1.0) ? powerSeries(n, x) : n <= x ? upwards(n, x) : downwards(n, x);
  }

  /// `J_0` or `J_1`.
  private static double firstKindLow(int n, double x) {
    return x < LOW
        ? powerSeries(n, x)
        : x < HIGH
            ? chebyshev(n == 0 ? BesselSeries.J0 : BesselSeries.J1, (2 * x - 7) / 3)
            : hankel(n, x, false);
  }

  /// `(x/2)^n/n!*(1 - q/(n + 1) + q^2/(2*(n + 1)*(n + 2)) - ...)` with `q = x^2/4` (Abramowitz and
  /// Stegun 9.1.10). Where `q` is at most `n + 1` a term is at most `1/k!`.
  private static double powerSeries(int n, double x) {
    double q = 0.25 * x * x;
    double sum = 1;
    for (int k = TERMS; k > 0; k--) {
      sum = 1 - q / (k * (k + (double) n)) * sum;
    }
    double power = 1;
    for (int k = 1; k <= n && power > 0; k++) {
      power *= 0.5 * x / k;
    }
    return power * sum;
  }

  /// `J_n(x)` for `n` up to `x`, where `J` and `Y` are of one size.
  private static double upwards(int n, double x) {
    return upwards(n, x, firstKindLow(0, x), firstKindLow(1, x));
  }

  private static double upwards(int n, double x, double first, double second) {
    double before = first;
    double value = second;
    for (int k = 1; k < n && !Double.isInfinite(value); k++) {
      double next = 2 * k / x * value - before;
      before = value;
      value = next;
    }
    return value;
  }

  /// `J_n(x)` for `n` above `x`, where `J` fades and the recurrence has to go down (J. C. P.
  /// Miller). How far above `n` it must begin is found by going up until the other solution has
  /// grown (F. W. J. Olver). The result is scaled by the greater of `J_0` and `J_1`.
  private static double downwards(int n, double x) {
    int top = n;
    double before = 0;
    for (double grown = 1; grown < GROWTH; top++) {
      double next = 2 * top / x * grown - before;
      before = grown;
      grown = next;
    }
    double wanted = 0;
    double above = 0;
    double value = 1;
    for (int k = top; k > 0; k--) {
      double below = 2 * k / x * value - above;
      above = value;
      value = below;
      if (k - 1 == n) {
        wanted = value;
      }
      if (Math.abs(value) > LARGE) {
        value /= LARGE;
        above /= LARGE;
        wanted /= LARGE;
      }
    }
    double j0 = firstKindLow(0, x);
    double j1 = firstKindLow(1, x);
    return Math.abs(j0) > Math.abs(j1) ? wanted * (j0 / value) : wanted * (j1 / above);
  }

  private static double secondKind(int n, double x) {
    if (x == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    if (Double.isInfinite(x)) {
      return 0;
    }
    return n < 2 ? secondKindLow(n, x) : upwards(n, x, secondKindLow(0, x), secondKindLow(1, x));
  }

  private static double secondKindLow(int n, double x) {
    return x < LOW
        ? logarithmicSeries(n, x)
        : x < HIGH
            ? chebyshev(n == 0 ? BesselSeries.Y0 : BesselSeries.Y1, (2 * x - 7) / 3)
            : hankel(n, x, true);
  }

  /// `Y_0` or `Y_1`: `pi*Y_n(x)` is `2*(ln(x/2) + gamma)*J_n(x)`, less the sum of `(H_k +
  /// H_(k+n))*(x/2)^n*(-x^2/4)^k/(k!*(k + n)!)`, less `2/x` for `Y_1` (Abramowitz and Stegun 9.1.11
  /// and 6.3.2), where `H_k` is `1 + 1/2 + ... + 1/k`.
  private static double logarithmicSeries(int n, double x) {
    double q = 0.25 * x * x;
    double term = n == 0 ? 1 : 0.5 * x;
    double harmonics = n;
    double sum = harmonics * term;
    for (int k = 1; Math.abs(term) > 1e-18; k++) {
      term *= -q / (k * (k + (double) n));
      harmonics += 1.0 / k + 1.0 / (k + n);
      sum += harmonics * term;
    }
    double regular =
        TWO_OVER_PI * ((StrictMath.log(x) - LN2_LESS_GAMMA) * powerSeries(n, x) - 0.5 * sum);
    return n == 0 ? regular : regular - TWO_OVER_PI / x;
  }

  /// `sqrt(2/(pi*x))*(P*cos(chi) - Q*sin(chi))` for `J` and `sqrt(2/(pi*x))*(P*sin(chi) +
  /// Q*cos(chi))` for `Y`, with `chi = x - (n/2 + 1/4)*pi` (Abramowitz and Stegun 9.2.5 and 9.2.6).
  /// The sum in `chi` is never formed: sine and cosine of `x` itself have all their digits at any
  /// size.
  private static double hankel(int n, double x, boolean isSecond) {
    double s = 2 * (HIGH / x) * (HIGH / x) - 1;
    double p = chebyshev(n == 0 ? BesselSeries.P0 : BesselSeries.P1, s);
    double q = chebyshev(n == 0 ? BesselSeries.Q0 : BesselSeries.Q1, s) / x;
    double sum = StrictMath.sin(x) + StrictMath.cos(x);
    double difference = StrictMath.sin(x) - StrictMath.cos(x);
    double cos = n == 0 ? sum : difference; // sqrt(2)*cos(chi)
    double sin = n == 0 ? difference : -sum;
    double wave = isSecond ? p * sin + q * cos : p * cos - q * sin;
    return INVERSE_ROOT_OF_PI / Math.sqrt(x) * wave;
  }

  /// The sum of `c_k*T_k(t)` (C. W. Clenshaw).
  private static double chebyshev(double[] c, double t) {
    double next = 0;
    double afterNext = 0;
    for (int k = c.length - 1; k > 0; k--) {
      double value = c[k] + 2 * t * next - afterNext;
      afterNext = next;
      next = value;
    }
    return c[0] + t * next - afterNext;
  }
}
