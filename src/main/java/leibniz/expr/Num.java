package leibniz.expr;

import java.util.Objects;

/// A number: exact (a rational) or a finite double.
///
/// Integer literals and their quotients are exact; decimal literals are doubles. Exact with exact
/// stays exact; a double makes a double.
public final class Num extends Expr {
  private final Rational exact; // null for a double
  private final double value;

  Num(int number, Rational exact) {
    super(number, mix(1, exact.hashCode()));
    this.exact = exact;
    this.value = exact.doubleValue();
  }

  Num(int number, double value) {
    super(number, mix(2, Double.hashCode(value)));
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a number in a formula must be finite, not " + value);
    }
    this.exact = null;
    this.value = value;
  }

  /// The nearest double.
  public double value() {
    return value;
  }

  /// Whether this number is exact.
  public boolean isExact() {
    return exact != null;
  }

  /// The exact value of an exact number.
  ///
  /// @throws IllegalStateException when this number is a double
  public Rational exact() {
    if (exact == null) {
      throw new IllegalStateException(value + " is not an exact number");
    }
    return exact;
  }

  /// Whether this is the exact integer `n`.
  public boolean is(long n) {
    return exact != null && exact.is(n);
  }

  /// Whether this number is below zero, or minus zero.
  public boolean isNegative() {
    return exact != null ? exact.signum() < 0 : Double.compare(value, 0.0) < 0;
  }

  /// Whether this number is zero of either kind and sign.
  public boolean isZero() {
    return exact != null ? exact.signum() == 0 : value == 0;
  }

  /// Whether this number is one of either kind.
  public boolean isOne() {
    return exact != null ? exact.is(1) : value == 1;
  }

  /// Whether the value is an integer, of either kind.
  public boolean isInteger() {
    return exact != null ? exact.isInteger() : value == Math.rint(value);
  }

  /// Whether the value is an even integer.
  public boolean isEven() {
    return isInteger() && (exact != null ? exact.isEven() : value % 2 == 0);
  }

  @Override
  public int arity() {
    return 0;
  }

  @Override
  public Node child(int i) {
    throw new IndexOutOfBoundsException("a leaf has no child " + i);
  }

  @Override
  boolean matches(Node other) {
    return other instanceof Num n
        && Objects.equals(exact, n.exact)
        && Double.doubleToLongBits(value) == Double.doubleToLongBits(n.value);
  }
}
