package leibniz.simplify;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
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
      int[] counts = dag.uses();
      uses = new IdentityHashMap<>(counts.length);
      for (int i = 0; i < counts.length; i++) {
        uses.put(dag.node(i), counts[i]);
      }
    }
    return uses.getOrDefault(node, 0);
  }

  @Override
  public boolean pays(Expr before, Expr after, Collection<Expr> kept) {
    Set<Node> fallen = fallen(before, kept);
    long saved = 0;
    for (Node node : fallen) {
      saved += cost(node);
    }
    return spent(after, kept, fallen) < saved;
  }

  /// What falls away with an expression: it itself, and all that only what falls away uses.
  private Set<Node> fallen(Expr root, Collection<Expr> kept) {
    Set<Node> fallen = identitySet();
    IdentityHashMap<Node, Integer> usedByFallen = new IdentityHashMap<>();
    Deque<Node> open = new ArrayDeque<>();
    open.add(root);
    while (!open.isEmpty()) {
      Node node = open.pop();
      fallen.add(node);
      for (int k = 0; k < node.arity(); k++) {
        Node child = node.child(k);
        int count = usedByFallen.merge(child, 1, Integer::sum);
        if (count >= uses(child) && !kept.contains(child) && !fallen.contains(child)) {
          open.push(child);
        }
      }
    }
    return fallen;
  }

  /// The cost of an expression, down to what is kept and what stays.
  private long spent(Expr root, Collection<Expr> kept, Set<Node> fallen) {
    Set<Node> seen = identitySet();
    seen.addAll(kept);
    long spent = 0;
    Deque<Node> open = new ArrayDeque<>();
    open.add(root);
    while (!open.isEmpty()) {
      Node node = open.pop();
      boolean stays = node != root && uses(node) > 0 && !fallen.contains(node);
      if (!stays && seen.add(node)) {
        spent += cost(node);
        for (int k = 0; k < node.arity(); k++) {
          open.push(node.child(k));
        }
      }
    }
    return spent;
  }

  private static long cost(Node node) {
    return TIE * Cost.of(node) + Integer.signum(node.arity());
  }

  private static Set<Node> identitySet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }
}
