package leibniz.polynomial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Monomials of any number of generators, sparse, numbered as they appear.
final class InternedMonomials implements Monomials {
  private record Key(int[] factors) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Key k && Arrays.equals(factors, k.factors);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(factors) * 0x9E3779B1;
    }
  }

  private final Map<Key, Long> numbers = new HashMap<>();
  private final List<int[]> known = new ArrayList<>();

  InternedMonomials() {
    number(new int[0]);
  }

  private long number(int[] factors) {
    Long next = (long) known.size();
    Long before = numbers.putIfAbsent(new Key(factors), next);
    if (before != null) {
      return before;
    }
    known.add(factors);
    return next;
  }

  @Override
  public long of(int generator, int exponent) {
    return exponent == 0 ? ONE : number(new int[] {generator, exponent});
  }

  @Override
  public long of(int[] factors) {
    return number(factors);
  }

  @Override
  public long times(long a, long b) {
    if (a == ONE || b == ONE) {
      return a + b;
    }
    int[] x = factors(a);
    int[] y = factors(b);
    int[] product = new int[x.length + y.length];
    int size = 0;
    int i = 0;
    int k = 0;
    while (i < x.length || k < y.length) {
      int generator = i == x.length ? y[k] : k == y.length ? x[i] : Math.min(x[i], y[k]);
      int exponent = 0;
      if (i < x.length && x[i] == generator) {
        exponent = x[i + 1];
        i += 2;
      }
      if (k < y.length && y[k] == generator) {
        exponent = checked((long) exponent + y[k + 1]);
        k += 2;
      }
      if (exponent != 0) {
        product[size++] = generator;
        product[size++] = exponent;
      }
    }
    return number(Arrays.copyOf(product, size));
  }

  @Override
  public long power(long a, int n) {
    if (n == 0) {
      return ONE;
    }
    int[] power = factors(a).clone();
    for (int k = 1; k < power.length; k += 2) {
      power[k] = checked((long) power[k] * n);
    }
    return number(power);
  }

  private static int checked(long exponent) {
    if (exponent != (int) exponent) {
      throw new IllegalArgumentException("an exponent is too large to be expanded: " + exponent);
    }
    return (int) exponent;
  }

  /// By the exponent of the first generator in which they differ.
  @Override
  public int compare(long a, long b) {
    int[] x = factors(a);
    int[] y = factors(b);
    for (int k = 0; k < Math.min(x.length, y.length); k += 2) {
      if (x[k] != y[k]) {
        return x[k] < y[k] ? Integer.signum(x[k + 1]) : -Integer.signum(y[k + 1]);
      }
      if (x[k + 1] != y[k + 1]) {
        return Integer.compare(x[k + 1], y[k + 1]);
      }
    }
    return x.length == y.length
        ? 0
        : x.length > y.length ? Integer.signum(x[y.length + 1]) : -Integer.signum(y[x.length + 1]);
  }

  @Override
  public int[] factors(long monomial) {
    return known.get((int) monomial);
  }
}
