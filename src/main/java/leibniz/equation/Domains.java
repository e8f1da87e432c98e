package leibniz.equation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leibniz.expr.Algebra;
import leibniz.expr.Call;
import leibniz.expr.Choice;
import leibniz.expr.Comparison.Relation;
import leibniz.expr.Condition;
import leibniz.expr.Expr;
import leibniz.expr.Fn;
import leibniz.expr.Graph;
import leibniz.expr.Node;
import leibniz.expr.Num;
import leibniz.expr.Power;

/// Where expressions are defined: a condition for each part that is not defined everywhere.
///
/// Branches of choices are left out, since they need not be defined where they are not taken.
final class Domains {
  private final Graph graph;
  private final Algebra m;

  Domains(Algebra algebra) {
    this.m = algebra;
    this.graph = algebra.graph();
  }

  /// The parts below some roots with the conditions on them, those deeper inside last.
  Map<Expr, Condition> of(List<Expr> roots) {
    Map<Expr, Condition> conditions = new LinkedHashMap<>();
    Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Node> open = new ArrayDeque<>(roots);
    while (!open.isEmpty()) {
      Node node = open.poll();
      if (!seen.add(node)) {
        continue;
      }
      if (node instanceof Expr e) {
        Condition condition = condition(e);
        if (condition != null) {
          conditions.put(e, condition);
        }
      }
      if (!(node instanceof Choice)) {
        for (int k = 0; k < node.arity(); k++) {
          open.add(node.child(k));
        }
      }
    }
    return conditions;
  }

  private Condition condition(Expr expr) {
    return switch (expr) {
      case Power p when p.exponent() instanceof Num n -> power(p.base(), n);
      case Call c when c.arity() == 1 -> call(c.function(), c.child(0));
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
