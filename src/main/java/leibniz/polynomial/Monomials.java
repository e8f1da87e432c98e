package leibniz.polynomial;

/// Products of powers of numbered generators, each written as one long, so that a polynomial is an
/// array of longs. Exponents may be negative.
sealed interface Monomials permits PackedMonomials, InternedMonomials {
  /// The empty product.
  long ONE = 0;

  /// The power of one generator.
  long of(int generator, int exponent);

  /// The product of the powers that [#factors] gives.
  long of(int[] factors);

  /// The product of two.
  long times(long a, long b);

  /// The power of one.
  long power(long a, int n);

  /// An order in which `a < b` says the same as `a*c < b*c`.
  int compare(long a, long b);

  /// The generators with exponents that are not zero: generator, exponent, generator, exponent and
  /// so on, by generator.
  int[] factors(long monomial);
}
