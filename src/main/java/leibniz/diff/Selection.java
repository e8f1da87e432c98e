package leibniz.diff;

import leibniz.expr.Call;
import leibniz.expr.Comparison.Relation;
import leibniz.expr.Condition;
import leibniz.expr.Expr;
import leibniz.expr.Fn;
import leibniz.expr.Graph;

/// How `max` and `min` choose: taken from left to right, the value so far is kept while it is at
/// least (at most) the next argument.
///
/// So at a tie the derivative is that of the earlier argument.
final class Selection {
  private Selection() {}

  /// Condition `k`, for `k` from 1, says that the best of the arguments before `k` is kept against
  /// argument `k`.
  static Condition[] kept(Graph graph, Call call) {
    Relation relation = call.function() == Fn.MAX ? Relation.GE : Relation.LE;
    Condition[] kept = new Condition[call.arity()];
    Expr best = call.child(0);
    for (int k = 1; k < kept.length; k++) {
      kept[k] = graph.comparison(relation, best, call.child(k));
      best = graph.call(call.function(), best, call.child(k));
    }
    return kept;
  }
}
