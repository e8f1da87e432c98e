package leibniz.expr;

/// A sum of two or more terms, added from left to right. A term with a negative leading number is
/// subtracted.
public final class Sum extends Nary {
  private static final int SEED = 4;

  Sum(int number, Expr[] terms) {
    super(number, SEED, terms);
  }

  Sum(int number, Expr first, Expr second) {
    super(number, SEED, first, second);
  }

  @Override
  boolean matches(Node other) {
    return other instanceof Sum s && hasPartsOf(s);
  }
}
