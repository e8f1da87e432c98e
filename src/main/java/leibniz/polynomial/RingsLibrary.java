package leibniz.polynomial;

import cc.redberry.rings.Rings;
import cc.redberry.rings.poly.PolynomialFactorDecomposition;
import cc.redberry.rings.poly.multivar.Monomial;
import cc.redberry.rings.poly.multivar.MonomialOrder;
import cc.redberry.rings.poly.multivar.MultivariateFactorization;
import cc.redberry.rings.poly.multivar.MultivariateGCD;
import cc.redberry.rings.poly.multivar.MultivariatePolynomial;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import leibniz.polynomial.Factorization.Factor;

/// What [Factorization] asks of the library Rings (S. Poslavsky, Rings: an efficient Java/Scala
/// library for polynomial rings, 2019). No other class names it, so that all others load without
/// it.
///
/// Polynomials are taken over the integers, without common factors of their coefficients.
final class RingsLibrary {
  private RingsLibrary() {}

  static Polynomial gcd(Polynomial a, Polynomial b, Ring ring) {
    int[] used = used(a, b, ring);
    return polynomial(
        MultivariateGCD.PolynomialGCD(integral(a, used, ring), integral(b, used, ring)),
        used,
        ring);
  }

  static List<Factor> factors(Polynomial p, Ring ring) {
    int[] used = used(p, p, ring);
    PolynomialFactorDecomposition<MultivariatePolynomial<cc.redberry.rings.bigint.BigInteger>>
        found = MultivariateFactorization.Factor(integral(p, used, ring));
    List<Factor> factors = new ArrayList<>();
    for (int k = 0; k < found.size(); k++) {
      factors.add(new Factor(polynomial(found.get(k), used, ring), found.getExponent(k)));
    }
    return factors;
  }

  /// The generators that stand in one of two polynomials, in order; Rings gives each a place in
  /// every monomial.
  private static int[] used(Polynomial a, Polynomial b, Ring ring) {
    return LongStream.concat(Arrays.stream(a.monomials()), Arrays.stream(b.monomials()))
        .mapToObj(ring.monomials()::factors)
        .flatMapToInt(f -> IntStream.range(0, f.length / 2).map(k -> f[2 * k]))
        .distinct()
        .sorted()
        .toArray();
  }

  private static MultivariatePolynomial<cc.redberry.rings.bigint.BigInteger> integral(
      Polynomial p, int[] used, Ring ring) {
    Coefficient content = Factorization.content(p);
    List<Monomial<cc.redberry.rings.bigint.BigInteger>> terms = new ArrayList<>();
    for (int k = 0; k < p.size(); k++) {
      int[] exponents = new int[used.length];
      int[] factors = ring.monomials().factors(p.monomials()[k]);
      for (int j = 0; j < factors.length; j += 2) {
        exponents[Arrays.binarySearch(used, factors[j])] = factors[j + 1];
      }
      byte[] c = p.coefficients()[k].over(content).exact().numerator().toByteArray();
      terms.add(new Monomial<>(exponents, new cc.redberry.rings.bigint.BigInteger(c)));
    }
    return MultivariatePolynomial.create(used.length, Rings.Z, MonomialOrder.GREVLEX, terms);
  }

  private static Polynomial polynomial(
      MultivariatePolynomial<cc.redberry.rings.bigint.BigInteger> polynomial,
      int[] used,
      Ring ring) {
    Terms terms = new Terms(ring.limit());
    for (Monomial<cc.redberry.rings.bigint.BigInteger> term : polynomial) {
      int[] exponents = term.exponents;
      long monomial =
          ring.monomials()
              .of(
                  IntStream.range(0, used.length)
                      .filter(k -> exponents[k] != 0)
                      .flatMap(k -> IntStream.of(used[k], exponents[k]))
                      .toArray());
      terms.add(monomial, Coefficient.of(new BigInteger(term.coefficient.toByteArray())));
    }
    return terms.polynomial();
  }
}
