package leibniz.simplify;

import java.util.concurrent.CancellationException;

/// The work that a simplification may do: so many nodes looked at, until some moment. It also ends
/// when the thread is interrupted.
final class Work {
  /// The clock and the interrupt are looked at once in so many nodes, some tens of microseconds.
  private static final int BETWEEN_LOOKS = 64;

  private final boolean isTimed;
  private final long end; // by System.nanoTime
  private long left;
  private int untilLook = BETWEEN_LOOKS;
  private boolean isOver;

  /// @param nanos no limit when negative
  Work(long nodes, long nanos) {
    this.left = nodes;
    this.isTimed = nanos >= 0;
    this.end = System.nanoTime() + Math.max(0, nanos);
  }

  static Work unlimited() {
    return new Work(Long.MAX_VALUE, -1);
  }

  /// Whether a node of so many children may still be looked at.
  ///
  /// @throws CancellationException when the thread is interrupted, and stays so
  boolean allows(int arity) {
    left -= 1 + arity;
    untilLook -= 1 + arity;
    if (untilLook <= 0) {
      untilLook = BETWEEN_LOOKS;
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("the simplification was interrupted");
      }
      isOver |= isTimed && System.nanoTime() - end >= 0;
    }
    isOver |= left < 0;
    return !isOver;
  }

  /// Whether the work is used up.
  boolean isOver() {
    return isOver;
  }
}
