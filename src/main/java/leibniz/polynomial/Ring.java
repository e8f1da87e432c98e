package leibniz.polynomial;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;

/// Sums, products and powers of polynomials in the same generators.
///
/// @param limit the most terms a polynomial may have
record Ring(Monomials monomials, int limit) {
  /// The product.
  Polynomial times(Polynomial a, Polynomial b) {
    if (a.size() > b.size()) {
      return times(b, a);
    }
    if (a.size() == 1) {
      return times(b, a.monomials()[0], a.coefficients()[0]);
    }
    Terms product = new Terms(limit);
    for (int i = 0; i < a.size(); i++) {
      Terms.checkInterrupt();
      long monomial = a.monomials()[i];
      Coefficient c = a.coefficients()[i];
      for (int k = 0; k < b.size(); k++) {
        product.add(monomials.times(monomial, b.monomials()[k]), c.times(b.coefficients()[k]));
      }
    }
    return product.polynomial();
  }

  private Polynomial times(Polynomial p, long monomial, Coefficient c) {
    if (monomial == Monomials.ONE && c.isOne()) {
      return p;
    }
    long[] keys = new long[p.size()];
    Coefficient[] values = new Coefficient[p.size()];
    for (int k = 0; k < keys.length; k++) {
      keys[k] = monomials.times(p.monomials()[k], monomial);
      values[k] = p.coefficients()[k].times(c);
      if (values[k].isZero()) { // a double that has vanished
        Terms terms = new Terms(limit);
        for (int i = 0; i < keys.length; i++) {
          terms.add(monomials.times(p.monomials()[i], monomial), p.coefficients()[i].times(c));
        }
        return terms.polynomial();
      }
    }
    return new Polynomial(keys, values);
  }

  /// The product of all, by halves, so that long ones do not grow factor by factor.
  Polynomial product(Collection<Polynomial> factors) {
    Deque<Polynomial> pending = new ArrayDeque<>(factors);
    if (pending.isEmpty()) {
      return Polynomial.constant(Coefficient.ONE);
    }
    while (pending.size() > 1) {
      pending.add(times(pending.poll(), pending.poll()));
    }
    return pending.poll();
  }

  /// The power `p^n`, `n >= 0`; of a single term also for other `n`.
  ///
  /// `(m + r)^n` is the sum of the terms `C(n, k) * m^(n - k) * r^k`, where `m` is one term: faster
  /// than squaring, because the powers of `r` are short and their products with `m` do not collide
  /// (R. Fateman, On the computation of powers of sparse polynomials, 1974).
  Polynomial power(Polynomial p, int n) {
    if (n == 0) {
      return Polynomial.constant(Coefficient.ONE);
    }
    if (p.size() == 0 || n == 1) {
      return p;
    }
    long first = p.monomials()[0];
    Coefficient c = p.coefficients()[0];
    if (p.size() == 1) {
      return Polynomial.term(monomials.power(first, n), c.power(n));
    }
    if (n >= limit) {
      throw new IllegalArgumentException(
          "a power of %d terms with the exponent %d would have more than %d terms"
              .formatted(p.size(), n, limit));
    }
    Polynomial rest =
        new Polynomial(
            Arrays.copyOfRange(p.monomials(), 1, p.size()),
            Arrays.copyOfRange(p.coefficients(), 1, p.size()));
    Terms result = new Terms(limit);
    Polynomial power = Polynomial.constant(Coefficient.ONE);
    BigInteger binomial = BigInteger.ONE;
    for (int k = 0; k <= n; k++) {
      Coefficient factor = Coefficient.of(binomial).times(c.power(n - k));
      result.add(times(power, monomials.power(first, n - k), Coefficient.ONE), factor);
      if (k < n) {
        power = times(power, rest);
        binomial = binomial.multiply(BigInteger.valueOf(n - k)).divide(BigInteger.valueOf(k + 1L));
      }
    }
    return result.polynomial();
  }
}
