package leibniz.rewrite;

import java.util.Collection;
import leibniz.expr.Expr;

/// Says whether it pays to write one expression in place of another.
public interface Worth {
  /// Whether `after` should stand where `before` does.
  ///
  /// @param kept what both need, whose cost does not count
  boolean pays(Expr before, Expr after, Collection<Expr> kept);
}
