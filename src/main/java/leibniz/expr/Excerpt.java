package leibniz.expr;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The top of an expression, for people to read: what goes on for long, or lies deep, is cut and
/// stands as `…`. The work does not depend on how large the expression is.
public final class Excerpt {
  /// Nodes shown at most, counted with repetition; fewer than the nesting that text is broken at.
  private static final int SHOWN = 100;

  private final List<Node> shown = new ArrayList<>();
  private final List<Integer> firstChild = new ArrayList<>(); // where a node's children stand
  private final List<Integer> count = new ArrayList<>(); // of them; -1 when the node is cut

  private Excerpt() {}

  /// The expression itself where it is small.
  public static Expr of(Expr expr) {
    Excerpt excerpt = new Excerpt();
    boolean isWhole = excerpt.choose(expr);
    return isWhole ? expr : (Expr) excerpt.built();
  }

  /// Chooses the nodes to show, breadth first.
  private boolean choose(Expr root) {
    boolean isWhole = true;
    shown.add(root);
    for (int i = 0; i < shown.size(); i++) {
      Node node = shown.get(i);
      int room = SHOWN - shown.size();
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
