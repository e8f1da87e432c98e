package leibniz.rewrite;

import java.util.List;
import java.util.Set;
import leibniz.expr.Call;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Sym;

/// Finds the part of a law's left side that binds all its symbols.
final class Anchors {
  /// More than any law is large.
  private static final int SPECIAL = 1000;

  private Anchors() {}

  /// The index of the most general such part: one whose functions have symbols as arguments and
  /// not, like `sin(2*a)`, arithmetic, which fewer formulas match; of these the smallest.
  ///
  /// @throws IllegalArgumentException when there is none, so that the law cannot be used
  static int of(List<Expr> parts, Law law) {
    int most = symbols(law.left()).size();
    int best = -1;
    for (int k = 0; k < parts.size(); k++) {
      boolean bindsAll = symbols(parts.get(k)).size() == most && !(parts.get(k) instanceof Sym);
      if (bindsAll && (best < 0 || size(parts.get(k)) < size(parts.get(best)))) {
        best = k;
      }
    }
    if (best < 0) {
      throw new IllegalArgumentException("no part binds all symbols of the law " + law);
    }
    return best;
  }

  private static int size(Expr expr) {
    Dag dag = Dag.of(expr);
    int size = dag.size();
    for (int i = 0; i < dag.size(); i++) {
      boolean isSpecial = dag.node(i) instanceof Call c && isArithmetic(c);
      size += isSpecial ? SPECIAL : 0;
    }
    return size;
  }

  private static boolean isArithmetic(Call call) {
    for (int k = 0; k < call.arity(); k++) {
      if (!(call.child(k) instanceof Sym)) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> symbols(Expr expr) {
    return Dag.of(expr).symbols();
  }
}
