package leibniz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// 64 threads that compile and evaluate at once have the bits that one thread has.
class ThreadsTest {
  private static final int THREADS = 64;
  private static final int ROUNDS = 3;
  private static final int COMPILE = 8; // each so many-th thread compiles anew
  private static final List<CompileOptions> OPTIONS =
      List.of(
          CompileOptions.DEFAULT,
          CompileOptions.DEFAULT.eager(true),
          CompileOptions.DEFAULT.background(true));

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
      double[] gradient = new double[2];
      double[] hessian = new double[4];
      double[] values = new double[2];
      double[] jacobian = new double[4];
      double[] gradientAgain = new double[2];
      double[] wide = {0, x[0], x[1]};
      DoubleStream.Builder all = DoubleStream.builder();
      all.add(formula.applyAsDouble(x));
      all.add(formula.applyAsDouble(wide, 1));
      all.add(formula.valueAndGradient(x, gradient));
      formula.hessian(x, hessian);
      system.evaluate(x, values);
      system.jacobian(x, jacobian);
      all.add(own.at(x[0], x[1], gradientAgain));
      for (double[] some : List.of(gradient, hessian, values, jacobian, gradientAgain)) {
        for (double value : some) {
          all.add(value);
        }
      }
      return all.build().toArray();
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
    // By now the code that was made in the background is what answers.
    assertTrue(ForkJoinPool.commonPool().awaitQuiescence(60, TimeUnit.SECONDS));
    for (int round = 0; round < ROUNDS; round++) {
      for (Shared s : shared) {
        assertArrayEquals(expected.get(round), s.at(point(round)));
      }
    }
  }
}
