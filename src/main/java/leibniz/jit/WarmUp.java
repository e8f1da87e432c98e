package leibniz.jit;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.concurrent.TimeUnit;

/// Calls of code with the arguments that a user gave once, until HotSpot has seen it often enough
/// to compile it: code in pieces is slower than [Interpretation] as long as HotSpot interprets it.
final class WarmUp {
  /// How many calls make pieces hot: [CallCounter] makes 600 enough, and C2 takes its time.
  private static final int CALLS = 1_000;

  /// After so long it is the turn of others who need the thread.
  private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(20);

  /// An array for results, or one of rows, not made yet.
  private record Results(int length, int rows) {
    Object make() {
      return rows < 0 ? new double[length] : new double[rows][length];
    }
  }

  private final Object[] arguments;
  private MethodHandle code;
  private int calls;

  private WarmUp(Object[] arguments) {
    this.arguments = arguments;
  }

  /// Copies what the caller may change later; results are to go to arrays of their own.
  ///
  /// @param firstOutput the first argument that is for results
  static WarmUp with(Object[] arguments, int firstOutput) {
    Object[] own = arguments.clone();
    for (int k = 0; k < own.length; k++) {
      if (own[k] instanceof double[] array) {
        own[k] = k < firstOutput ? array.clone() : new Results(array.length, -1);
      } else if (own[k] instanceof double[][] rows) {
        own[k] = new Results(rows.length == 0 ? 0 : rows[0].length, rows.length);
      }
    }
    return new WarmUp(own);
  }

  /// Gets ready to call code, which takes the same arguments.
  void begin(MethodHandle code) {
    MethodHandle spread = code.asSpreader(Object[].class, arguments.length);
    this.code = spread.asType(MethodType.methodType(void.class, Object[].class));
    for (int k = 0; k < arguments.length; k++) {
      if (arguments[k] instanceof Results results) {
        arguments[k] = results.make();
      }
    }
  }

  /// Makes some calls, and says whether they are enough now.
  boolean isDone() {
    long start = System.nanoTime();
    while (calls < CALLS && System.nanoTime() - start < SLICE) {
      call();
      calls++;
    }
    return calls == CALLS;
  }

  private void call() {
    try {
      code.invokeExact(arguments);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("compiled code throws no such exception", e);
    }
  }
}
