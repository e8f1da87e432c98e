package leibniz.equation;

import java.util.List;
import leibniz.expr.Condition;
import leibniz.expr.Expr;

/// An equation on the way to a solution: what holds the unknown on the left, free of it on the
/// right.
///
/// @param conditions under which it holds
/// @param inverted the parts that were taken off the left side, which are defined wherever the
///   conditions hold
record Branch(Expr left, Expr right, Chain<Condition> conditions, Chain<Expr> inverted) {
  /// The next equation, given that more conditions hold.
  Branch to(Expr nextLeft, Expr nextRight, Condition... more) {
    return new Branch(nextLeft, nextRight, Chain.add(conditions, List.of(more)), inverted);
  }

  Branch given(List<Condition> more) {
    return new Branch(left, right, Chain.add(conditions, more), inverted);
  }

  /// This equation, with a part noted as taken off.
  Branch without(Expr part) {
    return new Branch(left, right, conditions, new Chain<>(inverted, part));
  }
}
