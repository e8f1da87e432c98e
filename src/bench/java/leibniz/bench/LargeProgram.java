package leibniz.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import leibniz.CompiledFormula;
import leibniz.Formula;
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
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LargeProgram {
  @Param({"1000", "10000", "100000"})
  public int operations;

  private Formula formula;
  private CompiledFormula compiled;
  private double[] x;

  @Setup
  public void setUp() {
    SplittableRandom random = new SplittableRandom(7);
    Graph g = new Graph();
    List<Expr> values = new ArrayList<>();
    List<String> names = new ArrayList<>();
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
    formula = Formula.of(values.getLast(), names);
    compiled = formula.compile();
    x = new double[16];
    java.util.Arrays.fill(x, 0.9);
  }

  /// One evaluation of all operations, once warm.
  @Benchmark
  public double evaluate() {
    return compiled.applyAsDouble(x);
  }

  /// From the graph to a class and its first answer.
  @Benchmark
  public double compileAndAnswer() {
    return Formula.of(formula.expr(), formula.variables()).compile().applyAsDouble(x);
  }
}
