package leibniz.polynomial;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Greatest common divisors and factors of polynomials with exact coefficients and no negative
/// exponents. Those of single terms are at hand, for others the library Rings is needed.
final class Factorization {
  private static final String ABSENT =
      "this needs polynomial factorization: put the library cc.redberry:rings:2.5.8 on the class"
          + " path";

  private static final boolean IS_AVAILABLE = isAvailable("cc.redberry.rings.Rings");

  private final Ring ring;

  Factorization(Ring ring) {
    this.ring = ring;
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
    try {
      return RingsLibrary.gcd(a, b, ring);
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
    Polynomial quotient = RingsLibrary.quotient(a, b, ring);
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
      return RingsLibrary.factors(p, ring);
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
}
