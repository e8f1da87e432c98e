package leibniz.polynomial;

import java.util.Map;
import java.util.TreeMap;

/// Division of polynomials that leaves no remainder, term by term from the highest one.
final class Division {
  private Division() {}

  /// The quotient; null when the second does not divide the first.
  static Polynomial quotient(Polynomial a, Polynomial b, Ring ring) {
    if (a.size() == 0) {
      return a;
    }
    Monomials monomials = ring.monomials();
    int leading = leading(b, monomials);
    long inverse = monomials.power(b.monomials()[leading], -1);
    Coefficient scale = Coefficient.ONE.over(b.coefficients()[leading]);
    TreeMap<Long, Coefficient> rest = new TreeMap<>(monomials::compare);
    for (int k = 0; k < a.size(); k++) {
      rest.put(a.monomials()[k], a.coefficients()[k]);
    }
    Terms quotient = new Terms(ring.limit());
    while (!rest.isEmpty()) {
      Map.Entry<Long, Coefficient> top = rest.pollLastEntry();
      long monomial = monomials.times(top.getKey(), inverse);
      if (!isWhole(monomial, monomials)) {
        return null;
      }
      Terms.checkInterrupt();
      Coefficient c = top.getValue().times(scale);
      quotient.add(monomial, c);
      Coefficient less = c.negate();
      for (int k = 0; k < b.size(); k++) {
        if (k != leading) {
          rest.merge(
              monomials.times(monomial, b.monomials()[k]),
              less.times(b.coefficients()[k]),
              Division::sum);
        }
      }
    }
    return quotient.polynomial();
  }

  /// Null, which takes the entry away, when nothing is left.
  private static Coefficient sum(Coefficient a, Coefficient b) {
    Coefficient sum = a.plus(b);
    return sum.isZero() ? null : sum;
  }

  private static int leading(Polynomial p, Monomials monomials) {
    int leading = 0;
    for (int k = 1; k < p.size(); k++) {
      if (monomials.compare(p.monomials()[k], p.monomials()[leading]) > 0) {
        leading = k;
      }
    }
    return leading;
  }

  private static boolean isWhole(long monomial, Monomials monomials) {
    int[] factors = monomials.factors(monomial);
    for (int k = 1; k < factors.length; k += 2) {
      if (factors[k] < 0) {
        return false;
      }
    }
    return true;
  }
}
