package leibniz.expr;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// Finds sums and products by their parts in any order.
final class Unordered {
  private static final int SHORT = 8;

  /// After this many places taken near its youngest part a sum or product is looked for elsewhere.
  private static final int CROWD = 16;

  private Expr[] table = new Expr[64];
  private long[] marks = new long[64]; // of what is in the table
  private int size;

  /// The sum or product of these parts that was added, or null.
  Expr find(boolean isSum, List<Expr> parts) {
    return table[slot(mark(isSum, parts), isSum, parts)];
  }

  /// Adds what was made of parts for which [#find] found nothing.
  void add(boolean isSum, List<Expr> parts, Expr made) {
    if (2 * (size + 1) > table.length) {
      grow();
    }
    put(made, mark(isSum, parts));
    size++;
  }

  private void put(Expr made, long mark) {
    int i = slot(mark, false, null);
    table[i] = made;
    marks[i] = mark;
  }

  private void grow() {
    Expr[] oldTable = table;
    long[] oldMarks = marks;
    table = new Expr[2 * oldTable.length];
    marks = new long[2 * oldTable.length];
    for (int k = 0; k < oldTable.length; k++) {
      if (oldTable[k] != null) {
        put(oldTable[k], oldMarks[k]);
      }
    }
  }

  /// The place of what consists of these parts, or the free one where it is to go: near its
  /// youngest part, or, where that is crowded, near its hash. No parts stand for what is new.
  private int slot(long mark, boolean isSum, List<Expr> parts) {
    int mask = table.length - 1;
    int i = 2 * (int) (mark >> Integer.SIZE) & mask;
    for (int tries = 0; tries < CROWD; tries++) {
      if (isAt(i, mark, isSum, parts)) {
        return i;
      }
      i = (i + 1) & mask;
    }
    i = (int) mark & mask;
    while (!isAt(i, mark, isSum, parts)) {
      i = (i + 1) & mask;
    }
    return i;
  }

  private boolean isAt(int i, long mark, boolean isSum, List<Expr> parts) {
    return table[i] == null
        || marks[i] == mark && parts != null && consists(table[i], isSum, parts);
  }

  /// The number of the youngest part, and a hash in which the order does not count.
  private static long mark(boolean isSum, List<Expr> parts) {
    int sum = 0;
    int youngest = 0;
    for (Expr part : parts) {
      sum += Node.mix(part.hashCode(), 0);
      youngest = Math.max(youngest, part.number());
    }
    return (long) youngest << Integer.SIZE | Node.mix(sum, isSum ? 1 : 2) & 0xFFFF_FFFFL;
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
