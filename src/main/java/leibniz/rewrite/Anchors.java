package leibniz.rewrite;

import java.util.List;
import java.util.Set;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Sym;

/// Finds the part of a law's left side that binds all its symbols.
final class Anchors {
  private Anchors() {}

  /// The index of the largest such part.
  ///
  /// @throws IllegalArgumentException when there is none, so that the law cannot be used
  static int of(List<Expr> parts, Law law) {
    int most = symbols(law.left()).size();
    int best = -1;
    for (int k = 0; k < parts.size(); k++) {
      boolean bindsAll = symbols(parts.get(k)).size() == most && !(parts.get(k) instanceof Sym);
      if (bindsAll && (best < 0 || size(parts.get(k)) > size(parts.get(best)))) {
        best = k;
      }
    }
    if (best < 0) {
      throw new IllegalArgumentException("no part binds all symbols of the law " + law);
    }
    return best;
  }

  private static int size(Expr expr) {
    return Dag.of(expr).size();
  }

  private static Set<String> symbols(Expr expr) {
    return Dag.of(expr).symbols();
  }
}
