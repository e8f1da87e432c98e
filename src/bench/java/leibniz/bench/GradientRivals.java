package leibniz.bench;

import java.util.concurrent.TimeUnit;
import leibniz.CompiledFormula;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.hipparchus.analysis.differentiation.Gradient;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Value and gradient of the chained Rosenbrock function by what a user of the JVM would take
/// instead: numbers that carry all their derivatives along.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GradientRivals {
  @Param({"2", "10", "100"})
  public int n;

  private double[] x;
  private double[] gradient;
  private CompiledFormula leibniz;

  @Setup
  public void setUp() {
    x = RosenbrockGradient.point(n);
    gradient = new double[n];
    leibniz = RosenbrockGradient.formula(n).compile();
    byHand();
    double[] byHand = gradient.clone();
    valueAndGradient();
    Agreement.check(byHand, gradient);
    Agreement.check(byHand, hipparchus());
    double[] withValue = commonsMath();
    Agreement.check(byHand, java.util.Arrays.copyOfRange(withValue, 1, n + 1));
  }

  @Benchmark
  public double byHand() {
    return RosenbrockGradient.byHand(x, gradient);
  }

  @Benchmark
  public double valueAndGradient() {
    return leibniz.valueAndGradient(x, gradient);
  }

  @Benchmark
  public double[] hipparchus() {
    Gradient sum = Gradient.constant(n, 0);
    Gradient a = Gradient.variable(n, 0, x[0]);
    for (int i = 1; i < n; i++) {
      Gradient b = Gradient.variable(n, i, x[i]);
      Gradient t = b.subtract(a.square());
      Gradient u = a.negate().add(1);
      sum = sum.add(t.square().multiply(100)).add(u.square());
      a = b;
    }
    return sum.getGradient();
  }

  /// The value comes first in what it gives back.
  @Benchmark
  public double[] commonsMath() {
    DerivativeStructure sum = new DerivativeStructure(n, 1, 0);
    DerivativeStructure a = new DerivativeStructure(n, 1, 0, x[0]);
    for (int i = 1; i < n; i++) {
      DerivativeStructure b = new DerivativeStructure(n, 1, i, x[i]);
      DerivativeStructure t = b.subtract(a.multiply(a));
      DerivativeStructure u = a.negate().add(1);
      sum = sum.add(t.multiply(t).multiply(100)).add(u.multiply(u));
      a = b;
    }
    return sum.getAllDerivatives();
  }
}
