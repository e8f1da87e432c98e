package leibniz.diff;

import leibniz.expr.Rational;

/// The weights of Taylor arithmetic, order by order: they alone tell whether series are carried as
/// coefficients or as derivatives, which are coefficients times the factorial of their order.
///
/// A product has `y_k` as the sum of `w*a_j*b_(k-j)` over j from 0 to k. The weight `w` is 1 of
/// coefficients (Cauchy) and the binomial coefficient of `k` and `j` of derivatives (Leibniz). What
/// follows from an equation for `y'` is a sum of that kind, divided by `k`.
///
/// All weights are exact integers: a binomial coefficient of 1000 is at most 2.7e299, where 1000!
/// is far beyond a double.
final class Weights {
  private final boolean areBinomial;
  private Rational[] row = {Rational.ONE}; // of Pascal's triangle
  private int order;

  private Weights(boolean areBinomial) {
    this.areBinomial = areBinomial;
  }

  /// Those of coefficients: next to nothing to multiply.
  static Weights ofCoefficients() {
    return new Weights(false);
  }

  /// Those of derivatives: no factorial, which would leave the range of a double, is ever met.
  static Weights ofDerivatives() {
    return new Weights(true);
  }

  /// Goes on to the next order.
  void next() {
    order++;
    if (areBinomial) {
      Rational[] next = new Rational[order + 1];
      next[0] = Rational.ONE;
      next[order] = Rational.ONE;
      for (int j = 1; j < order; j++) {
        next[j] = row[j - 1].plus(row[j]);
      }
      row = next;
    }
  }

  /// The weight of `a_j*b_(k-j)` in a product.
  Rational of(int j) {
    return areBinomial ? row[j] : Rational.ONE;
  }

  /// This weight divided by `k` as far as that is done term by term: then `j` times it is an
  /// integer, and exact.
  Rational divided(int j) {
    return areBinomial ? row[j].times(Rational.of(order).reciprocal()) : Rational.ONE;
  }

  /// What is left of `k` to divide a whole sum by.
  Rational divisor() {
    return areBinomial ? Rational.ONE : Rational.of(order);
  }
}
