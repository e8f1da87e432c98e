package leibniz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// 64 threads that compile and evaluate at once have the bits that one thread has, and what is
/// compiled in the background takes over.
class ThreadsTest {
  private static final int THREADS = 64;
  private static final int ROUNDS = 3;
  private static final int COMPILE = 8; // each so many-th thread compiles anew
  private static final List<CompileOptions> OPTIONS =
      List.of(
          CompileOptions.DEFAULT,
          CompileOptions.DEFAULT.eager(true),
          CompileOptions.DEFAULT.background(true));

  private static final ThreadMXBean MEMORY = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  interface Own {
    double at(double x, double y, double[] gradient);
  }

  /// A formula of one method, with branches, and one of many methods, which lend each other a
  /// scratch array.
  static Stream<Formula> formulas() {
    return Stream.of(
            "if(x < y, sin(x)^2*y, exp(x/y)) + x*y^3",
            "sum(i, 1, 400, sin(i*x + y)*cos(x - i*y)/(i + x^2))")
        .map(text -> Formula.parse(text, "x", "y"));
  }

  /// All entry points of a formula that every thread calls; each is made when it is first called,
  /// which is when all threads are there.
  private record Shared(CompiledFormula formula, CompiledSystem system, Own own) {
    static Shared of(Formula f, CompileOptions options) {
      return new Shared(
          f.compile(options),
          FormulaSystem.of(f, f.derivative("x")).compile(options),
          f.compileAs(Own.class, options));
    }

    /// All results at a point, one after the other.
    double[] at(double... x) {
      Results results = new Results();
      results.compute(this, x, new double[] {0, x[0], x[1]});
      return results.joined();
    }

    /// How many bytes a round of calls makes, when it has been made before: interpreted calls make
    /// arrays of inputs and outputs, compiled code nothing.
    long allocated() {
      Results results = new Results();
      double[] x = point(0);
      double[] wide = {0, x[0], x[1]};
      results.compute(this, x, wide);
      long before = MEMORY.getCurrentThreadAllocatedBytes();
      results.compute(this, x, wide);
      return MEMORY.getCurrentThreadAllocatedBytes() - before;
    }
  }

  /// What the entry points that every thread calls give.
  private static final class Results {
    private final double[] values = new double[4];
    private final double[] gradient = new double[2];
    private final double[] hessian = new double[4];
    private final double[] evaluated = new double[2];
    private final double[] jacobian = new double[4];
    private final double[] gradientAgain = new double[2];

    void compute(Shared of, double[] x, double[] wide) {
      values[0] = of.formula.applyAsDouble(x);
      values[1] = of.formula.applyAsDouble(wide, 1);
      values[2] = of.formula.valueAndGradient(x, gradient);
      of.formula.hessian(x, hessian);
      of.system.evaluate(x, evaluated);
      of.system.jacobian(x, jacobian);
      values[3] = of.own.at(x[0], x[1], gradientAgain);
    }

    double[] joined() {
      return Stream.of(values, gradient, hessian, evaluated, jacobian, gradientAgain)
          .flatMapToDouble(Arrays::stream)
          .toArray();
    }
  }

  private static double[] point(int k) {
    return new double[] {0.1 + k / 17.0, 2 - k / 11.0};
  }

  @ParameterizedTest
  @MethodSource("formulas")
  void agreeWithOneThread(Formula f) throws Exception {
    Shared alone = Shared.of(f, CompileOptions.DEFAULT);
    List<double[]> expected = new ArrayList<>();
    for (int k = 0; k < ROUNDS; k++) {
      expected.add(alone.at(point(k)));
    }
    List<Shared> shared = OPTIONS.stream().map(options -> Shared.of(f, options)).toList();
    CountDownLatch all = new CountDownLatch(THREADS);
    try (ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int first = thread;
        tasks.add(
            () -> {
              all.countDown();
              all.await();
              for (int k = 0; k < ROUNDS; k++) {
                int round = (first + k) % ROUNDS;
                for (Shared s : shared) {
                  assertArrayEquals(expected.get(round), s.at(point(round)));
                }
              }
              if (first % COMPILE == 0) {
                Shared fresh = Shared.of(f, OPTIONS.get(first / COMPILE % OPTIONS.size()));
                assertArrayEquals(expected.getFirst(), fresh.at(point(0)));
              }
              return null;
            });
      }
      for (Future<Void> done : pool.invokeAll(tasks)) {
        done.get();
      }
    }
    assertTrue(ForkJoinPool.commonPool().awaitQuiescence(60, TimeUnit.SECONDS));
    for (Shared s : shared) {
      assertEquals(0, s.allocated(), "the interpreter still answers");
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (Shared s : shared) {
        assertArrayEquals(expected.get(round), s.at(point(round)));
      }
    }
  }
}
