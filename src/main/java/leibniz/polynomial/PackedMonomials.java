package leibniz.polynomial;

import java.util.Arrays;

/// Exponents as digits of one long: a product is the sum of two longs.
///
/// Digits are signed, `a = sum of e(i)*2^(bits*i)`, and so stay right under sums while each is less
/// than half of its range.
final class PackedMonomials implements Monomials {
  private final int generators;
  private final int bits;

  /// Whether exponents of up to `degree` in size fit.
  static boolean fits(int generators, double degree) {
    return degree < 1 << 30 && (long) generators * bits(degree) < Long.SIZE;
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
    return (long) exponent << generator * bits;
  }

  @Override
  public long of(int[] factors) {
    long product = ONE;
    for (int k = 0; k < factors.length; k += 2) {
      product += of(factors[k], factors[k + 1]);
    }
    return product;
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
    return Long.compare(a, b); // the highest digit in which they differ decides
  }

  @Override
  public int[] factors(long monomial) {
    int[] factors = new int[2 * generators];
    int size = 0;
    long rest = monomial;
    for (int g = 0; rest != 0; g++) {
      long digit = rest << (Long.SIZE - bits) >> (Long.SIZE - bits);
      rest = (rest - digit) >> bits;
      if (digit != 0) {
        factors[size++] = g;
        factors[size++] = (int) digit;
      }
    }
    return Arrays.copyOf(factors, size);
  }
}
