package leibniz.jit;

import java.util.concurrent.atomic.AtomicReference;

/// Lends the array in which a partitioned program keeps values between its pieces: always the same
/// one while calls do not overlap, so that nothing is allocated, and another one for a call that
/// overlaps.
public final class Scratch {
  private final int length;
  private final AtomicReference<double[]> idle = new AtomicReference<>();

  /// Lends arrays of this length.
  public Scratch(int length) {
    this.length = length;
  }

  /// An array for the caller alone.
  public double[] take() {
    double[] array = idle.getAndSet(null);
    return array != null ? array : new double[length];
  }

  /// Gives an array back.
  public void give(double[] array) {
    idle.set(array);
  }
}
