package leibniz.expr;

/// Two conditions joined by `and` or `or`.
public final class Junction extends Condition {
  /// How two conditions are joined.
  public enum Kind {
    /// Both hold.
    AND,
    /// At least one holds.
    OR
  }

  private final Kind kind;
  private final Condition left;
  private final Condition right;

  Junction(int number, Kind kind, Condition left, Condition right) {
    super(number, mix(mix(mix(10, kind.ordinal()), left.hashCode()), right.hashCode()));
    this.kind = kind;
    this.left = left;
    this.right = right;
  }

  /// How the two are joined.
  public Kind kind() {
    return kind;
  }

  /// The left condition.
  public Condition left() {
    return left;
  }

  /// The right condition.
  public Condition right() {
    return right;
  }

  @Override
  public int arity() {
    return 2;
  }

  @Override
  public Condition child(int i) {
    return i == 0 ? left : right;
  }

  @Override
  boolean matches(Node other) {
    return other instanceof Junction j && kind == j.kind && left == j.left && right == j.right;
  }
}
