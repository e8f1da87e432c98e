package leibniz.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import leibniz.CompiledFormula;
import leibniz.CompiledSystem;
import leibniz.Formula;
import leibniz.FormulaSystem;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// A chain of operations like that of `peers/large.py`, each of which feeds the next: 16 inputs,
/// plus, minus and times, values between 0 and 1.
///
/// What is done once, from the graph to a first answer and to a class, is measured by single shots,
/// of which the warmup is the first in the JVM; what is done again and again, once warm.
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LargeProgram {
  @Param({"1000", "10000", "100000", "1000000"})
  public int operations;

  private final List<String> names = new ArrayList<>();
  private final double[] x = new double[16];
  private final double[] out = new double[17];
  private Expr expr;

  /// The value, and the value with its gradient, as programs.
  @State(Scope.Benchmark)
  public static class Lowered {
    private Formula value;
    private FormulaSystem gradient;

    @Setup
    public void setUp(LargeProgram chain) {
      value = Formula.of(chain.expr, chain.names);
      value.program();
      gradient = value.valueAndGradient();
      gradient.program();
    }
  }

  /// Both as classes.
  @State(Scope.Benchmark)
  public static class Compiled {
    private CompiledFormula value;
    private CompiledSystem gradient;

    @Setup
    public void setUp(LargeProgram chain, Lowered lowered) {
      value = lowered.value.compile();
      gradient = lowered.gradient.compile();
      Agreement.check(lowered.value.evaluate(chain.x), value.applyAsDouble(chain.x));
      gradient.evaluate(chain.x, chain.out);
      Agreement.check(lowered.gradient.evaluate(chain.x), chain.out);
    }
  }

  /// What an evaluation of the value takes once warm, by code that has run for 20 s.
  @State(Scope.Benchmark)
  public static class Warm {
    private double nanoseconds;

    @Setup
    public void setUp(LargeProgram chain, Lowered lowered) {
      CompiledFormula value = lowered.value.compile();
      double[] last = new double[101];
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      for (int k = 0; System.nanoTime() < end; k++) {
        last[k % last.length] = chain.evaluations(value);
      }
      Arrays.sort(last);
      nanoseconds = last[last.length / 2];
    }
  }

  /// The nanoseconds of an evaluation; of a short one the mean of several.
  private double evaluations(CompiledFormula value) {
    int count = Math.max(1, 20_000 / operations);
    long start = System.nanoTime();
    double sum = 0;
    for (int k = 0; k < count; k++) {
      sum += value.applyAsDouble(x);
    }
    if (Double.isNaN(sum)) {
      throw new IllegalStateException("values lie between 0 and 1");
    }
    return (System.nanoTime() - start) / (double) count;
  }

  @Setup
  public void setUp() {
    SplittableRandom random = new SplittableRandom(7);
    Graph g = new Graph();
    List<Expr> values = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      names.add("x" + i);
      values.add(g.symbol("x" + i));
    }
    Expr half = g.number(0.5);
    for (int count = 0; count < operations; ) {
      int m = values.size();
      Expr a = values.getLast();
      int from = random.nextDouble() < 0.1 ? 0 : Math.max(0, m - 20);
      Expr b = values.get(random.nextInt(from, m));
      int kind = random.nextInt(3);
      values.add(
          switch (kind) {
            case 0 -> g.multiply(half, g.add(a, b));
            case 1 -> g.add(g.multiply(half, g.subtract(a, b)), half);
            default -> g.add(g.multiply(half, g.multiply(a, b)), g.number(0.4));
          });
      count += kind == 0 ? 2 : 3;
    }
    expr = values.getLast();
    Arrays.fill(x, 0.9);
  }

  /// From the graph to a first answer, which is interpreted.
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  public double answer() {
    return Formula.of(expr, names).evaluate(x);
  }

  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  public double[] answerGradient() {
    return Formula.of(expr, names).valueAndGradient().evaluate(x);
  }

  /// The class of a formula that is lowered.
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  public CompiledFormula compile(Lowered lowered) {
    return lowered.value.compile();
  }

  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  public CompiledSystem compileGradient(Lowered lowered) {
    return lowered.gradient.compile();
  }

  /// A class made anew, until five evaluations in a row take at most 1.3 times what they take once
  /// warm.
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  public CompiledFormula untilWarm(Lowered lowered, Warm warm) {
    CompiledFormula value = lowered.value.compile();
    for (int run = 0; run < 5; ) {
      run = evaluations(value) <= 1.3 * warm.nanoseconds ? run + 1 : 0;
    }
    return value;
  }

  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  public double interpret(Lowered lowered) {
    return lowered.value.evaluate(x);
  }

  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  public double[] interpretGradient(Lowered lowered) {
    return lowered.gradient.evaluate(x);
  }

  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  public double evaluate(Compiled compiled) {
    return compiled.value.applyAsDouble(x);
  }

  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  public double[] evaluateGradient(Compiled compiled) {
    compiled.gradient.evaluate(x, out);
    return out;
  }
}
