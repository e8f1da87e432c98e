package leibniz.expr;

/// Decides conditions between numbers and takes the branches they leave; no bit of a value depends
/// on it.
public final class Decisions {
  private final Graph graph;
  private final Dag dag;
  private final Boolean[] decided; // by node; null while open

  /// For one walk over `dag`, children first.
  public Decisions(Graph graph, Dag dag) {
    this.graph = graph;
    this.dag = dag;
    this.decided = new Boolean[dag.size()];
  }

  /// The image of a condition, whose children have theirs.
  public Node condition(Condition condition, int i, Node[] images) {
    switch (condition) {
      case Comparison c ->
          decided[i] = compare(c.relation(), images[dag.child(i, 0)], images[dag.child(i, 1)]);
      case Negation _ -> decided[i] = not(decided[dag.child(i, 0)]);
      case Junction j -> {
        decided[i] = null; // in an earlier walk it may have been
        Boolean a = decided[dag.child(i, 0)];
        Boolean b = decided[dag.child(i, 1)];
        boolean neutral = j.kind() == Junction.Kind.AND;
        if (a != null && a != neutral || b != null && b != neutral) {
          decided[i] = !neutral;
        } else if (a != null) {
          decided[i] = b;
          return images[dag.child(i, 1)];
        } else if (b != null || images[dag.child(i, 0)] == images[dag.child(i, 1)]) {
          return images[dag.child(i, 0)];
        }
      }
    }
    return graph.rebuild(condition, dag.childrenIn(images, i));
  }

  /// The image of a choice: a branch, or a choice between what the branches have become.
  public Expr choice(Choice choice, int i, Node[] images) {
    Boolean taken = decided[dag.child(i, 0)];
    Node then = images[dag.child(i, 1)];
    Node otherwise = images[dag.child(i, 2)];
    if (then == otherwise) {
      return (Expr) then;
    }
    return taken == null
        ? (Expr) graph.rebuild(choice, dag.childrenIn(images, i))
        : (Expr) (taken ? then : otherwise);
  }

  private static Boolean not(Boolean decision) {
    return decision == null ? null : Boolean.valueOf(!decision);
  }

  private static Boolean compare(Comparison.Relation relation, Node left, Node right) {
    if (!(left instanceof Num a && right instanceof Num b)) {
      return null;
    }
    return relation.holds(a.value(), b.value()); // as doubles, which is how both executors compare
  }
}
