package leibniz.polynomial;

import java.util.Arrays;

/// Exponents as digits of one long, the sum of all in front: a product is the sum of two longs, and
/// the graded order is the order of longs.
///
/// Digits are signed, `a = sum of e(i)*2^(bits*i)`, and so stay right under sums while each is less
/// than half of its range.
final class PackedMonomials implements Monomials {
  private final int generators;
  private final int bits;

  /// Whether exponents of up to `degree` in size, and their sum, fit.
  static boolean fits(int generators, double degree) {
    return degree < 1 << 30 && (generators + 1L) * bits(degree) < Long.SIZE;
  }

  private static int bits(double degree) {
    return 34 - Integer.numberOfLeadingZeros((int) degree);
  }

  PackedMonomials(int generators, double degree) {
    this.generators = generators;
    this.bits = bits(degree);
  }

  @Override
  public long of(int generator, int exponent) {
    return ((long) exponent << (generators - 1 - generator) * bits)
        + ((long) exponent << generators * bits);
  }

  @Override
  public long times(long a, long b) {
    return a + b;
  }

  @Override
  public long power(long a, int n) {
    return a * n;
  }

  @Override
  public int compare(long a, long b) {
    return Long.compare(a, b);
  }

  @Override
  public int[] factors(long monomial) {
    int[] factors = new int[2 * generators];
    int at = factors.length;
    long rest = monomial;
    for (int g = generators - 1; g >= 0; g--) {
      long digit = rest << (Long.SIZE - bits) >> (Long.SIZE - bits);
      rest = (rest - digit) >> bits;
      if (digit != 0) {
        factors[--at] = (int) digit;
        factors[--at] = g;
      }
    }
    return Arrays.copyOfRange(factors, at, factors.length);
  }
}
