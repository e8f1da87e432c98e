package leibniz.jit;

import java.util.Arrays;

/// The local variables of a method that hold values, each of two words; one that is free again is
/// the next to be taken.
final class Locals {
  private int[] free = new int[16];
  private int count; // of those
  private int next;

  /// Begins a method.
  ///
  /// @param first the first local variable that is free
  void begin(int first) {
    count = 0;
    next = first;
  }

  int take() {
    if (count > 0) {
      return free[--count];
    }
    next += 2;
    return next - 2;
  }

  void free(int local) {
    if (count == free.length) {
      free = Arrays.copyOf(free, 2 * count);
    }
    free[count++] = local;
  }
}
