package leibniz.print;

public final class Latex {
  public static String of(leibniz.expr.Expr e) {
    return e.toString();
  }
}
