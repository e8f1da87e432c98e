package leibniz.expr;

import java.util.Arrays;

/// Nodes by their content: an open-addressed table.
///
/// A node is looked for near the place of its youngest child, its *home*, so that what is made
/// together stands together, and a large table is walked through and not jumped about in; where
/// that is crowded, by double hashing. Homes and hashes stand beside the nodes, so that most that
/// differ are told apart without a look at them, and none is looked at when the table grows.
///
/// @param <C> what a node is looked for by
abstract class NodeTable<C> {
  /// After this many places taken near its home a node is looked for elsewhere.
  private static final int CROWD = 8;

  private final NodeList nodes = new NodeList(); // by number
  private int[] homes = new int[16];
  private int[] hashes = new int[16];
  private int[] table = new int[64]; // 1 + a number

  /// Whether a node, which has the hash of this content, is what is looked for.
  abstract boolean matches(Node node, C content);

  /// The number of nodes.
  final int size() {
    return nodes.size();
  }

  /// The place of what has this content, or the free one where it is to go.
  final int place(int home, int hash, C content) {
    int at = first(home);
    for (int tries = 0; table[at] != 0; at = next(at, ++tries, hash)) {
      int number = table[at] - 1;
      if (hashes[number] == hash && matches(nodes.get(number), content)) {
        return at;
      }
    }
    return at;
  }

  /// What is at a place, or null where that is free.
  final Node at(int place) {
    return table[place] == 0 ? null : nodes.get(table[place] - 1);
  }

  /// Puts a node at its place, which was free.
  final void put(int place, int home, int hash, Node node) {
    int number = nodes.size();
    if (number == homes.length) {
      homes = Arrays.copyOf(homes, 2 * number);
      hashes = Arrays.copyOf(hashes, 2 * number);
    }
    nodes.add(node);
    homes[number] = home;
    hashes[number] = hash;
    table[place] = number + 1;
    if (nodes.size() * 2L > table.length) {
      grow(4 * table.length);
    }
  }

  /// Makes room for this many nodes more, and as many that are likely to follow.
  final void reserve(int more) {
    int length = table.length;
    while (length < 1 << 28 && length < 4L * (nodes.size() + more)) {
      length *= 2;
    }
    if (length > table.length) {
      grow(length);
    }
  }

  private void grow(int length) {
    table = new int[length];
    for (int number = 0; number < nodes.size(); number++) {
      int at = first(homes[number]);
      for (int tries = 0; table[at] != 0; at = next(at, ++tries, hashes[number])) {}
      table[at] = number + 1;
    }
  }

  private int first(int home) {
    return 2 * home & (table.length - 1);
  }

  private int next(int at, int tries, int hash) {
    int next = tries < CROWD ? at + 1 : tries == CROWD ? hash : at + (hash >>> Short.SIZE | 1);
    return next & (table.length - 1);
  }
}
