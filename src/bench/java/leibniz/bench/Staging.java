package leibniz.bench;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import leibniz.CompiledSystem;
import leibniz.FormulaSystem;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Systems whose parameters stay while their variables change: the seed's kinetics, of which
/// nothing but loads and signs depends on parameters alone, and seven rates
/// `k*exp(-e/(8.314*t))*x`, of which almost all does. By hand the parameters are fields, and what
/// can be is computed before.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Staging {
  private static final int COUNT = 7;

  @Param({"kinetics", "arrhenius"})
  public String system;

  private double[] x;
  private double[] rates;
  private double[] all; // of the variables, then of the parameters
  private CompiledSystem whole;
  private CompiledSystem staged;
  private ByHand byHand;

  private interface ByHand {
    void rates(double[] x, double[] rates);
  }

  private record Kinetics(double[] minusKie, double[] km, double[] vmax) implements ByHand {
    @Override
    public void rates(double[] x, double[] rates) {
      double p = x[0];
      double s = x[1];
      for (int i = 0; i < COUNT; i++) {
        double made = vmax[i] * s / (km[i] + s);
        rates[3 * i] = -made;
        rates[3 * i + 1] = made;
        rates[3 * i + 2] = minusKie[i] * p;
      }
    }
  }

  private record Arrhenius(double[] k) implements ByHand {
    @Override
    public void rates(double[] x, double[] rates) {
      for (int i = 0; i < COUNT; i++) {
        rates[i] = k[i] * x[0];
      }
    }
  }

  @Setup
  public void setUp() {
    boolean isKinetics = system.equals("kinetics");
    FormulaSystem formulas =
        isKinetics
            ? SeedKinetics.system()
            : FormulaSystem.parse(
                IntStream.range(0, COUNT)
                    .mapToObj(i -> "k_%d*exp(-e_%1$d/(8.314*t_1))*P".formatted(i))
                    .toArray(String[]::new));
    String[] parameters =
        formulas.variables().stream().filter(name -> name.contains("_")).toArray(String[]::new);
    double[] values =
        IntStream.range(0, parameters.length).mapToDouble(i -> 1.2 + 0.1 * i).toArray();
    int n = formulas.variables().size() - parameters.length;
    x = n == 2 ? new double[] {0.4, 1.7} : new double[] {0.4};
    rates = new double[formulas.size()];
    all =
        IntStream.range(0, n + values.length)
            .mapToDouble(i -> i < n ? x[i] : values[i - n])
            .toArray();
    whole = formulas.compile();
    staged = formulas.compileStaged(parameters).with(values);
    byHand = isKinetics ? kinetics(values) : arrhenius(values);
    byHand();
    double[] expected = rates.clone();
    staged();
    Agreement.check(expected, rates);
    whole();
    Agreement.check(expected, rates);
  }

  private static ByHand kinetics(double[] values) {
    return new Kinetics(
        IntStream.range(0, COUNT).mapToDouble(i -> -values[i]).toArray(),
        IntStream.range(0, COUNT).mapToDouble(i -> values[COUNT + i]).toArray(),
        IntStream.range(0, COUNT).mapToDouble(i -> values[2 * COUNT + i]).toArray());
  }

  private static ByHand arrhenius(double[] values) {
    return new Arrhenius(
        IntStream.range(0, COUNT)
            .mapToDouble(
                i -> values[COUNT + i] * Math.exp(-values[i] / (8.314 * values[2 * COUNT])))
            .toArray());
  }

  @Benchmark
  public double[] byHand() {
    byHand.rates(x, rates);
    return rates;
  }

  /// The parameters are kept by the instance.
  @Benchmark
  public double[] staged() {
    staged.evaluate(x, rates);
    return rates;
  }

  /// The parameters are given at each call.
  @Benchmark
  public double[] whole() {
    whole.evaluate(all, rates);
    return rates;
  }
}
