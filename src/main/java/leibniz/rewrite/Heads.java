package leibniz.rewrite;

import leibniz.expr.Application;
import leibniz.expr.Call;
import leibniz.expr.Choice;
import leibniz.expr.Expr;
import leibniz.expr.Num;
import leibniz.expr.Power;
import leibniz.expr.Product;
import leibniz.expr.Sum;
import leibniz.expr.Sym;

/// What stands at the root of an expression, by which laws are found: a function, or a kind.
final class Heads {
  private Heads() {}

  static Object of(Expr expr) {
    return switch (expr) {
      case Call c -> c.function();
      case Application a -> a.function();
      case Num _, Sym _, Sum _, Product _, Power _, Choice _ -> expr.getClass();
    };
  }

  /// The head of a factor's base.
  static Object ofBase(Expr factor) {
    return of(factor instanceof Power p && p.exponent() instanceof Num ? p.base() : factor);
  }
}
