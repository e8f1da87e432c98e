package leibniz.equation;

import leibniz.expr.Comparison.Relation;
import leibniz.expr.Rational;

/// Numbers between two bounds, of which each may be absent and may belong to them or not.
///
/// @param low the lower bound; null when there is none
/// @param isLowOpen whether the lower bound is not one of the numbers
/// @param high the upper bound; null when there is none
/// @param isHighOpen whether the upper bound is not one of the numbers
record Span(Rational low, boolean isLowOpen, Rational high, boolean isHighOpen) {
  static final Span ALL = new Span(null, false, null, false);

  /// The numbers that compare in this way with one.
  static Span of(Relation relation, Rational bound) {
    return switch (relation) {
      case LT -> new Span(null, false, bound, true);
      case LE -> new Span(null, false, bound, false);
      case GT -> new Span(bound, true, null, false);
      case GE -> new Span(bound, false, null, false);
      case EQ -> new Span(bound, false, bound, false);
      case NE -> ALL;
    };
  }

  /// The numbers that are here and there.
  Span and(Span other) {
    boolean isLower = low != null && (other.low == null || isAbove(low, isLowOpen, other));
    boolean isUpper = high != null && (other.high == null || isBelow(high, isHighOpen, other));
    return new Span(
        isLower ? low : other.low,
        isLower ? isLowOpen : other.isLowOpen,
        isUpper ? high : other.high,
        isUpper ? isHighOpen : other.isHighOpen);
  }

  private static boolean isAbove(Rational bound, boolean isOpen, Span other) {
    int order = bound.compareTo(other.low);
    return order > 0 || order == 0 && isOpen;
  }

  private static boolean isBelow(Rational bound, boolean isOpen, Span other) {
    int order = bound.compareTo(other.high);
    return order < 0 || order == 0 && isOpen;
  }

  boolean isEmpty() {
    int order = low == null || high == null ? -1 : low.compareTo(high);
    return order > 0 || order == 0 && (isLowOpen || isHighOpen);
  }

  /// Whether there is one number.
  boolean isPoint() {
    return low != null && low.equals(high) && !isEmpty();
  }

  /// Whether all numbers compare in this way with one, or none; null when neither.
  Boolean holds(Relation relation, Rational bound) {
    int lowest = low == null ? -2 : low.compareTo(bound);
    int highest = high == null ? 2 : high.compareTo(bound);
    boolean isBelow = highest < 0 || highest == 0 && isHighOpen;
    boolean isAbove = lowest > 0 || lowest == 0 && isLowOpen;
    boolean isUpTo = highest <= 0;
    boolean isFrom = low != null && lowest >= 0;
    return switch (relation) {
      case LT -> decided(isBelow, isFrom);
      case LE -> decided(isUpTo, isAbove);
      case GT -> decided(isAbove, isUpTo);
      case GE -> decided(isFrom, isBelow);
      case EQ -> decided(isPoint() && lowest == 0, isBelow || isAbove);
      case NE -> decided(isBelow || isAbove, isPoint() && lowest == 0);
    };
  }

  private static Boolean decided(boolean isTrue, boolean isFalse) {
    return isTrue ? Boolean.TRUE : isFalse ? Boolean.FALSE : null;
  }

  Span plus(Span other) {
    return new Span(
        low == null || other.low == null ? null : low.plus(other.low),
        isLowOpen || other.isLowOpen,
        high == null || other.high == null ? null : high.plus(other.high),
        isHighOpen || other.isHighOpen);
  }

  Span times(Rational factor) {
    if (factor.signum() == 0) {
      return of(Relation.EQ, Rational.ZERO);
    }
    Rational first = low == null ? null : low.times(factor);
    Rational last = high == null ? null : high.times(factor);
    return factor.signum() > 0
        ? new Span(first, isLowOpen, last, isHighOpen)
        : new Span(last, isHighOpen, first, isLowOpen);
  }

  boolean isNeverNegative() {
    return low != null && low.signum() >= 0;
  }

  boolean isPositive() {
    return low != null && (low.signum() > 0 || low.signum() == 0 && isLowOpen);
  }
}
