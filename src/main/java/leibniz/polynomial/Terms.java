package leibniz.polynomial;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

/// Gathers the terms of a polynomial: an open-addressed table from monomials to coefficients.
final class Terms {
  private final int limit;
  private long[] monomials = new long[16];
  private Coefficient[] coefficients = new Coefficient[16]; // null where the table is empty
  private int size;
  private int zeros;

  /// Gathers at most `limit` terms.
  Terms(int limit) {
    this.limit = limit;
  }

  /// Adds a term.
  void add(long monomial, Coefficient c) {
    int mask = monomials.length - 1;
    int i = slot(monomial, mask);
    while (coefficients[i] != null && monomials[i] != monomial) {
      i = (i + 1) & mask;
    }
    if (coefficients[i] == null) {
      monomials[i] = monomial;
      coefficients[i] = c;
      if (2 * ++size > mask) {
        grow();
      }
    } else {
      boolean wasZero = coefficients[i].isZero();
      coefficients[i] = coefficients[i].plus(c);
      zeros += (coefficients[i].isZero() ? 1 : 0) - (wasZero ? 1 : 0);
    }
  }

  /// Adds a multiple of a polynomial.
  void add(Polynomial p, Coefficient factor) {
    for (int k = 0; k < p.size(); k++) {
      Coefficient c = p.coefficients()[k];
      add(p.monomials()[k], factor.isOne() ? c : c.times(factor));
    }
  }

  private static int slot(long monomial, int mask) {
    long h = monomial * 0x9E3779B97F4A7C15L;
    return (int) (h >>> 32) & mask;
  }

  private void grow() {
    checkInterrupt();
    if (size - zeros > limit) {
      throw new IllegalArgumentException(
          "the expanded formula would have more than " + limit + " terms");
    }
    long[] oldMonomials = monomials;
    Coefficient[] old = coefficients;
    monomials = new long[2 * old.length];
    coefficients = new Coefficient[2 * old.length];
    int mask = monomials.length - 1;
    for (int k = 0; k < old.length; k++) {
      if (old[k] != null) {
        int i = slot(oldMonomials[k], mask);
        while (coefficients[i] != null) {
          i = (i + 1) & mask;
        }
        monomials[i] = oldMonomials[k];
        coefficients[i] = old[k];
      }
    }
  }

  /// Work on polynomials ends here when its thread is interrupted; the thread stays interrupted.
  static void checkInterrupt() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("the work on a polynomial was interrupted");
    }
  }

  /// The polynomial of the terms that are not zero.
  Polynomial polynomial() {
    long[] keys = new long[size];
    Coefficient[] values = new Coefficient[size];
    int count = 0;
    for (int i = 0; i < monomials.length; i++) {
      if (coefficients[i] != null && !coefficients[i].isZero()) {
        keys[count] = monomials[i];
        values[count++] = coefficients[i];
      }
    }
    return count == size
        ? new Polynomial(keys, values)
        : new Polynomial(Arrays.copyOf(keys, count), Arrays.copyOf(values, count));
  }
}
