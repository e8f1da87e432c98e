package leibniz.bench;

import java.util.concurrent.TimeUnit;
import leibniz.CompiledSystem;
import leibniz.Formula;
import leibniz.FormulaSystem;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// Small formulas compiled and called once, in a warm JVM: the class with all its entry points, of
/// which most are never called, and of those that are made when they are called the first one.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Compiling {
  private final Formula formula = Formula.parse("100*(y - x^2)^2 + (1 - x)^2");
  private final FormulaSystem system = FormulaSystem.parse("x*y + sin(z)", "z^2 - x", "exp(x)*y");
  private final double[] at = {1.2, 0.7};
  private final double[] inSpace = {1, 2, 0.3};

  @Benchmark
  public double value() {
    return formula.compile().applyAsDouble(at);
  }

  @Benchmark
  public double valueAndGradient() {
    return formula.compile().valueAndGradient(at, new double[2]);
  }

  @Benchmark
  public double[] values() {
    double[] out = new double[3];
    CompiledSystem compiled = system.compile();
    compiled.evaluate(inSpace, out);
    return out;
  }

  @Benchmark
  public double[] jacobian() {
    double[] out = new double[9];
    CompiledSystem compiled = system.compile();
    compiled.jacobian(inSpace, out);
    return out;
  }
}
