package leibniz.expr;

/// A call of a function of the table [Fn]; constants such as `pi` are functions of no argument.
public final class Call extends Expr {
  private final Fn function;
  private final Expr[] arguments;

  Call(int number, Fn function, Expr[] arguments) {
    super(number, mix(mix(7, function.ordinal()), arguments));
    this.function = function;
    this.arguments = arguments;
  }

  /// The function called.
  public Fn function() {
    return function;
  }

  @Override
  public int arity() {
    return arguments.length;
  }

  @Override
  public Expr child(int i) {
    return arguments[i];
  }

  @Override
  boolean matches(Node other) {
    return other instanceof Call c && function == c.function && identical(arguments, c.arguments);
  }
}
