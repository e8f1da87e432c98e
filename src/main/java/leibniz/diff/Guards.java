package leibniz.diff;

import leibniz.expr.Call;
import leibniz.expr.Choice;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Graph;
import leibniz.expr.Junction;
import leibniz.expr.Negation;
import leibniz.expr.Sym;

/// Under which condition each node counts for the root: always, or only when some branches are
/// taken. Null stands for always.
///
/// A node counts when one of its uses does; a use counts when the user does and, below a choice,
/// when its branch is taken. Conditions are shared and grow by at most one operation per edge.
/// Where nothing branches there are none, and nothing is kept.
final class Guards {
  private final Graph graph;
  private final Dag dag;
  private final boolean[] depends;
  private final boolean branches;
  private final Condition[] guard; // by node
  private final boolean[] isUsed;
  private final Condition[][] edges; // by node that chooses, and child; null elsewhere

  Guards(Graph graph, Dag dag, boolean[] depends) {
    this.graph = graph;
    this.dag = dag;
    this.depends = depends;
    this.branches = branches(dag);
    int size = branches ? dag.size() : 0;
    this.guard = new Condition[size];
    this.isUsed = new boolean[size];
    this.edges = new Condition[size][];
    if (!branches) {
      return;
    }
    isUsed[dag.root(0)] = true;
    for (int i = dag.root(0); i >= 0; i--) {
      if (isUsed[i] && depends[i]) {
        visit(i);
      }
    }
  }

  private static boolean branches(Dag dag) {
    for (int i = 0; i < dag.size(); i++) {
      if (dag.node(i) instanceof Choice
          || dag.node(i) instanceof Call c && Derivatives.chooses(c.function())) {
        return true;
      }
    }
    return false;
  }

  /// The condition under which the node counts. A variable always does.
  Condition ofNode(int i) {
    return branches ? guard[i] : null;
  }

  /// The condition under which the use of child `k` by node `i` counts.
  Condition ofEdge(int i, int k) {
    return !branches ? null : edges[i] == null ? guard[i] : edges[i][k];
  }

  private void visit(int i) {
    edges[i] =
        switch (dag.node(i)) {
          case Choice c ->
              new Condition[] {
                null, and(guard[i], c.condition()), and(guard[i], graph.not(c.condition()))
              };
          case Call c when Derivatives.chooses(c.function()) -> chosen(c, guard[i]);
          default -> null;
        };
    for (int k = 0; k < dag.arity(i); k++) {
      int child = dag.child(i, k);
      if (depends[child] && !(dag.node(child) instanceof Condition)) {
        use(child, ofEdge(i, k));
      }
    }
  }

  private void use(int child, Condition edge) {
    boolean isVariable = dag.node(child) instanceof Sym;
    guard[child] = isVariable ? null : isUsed[child] ? or(guard[child], edge) : edge;
    isUsed[child] = true;
  }

  /// For each argument of `min` or `max`: it was kept against all later ones, and not given up for
  /// an earlier one.
  private Condition[] chosen(Call call, Condition outer) {
    Condition[] kept = Selection.kept(graph, call);
    Condition[] chosen = new Condition[kept.length];
    Condition later = outer;
    for (int k = kept.length - 1; k > 0; k--) {
      chosen[k] = and(later, graph.not(kept[k]));
      later = and(later, kept[k]);
    }
    chosen[0] = later;
    return chosen;
  }

  private Condition and(Condition a, Condition b) {
    return a == null ? b : graph.and(a, b);
  }

  private Condition or(Condition a, Condition b) {
    if (a == null || b == null || isOpposite(a, b)) {
      return null;
    }
    if (a == b) {
      return a;
    }
    Condition common = withoutLast(a);
    if (common == withoutLast(b) && isOpposite(last(a), last(b))) {
      return common; // both branches of one choice
    }
    return graph.or(a, b);
  }

  private static boolean isOpposite(Condition a, Condition b) {
    return a instanceof Negation n && n.condition() == b
        || b instanceof Negation m && m.condition() == a;
  }

  private static Condition last(Condition c) {
    return c instanceof Junction j && j.kind() == Junction.Kind.AND ? j.right() : c;
  }

  private static Condition withoutLast(Condition c) {
    return c instanceof Junction j && j.kind() == Junction.Kind.AND ? j.left() : null;
  }
}
