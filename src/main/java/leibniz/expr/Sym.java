package leibniz.expr;

/// A symbol: a variable, parameter or any other name that a value is given for later.
public final class Sym extends Expr {
  private final String name;

  Sym(int number, String name) {
    super(number, hash(name));
    this.name = name;
  }

  /// Not the hash of the string, of which anybody can write thousands that are equal.
  private static int hash(String name) {
    int h = 3;
    for (int i = 0; i < name.length(); i++) {
      h = mix(h, name.charAt(i) + 0x1F * i);
    }
    return h;
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
