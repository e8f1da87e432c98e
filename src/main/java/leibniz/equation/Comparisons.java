package leibniz.equation;

import java.util.ArrayList;
import java.util.List;
import leibniz.expr.Algebra;
import leibniz.expr.Call;
import leibniz.expr.Comparison;
import leibniz.expr.Comparison.Relation;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Fn;
import leibniz.expr.Graph;
import leibniz.expr.Node;
import leibniz.expr.Num;
import leibniz.expr.Power;
import leibniz.expr.Product;
import leibniz.expr.Sum;
import leibniz.polynomial.Polynomials;

/// Comparisons with zero as a person would write them: without factors that are positive, and what
/// must not vanish factor by factor.
final class Comparisons {
  private final Graph graph;
  private final Algebra m;

  Comparisons(Graph graph) {
    this.graph = graph;
    this.m = new Algebra(graph);
  }

  /// Conditions that say the same where all that divides is not zero, which other conditions say.
  List<Condition> plain(Condition condition) {
    if (!(condition instanceof Comparison c) || !(c.right() instanceof Num n) || !n.isZero()) {
      return List.of(condition);
    }
    return c.relation() == Relation.NE ? nonZero(c) : List.of(signed(c));
  }

  private Condition signed(Comparison c) {
    if (!(c.left() instanceof Product p)) {
      return c;
    }
    Relation relation = c.relation();
    List<Expr> factors = new ArrayList<>();
    for (int k = 0; k < p.arity(); k++) {
      Expr factor = p.child(k);
      if (factor instanceof Num n) {
        relation = n.isNegative() ? mirrored(relation) : relation;
      } else if (!isPositive(factor)) {
        factors.add(factor);
      }
    }
    return factors.isEmpty() ? c : graph.comparison(relation, m.product(factors), c.right());
  }

  private static boolean isPositive(Expr factor) {
    Expr base = factor instanceof Power p ? p.base() : factor;
    return base instanceof Call c
        && (c.function() == Fn.PI || c.function() == Fn.E || c.function() == Fn.EXP);
  }

  private static Relation mirrored(Relation relation) {
    return switch (relation) {
      case LT -> Relation.GT;
      case LE -> Relation.GE;
      case GT -> Relation.LT;
      case GE -> Relation.LE;
      case EQ, NE -> relation;
    };
  }

  private List<Condition> nonZero(Comparison c) {
    Expr left = c.left();
    if (divides(left) && Polynomials.canFactor()) {
      left = graph.adopt(Polynomials.factor(List.of(left)).exprs().getFirst());
    }
    List<Condition> conditions = new ArrayList<>();
    List<Expr> open = new ArrayList<>(List.of(left));
    while (!open.isEmpty()) {
      Expr at = open.removeLast();
      if (at instanceof Product p) {
        for (int k = p.arity() - 1; k >= 0; k--) {
          open.add(p.child(k));
        }
      } else if (at instanceof Power p && p.exponent() instanceof Num n) {
        if (!n.isNegative()) {
          open.add(p.base());
        }
      } else if (!(at instanceof Num) && !isPositive(at)) {
        conditions.add(graph.comparison(Relation.NE, upright(at), c.right()));
      }
    }
    return conditions;
  }

  /// A sum or its opposite, whichever begins without a minus sign.
  private Expr upright(Expr expr) {
    if (!(expr instanceof Sum s)) {
      return expr;
    }
    boolean isNegative =
        s.child(0) instanceof Product p && p.child(0) instanceof Num n && n.isNegative();
    List<Expr> terms = new ArrayList<>();
    for (int k = 0; k < s.arity(); k++) {
      terms.add(isNegative ? m.negate(s.child(k)) : s.child(k));
    }
    return isNegative ? m.sum(terms) : s;
  }

  /// Whether something divides within a sum.
  private static boolean divides(Expr expr) {
    Dag dag = Dag.of(expr);
    boolean[] holdsDivisor = new boolean[dag.size()];
    for (int i = 0; i < dag.size(); i++) {
      Node node = dag.node(i);
      holdsDivisor[i] = node instanceof Power p && p.exponent() instanceof Num n && n.isNegative();
      for (int k = 0; k < dag.arity(i); k++) {
        holdsDivisor[i] |= holdsDivisor[dag.child(i, k)];
      }
      if (node instanceof Sum && holdsDivisor[i]) {
        return true;
      }
    }
    return false;
  }
}
