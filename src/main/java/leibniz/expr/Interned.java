package leibniz.expr;

/// The nodes of a graph, each one once.
final class Interned extends NodeTable<Node> {
  private final int most;

  /// A table of at most so many nodes.
  Interned(int most) {
    this.most = most;
  }

  /// The node of this content that was here before, or the given one from now on.
  ///
  /// @throws IllegalArgumentException when there is no room for one more
  Node intern(Node node) {
    int home = node.home();
    int hash = node.hashCode();
    int place = place(home, hash, node);
    Node known = at(place);
    if (known != null) {
      return known;
    }
    if (size() == most) {
      throw new IllegalArgumentException("the formula is too large: more than " + most + " nodes");
    }
    put(place, home, hash, node);
    return node;
  }

  @Override
  boolean matches(Node node, Node content) {
    return node.matches(content);
  }
}
