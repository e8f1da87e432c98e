package leibniz.jit;

import java.util.HashSet;
import java.util.Set;

/// The doubles in the constant pool of a class, all of whose entries share it.
final class PooledDoubles {
  /// The most of them. A constant pool holds 65,535 entries, and a double is two; the others are
  /// for the names of pieces.
  private static final int MOST = 10_000;

  private final Set<Long> bits = new HashSet<>();

  /// Puts the constants of a program in the pool, each once.
  ///
  /// @return false, when there is not room for all: then none is put there
  boolean takes(double[] constants) {
    Set<Long> added = new HashSet<>();
    for (double constant : constants) {
      long each = Double.doubleToRawLongBits(constant);
      if (!bits.contains(each)) {
        added.add(each);
      }
    }
    return bits.size() + added.size() <= MOST && (added.isEmpty() || bits.addAll(added));
  }
}
