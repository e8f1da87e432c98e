package leibniz.expr;

/// A power.
///
/// With an integer exponent of at most [#MAX_CHAIN] in size it is a chain of multiplications
/// (square and multiply), with a half-integer one the square root joins it: `x^(3/2)` is
/// `x*sqrt(x)`. Negative exponents of this kind divide one by the positive power. Every other power
/// is [Math#pow], also with a negative exponent.
public final class Power extends Expr {
  /// The largest exponent computed by multiplications; beyond it `Math.pow` is more accurate and
  /// not slower.
  public static final int MAX_CHAIN = 16;

  private final Expr base;
  private final Expr exponent;

  Power(int number, Expr base, Expr exponent) {
    super(number, mix(mix(6, base.hashCode()), exponent.hashCode()));
    this.base = base;
    this.exponent = exponent;
  }

  /// What is raised.
  public Expr base() {
    return base;
  }

  /// The exponent.
  public Expr exponent() {
    return exponent;
  }

  /// Whether this power divides when it stands as a factor: its exponent is a negative number, and
  /// the positive power is a chain of multiplications.
  public boolean divides() {
    return exponent instanceof Num n && n.value() < 0 && isChain(-n.value());
  }

  /// Whether a power with this exponent is a chain of multiplications, perhaps with a square root.
  public static boolean isChain(double exponent) {
    return Double.compare(exponent, 0) >= 0
        && exponent <= MAX_CHAIN
        && 2 * exponent == Math.rint(2 * exponent);
  }

  @Override
  public int arity() {
    return 2;
  }

  @Override
  public Expr child(int i) {
    return i == 0 ? base : exponent;
  }

  @Override
  boolean matches(Node other) {
    return other instanceof Power p && base == p.base && exponent == p.exponent;
  }
}
