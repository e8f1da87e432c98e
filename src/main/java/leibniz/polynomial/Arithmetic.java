package leibniz.polynomial;

import java.util.Collection;

/// Exact arithmetic without fractions, as [Elimination] needs it: of integers or of polynomials.
interface Arithmetic<T> {
  T one();

  boolean isZero(T a);

  T times(T a, T b);

  T minus(T a, T b);

  /// The quotient; null when the second does not divide the first.
  T quotient(T a, T b);

  /// The greatest common divisor, or what is quickly found of it.
  T gcd(T a, T b);

  /// A common divisor that is quickly found, of which one is the least; of at least one that is not
  /// zero.
  T divisor(Collection<T> all);

  /// How much work products with this are.
  long size(T a);
}
