package leibniz.polynomial;

/// A sum of monomials with coefficients that are not zero, each monomial once, in no order.
record Polynomial(long[] monomials, Coefficient[] coefficients) {
  static final Polynomial ZERO = new Polynomial(new long[0], new Coefficient[0]);

  static Polynomial constant(Coefficient c) {
    return c.isZero() ? ZERO : term(Monomials.ONE, c);
  }

  static Polynomial term(long monomial, Coefficient c) {
    return new Polynomial(new long[] {monomial}, new Coefficient[] {c});
  }

  int size() {
    return monomials.length;
  }

  boolean isOne() {
    return size() == 1 && monomials[0] == Monomials.ONE && coefficients[0].isOne();
  }

  boolean isConstant() {
    return size() == 0 || size() == 1 && monomials[0] == Monomials.ONE;
  }

  boolean isExact() {
    for (Coefficient c : coefficients) {
      if (!c.isExact()) {
        return false;
      }
    }
    return true;
  }
}
