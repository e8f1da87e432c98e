package leibniz.expr;

/// A symbol: a variable, parameter or any other name that a value is given for later.
public final class Sym extends Expr {
  private final String name;

  Sym(String name) {
    super(mix(3, name.hashCode()));
    this.name = name;
  }

  /// The name as written.
  public String name() {
    return name;
  }

  @Override
  public int arity() {
    return 0;
  }

  @Override
  public Node child(int i) {
    throw new IndexOutOfBoundsException("a leaf has no child " + i);
  }

  @Override
  boolean matches(Node other) {
    return other instanceof Sym s && name.equals(s.name);
  }
}
