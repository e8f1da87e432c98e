package leibniz;

import java.time.Duration;
import java.util.Objects;

/// What a simplification may take. Where that ends it, the result is the simplest formula reached
/// by then, which equals the original, or is it; an [Explanation] says so.
///
/// A simplification also ends when its thread is interrupted, with a
/// [java.util.concurrent.CancellationException]; the thread stays interrupted.
///
/// ```java
/// Formula f = Formula.parse("2*x + 3*x");
/// f.simplify(Keeps.REAL, Budget.of(1_000)); // 5*x
/// f.simplify(Keeps.REAL, Budget.of(1));     // 2*x + 3*x
/// ```
///
/// A budget of nothing leaves the formula as it is.
///
/// @param nodes how many nodes of the formula may be looked at, by all passes together, each with
///   its children: a size that gives the same result on every machine
/// @param time how long it may last, about; results then depend on the machine. The first
///   simplification in a JVM reads the laws besides, some tenths of a second. Null for no limit
public record Budget(long nodes, Duration time) {
  /// A billion nodes and no limit of time: enough for formulas of some ten million nodes.
  public static final Budget DEFAULT = new Budget(1_000_000_000, null);

  /// @throws IllegalArgumentException when a limit is negative
  public Budget {
    if (nodes < 0) {
      throw new IllegalArgumentException("a budget of " + nodes + " nodes");
    }
    if (time != null && time.isNegative()) {
      throw new IllegalArgumentException("a budget of a negative time: " + time);
    }
  }

  /// A budget of nodes.
  public static Budget of(long nodes) {
    return new Budget(nodes, null);
  }

  /// A budget of time, beside the nodes of [#DEFAULT].
  public static Budget of(Duration time) {
    return new Budget(DEFAULT.nodes, Objects.requireNonNull(time, "time"));
  }

  /// The time in nanoseconds; negative for no limit.
  long nanos() {
    if (time == null) {
      return -1;
    }
    boolean isForever = time.compareTo(Duration.ofNanos(Long.MAX_VALUE / 2)) > 0;
    return isForever ? -1 : time.toNanos();
  }
}
