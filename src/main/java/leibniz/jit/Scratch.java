package leibniz.jit;

import java.util.concurrent.atomic.AtomicReferenceArray;

/// Lends the array in which a partitioned program keeps values between its pieces. Each thread
/// takes the one it took before, so that nothing is allocated; only where two threads meet in a
/// place, of which there are two for each processor, one of them gets a new array.
public final class Scratch {
  private static final int PLACES =
      Integer.highestOneBit(4 * Runtime.getRuntime().availableProcessors() - 1);

  /// References from one place to the next, so that two are not in one line of a cache.
  private static final int STRIDE = 16;

  private final int length;
  private final AtomicReferenceArray<double[]> idle = new AtomicReferenceArray<>(PLACES * STRIDE);

  /// Lends arrays of this length.
  public Scratch(int length) {
    this.length = length;
  }

  /// An array for the caller alone.
  public double[] take() {
    double[] array = idle.getAndSet(place(), null);
    return array != null ? array : new double[length];
  }

  /// Gives an array back, on the thread that took it.
  public void give(double[] array) {
    idle.set(place(), array);
  }

  private static int place() {
    return (int) Thread.currentThread().threadId() % PLACES * STRIDE;
  }
}
