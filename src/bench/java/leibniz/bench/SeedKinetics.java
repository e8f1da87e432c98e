package leibniz.bench;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import leibniz.CompiledSystem;
import leibniz.FormulaSystem;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// The seed's kinetics: 21 rates of seven enzymes, all values at once. Variables are in
/// alphabetical order: P, S, kie_1 to kie_7, km_1 to km_7, vmax_1 to vmax_7.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SeedKinetics {
  /// All rates, with a parameter for each variable.
  public interface Rates {
    void at(
        double p,
        double s,
        double kie1,
        double kie2,
        double kie3,
        double kie4,
        double kie5,
        double kie6,
        double kie7,
        double km1,
        double km2,
        double km3,
        double km4,
        double km5,
        double km6,
        double km7,
        double vmax1,
        double vmax2,
        double vmax3,
        double vmax4,
        double vmax5,
        double vmax6,
        double vmax7,
        double[] rates);
  }

  private static final int ENZYMES = 7;

  private final double[] x =
      IntStream.range(0, 2 + 3 * ENZYMES).mapToDouble(i -> 1 + 0.1 * i).toArray();
  private final double[] rates = new double[3 * ENZYMES];
  private final CompiledSystem compiled = system().compile();
  private final Rates typed = system().compileAs(Rates.class);

  @Setup
  public void setUp() {
    byHand();
    double[] byHand = rates.clone();
    evaluate();
    Agreement.check(byHand, rates);
    compileAs();
    Agreement.check(byHand, rates);
  }

  static FormulaSystem system() {
    return FormulaSystem.parse(
        IntStream.rangeClosed(1, ENZYMES)
            .boxed()
            .flatMap(
                i ->
                    Stream.of(
                            "-(vmax_%d*S)/(km_%1$d + S)", "(vmax_%d*S)/(km_%1$d + S)", "-kie_%d*P")
                        .map(text -> text.formatted(i)))
            .toArray(String[]::new));
  }

  @Benchmark
  public double[] byHand() {
    double[] x = this.x;
    double[] rates = this.rates;
    double p = x[0];
    double s = x[1];
    for (int i = 0; i < ENZYMES; i++) {
      double made = x[16 + i] * s / (x[9 + i] + s);
      rates[3 * i] = -made;
      rates[3 * i + 1] = made;
      rates[3 * i + 2] = -x[2 + i] * p;
    }
    return rates;
  }

  @Benchmark
  public double[] evaluate() {
    compiled.evaluate(x, rates);
    return rates;
  }

  @Benchmark
  public double[] compileAs() {
    double[] x = this.x;
    typed.at(
        x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7], x[8], x[9], x[10], x[11], x[12], x[13],
        x[14], x[15], x[16], x[17], x[18], x[19], x[20], x[21], x[22], rates);
    return rates;
  }
}
