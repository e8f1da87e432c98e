package leibniz.equation;

import java.util.List;
import java.util.Map;
import leibniz.expr.Call;
import leibniz.expr.Comparison;
import leibniz.expr.Condition;
import leibniz.expr.Expr;
import leibniz.expr.Fn;
import leibniz.expr.Sym;

/// Numbers between which a symbol lies by comparisons with numbers; infinite where none says so.
record Bounds(double low, double high) {
  static Bounds of(Sym x, List<Condition> conditions) {
    Bounds all = new Bounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    for (Condition condition : conditions) {
      if (condition instanceof Comparison c) {
        all = all.with(c, x);
      }
    }
    return all;
  }

  private Bounds with(Comparison c, Sym x) {
    boolean isLeft = isSize(c.left(), x);
    Interval number = number(isLeft ? c.right() : c.left());
    if (!isLeft && !isSize(c.right(), x) || !number.isKnown()) {
      return this;
    }
    Expr side = isLeft ? c.left() : c.right();
    return switch (isLeft ? c.relation() : Comparisons.mirrored(c.relation())) {
      case LT, LE ->
          new Bounds(
              side == x ? low : Math.max(low, -number.high()), Math.min(high, number.high()));
      case GT, GE -> side == x ? new Bounds(Math.max(low, number.low()), high) : this;
      case EQ, NE -> this;
    };
  }

  private static boolean isSize(Expr side, Sym x) {
    return side == x || side instanceof Call c && c.function() == Fn.ABS && c.child(0) == x;
  }

  private static Interval number(Expr expr) {
    return Enclosures.of(List.of(expr), Map.of()).getFirst();
  }
}
