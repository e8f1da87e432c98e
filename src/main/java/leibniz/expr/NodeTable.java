package leibniz.expr;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// The nodes of a graph by their content: an open-addressed table.
///
/// A node is looked for near the place of its youngest child, so that what is made together stands
/// together, and a large table is walked through and not jumped about in; where that is crowded, at
/// its hash. Beside each node stands a mark, which tells most that differ apart without a look at
/// them.
///
/// The order of the parts does not count in the hash of a sum or product, so that those *in normal
/// form*, which [Algebra] makes, are found by their parts in any order.
final class NodeTable {
  /// After this many places taken near its youngest child a node is looked for elsewhere.
  private static final int CROWD = 16;

  /// Up to this many parts are compared one by one.
  private static final int SHORT = 8;

  /// In a mark: the node is a sum or product in normal form.
  private static final int NORMAL = Integer.MIN_VALUE;

  private final int most;
  private Node[] nodes = new Node[64];
  private int[] marks = new int[64]; // of the nodes: all of their hashes but one bit
  private int size;

  /// A table of at most so many nodes.
  NodeTable(int most) {
    this.most = most;
  }

  /// The number of nodes.
  int size() {
    return size;
  }

  /// The node of this content that was here before, or the given one from now on.
  ///
  /// @throws IllegalArgumentException when there is no room for one more
  Node intern(Node node) {
    int mark = mark(node.hashCode());
    int at = place(node.home(), mark, node);
    if (nodes[at] != null) {
      return nodes[at];
    }
    if (size == most) {
      throw new IllegalArgumentException("the formula is too large: more than " + most + " nodes");
    }
    nodes[at] = node;
    marks[at] = mark;
    if (++size * 2L > nodes.length) {
      grow(2 * nodes.length);
    }
    return node;
  }

  /// The sum or product in normal form that has these parts, in whichever order; null for none.
  Expr findNormal(boolean isSum, List<Expr> parts) {
    int mark = mark(isSum ? Sum.hash(parts) : Product.hash(parts));
    int at = first(home(parts));
    for (int tries = 0; nodes[at] != null; at = next(at, ++tries, mark)) {
      if (marks[at] == (mark | NORMAL) && consists(nodes[at], isSum, parts)) {
        return (Expr) nodes[at];
      }
    }
    return null;
  }

  /// From now on the sum or product, which is in this table, is one in normal form.
  void setNormal(Nary node) {
    marks[place(node.home(), mark(node.hashCode()), node)] |= NORMAL;
  }

  /// Makes room for this many nodes more, and as many that are likely to follow.
  void reserve(int more) {
    int length = nodes.length;
    while (length < 1 << 28 && length < 4L * (size + more)) {
      length *= 2;
    }
    if (length > nodes.length) {
      grow(length);
    }
  }

  private void grow(int length) {
    Node[] oldNodes = nodes;
    int[] oldMarks = marks;
    nodes = new Node[length];
    marks = new int[length];
    for (int k = 0; k < oldNodes.length; k++) {
      if (oldNodes[k] != null) {
        int at = place(oldNodes[k].home(), oldMarks[k] & ~NORMAL, null);
        nodes[at] = oldNodes[k];
        marks[at] = oldMarks[k];
      }
    }
  }

  /// The place of what equals the node, or the free one where it is to go. A null equals nothing.
  private int place(int home, int mark, Node node) {
    int at = first(home);
    for (int tries = 0; nodes[at] != null; at = next(at, ++tries, mark)) {
      if ((marks[at] & ~NORMAL) == mark && node != null && nodes[at].matches(node)) {
        return at;
      }
    }
    return at;
  }

  private int first(int home) {
    return 2 * home & (nodes.length - 1);
  }

  private int next(int at, int tries, int mark) {
    return (tries == CROWD ? mark : at + 1) & (nodes.length - 1);
  }

  private static int mark(int hash) {
    return hash & ~NORMAL;
  }

  /// As [Node#home] of what consists of these parts.
  private static int home(List<Expr> parts) {
    int youngest = 0;
    for (Expr part : parts) {
      youngest = Math.max(youngest, part.number());
    }
    return youngest;
  }

  /// Whether `made` is the sum or product of just these parts, which are distinct.
  private static boolean consists(Node made, boolean isSum, List<Expr> parts) {
    if (made.arity() != parts.size() || !(isSum ? made instanceof Sum : made instanceof Product)) {
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
