package leibniz.expr;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// The sums, or the products, of a graph, by their parts in any order.
final class Unordered extends NodeTable<List<Expr>> {
  private static final int SHORT = 8;

  private final Function<List<Expr>, Expr> maker;

  /// @param maker what makes a sum, or a product, of parts
  Unordered(Function<List<Expr>, Expr> maker) {
    this.maker = maker;
  }

  /// The one sum or product of these parts, in whichever order it was first made.
  Expr of(List<Expr> parts) {
    if (parts.size() < 2) {
      return maker.apply(parts);
    }
    int home = youngest(parts);
    int hash = hash(parts);
    int place = place(home, hash, parts);
    Expr known = (Expr) at(place);
    if (known != null) {
      return known;
    }
    Expr made = maker.apply(parts);
    if (made instanceof Nary && made.arity() == parts.size()) { // a product may be folded
      put(place, home, hash, made);
    }
    return made;
  }

  private static int youngest(List<Expr> parts) {
    int youngest = 0;
    for (Expr part : parts) {
      youngest = Math.max(youngest, part.number());
    }
    return youngest;
  }

  /// A hash in which the order does not count.
  private static int hash(List<Expr> parts) {
    int sum = 0;
    for (Expr part : parts) {
      sum += Node.mix(part.hashCode(), 0);
    }
    return Node.mix(sum, 0);
  }

  /// Whether a node has just these parts, which are distinct.
  @Override
  boolean matches(Node made, List<Expr> parts) {
    if (made.arity() != parts.size()) {
      return false;
    }
    if (parts.size() <= SHORT) {
      for (int k = 0; k < made.arity(); k++) {
        if (!contains(parts, made.child(k))) {
          return false;
        }
      }
      return true;
    }
    Set<Node> set = Collections.newSetFromMap(new IdentityHashMap<>());
    set.addAll(parts);
    for (int k = 0; k < made.arity(); k++) {
      if (!set.contains(made.child(k))) {
        return false;
      }
    }
    return true;
  }

  private static boolean contains(List<Expr> parts, Node part) {
    for (Expr p : parts) {
      if (p == part) {
        return true;
      }
    }
    return false;
  }
}
