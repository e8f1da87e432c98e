package leibniz.expr;

/// A call of a function that Java code computes.
public final class Application extends Expr {
  private final External function;
  private final Expr[] arguments;

  Application(int number, External function, Expr[] arguments) {
    super(number, mix(mix(12, function.name().hashCode()), arguments));
    this.function = function;
    this.arguments = arguments;
  }

  /// The function called.
  public External function() {
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
    return other instanceof Application a
        && function == a.function
        && identical(arguments, a.arguments);
  }
}
