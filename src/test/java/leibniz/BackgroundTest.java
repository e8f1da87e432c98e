package leibniz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Code that is made in the background: interpreted until it is ready, the same bits before and
/// after.
class BackgroundTest {
  private static final CompileOptions BACKGROUND = CompileOptions.DEFAULT.background(true);

  /// Keeps the threads of the common pool busy, so that nothing is ready, until it is released.
  private static CountDownLatch busy() {
    CountDownLatch released = new CountDownLatch(1);
    for (int k = 0; k < ForkJoinPool.getCommonPoolParallelism(); k++) {
      ForkJoinPool.commonPool()
          .execute(
              () -> {
                try {
                  released.await();
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
    }
    return released;
  }

  private static void awaitReady() {
    assertTrue(ForkJoinPool.commonPool().awaitQuiescence(60, TimeUnit.SECONDS));
  }

  @Test
  void everyEntryAnswersAtOnceAndAlikeWhenReady() {
    Formula f = Formula.parse("x^2*sin(y) + exp(x/y) + z");
    CompiledFormula reference = f.compile();
    CompiledFormula c = f.compile(BACKGROUND);
    double[] x = {0.3, 1.7, -2};
    double[] wide = {9, 0.3, 1.7, -2, 9};
    CountDownLatch pool = busy();
    for (int round = 0; round < 2; round++) {
      assertEquals(reference.applyAsDouble(x), c.applyAsDouble(x));
      assertEquals(reference.applyAsDouble(x), c.applyAsDouble(wide, 1));
      double[] expected = new double[3];
      double[] gradient = new double[3];
      assertEquals(reference.valueAndGradient(x, expected), c.valueAndGradient(x, gradient));
      assertArrayEquals(expected, gradient);
      double[] within = new double[6];
      assertEquals(reference.applyAsDouble(x), c.valueAndGradient(wide, 1, within, 2));
      assertArrayEquals(new double[] {0, 0, expected[0], expected[1], expected[2], 0}, within);
      double[] expectedHessian = new double[9];
      double[] hessian = new double[9];
      reference.hessian(x, expectedHessian);
      c.hessian(x, hessian);
      assertArrayEquals(expectedHessian, hessian);
      pool.countDown();
      awaitReady();
    }
  }

  @Test
  void aSparseHessianIsFilledWithZeros() {
    StringBuilder text = new StringBuilder("0");
    for (int i = 0; i < 40; i++) {
      text.append(" + x[%d]^3".formatted(i));
    }
    Formula f = Formula.parse(text.toString());
    double[] x = new double[40];
    Arrays.setAll(x, i -> i + 0.5);
    double[] expected = new double[1600];
    f.compile().hessian(x, expected);
    double[] hessian = new double[1600];
    Arrays.fill(hessian, Double.NaN);
    CountDownLatch pool = busy();
    f.compile(BACKGROUND).hessian(x, hessian);
    assertArrayEquals(expected, hessian);
    pool.countDown();
    awaitReady();
  }

  @Test
  void systemsAndInterfacesAreInterpretedToo() {
    FormulaSystem s = FormulaSystem.parse("x*y", "x + y", "sin(x)");
    CountDownLatch pool = busy();
    double[] values = new double[3];
    s.compile(BACKGROUND).evaluate(new double[] {2, 3}, values);
    assertArrayEquals(s.evaluate(2, 3), values);
    double[] all = {9, 2, 3, 9, 9, 9};
    s.compile(BACKGROUND).evaluate(all, 1, all, 3);
    assertArrayEquals(s.evaluate(2, 3), Arrays.copyOfRange(all, 3, 6));
    double[][] rows = new double[3][2];
    s.compile(BACKGROUND).jacobian(new double[] {2, 3}, rows);
    assertArrayEquals(new double[] {3, 2}, rows[0]);
    assertArrayEquals(new double[] {1, 1}, rows[1]);
    DoubleBinaryOperator f =
        Formula.parse("x - y").compileAs(DoubleBinaryOperator.class, BACKGROUND);
    assertEquals(4, f.applyAsDouble(7, 3));
    pool.countDown();
    awaitReady();
    assertEquals(4, f.applyAsDouble(7, 3));
  }

  @Test
  void whatDependsOnParametersIsInterpretedOnce() {
    CompiledFormula c = Formula.parse("a*x + sin(a)").compileStaged(BACKGROUND, "a").with(2);
    CountDownLatch pool = busy();
    assertEquals(6 + Math.sin(2), c.applyAsDouble(3));
    pool.countDown();
    awaitReady();
    assertEquals(6 + Math.sin(2), c.applyAsDouble(3));
  }

  private static final String LARGE = "sum(i, 1, 1000, (x + i)*(y - i))";

  @Test
  void largeCodeIsWarmedOnArraysOfItsOwn() {
    FormulaSystem s = FormulaSystem.parse(LARGE, "x*y");
    double[] x = {2, 3};
    double[] values = new double[2];
    CountDownLatch pool = busy();
    CompiledSystem c = s.compile(BACKGROUND);
    c.evaluate(x, values);
    assertArrayEquals(s.evaluate(x), values);
    Arrays.fill(values, 7);
    pool.countDown();
    awaitReady();
    assertArrayEquals(new double[] {7, 7}, values);
    c.evaluate(x, values);
    assertArrayEquals(s.evaluate(x), values);
  }

  @Test
  void javaCodeIsCalledByCallsAlone() {
    AtomicInteger count = new AtomicInteger();
    UserFunction counted =
        UserFunction.of(
            "counted(v)",
            v -> {
              count.incrementAndGet();
              return v;
            });
    CountDownLatch pool = busy();
    CompiledFormula c = Language.of(counted).parse("counted(x) + " + LARGE).compile(BACKGROUND);
    double interpreted = c.applyAsDouble(2, 3);
    pool.countDown();
    awaitReady();
    assertEquals(interpreted, c.applyAsDouble(2, 3));
    assertEquals(2, count.get());
  }

  @Test
  void compiledCodeTakesOver() {
    List<Boolean> interpreted = new ArrayList<>();
    UserFunction probe =
        UserFunction.of(
            "probe(v)",
            v -> {
              interpreted.add(
                  StackWalker.getInstance()
                      .walk(
                          frames ->
                              frames.anyMatch(
                                  frame -> frame.getClassName().equals("leibniz.program.Tape"))));
              return v;
            });
    CompiledFormula c = Language.of(probe).parse("probe(x) + 1").compile(BACKGROUND);
    CountDownLatch pool = busy();
    assertEquals(3, c.applyAsDouble(2));
    pool.countDown();
    awaitReady();
    assertEquals(3, c.applyAsDouble(2));
    assertTrue(interpreted.getFirst());
    assertFalse(interpreted.getLast());
  }

  @Test
  void wrongLengthsAndMissingDerivativesAreErrorsBeforeAndAfter() {
    UserFunction opaque = UserFunction.of("opaque(v)", v -> v);
    CompiledFormula c = Language.of(opaque).parse("opaque(x)").compile(BACKGROUND);
    for (int round = 0; round < 2; round++) {
      assertThrows(IllegalArgumentException.class, () -> c.applyAsDouble(1, 2));
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class,
              () -> c.valueAndGradient(new double[] {1}, new double[1]));
      assertTrue(e.getMessage().contains("no derivative"), e.getMessage());
      awaitReady();
    }
  }

  /// A call of Java code that is interpreted, and that no method can hold.
  @Test
  void whatCannotBeMadeIsThrownByEveryLaterCall() {
    String names =
        IntStream.range(0, 12_000).mapToObj(k -> "p" + k).collect(Collectors.joining(", "));
    UserFunction many = UserFunction.ofArray("many(%s)".formatted(names), v -> v.length);
    Formula f = Language.of(many).parse("many(%s)".formatted(names.replaceAll("p\\d+", "x")));
    CountDownLatch pool = busy();
    CompiledFormula c = f.compile(BACKGROUND);
    assertEquals(12_000, c.applyAsDouble(1));
    pool.countDown();
    awaitReady();
    for (int round = 0; round < 2; round++) {
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> c.applyAsDouble(1));
      assertTrue(e.getMessage().contains("more arguments than a method can hold"), e.getMessage());
    }
  }

  @Test
  void sixtyFourThreadsAgreeOnEveryBit() throws Exception {
    Formula f = Formula.parse("sum(i, 1, 300, sin(x[i]*x[i + 1])/(1 + x[i]^2))");
    double[] x = new double[f.variables().size()];
    Arrays.setAll(x, i -> 0.01 * i);
    double expected = f.evaluate(x);
    CompiledFormula c = f.compile(BACKGROUND);
    var seen = ConcurrentHashMap.<Double>newKeySet();
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newFixedThreadPool(64)) {
      List<Future<?>> running = new ArrayList<>();
      for (int t = 0; t < 64; t++) {
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  for (int k = 0; k < 300; k++) {
                    seen.add(c.applyAsDouble(x));
                  }
                  return null;
                }));
      }
      start.countDown();
      for (Future<?> one : running) {
        one.get();
      }
    }
    assertEquals(Set.of(expected), seen);
  }
}
