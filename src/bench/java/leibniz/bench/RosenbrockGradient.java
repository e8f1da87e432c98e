package leibniz.bench;

import java.util.concurrent.TimeUnit;
import leibniz.CompiledFormula;
import leibniz.Formula;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Value and gradient of the chained Rosenbrock function.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RosenbrockGradient {
  @Param({"2", "10", "100", "10000"})
  public int n;

  private double[] x;
  private double[] gradient;
  private CompiledFormula compiled;

  @Setup
  public void setUp() {
    x = point(n);
    gradient = new double[n];
    compiled = formula(n).compile();
    double value = byHand();
    double[] byHand = gradient.clone();
    Agreement.check(value, valueAndGradient());
    Agreement.check(byHand, gradient);
  }

  static Formula formula(int n) {
    return Formula.parse(
        "sum(i, 1, %d, 100*(x[i + 1] - x[i]^2)^2 + (1 - x[i])^2)".formatted(n - 1));
  }

  static double[] point(int n) {
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = -1.2 + 0.3 * (i % 5);
    }
    return x;
  }

  /// One pass: what a term gives to the next variable's derivative is carried on.
  static double byHand(double[] x, double[] gradient) {
    int last = x.length - 1;
    double value = 0;
    double carried = 0;
    double a = x[0];
    for (int i = 0; i < last; i++) {
      double b = x[i + 1];
      double t = b - a * a;
      double u = 1 - a;
      double s = 200 * t;
      value += 0.5 * s * t + u * u;
      gradient[i] = carried - 2 * (s * a + u);
      carried = s;
      a = b;
    }
    gradient[last] = carried;
    return value;
  }

  @Benchmark
  public double byHand() {
    return byHand(x, gradient);
  }

  @Benchmark
  public double valueAndGradient() {
    return compiled.valueAndGradient(x, gradient);
  }
}
