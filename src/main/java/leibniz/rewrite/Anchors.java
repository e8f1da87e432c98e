package leibniz.rewrite;

import java.util.List;
import java.util.Set;
import leibniz.expr.Call;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Num;
import leibniz.expr.Power;
import leibniz.expr.Product;
import leibniz.expr.Sym;

/// Finds the part of a law's left side that binds all its symbols.
final class Anchors {
  /// More than any law is large.
  private static final int SPECIAL = 1000;

  private Anchors() {}

  /// The index of the most general such part: one whose functions have symbols as arguments and
  /// not, like `sin(2*a)`, arithmetic, which fewer formulas match; of these the smallest. Of powers
  /// of one base the highest, which is rarer: `sin(a)^3` rather than `sin(a)`.
  ///
  /// @throws IllegalArgumentException when there is none, so that the law cannot be used
  static int of(List<Expr> parts, Law law) {
    int most = symbols(law.left()).size();
    int best = -1;
    for (int k = 0; k < parts.size(); k++) {
      boolean bindsAll = symbols(parts.get(k)).size() == most && !(parts.get(k) instanceof Sym);
      if (bindsAll && (best < 0 || isBetter(parts.get(k), parts.get(best)))) {
        best = k;
      }
    }
    if (best < 0) {
      throw new IllegalArgumentException("no part binds all symbols of the law " + law);
    }
    return best;
  }

  private static boolean isBetter(Expr part, Expr best) {
    double here = exponent(part);
    double there = exponent(best);
    return base(part) == base(best) && here * there > 0 && here != there
        ? Math.abs(here) > Math.abs(there)
        : size(part) < size(best);
  }

  private static Expr base(Expr part) {
    return withoutNumber(part) instanceof Power p && p.exponent() instanceof Num
        ? p.base()
        : withoutNumber(part);
  }

  private static double exponent(Expr part) {
    return withoutNumber(part) instanceof Power p && p.exponent() instanceof Num n ? n.value() : 1;
  }

  private static Expr withoutNumber(Expr part) {
    return part instanceof Product p && p.arity() == 2 && p.child(0) instanceof Num
        ? p.child(1)
        : part;
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
