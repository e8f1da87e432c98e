package leibniz.expr;

/// Numbers nodes by identity, from zero on: an open-addressed table of half load, without boxing.
///
/// A node is looked for near the place of its number; where too many crowd there (formulas from
/// many graphs put together), near the place of its structural hash, and where equal ones crowd
/// there too, near that of its identity hash.
final class NodeIndex {
  private static final int CROWD = 16;

  private final int expected;
  private Node[] keys = new Node[64];
  private int[] numbers = new int[64];
  private int size;

  NodeIndex() {
    this(0);
  }

  /// An index that will have up to `expected` nodes, if not fewer or more.
  NodeIndex(int expected) {
    this.expected = expected;
  }

  /// The next length of an array that grows: twice as long, and up to eight times towards what is
  /// expected. A long array is copied rarely, and one for few has no room for many.
  static int grown(int length, long expected) {
    return (int) Math.max(2L * length, Math.min(8L * length, expected));
  }

  int size() {
    return size;
  }

  /// The number of `node`, or -1.
  int of(Node node) {
    int i = slot(keys, node);
    return keys[i] == null ? -1 : numbers[i];
  }

  /// Gives the next number to a node that has none.
  int add(Node node) {
    if (2 * (size + 1) > keys.length) {
      grow();
    }
    int i = slot(keys, node);
    keys[i] = node;
    numbers[i] = size;
    return size++;
  }

  /// Gives a number to a node that may have one.
  void include(Node node) {
    if (of(node) < 0) {
      add(node);
    }
  }

  private static int slot(Node[] keys, Node node) {
    int mask = keys.length - 1;
    int i = node.number() & mask;
    for (int tries = 0; tries < CROWD; tries++) {
      if (keys[i] == null || keys[i] == node) {
        return i;
      }
      i = (i + 1) & mask;
    }
    i = node.hashCode() & mask;
    for (int tries = 0; tries < CROWD; tries++) {
      if (keys[i] == null || keys[i] == node) {
        return i;
      }
      i = (i + 1) & mask;
    }
    i = Node.mix(System.identityHashCode(node), 0) & mask;
    while (keys[i] != null && keys[i] != node) {
      i = (i + 1) & mask;
    }
    return i;
  }

  private void grow() {
    Node[] oldKeys = keys;
    int[] oldNumbers = numbers;
    int length = Integer.highestOneBit(grown(oldKeys.length, 4L * expected - 1));
    keys = new Node[length];
    numbers = new int[length];
    for (int k = 0; k < oldKeys.length; k++) {
      if (oldKeys[k] != null) {
        int i = slot(keys, oldKeys[k]);
        keys[i] = oldKeys[k];
        numbers[i] = oldNumbers[k];
      }
    }
  }
}
