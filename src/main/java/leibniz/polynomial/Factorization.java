package leibniz.polynomial;

import cc.redberry.rings.Rings;
import cc.redberry.rings.poly.PolynomialFactorDecomposition;
import cc.redberry.rings.poly.multivar.Monomial;
import cc.redberry.rings.poly.multivar.MonomialOrder;
import cc.redberry.rings.poly.multivar.MultivariateDivision;
import cc.redberry.rings.poly.multivar.MultivariateFactorization;
import cc.redberry.rings.poly.multivar.MultivariateGCD;
import cc.redberry.rings.poly.multivar.MultivariatePolynomial;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Greatest common divisors and factors of polynomials with exact coefficients and no negative
/// exponents, by the library Rings, which may be absent (S. Poslavsky, Rings: an efficient
/// Java/Scala library for polynomial rings, 2019).
///
/// Polynomials are taken over the integers, without common factors of their coefficients.
final class Factorization {
  private static final String ABSENT =
      "this needs polynomial factorization: put the library cc.redberry:rings:2.5.8 on the class"
          + " path";

  private final Ring ring;

  Factorization(Ring ring) {
    this.ring = ring;
  }

  /// A factor and how often it divides.
  record Factor(Polynomial polynomial, int exponent) {}

  /// The greatest common divisor, of which one with a single term needs no library.
  ///
  /// @throws IllegalStateException when Rings is absent
  Polynomial gcd(Polynomial a, Polynomial b) {
    if (a.size() == 0 || b.size() == 0) {
      return a.size() == 0 ? b : a;
    }
    if (a.isConstant() || b.isConstant()) {
      return Polynomial.constant(Coefficient.ONE);
    }
    if (a.size() == 1 || b.size() == 1) {
      return commonMonomial(a, b);
    }
    Terms.checkInterrupt();
    try {
      int[] used = used(a, b);
      return polynomial(MultivariateGCD.PolynomialGCD(integral(a, used), integral(b, used)), used);
    } catch (NoClassDefFoundError e) {
      throw new IllegalStateException(ABSENT, e);
    }
  }

  private Polynomial commonMonomial(Polynomial a, Polynomial b) {
    Map<Integer, Integer> common = new TreeMap<>();
    int[] first = ring.monomials().factors(a.monomials()[0]);
    for (int k = 0; k < first.length; k += 2) {
      common.put(first[k], first[k + 1]);
    }
    for (Polynomial p : List.of(a, b)) {
      for (long monomial : p.monomials()) {
        Map<Integer, Integer> powers = new HashMap<>();
        int[] factors = ring.monomials().factors(monomial);
        for (int k = 0; k < factors.length; k += 2) {
          powers.put(factors[k], factors[k + 1]);
        }
        common.replaceAll((g, n) -> Math.min(n, powers.getOrDefault(g, 0)));
      }
    }
    int[] powers =
        common.entrySet().stream()
            .filter(power -> power.getValue() != 0)
            .flatMapToInt(power -> IntStream.of(power.getKey(), power.getValue()))
            .toArray();
    return Polynomial.term(ring.monomials().of(powers), Coefficient.ONE);
  }

  /// The quotient of two when the second divides the first.
  Polynomial quotient(Polynomial a, Polynomial b) {
    if (b.size() == 1) {
      Polynomial reciprocal = ring.power(b, -1);
      return ring.times(a, reciprocal);
    }
    Coefficient scale = content(a).over(content(b));
    int[] used = used(a, b);
    Polynomial quotient =
        polynomial(MultivariateDivision.divideExact(integral(a, used), integral(b, used)), used);
    return ring.times(quotient, Polynomial.constant(scale));
  }

  /// The irreducible factors over the rationals but numbers, which are left out.
  ///
  /// @throws IllegalStateException when Rings is absent
  List<Factor> factors(Polynomial p) {
    if (p.size() == 1) {
      List<Factor> factors = new ArrayList<>();
      int[] powers = ring.monomials().factors(p.monomials()[0]);
      for (int k = 0; k < powers.length; k += 2) {
        long generator = ring.monomials().of(powers[k], 1);
        factors.add(new Factor(Polynomial.term(generator, Coefficient.ONE), powers[k + 1]));
      }
      return factors;
    }
    Terms.checkInterrupt();
    try {
      int[] used = used(p, p);
      PolynomialFactorDecomposition<MultivariatePolynomial<cc.redberry.rings.bigint.BigInteger>>
          found = MultivariateFactorization.Factor(integral(p, used));
      List<Factor> factors = new ArrayList<>();
      for (int k = 0; k < found.size(); k++) {
        factors.add(new Factor(polynomial(found.get(k), used), found.getExponent(k)));
      }
      return factors;
    } catch (NoClassDefFoundError e) {
      throw new IllegalStateException(ABSENT, e);
    }
  }

  /// The positive number by which a polynomial is a multiple of one over the integers without
  /// common factors.
  static Coefficient content(Polynomial p) {
    Coefficient content = p.coefficients()[0].abs();
    for (Coefficient c : p.coefficients()) {
      content = content.content(c);
    }
    return content;
  }

  /// The generators that stand in one of two polynomials, in order; Rings gives each a place in
  /// every monomial.
  private int[] used(Polynomial a, Polynomial b) {
    return LongStream.concat(Arrays.stream(a.monomials()), Arrays.stream(b.monomials()))
        .mapToObj(ring.monomials()::factors)
        .flatMapToInt(f -> IntStream.range(0, f.length / 2).map(k -> f[2 * k]))
        .distinct()
        .sorted()
        .toArray();
  }

  private MultivariatePolynomial<cc.redberry.rings.bigint.BigInteger> integral(
      Polynomial p, int[] used) {
    Coefficient content = content(p);
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

  private Polynomial polynomial(
      MultivariatePolynomial<cc.redberry.rings.bigint.BigInteger> polynomial, int[] used) {
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
