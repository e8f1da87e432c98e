package leibniz.expr;

/// A product of factors, taken from left to right.
///
/// A factor that is a power with a negative number as exponent divides by the power with the
/// positive one: `a*b^-2` is `a/(b*b)`. A product of a single factor is a group: as a factor of
/// another product it multiplies, where its content would divide.
public final class Product extends Expr {
  private final Expr[] factors;

  Product(int number, Expr[] factors) {
    super(number, mix(5, factors));
    this.factors = factors;
  }

  @Override
  public int arity() {
    return factors.length;
  }

  @Override
  public Expr child(int i) {
    return factors[i];
  }

  Expr[] children() {
    return factors.clone();
  }

  void copyInto(Expr[] target, int at) {
    System.arraycopy(factors, 0, target, at, factors.length);
  }

  @Override
  boolean matches(Node other) {
    return other instanceof Product p && identical(factors, p.factors);
  }
}
