package leibniz.expr;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// The top of an expression, for people to read: what goes on for long, or lies deep, is cut and
/// stands as `…`. The work does not depend on how large the expression is.
public final class Excerpt {
  /// Nodes of an expression that is shown whole, at most, counted with repetition; fewer than the
  /// nesting that text is broken at.
  private static final int WHOLE = 100;

  /// Nodes shown of a larger one, about three lines of text.
  private static final int SHOWN = 60;

  /// Terms or factors shown of a long sum or product.
  private static final int PARTS = 6;

  private final int most;
  private final int parts;
  private final List<Node> shown = new ArrayList<>();
  private final List<Integer> firstChild = new ArrayList<>(); // where a node's children stand
  private final List<Integer> count = new ArrayList<>(); // of them; -1 when the node is cut

  private Excerpt(int most, int parts) {
    this.most = most;
    this.parts = parts;
  }

  /// The expression itself where it is small.
  public static Expr of(Expr expr) {
    if (new Excerpt(WHOLE, WHOLE).choose(expr)) {
      return expr;
    }
    Excerpt excerpt = new Excerpt(SHOWN, PARTS);
    excerpt.choose(expr);
    return (Expr) excerpt.built();
  }

  /// The condition itself where it is small.
  public static Condition of(Condition condition) {
    if (new Excerpt(WHOLE, WHOLE).choose(condition)) {
      return condition;
    }
    Excerpt excerpt = new Excerpt(SHOWN, PARTS);
    excerpt.choose(condition);
    return (Condition) excerpt.built();
  }

  /// One side of a change: the expression itself where it is small, and of others what the other
  /// side lacks, `… + 2*x + … + 3*x`.
  public static Expr ofChange(Expr side, Expr other) {
    if (new Excerpt(WHOLE, WHOLE).choose(side)) {
      return side;
    }
    Graph graph = new Graph();
    Expr rest = graph.symbol("…");
    Set<Node> common = Collections.newSetFromMap(new IdentityHashMap<>());
    common.add(other);
    for (int k = 0; k < other.arity(); k++) {
      common.add(other.child(k));
    }
    if (common.contains(side)) {
      return rest;
    }
    if (!(side instanceof Sum || side instanceof Product)) {
      return of(side);
    }
    List<Expr> parts = new ArrayList<>();
    for (int k = 0; k < side.arity(); k++) {
      if (!common.contains(side.child(k))) {
        parts.add((Expr) side.child(k));
      } else if (parts.isEmpty() || parts.getLast() != rest) {
        parts.add(rest);
      }
    }
    return of(side instanceof Sum ? graph.sum(parts) : graph.product(parts));
  }

  /// Chooses the nodes to show, breadth first.
  ///
  /// @return whether these are all
  private boolean choose(Node root) {
    boolean isWhole = true;
    shown.add(root);
    for (int i = 0; i < shown.size(); i++) {
      Node node = shown.get(i);
      int room = Math.min(parts, most - shown.size());
      boolean mayShowSome = (node instanceof Sum || node instanceof Product) && room > 0;
      int shows = node.arity() <= room ? node.arity() : mayShowSome ? room : -1;
      isWhole &= shows == node.arity();
      firstChild.add(shown.size());
      count.add(shows);
      for (int k = 0; k < shows; k++) {
        shown.add(node.child(k));
      }
    }
    return isWhole;
  }

  private Node built() {
    Graph graph = new Graph();
    Expr rest = graph.symbol("…");
    List<Node> images = new ArrayList<>(Collections.nCopies(shown.size(), null));
    for (int i = shown.size() - 1; i >= 0; i--) {
      Node node = shown.get(i);
      List<Node> children =
          images.subList(firstChild.get(i), firstChild.get(i) + Math.max(0, count.get(i)));
      images.set(i, image(graph, node, children, count.get(i) < 0, rest));
    }
    return images.getFirst();
  }

  private static Node image(Graph graph, Node node, List<Node> children, boolean isCut, Expr rest) {
    if (isCut) {
      return node instanceof Condition
          ? graph.comparison(Comparison.Relation.NE, rest, rest)
          : rest;
    }
    if (children.size() == node.arity()) {
      return graph.rebuild(node, children.toArray(Node[]::new));
    }
    List<Expr> some = new ArrayList<>();
    children.forEach(child -> some.add((Expr) child));
    some.add(rest);
    return node instanceof Sum ? graph.sum(some) : graph.product(some);
  }
}
