package leibniz.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import leibniz.expr.Algebra;
import leibniz.expr.Application;
import leibniz.expr.Call;
import leibniz.expr.Choice;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import leibniz.expr.Negation;
import leibniz.expr.Num;
import leibniz.expr.Power;
import leibniz.expr.Product;
import leibniz.expr.Sum;
import leibniz.expr.Sym;

/// Reverse mode: the derivatives of one expression by any number of variables, in one walk from the
/// root to the leaves.
///
/// Each node gathers its adjoint, the derivative of the root by the node, from those that use it.
/// What stands in a branch of a choice is *active* only where the branch is taken; elsewhere its
/// adjoint and its own partial derivatives may be anything, NaN and infinities included. So a
/// contribution that leaves a branch, to a node that is active more often, is guarded by the
/// condition under which it counts: no `0*NaN` ever leaks.
final class Reverse {
  private final Algebra m;
  private final Graph graph;
  private final Derivatives table;
  private final Dag dag;
  private final boolean[] depends; // on one of the variables
  private final Guards guards;
  private final boolean isLarge;
  private final Contributions contributions;

  Reverse(Algebra algebra, Dag dag, Predicate<String> variables) {
    this.m = algebra;
    this.graph = algebra.graph();
    this.table = new Derivatives(algebra);
    this.dag = dag;
    this.depends = Dependence.on(dag, variables);
    this.guards = new Guards(graph, dag, depends);
    this.contributions = new Contributions(dag.size());
    this.isLarge = dag.size() > Calculus.READABLE;
    for (int i = 0; isLarge && i < dag.size(); i++) {
      if (dag.node(i) instanceof Expr value) {
        Calculus.keep(m, value);
      }
    }
  }

  /// The derivative of the only root by each variable that it depends on.
  Map<Sym, Expr> adjoints() {
    Map<Sym, Expr> adjoints = new HashMap<>();
    int root = dag.root(0);
    if (depends[root]) {
      contributions.add(root, m.number(1));
    }
    List<Expr> terms = new ArrayList<>();
    for (int i = root; i >= 0; i--) {
      terms.clear();
      contributions.take(i, terms);
      if (terms.isEmpty()) {
        continue;
      }
      Expr adjoint = m.sum(terms);
      if (dag.node(i) instanceof Sym s) {
        adjoints.put(s, adjoint);
      } else if (!(adjoint instanceof Num n && n.isZero())) {
        if (isLarge && dependentChildren(i) > 1) {
          Calculus.keep(m, adjoint);
        }
        propagate(i, adjoint);
      }
    }
    return adjoints;
  }

  private int dependentChildren(int i) {
    int count = 0;
    for (int k = 0; k < dag.arity(i); k++) {
      count += depends[dag.child(i, k)] ? 1 : 0;
    }
    return count;
  }

  private void propagate(int i, Expr adjoint) {
    switch (dag.node(i)) {
      case Sum s -> {
        for (int k = 0; k < s.arity(); k++) {
          give(i, k, adjoint);
        }
      }
      case Product p -> {
        Others others = new Others(m, p);
        for (int k = 0; k < p.arity(); k++) {
          if (depends[dag.child(i, k)]) {
            give(i, k, m.multiply(adjoint, others.without(k)));
          }
        }
      }
      case Power p -> {
        if (depends[dag.child(i, 0)]) {
          give(i, 0, m.multiply(adjoint, table.byBase(p.base(), p.exponent())));
        }
        if (depends[dag.child(i, 1)]) {
          give(i, 1, m.multiply(adjoint, table.byExponent(p, p.base())));
        }
      }
      case Choice _ -> {
        give(i, 1, adjoint);
        give(i, 2, adjoint);
      }
      case Call c when Derivatives.chooses(c.function()) -> {
        for (int k = 0; k < c.arity(); k++) {
          give(i, k, adjoint);
        }
      }
      case Call c -> call(c, i, adjoint);
      case Application a -> call(a, i, adjoint);
      case Num _, Sym _, Condition _ ->
          throw new IllegalStateException("a leaf has no adjoint to give");
    }
  }

  private void call(Expr call, int i, Expr adjoint) {
    for (int k = 0; k < call.arity(); k++) {
      if (depends[dag.child(i, k)]) {
        give(i, k, m.multiply(adjoint, table.partial(call, k)));
      }
    }
  }

  /// Adds a contribution to the adjoint of child `k` of node `i`, guarded where it must be.
  private void give(int i, int k, Expr contribution) {
    int child = dag.child(i, k);
    if (!depends[child] || contribution instanceof Num n && n.isZero()) {
      return;
    }
    Condition guard = guards.ofEdge(i, k);
    contributions.add(
        child, guard == guards.ofNode(child) ? contribution : where(guard, contribution));
  }

  private Expr where(Condition guard, Expr contribution) {
    return guard instanceof Negation n
        ? m.choice(n.condition(), m.number(0), contribution)
        : m.choice(guard, contribution, m.number(0));
  }
}
