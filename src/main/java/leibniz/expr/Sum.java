package leibniz.expr;

/// A sum of two or more terms, added from left to right. A term with a negative leading number is
/// subtracted.
public final class Sum extends Expr {
  private final Expr[] terms;

  Sum(int number, Expr[] terms) {
    super(number, mix(4, terms));
    this.terms = terms;
  }

  @Override
  public int arity() {
    return terms.length;
  }

  @Override
  public Expr child(int i) {
    return terms[i];
  }

  @Override
  boolean matches(Node other) {
    return other instanceof Sum s && identical(terms, s.terms);
  }
}
