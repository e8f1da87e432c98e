package leibniz.expr;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// Finds sums and products by their parts in any order.
final class Unordered {
  private static final int SHORT = 8;

  private Expr[] table = new Expr[64];
  private int[] hashes = new int[64];
  private int size;

  /// The sum or product of these parts that was added, or null.
  Expr find(boolean isSum, List<Expr> parts) {
    int hash = hash(isSum, parts);
    int mask = table.length - 1;
    for (int i = hash & mask; table[i] != null; i = (i + 1) & mask) {
      if (hashes[i] == hash && consists(table[i], isSum, parts)) {
        return table[i];
      }
    }
    return null;
  }

  /// Adds what was made of parts for which [#find] found nothing.
  void add(boolean isSum, List<Expr> parts, Expr made) {
    if (2 * (size + 1) > table.length) {
      grow();
    }
    put(made, hash(isSum, parts));
    size++;
  }

  private void put(Expr made, int hash) {
    int mask = table.length - 1;
    int i = hash & mask;
    while (table[i] != null) {
      i = (i + 1) & mask;
    }
    table[i] = made;
    hashes[i] = hash;
  }

  private void grow() {
    Expr[] oldTable = table;
    int[] oldHashes = hashes;
    table = new Expr[2 * oldTable.length];
    hashes = new int[2 * oldTable.length];
    for (int k = 0; k < oldTable.length; k++) {
      if (oldTable[k] != null) {
        put(oldTable[k], oldHashes[k]);
      }
    }
  }

  /// A hash in which the order does not count.
  private static int hash(boolean isSum, List<Expr> parts) {
    int sum = 0;
    for (Expr part : parts) {
      sum += Node.mix(part.hashCode(), 0);
    }
    return Node.mix(sum, isSum ? 1 : 2);
  }

  /// Whether `made` is the sum or product of just these parts, which are distinct.
  private static boolean consists(Expr made, boolean isSum, List<Expr> parts) {
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
