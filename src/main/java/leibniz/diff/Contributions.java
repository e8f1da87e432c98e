package leibniz.diff;

import java.util.Arrays;
import java.util.List;
import leibniz.expr.Expr;

/// What each node has been given so far, in order: rings in one array, whose places are used again,
/// so that there are as many as are waiting at one time.
final class Contributions {
  private final int[] last; // by node: one more than the place of its last contribution, or 0
  private Expr[] given = new Expr[16];
  private int[] next = new int[16]; // in the ring of a node, after the last the first; or the free
  private int free = -1; // the first of the places given back
  private int count;

  Contributions(int nodes) {
    last = new int[nodes];
  }

  /// Gives the node one more.
  void add(int node, Expr contribution) {
    int place = place();
    given[place] = contribution;
    int before = last[node] - 1;
    if (before < 0) {
      next[place] = place;
    } else {
      next[place] = next[before];
      next[before] = place;
    }
    last[node] = place + 1;
  }

  /// Appends what the node was given to a list, and takes it away.
  void take(int node, List<Expr> target) {
    int end = last[node] - 1;
    if (end < 0) {
      return;
    }
    int first = next[end];
    for (int place = first; ; place = next[place]) {
      target.add(given[place]);
      given[place] = null;
      if (place == end) {
        break;
      }
    }
    next[end] = free;
    free = first;
    last[node] = 0;
  }

  private int place() {
    if (free >= 0) {
      int place = free;
      free = next[place];
      return place;
    }
    if (count == given.length) {
      given = Arrays.copyOf(given, 2 * count);
      next = Arrays.copyOf(next, 2 * count);
    }
    return count++;
  }
}
