package leibniz.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import leibniz.CompiledSystem;
import leibniz.Formula;
import leibniz.FormulaSystem;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Symbolic work: the nested sine's tenth derivative (`peers/nested_sine.py`), the sparse
/// derivatives of Luksan and Vlcek's problem 1 (`peers/luksan_vlcek.py`), and the derivative of a
/// sum of products.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Derivations {
  @Param({"400", "4000"})
  public int n;

  private String[] x;
  private FormulaSystem constraints;
  private Formula lagrangian;
  private Formula products;

  @Setup
  public void setUp() {
    x = LuksanVlcek.x(n).toArray(String[]::new);
    constraints = FormulaSystem.parse(LuksanVlcek.constraints(n), List.of(x));
    Formula weighted = constraints.weightedSum(LuksanVlcek.weights(n).toArray(String[]::new));
    lagrangian =
        FormulaSystem.of(
                Formula.parse(LuksanVlcek.objective(n), x).withVariables(weighted.variables()),
                weighted)
            .weightedSum("one", "two");
    StringBuilder sum = new StringBuilder("0");
    for (int i = 0; i < 2000; i++) {
      sum.append(" + sin(x + %d)*exp(%d*y)".formatted(i, i));
    }
    products = Formula.parse(sum.toString());
  }

  /// From text to the numbers of all derivatives from order 0 to 10, through one class.
  @Benchmark
  public double nestedSine() {
    Formula f = Formula.parse("sin(sin(sin(sin(sin(sin(sin(x)))))))");
    CompiledSystem all = f.derivatives("x", 10).compile();
    double[] values = new double[11];
    all.evaluate(new double[] {1}, values);
    return values[10];
  }

  /// Sparse Jacobian of the constraints, half of the sparse Hessian of the Lagrangian, and their
  /// programs.
  @Benchmark
  public int luksanVlcek() {
    int jacobian = constraints.jacobian().nonzeros().program().operations();
    return jacobian + lagrangian.hessian(x).lowerTriangle().nonzeros().program().operations();
  }

  /// The derivative of a sum of 2,000 products `sin(x + i)*exp(i*y)`.
  @Benchmark
  public Formula sumOfProducts() {
    return products.derivative("x");
  }
}
