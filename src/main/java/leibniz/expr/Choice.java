package leibniz.expr;

/// A choice by a condition: the value of one branch, whatever the other one is or would be.
public final class Choice extends Expr {
  private final Condition condition;
  private final Expr then;
  private final Expr otherwise;

  Choice(int number, Condition condition, Expr then, Expr otherwise) {
    super(number, mix(8, new Node[] {condition, then, otherwise}));
    this.condition = condition;
    this.then = then;
    this.otherwise = otherwise;
  }

  /// What decides.
  public Condition condition() {
    return condition;
  }

  /// The branch taken when the condition holds.
  public Expr then() {
    return then;
  }

  /// The branch taken when it does not.
  public Expr otherwise() {
    return otherwise;
  }

  @Override
  public int arity() {
    return 3;
  }

  /// The condition, then the branches.
  @Override
  public Node child(int i) {
    return i == 0 ? condition : i == 1 ? then : otherwise;
  }

  @Override
  boolean matches(Node other) {
    return other instanceof Choice c
        && condition == c.condition
        && then == c.then
        && otherwise == c.otherwise;
  }
}
