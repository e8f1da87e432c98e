package leibniz.expr;

/// Numbers nodes by identity, from zero on: an open-addressed table of half load, without boxing.
///
/// A node is looked for near the place of its structural hash, which is at hand; where too many
/// equal nodes crowd there (formulas from many graphs put together), near the place of its identity
/// hash.
final class NodeIndex {
  private static final int CROWD = 16;

  private Node[] keys = new Node[64];
  private int[] numbers = new int[64];
  private int size;

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

  private static int slot(Node[] keys, Node node) {
    int mask = keys.length - 1;
    int i = node.hashCode() & mask;
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
    keys = new Node[2 * oldKeys.length];
    numbers = new int[2 * oldKeys.length];
    for (int k = 0; k < oldKeys.length; k++) {
      if (oldKeys[k] != null) {
        int i = slot(keys, oldKeys[k]);
        keys[i] = oldKeys[k];
        numbers[i] = oldNumbers[k];
      }
    }
  }
}
