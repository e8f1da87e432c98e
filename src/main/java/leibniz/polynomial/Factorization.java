package leibniz.polynomial;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Greatest common divisors and factors of polynomials with exact coefficients and no negative
/// exponents. Those of single terms are at hand, for others the library Rings is needed; without it
/// either an error says so, or what does not show stays uncancelled and unfactored.
final class Factorization {
  private static final String ABSENT =
      "this needs polynomial factorization: put the library cc.redberry:rings:2.5.8 on the class"
          + " path";

  private static final boolean IS_AVAILABLE = isAvailable("cc.redberry.rings.Rings");

  private final Ring ring;
  private final boolean isBestEffort;

  /// @param isBestEffort whether to do without Rings where that is absent
  Factorization(Ring ring, boolean isBestEffort) {
    this.ring = ring;
    this.isBestEffort = isBestEffort && !IS_AVAILABLE;
  }

  private static boolean isAvailable(String type) {
    try {
      Class.forName(type, false, Factorization.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException _) {
      return false;
    }
  }

  /// Whether the library Rings is there.
  static boolean isAvailable() {
    return IS_AVAILABLE;
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
    if (isBestEffort) {
      return visibleGcd(a, b);
    }
    try {
      return RingsLibrary.gcd(a, b, ring);
    } catch (NoClassDefFoundError e) {
      throw new IllegalStateException(ABSENT, e);
    }
  }

  /// The common monomial, times the rest of one where that divides the rest of the other.
  private Polynomial visibleGcd(Polynomial a, Polynomial b) {
    Polynomial monomial = commonMonomial(a, b);
    Polynomial smaller = quotient(a.size() < b.size() ? a : b, monomial);
    smaller = quotient(smaller, commonMonomial(smaller, smaller));
    Polynomial larger = a.size() < b.size() ? b : a;
    return Division.quotient(larger, smaller, ring) == null
        ? monomial
        : ring.times(monomial, smaller);
  }

  /// The monomial that divides every term of two polynomials.
  Polynomial commonMonomial(Polynomial a, Polynomial b) {
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
    return Division.quotient(a, b, ring);
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
    if (isBestEffort) {
      Polynomial monomial = commonMonomial(p, p);
      List<Factor> factors = monomial.isOne() ? new ArrayList<>() : factors(monomial);
      factors.add(new Factor(primitive(quotient(p, monomial)), 1));
      return factors;
    }
    try {
      return RingsLibrary.factors(p, ring);
    } catch (NoClassDefFoundError e) {
      throw new IllegalStateException(ABSENT, e);
    }
  }

  /// A polynomial over the integers without common factors of its coefficients.
  private Polynomial primitive(Polynomial p) {
    return ring.times(p, Polynomial.constant(Coefficient.ONE.over(content(p))));
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
}
