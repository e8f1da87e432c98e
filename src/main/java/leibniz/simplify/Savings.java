package leibniz.simplify;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Predicate;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Node;
import leibniz.rewrite.Worth;

/// The cost that a replacement saves in a graph: what nothing else needs falls away, and what is
/// there already costs nothing.
final class Savings implements Worth {
  /// Of what costs the same, what has fewer operations is better.
  private static final int TIE = 16;

  private final Dag dag;
  private IdentityHashMap<Node, Integer> uses; // counted when first needed

  /// For replacements in the graph `dag`.
  Savings(Dag dag) {
    this.dag = dag;
  }

  private int uses(Node node) {
    if (uses == null) {
      uses = new IdentityHashMap<>();
      int[] counts = dag.uses();
      for (int i = 0; i < counts.length; i++) {
        uses.put(dag.node(i), counts[i]);
      }
    }
    return uses.getOrDefault(node, 0);
  }

  @Override
  public boolean pays(Expr before, Expr after, Collection<Expr> kept) {
    Set<Node> fallen = identitySet();
    long saved = cost(before, kept, fallen, node -> uses(node) > 1);
    long spent = cost(after, kept, identitySet(), node -> uses(node) > 0 && !fallen.contains(node));
    return spent < saved;
  }

  private static Set<Node> identitySet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  /// The cost of what stands below an expression, down to what is kept and what is free.
  ///
  /// @param counted receives what was counted
  private static long cost(
      Node root, Collection<Expr> kept, Set<Node> counted, Predicate<Node> isFree) {
    Set<Node> seen = identitySet();
    seen.addAll(kept);
    long cost = 0;
    Deque<Node> open = new ArrayDeque<>();
    open.add(root);
    while (!open.isEmpty()) {
      Node node = open.pop();
      if (!seen.add(node) || node != root && isFree.test(node)) {
        continue;
      }
      counted.add(node);
      cost += TIE * Cost.of(node) + Integer.signum(node.arity());
      for (int k = 0; k < node.arity(); k++) {
        open.push(node.child(k));
      }
    }
    return cost;
  }
}
