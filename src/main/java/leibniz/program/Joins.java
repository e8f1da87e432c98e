package leibniz.program;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Which choices of one condition are put side by side, so that code can compute them in one branch
/// ([Branches]).
///
/// They must not need each other, not even by way of choices put beside others. That holds for
/// choices of one level: the most choices, one inside another, that a value is computed of.
final class Joins {
  /// More choices than this are not put side by side: all their branches' values are alive at once.
  static final int MOST = 32;

  private static final int NONE = -1;

  private final int[] first; // of the choices beside each one
  private final int[] next; // the next of these
  private final int[] count;

  /// @param size the number of instructions gathered
  Joins(int size) {
    first = new int[size];
    next = new int[size];
    count = new int[size];
    Arrays.fill(first, NONE);
    Arrays.fill(next, NONE);
  }

  /// Finds them among choices that are needed.
  ///
  /// @param choices in their order
  /// @param condition of each choice
  /// @param level of each choice
  void find(int[] choices, int[] condition, int[] level) {
    Map<Long, Integer> last = new HashMap<>();
    for (int i : choices) {
      long key = (long) condition[i] << 32 | level[i];
      Integer before = last.put(key, i);
      if (before != null && count[first[before]] < MOST) {
        next[before] = i;
        first[i] = first[before];
      } else {
        first[i] = i;
      }
      count[first[i]]++;
    }
  }

  /// The first of the choices that stand beside instruction `i`, or `i` itself.
  int first(int i) {
    return first[i] == NONE ? i : first[i];
  }

  /// The next choice beside choice `i`, or -1.
  int next(int i) {
    return next[i];
  }
}
