package leibniz.expr;

/// Numbers nodes by identity, from zero on: an open-addressed table without boxing.
///
/// A node is looked for near the place of its number, where few nodes of one graph meet; where too
/// many crowd there (formulas from many graphs put together), at places that follow from its
/// structural hash, and where equal ones crowd there too, near that of its identity hash.
final class NodeIndex {
  private static final int CROWD = 4;

  /// A table with less than one of so many places taken is not made longer only to give the next
  /// number a place of its own.
  private static final long SPARSE = 8;

  /// Nor is one for fewer nodes, which stays in the caches anyway.
  private static final int MANY = 512;

  private final NodeList nodes; // by number
  private int[] table; // 1 + a number
  private int youngest; // the greatest number that a graph gave a node of these, or to come

  NodeIndex() {
    this(0);
  }

  /// An index that will have up to `expected` nodes, if not fewer or more.
  NodeIndex(int expected) {
    this.youngest = expected - 1;
    this.nodes = new NodeList();
    this.table = new int[32];
  }

  /// An index that begins as another one, and will have up to `expected` nodes.
  NodeIndex(NodeIndex begin, int expected) {
    this.youngest = expected - 1;
    this.nodes = new NodeList(begin.nodes);
    this.table = begin.table.clone();
  }

  /// The next length of an array that grows: twice as long, and up to eight times towards what is
  /// expected. A long array is copied rarely, and one for few has no room for many.
  static int grown(int length, long expected) {
    return (int) Math.max(2L * length, Math.min(8L * length, expected));
  }

  /// The nodes by number.
  NodeList nodes() {
    return nodes;
  }

  /// The number of `node`, or -1.
  int of(Node node) {
    return table[slot(node)] - 1;
  }

  /// Gives the next number to a node that has none.
  int add(Node node) {
    youngest = Math.max(youngest, node.number());
    int size = nodes.size();
    if (4L * size >= 3L * table.length
        || node.number() >= table.length && size >= MANY && SPARSE * size >= table.length) {
      grow();
    }
    nodes.add(node);
    table[slot(node)] = size + 1;
    return size;
  }

  /// Gives a number to a node that may have one.
  void include(Node node) {
    if (of(node) < 0) {
      add(node);
    }
  }

  /// The place of a node in the table, or the free one where it is to go.
  private int slot(Node node) {
    int mask = table.length - 1;
    int i = node.number() & mask;
    for (int tries = 0; tries < CROWD; tries++) {
      if (isAt(i, node)) {
        return i;
      }
      i = (i + 1) & mask;
    }
    int hash = node.hashCode();
    i = hash & mask;
    for (int tries = 0; tries < 2 * CROWD; tries++) {
      if (isAt(i, node)) {
        return i;
      }
      i = (i + (hash >>> Short.SIZE | 1)) & mask;
    }
    i = Node.mix(System.identityHashCode(node), 0) & mask;
    while (!isAt(i, node)) {
      i = (i + 1) & mask;
    }
    return i;
  }

  /// Whether a place has the node, or is free for it.
  private boolean isAt(int i, Node node) {
    return table[i] == 0 || nodes.get(table[i] - 1) == node;
  }

  /// Up to eight times as long, until the numbers of nodes have a place each.
  private void grow() {
    int length = 2 * table.length;
    while (length < 8 * table.length && length <= youngest) {
      length *= 2;
    }
    table = new int[length];
    for (int k = 0; k < nodes.size(); k++) {
      table[slot(nodes.get(k))] = k + 1;
    }
  }
}
