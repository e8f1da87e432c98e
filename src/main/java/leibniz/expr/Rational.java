package leibniz.expr;

import java.math.BigInteger;

/// An exact rational number in lowest terms, with a positive denominator.
///
/// Numbers that fit are held in two longs; others in two [BigInteger]s. Sizes are bounded: an
/// operation whose result would need more than [#MAX_BITS] bits throws [ArithmeticException], which
/// callers take as "leave it as it is written".
public final class Rational implements Comparable<Rational> {
  /// The most bits a numerator or denominator may have; about 3,000 decimal digits.
  public static final int MAX_BITS = 10_000;

  /// Zero.
  public static final Rational ZERO = new Rational(0, 1);

  /// One.
  public static final Rational ONE = new Rational(1, 1);

  private final long num;
  private final long den;
  private final BigInteger bigNum; // null when num and den hold the value
  private final BigInteger bigDen;

  private Rational(long num, long den) {
    this.num = num;
    this.den = den;
    this.bigNum = null;
    this.bigDen = null;
  }

  private Rational(BigInteger num, BigInteger den) {
    this.num = 0;
    this.den = 0;
    this.bigNum = num;
    this.bigDen = den;
  }

  /// The integer `n`.
  public static Rational of(long n) {
    return n == 0 ? ZERO : n == 1 ? ONE : new Rational(n, 1);
  }

  /// The integer `n`.
  public static Rational of(BigInteger n) {
    return of(n, BigInteger.ONE);
  }

  /// The quotient `n/d` in lowest terms.
  ///
  /// @throws ArithmeticException when `d` is zero or a part has more than [#MAX_BITS] bits
  public static Rational of(BigInteger n, BigInteger d) {
    if (d.signum() == 0) {
      throw new ArithmeticException("division of an exact number by zero");
    }
    BigInteger gcd = n.gcd(d);
    if (d.signum() < 0) {
      gcd = gcd.negate();
    }
    BigInteger num = n.divide(gcd);
    BigInteger den = d.divide(gcd);
    if (num.bitLength() < Long.SIZE && den.bitLength() < Long.SIZE) {
      return new Rational(num.longValue(), den.longValue());
    }
    if (num.bitLength() > MAX_BITS || den.bitLength() > MAX_BITS) {
      throw new ArithmeticException("an exact number would need more than " + MAX_BITS + " bits");
    }
    return new Rational(num, den);
  }

  /// The numerator; its sign is the number's.
  public BigInteger numerator() {
    return bigNum != null ? bigNum : BigInteger.valueOf(num);
  }

  /// The denominator, above zero.
  public BigInteger denominator() {
    return bigDen != null ? bigDen : BigInteger.valueOf(den);
  }

  /// The sum of this and `other`.
  public Rational plus(Rational other) {
    if (isSmallInteger() && other.isSmallInteger()) {
      long sum = num + other.num;
      if (((num ^ sum) & (other.num ^ sum)) >= 0) {
        return of(sum);
      }
    }
    BigInteger d = denominator();
    BigInteger e = other.denominator();
    return of(numerator().multiply(e).add(other.numerator().multiply(d)), d.multiply(e));
  }

  /// The product of this and `other`.
  public Rational times(Rational other) {
    if (isSmallInteger() && other.isSmallInteger()) {
      long high = Math.multiplyHigh(num, other.num);
      long low = num * other.num;
      if (high == low >> 63) {
        return of(low);
      }
    }
    return of(numerator().multiply(other.numerator()), denominator().multiply(other.denominator()));
  }

  /// This number with the other sign.
  public Rational negate() {
    return bigNum == null && num != Long.MIN_VALUE
        ? new Rational(-num, den)
        : of(numerator().negate(), denominator());
  }

  /// One over this number.
  ///
  /// @throws ArithmeticException when this number is zero
  public Rational reciprocal() {
    return of(denominator(), numerator());
  }

  /// This number to an integer power.
  ///
  /// @throws ArithmeticException when the result would be too large, or zero is raised to a
  ///   negative power
  public Rational pow(Rational exponent) {
    BigInteger n = exponent.numerator();
    long bits = Math.max(numerator().bitLength(), denominator().bitLength());
    if (is(0) || is(1)) {
      n = BigInteger.valueOf(n.signum());
    } else if (is(-1)) {
      n = BigInteger.valueOf(n.testBit(0) ? 1 : 2);
    } else if (n.bitLength() > 31 || bits * n.abs().longValue() > 2L * MAX_BITS) {
      throw new ArithmeticException("an exact power would need more than " + MAX_BITS + " bits");
    }
    int k = n.abs().intValue();
    Rational power = of(numerator().pow(k), denominator().pow(k));
    return n.signum() < 0 ? power.reciprocal() : power;
  }

