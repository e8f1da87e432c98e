package leibniz.expr;

/// A vertex of the expression graph: an expression ([Expr]) or a condition of a choice
/// ([Condition]).
///
/// Nodes are immutable and may be shared freely between parents, formulas and threads. They are
/// made by a [Graph], which gives back the same object for the same node, and traversed by a [Dag],
/// which needs no recursion.
public abstract sealed class Node permits Expr, Condition {
  private final int hash;
  private final int number;

  Node(int number, int hash) {
    this.number = number;
    this.hash = hash;
  }

  /// A number that grows in the order in which a graph makes its nodes. Nodes of other graphs may
  /// have the same one: it is a hint where in a table to look, so that what was made together, and
  /// is mostly used together, stands together, and a large table is walked through and not jumped
  /// about in.
  final int number() {
    return number;
  }

  /// The place of this node in tables of its equals: that of the youngest child, or of the hash.
  final int home() {
    int arity = arity();
    if (arity == 0) {
      return hash;
    }
    int youngest = child(0).number;
    for (int k = 1; k < arity; k++) {
      youngest = Math.max(youngest, child(k).number);
    }
    return youngest;
  }

  /// The number of children.
  public abstract int arity();

  /// The child at `i`, in written order, `0 <= i < arity()`.
  public abstract Node child(int i);

  /// Whether this node and `other` are of one kind, carry the same data and have identical (`==`)
  /// children.
  abstract boolean matches(Node other);

  final boolean hasChildren(Node[] children) {
    for (int k = 0; k < children.length; k++) {
      if (child(k) != children[k]) {
        return false;
      }
    }
    return true;
  }

  /// Structural equality, in time linear in the number of distinct nodes and without recursion.
  ///
  /// Both graphs are built once more in one table, where equal nodes become one object.
  @Override
  public final boolean equals(Object other) {
    if (this == other) {
      return true;
    }
    if (!(other instanceof Node node) || node.hash != hash) {
      return false;
    }
    Graph graph = new Graph();
    return graph.adopt(this) == graph.adopt(node);
  }

  @Override
  public final int hashCode() {
    return hash;
  }

  /// Mixes one more value into a hash; the multiplier is odd, so that no bit is lost.
  static int mix(int hash, int value) {
    int h = (hash ^ value) * 0x9E3779B1;
    return h ^ (h >>> 15);
  }

  static int mix(int hash, Node[] children) {
    int h = mix(hash, children.length);
    for (Node child : children) {
      h = mix(h, child.hash);
    }
    return h;
  }

  /// As of an array of the two.
  static int mix(int hash, Node first, Node second) {
    return mix(mix(mix(hash, 2), first.hash), second.hash);
  }

  static boolean identical(Node[] a, Node[] b) {
    if (a.length != b.length) {
      return false;
    }
    for (int i = 0; i < a.length; i++) {
      if (a[i] != b[i]) {
        return false;
      }
    }
    return true;
  }
}
