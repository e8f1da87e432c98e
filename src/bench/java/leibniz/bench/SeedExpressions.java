package leibniz.bench;

import java.util.concurrent.TimeUnit;
import leibniz.CompiledFormula;
import leibniz.Formula;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// The seed's eleven expressions over 1,024 points, as in `evalexpr-jit`: written by hand, through
/// [CompiledFormula#applyAsDouble], through an interface of one parameter a variable, and
/// simplified first, as the seed does.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(SeedByHand.ROWS)
public class SeedExpressions {
  @Param({"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"})
  public int expression;

  private double[][] rows;
  private SeedByHand.Loop byHand;
  private CompiledFormula compiled;
  private CompiledFormula simplified;
  private SeedByHand.Loop typed;

  @Setup
  public void setUp() {
    Formula f = Formula.parse(SeedByHand.TEXTS[expression]);
    rows = SeedByHand.rows(f.variables().size());
    byHand = SeedByHand.loop(expression);
    compiled = f.compile();
    simplified = f.simplify().compile();
    typed = Typed.loop(f.variables().size(), f::compileAs);
    Agreement.check(byHand(), applyAsDouble());
    Agreement.check(byHand(), compileAs());
    Agreement.check(byHand(), simplified());
  }

  @Benchmark
  public double byHand() {
    return byHand.sum(rows);
  }

  @Benchmark
  public double applyAsDouble() {
    double sum = 0;
    for (double[] row : rows) {
      sum += compiled.applyAsDouble(row);
    }
    return sum;
  }

  @Benchmark
  public double compileAs() {
    return typed.sum(rows);
  }

  @Benchmark
  public double simplified() {
    double sum = 0;
    for (double[] row : rows) {
      sum += simplified.applyAsDouble(row);
    }
    return sum;
  }
}
