package leibniz.expr;

/// The nodes of a graph by their content: an open-addressed table.
///
/// A node is looked for near the place of its youngest child, so that what is made together stands
/// together, and a large table is walked through and not jumped about in; where that is crowded, at
/// its hash. The hashes stand beside the nodes, so that most that differ are told apart without a
/// look at them.
final class NodeTable {
  /// After this many places taken near its youngest child a node is looked for elsewhere.
  private static final int CROWD = 16;

  private final int most;
  private Node[] nodes = new Node[64];
  private int[] hashes = new int[64]; // of the nodes
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
    int hash = node.hashCode();
    int at = place(node.home(), hash, node);
    if (nodes[at] != null) {
      return nodes[at];
    }
    if (size == most) {
      throw new IllegalArgumentException("the formula is too large: more than " + most + " nodes");
    }
    nodes[at] = node;
    hashes[at] = hash;
    if (++size * 2L > nodes.length) {
      grow(2 * nodes.length);
    }
    return node;
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
    int[] oldHashes = hashes;
    nodes = new Node[length];
    hashes = new int[length];
    for (int k = 0; k < oldNodes.length; k++) {
      if (oldNodes[k] != null) {
        int at = place(oldNodes[k].home(), oldHashes[k], null);
        nodes[at] = oldNodes[k];
        hashes[at] = oldHashes[k];
      }
    }
  }

  /// The place of what equals the node, or the free one where it is to go. A null equals nothing.
  private int place(int home, int hash, Node node) {
    int at = 2 * home & (nodes.length - 1);
    for (int tries = 0; nodes[at] != null; at = next(at, ++tries, hash)) {
      if (hashes[at] == hash && node != null && nodes[at].matches(node)) {
        return at;
      }
    }
    return at;
  }

  private int next(int at, int tries, int hash) {
    return (tries == CROWD ? hash : at + 1) & (nodes.length - 1);
  }
}
