package leibniz.equation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leibniz.expr.Algebra;
import leibniz.expr.Call;
import leibniz.expr.Choice;
import leibniz.expr.Comparison.Relation;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Fn;
import leibniz.expr.Graph;
import leibniz.expr.Num;
import leibniz.expr.Power;

/// Where expressions are defined: a condition for each part that is not defined everywhere.
///
/// What stands in a branch of a choice need be defined only where the branch is taken.
final class Domains {
  private final Graph graph;
  private final Algebra m;

  Domains(Algebra algebra) {
    this.m = algebra;
    this.graph = algebra.graph();
  }

  /// The parts below some roots with the conditions on them, those deeper inside last.
  Map<Expr, Condition> of(List<Expr> roots) {
    return of(roots, true);
  }

  /// The conditions on parts whose values become that of a root: a choice has one also where its
  /// condition compares what is no number.
  Map<Expr, Condition> ofValues(List<Expr> roots) {
    return of(roots, false);
  }

  private Map<Expr, Condition> of(List<Expr> roots, boolean ofConditions) {
    Dag dag = Dag.of(roots);
    Condition[] taken = new Condition[dag.size()]; // null of what is always computed
    boolean[] isReached = new boolean[dag.size()];
    for (int k = 0; k < dag.rootCount(); k++) {
      isReached[dag.root(k)] = true;
    }
    Map<Expr, Condition> conditions = new LinkedHashMap<>();
    for (int i = dag.size() - 1; i >= 0; i--) {
      if (!isReached[i]) {
        continue;
      }
      Condition condition = dag.node(i) instanceof Expr e ? condition(e) : null;
      if (condition != null) {
        conditions.put((Expr) dag.node(i), unlessNot(taken[i], condition));
      }
      for (int k = 0; k < dag.arity(i); k++) {
        if (dag.node(i) instanceof Choice && k == 0 && !ofConditions) {
          continue;
        }
        int child = dag.child(i, k);
        Condition here = taken[i];
        if (dag.node(i) instanceof Choice c && k > 0) {
          Condition branch = k == 1 ? c.condition() : graph.not(c.condition());
          here = here == null ? branch : graph.and(here, branch);
        }
        boolean isAlways = here == null || isReached[child] && taken[child] == null;
        boolean isFirst = !isReached[child];
        taken[child] = isAlways ? null : isFirst ? here : graph.or(taken[child], here);
        isReached[child] = true;
      }
    }
    return conditions;
  }

  private Condition unlessNot(Condition taken, Condition condition) {
    return taken == null ? condition : graph.or(graph.not(taken), condition);
  }

  private Condition condition(Expr expr) {
    return switch (expr) {
      case Power p when p.exponent() instanceof Num n -> power(p.base(), n);
      case Call c when c.arity() == 1 -> call(c.function(), c.child(0));
      case Call c when c.function() == Fn.BESSELY -> compare(c.child(1), Relation.GT, 0);
      default -> null;
    };
  }

  private Condition power(Expr base, Num exponent) {
    if (exponent.isInteger()) {
      return exponent.isNegative() ? compare(base, Relation.NE, 0) : null;
    }
    return compare(base, exponent.isNegative() ? Relation.GT : Relation.GE, 0);
  }

  private Condition call(Fn fn, Expr x) {
    return switch (fn) {
      case LN, LOG10, LOG2 -> compare(x, Relation.GT, 0);
      case LOG1P -> compare(x, Relation.GT, -1);
      case ASIN, ACOS -> compare(graph.call(Fn.ABS, x), Relation.LE, 1);
      case ATANH, ERFINV -> compare(graph.call(Fn.ABS, x), Relation.LT, 1);
      case ACOSH -> compare(x, Relation.GE, 1);
      case TAN -> compare(graph.call(Fn.COS, x), Relation.NE, 0);
      case GAMMA, LGAMMA, DIGAMMA -> // poles at integers up to zero
          graph.or(
              compare(x, Relation.GT, 0),
              graph.comparison(Relation.NE, x, graph.call(Fn.FLOOR, x)));
      default -> null;
    };
  }

  private Condition compare(Expr x, Relation relation, long bound) {
    return graph.comparison(relation, x, m.number(bound));
  }

  /// The conditions on those parts whose images are not among some expressions.
  static List<Condition> besides(
      Map<Expr, Condition> domains, Map<Expr, Expr> images, Set<Expr> known) {
    List<Condition> conditions = new ArrayList<>();
    domains.forEach(
        (part, condition) -> {
          if (!known.contains(images.get(part))) {
            conditions.add(condition);
          }
        });
    return conditions;
  }
}
