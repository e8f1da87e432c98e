package leibniz.expr;

/// The opposite of a condition. It is not the opposite comparison: `not x < 0` also holds for NaN,
/// `x >= 0` does not.
public final class Negation extends Condition {
  private final Condition condition;

  Negation(int number, Condition condition) {
    super(number, mix(11, condition.hashCode()));
    this.condition = condition;
  }

  /// The condition that must not hold.
  public Condition condition() {
    return condition;
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public Condition child(int i) {
    return condition;
  }

  @Override
  boolean matches(Node other) {
    return other instanceof Negation n && condition == n.condition;
  }
}
