package leibniz.equation;

import leibniz.expr.Rational;

/// A real number between two doubles, or exactly known: results of operations enclose every value
/// that numbers within the operands give, roundings included. What is not defined, or not known to
/// be, is [#UNKNOWN].
///
/// (R. Moore, Interval Analysis, 1966; outward rounding by one more place.)
record Interval(double low, double high, Rational exact) {
  static final Interval UNKNOWN = new Interval(Double.NaN, Double.NaN, null);

  /// The numbers from `low` to `high`; unknown unless both are finite.
  static Interval of(double low, double high) {
    return low <= high && Double.isFinite(low) && Double.isFinite(high)
        ? new Interval(low, high, null)
        : UNKNOWN;
  }

  static Interval of(Rational exact) {
    double value = exact.doubleValue();
    if (!Double.isFinite(value)) {
      return UNKNOWN;
    }
    boolean isDouble =
        exact.denominator().bitCount() == 1 && exact.numerator().bitLength() <= 53 && value != 0
            || exact.signum() == 0;
    return isDouble
        ? new Interval(value, value, exact)
        : new Interval(Math.nextDown(value), Math.nextUp(value), exact);
  }

  static Interval of(double value) {
    return Double.isFinite(value) ? new Interval(value, value, null) : UNKNOWN;
  }

  /// Whether this is one double.
  boolean isPoint() {
    return low == high;
  }

  boolean isKnown() {
    return !Double.isNaN(low);
  }

  /// These numbers and those that are within some units in the last place.
  Interval wider(int ulps) {
    return of(low - ulps * Math.ulp(low), high + ulps * Math.ulp(high));
  }

  Interval plus(Interval other) {
    if (exact != null && other.exact != null) {
      try {
        return of(exact.plus(other.exact));
      } catch (ArithmeticException e) {
        return of(Math.nextDown(low + other.low), Math.nextUp(high + other.high));
      }
    }
    return of(Math.nextDown(low + other.low), Math.nextUp(high + other.high));
  }

  Interval negate() {
    return exact != null ? of(exact.negate()) : of(-high, -low);
  }

  Interval times(Interval other) {
    if (exact != null && other.exact != null) {
      try {
        return of(exact.times(other.exact));
      } catch (ArithmeticException e) {
        return corners(other);
      }
    }
    return corners(other);
  }

  private Interval corners(Interval other) {
    double a = low * other.low;
    double b = low * other.high;
    double c = high * other.low;
    double d = high * other.high;
    return of(
        Math.nextDown(Math.min(Math.min(a, b), Math.min(c, d))),
        Math.nextUp(Math.max(Math.max(a, b), Math.max(c, d))));
  }

  /// One over these numbers; unknown when zero may be one of them.
  Interval reciprocal() {
    if (exact != null) {
      return exact.signum() == 0 ? UNKNOWN : of(exact.reciprocal());
    }
    return low > 0 || high < 0 ? of(Math.nextDown(1 / high), Math.nextUp(1 / low)) : UNKNOWN;
  }

  /// A power with an exact exponent.
  Interval power(Rational exponent) {
    if (exact != null && exponent.isInteger()) {
      try {
        return of(exact.pow(exponent));
      } catch (ArithmeticException e) {
        return rounded(exponent);
      }
    }
    return rounded(exponent);
  }

  private Interval rounded(Rational exponent) {
    if (exponent.signum() < 0) {
      return rounded(exponent.negate()).reciprocal();
    }
    double n = exponent.doubleValue();
    if (!exponent.isInteger()) {
      return isNeverNegative() ? raised(n) : UNKNOWN;
    }
    if (!exponent.isEven() || isNeverNegative()) {
      return raised(n);
    }
    return high <= 0
        ? negate().raised(n)
        : of(0, Math.max(Math.pow(low, n), Math.pow(high, n))).wider(4);
  }

  /// The power, where it rises; an exponent that is no double lies between two.
  private Interval raised(double n) {
    double bottom = Math.max(low, exact != null && exact.signum() >= 0 ? 0 : low);
    if (n == Math.rint(n) || 2 * n == Math.rint(2 * n)) {
      return of(Math.pow(bottom, n), Math.pow(high, n)).wider(4);
    }
    Interval all = of(Math.max(bottom, 0), high).power(of(Math.nextDown(n), Math.nextUp(n)));
    return all;
  }

  /// A power of a base that is not negative.
  Interval power(Interval exponent) {
    if (!isNeverNegative()) {
      return UNKNOWN;
    }
    double bottom = Math.max(low, 0);
    double a = Math.pow(bottom, exponent.low);
    double b = Math.pow(bottom, exponent.high);
    double c = Math.pow(high, exponent.low);
    double d = Math.pow(high, exponent.high);
    return of(Math.min(Math.min(a, b), Math.min(c, d)), Math.max(Math.max(a, b), Math.max(c, d)))
        .wider(4);
  }

  boolean isNeverNegative() {
    return exact != null ? exact.signum() >= 0 : low >= 0;
  }

  /// Below zero, above, or 0 when neither is certain.
  int sign() {
    return exact != null ? exact.signum() : low > 0 ? 1 : high < 0 ? -1 : 0;
  }

  /// Whether every number here differs from every number there.
  boolean differsFrom(Interval other) {
    return exact != null && other.exact != null
        ? !exact.equals(other.exact)
        : high < other.low || other.high < low;
  }
}
