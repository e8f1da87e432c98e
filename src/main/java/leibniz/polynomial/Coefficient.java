package leibniz.polynomial;

import java.math.BigInteger;
import leibniz.expr.Graph;
import leibniz.expr.Num;
import leibniz.expr.Rational;

/// A coefficient of a polynomial: an exact number or a finite double. Exact with exact stays exact;
/// a double makes a double.
final class Coefficient {
  static final Coefficient ZERO = new Coefficient(Rational.ZERO);
  static final Coefficient ONE = new Coefficient(Rational.ONE);

  private final Rational exact; // null for a double
  private final double value;

  private Coefficient(Rational exact) {
    this.exact = exact;
    this.value = 0;
  }

  private Coefficient(double value) {
    if (!Double.isFinite(value)) {
      throw new ArithmeticException("a coefficient is too large for a double");
    }
    this.exact = null;
    this.value = value;
  }

  static Coefficient of(Num n) {
    return n.isExact() ? of(n.exact()) : new Coefficient(n.value());
  }

  static Coefficient of(Rational exact) {
    return new Coefficient(exact);
  }

  static Coefficient of(BigInteger n) {
    return new Coefficient(Rational.of(n));
  }

  Num in(Graph graph) {
    return exact != null ? graph.number(exact) : graph.number(value);
  }

  boolean isExact() {
    return exact != null;
  }

  /// The exact value; null for a double.
  Rational exact() {
    return exact;
  }

  private double value() {
    return exact != null ? exact.doubleValue() : value;
  }

  Coefficient plus(Coefficient other) {
    return exact != null && other.exact != null
        ? new Coefficient(exact.plus(other.exact))
        : new Coefficient(value() + other.value());
  }

  Coefficient times(Coefficient other) {
    return exact != null && other.exact != null
        ? new Coefficient(exact.times(other.exact))
        : new Coefficient(value() * other.value());
  }

  Coefficient power(int n) {
    return exact != null
        ? new Coefficient(exact.pow(Rational.of(n)))
        : new Coefficient(Math.pow(value, n));
  }

  Coefficient negate() {
    return exact != null ? new Coefficient(exact.negate()) : new Coefficient(-value);
  }

  Coefficient abs() {
    return isNegative() ? negate() : this;
  }

  boolean isZero() {
    return exact != null ? exact.signum() == 0 : value == 0;
  }

  boolean isNegative() {
    return exact != null ? exact.signum() < 0 : value < 0;
  }

  boolean isOne() {
    return exact != null ? exact.is(1) : value == 1;
  }

  /// Whether multiplying by this costs nothing: it is 1 or -1.
  boolean isUnit() {
    return isOne() || (exact != null ? exact.is(-1) : value == -1);
  }

  /// The positive number by which two coefficients are divided to have none in common: the gcd of
  /// exact ones; of doubles, whose quotients would be rounded, one but when they are equal in size.
  Coefficient content(Coefficient other) {
    if (exact != null && other.exact != null) {
      BigInteger n = exact.numerator().gcd(other.exact.numerator());
      BigInteger d = exact.denominator();
      BigInteger e = other.exact.denominator();
      return of(Rational.of(n, d.multiply(e).divide(d.gcd(e))));
    }
    return abs().equals(other.abs()) ? abs() : ONE;
  }

  /// This over a number that [#content] gave.
  Coefficient over(Coefficient content) {
    if (content.isOne()) {
      return this;
    }
    return exact != null && content.exact != null
        ? of(exact.times(content.exact.reciprocal()))
        : new Coefficient(value() / content.value());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Coefficient c
        && (exact != null
            ? exact.equals(c.exact)
            : c.exact == null && Double.compare(value, c.value) == 0);
  }

  @Override
  public int hashCode() {
    return exact != null ? exact.hashCode() : Double.hashCode(value);
  }

  @Override
  public String toString() {
    return exact != null ? exact.toString() : Double.toString(value);
  }
}