  /// The exact `root`-th root of a number that is not negative, or null when it is irrational.
  ///
  /// Powers of irrational roots stay symbolic, so only small roots are tried.
  public Rational root(int root) {
    BigInteger n = integerRoot(numerator(), root);
    BigInteger d = integerRoot(denominator(), root);
    return n == null || d == null ? null : of(n, d);
  }

  private static BigInteger integerRoot(BigInteger n, int root) {
    if (n.signum() < 0 || root > 64) {
      return null;
    }
    BigInteger guess = BigInteger.ONE.shiftLeft(n.bitLength() / root + 1);
    while (true) { // Newton's iteration from above, which falls until it meets the floor of the
      // root
      BigInteger next =
          guess
              .multiply(BigInteger.valueOf(root - 1L))
              .add(n.divide(guess.pow(root - 1)))
              .divide(BigInteger.valueOf(root));
      if (next.compareTo(guess) >= 0) {
        return guess.pow(root).equals(n) ? guess : null;
      }
      guess = next;
      if (guess.signum() == 0) {
        return n.signum() == 0 ? guess : null;
      }
    }
  }

  /// The sign: -1, 0 or 1.
  public int signum() {
    return bigNum != null ? bigNum.signum() : Long.signum(num);
  }

  /// Whether this is the integer `n`.
  public boolean is(long n) {
    return bigNum == null && den == 1 && num == n;
  }

  /// Whether this is an integer.
  public boolean isInteger() {
    return bigDen != null ? bigDen.equals(BigInteger.ONE) : den == 1;
  }

  /// Whether this is an even integer.
  public boolean isEven() {
    return isInteger() && !numerator().testBit(0);
  }

  private boolean isSmallInteger() {
    return bigNum == null && den == 1;
  }

  /// The nearest double, ties to even.
  public double doubleValue() {
    if (bigNum == null && den == 1) {
      return num;
    }
    BigInteger n = numerator().abs();
    BigInteger d = denominator();
    long exactlyDouble = 1L << 53;
    if (bigNum == null && Math.abs(num) <= exactlyDouble && den <= exactlyDouble) {
      return (double) num / den; // one rounding of two exact doubles
    }
    // A quotient of at least 66 bits whose last bit also stands for the remainder rounds as the
    // exact quotient does.
    int shift = Math.max(0, 66 - n.bitLength() + d.bitLength());
    BigInteger[] quotient = n.shiftLeft(shift).divideAndRemainder(d);
    BigInteger sticky = quotient[1].signum() == 0 ? quotient[0] : quotient[0].setBit(0);
    int exponent = sticky.bitLength() - shift; // 2^(exponent - 1) <= value < 2^exponent
    int excess = Math.max(0, Double.MIN_EXPONENT + 1 - exponent); // bits a subnormal lacks
    if (excess > 0) {
      // Rounded once, to the bits that are left; the last one again stands for what is cut off.
      int cut = sticky.bitLength() - 55 + excess;
      boolean isInexact = cut > 0 && sticky.getLowestSetBit() < cut;
      sticky = cut <= 0 ? sticky : sticky.shiftRight(cut);
      sticky = isInexact ? sticky.setBit(0) : sticky;
      shift -= Math.max(0, cut);
    }
    double magnitude = Math.scalb(sticky.doubleValue(), -shift);
    return signum() < 0 ? -magnitude : magnitude;
  }

  @Override
  public int compareTo(Rational other) {
    return numerator()
        .multiply(other.denominator())
        .compareTo(other.numerator().multiply(denominator()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Rational r
        && (bigNum == null
            ? r.bigNum == null && num == r.num && den == r.den
            : bigNum.equals(r.bigNum) && bigDen.equals(r.bigDen));
  }

  @Override
  public int hashCode() {
    return bigNum == null
        ? Long.hashCode(num) * 31 + Long.hashCode(den)
        : bigNum.hashCode() * 31 + bigDen.hashCode();
  }

  @Override
  public String toString() {
    return isInteger() ? numerator().toString() : numerator() + "/" + denominator();
  }
}
