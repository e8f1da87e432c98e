package leibniz.expr;

/// A product of factors, taken from left to right.
///
/// A factor that is a power with a negative number as exponent divides by the power with the
/// positive one: `a*b^-2` is `a/(b*b)`. A product of a single factor is a group: as a factor of
/// another product it multiplies, where its content would divide.
public final class Product extends Nary {
  private static final int SEED = 5;

  Product(int number, Expr[] factors) {
    super(number, SEED, factors);
  }

  Product(int number, Expr first, Expr second) {
    super(number, SEED, first, second);
  }

  @Override
  boolean matches(Node other) {
    return other instanceof Product p && hasPartsOf(p);
  }
}
