package leibniz.rewrite;

import java.util.List;
import leibniz.expr.Condition;
import leibniz.expr.Expr;

/// A law applied once: a part of an expression before and after, and the conditions that were
/// relied on.
public record Step(String law, Expr before, Expr after, List<Condition> conditions) {
  public Step {
    conditions = List.copyOf(conditions);
  }

  /// A law that holds everywhere.
  public Step(String law, Expr before, Expr after) {
    this(law, before, after, List.of());
  }
}
