package leibniz.expr;

/// A comparison of two values as Java compares doubles: with a NaN only `!=` holds.
public final class Comparison extends Condition {
  /// How two values are compared.
  public enum Relation {
    /// Below.
    LT("<"),
    /// Below or equal.
    LE("<="),
    /// Above.
    GT(">"),
    /// Above or equal.
    GE(">="),
    /// Equal.
    EQ("=="),
    /// Not equal.
    NE("!=");

    private final String symbol;

    Relation(String symbol) {
      this.symbol = symbol;
    }

    /// The relation as written in formulas.
    public String symbol() {
      return symbol;
    }

    /// Whether the relation holds between two numbers.
    public boolean holds(double a, double b) {
      return switch (this) {
        case LT -> a < b;
        case LE -> a <= b;
        case GT -> a > b;
        case GE -> a >= b;
        case EQ -> a == b;
        case NE -> a != b;
      };
    }
  }

  private final Relation relation;
  private final Expr left;
  private final Expr right;

  Comparison(int number, Relation relation, Expr left, Expr right) {
    super(number, mix(mix(mix(9, relation.ordinal()), left.hashCode()), right.hashCode()));
    this.relation = relation;
    this.left = left;
    this.right = right;
  }

  /// How the two sides are compared.
  public Relation relation() {
    return relation;
  }

  /// The left side.
  public Expr left() {
    return left;
  }

  /// The right side.
  public Expr right() {
    return right;
  }

  @Override
  public int arity() {
    return 2;
  }

  @Override
  public Expr child(int i) {
    return i == 0 ? left : right;
  }

  @Override
  boolean matches(Node other) {
    return other instanceof Comparison c
        && relation == c.relation
        && left == c.left
        && right == c.right;
  }
}
