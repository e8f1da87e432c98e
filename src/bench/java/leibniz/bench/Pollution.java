package leibniz.bench;

import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
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

/// The right-hand side of the POLLU problem and its dense Jacobian: 20 species of the air, 25
/// reactions (J. G. Verwer, Gauss-Seidel iteration for stiff ODEs from chemical kinetics, SIAM J.
/// Sci. Comput. 15, 1994; in the test set of Bari).
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Pollution {
  static final int SPECIES = 20;

  private static final String[] RATES = {
    "0.35*y1", "26.6*y2*y4", "1.23e4*y5*y2", "8.6e-4*y7", "8.2e-4*y7",
    "1.5e4*y7*y6", "1.3e-4*y9", "2.4e4*y9*y6", "1.65e4*y11*y2", "9e3*y11*y1",
    "0.022*y13", "1.2e4*y10*y2", "1.88*y14", "1.63e4*y1*y6", "4.8e6*y3",
    "3.5e-4*y4", "0.0175*y4", "1e8*y16", "4.44e11*y16", "1.24e3*y17*y6",
    "2.1*y19", "5.78*y19", "0.0474*y1*y4", "1.78e3*y19*y1", "3.12*y20"
  };

  private static final String[] RIGHT_SIDES = {
    "-r1 - r10 - r14 - r23 - r24 + r2 + r3 + r9 + r11 + r12 + r22 + r25",
    "-r2 - r3 - r9 - r12 + r1 + r21",
    "-r15 + r1 + r17 + r19 + r22",
    "-r2 - r16 - r17 - r23 + r15",
    "-r3 + 2*r4 + r6 + r7 + r13 + r20",
    "-r6 - r8 - r14 - r20 + r3 + 2*r18",
    "-r4 - r5 - r6 + r13",
    "r4 + r5 + r6 + r7",
    "-r7 - r8",
    "-r12 + r7 + r9",
    "-r9 - r10 + r8 + r11",
    "r9",
    "-r11 + r10",
    "-r13 + r12",
    "r14",
    "-r18 - r19 + r16",
    "-r20",
    "r20",
    "-r21 - r22 - r24 + r23 + r25",
    "-r25 + r24"
  };

  private final double[] y =
      IntStream.rangeClosed(1, SPECIES).mapToDouble(i -> 0.01 + 0.003 * (i * 7 % 20)).toArray();
  private final double[] rates = new double[SPECIES];
  private final double[] jacobian = new double[SPECIES * SPECIES];
  private final CompiledSystem compiled = system().compile();
  private final double[] nonzeros = new double[compiled.jacobianSparsity().count()];

  @Setup
  public void setUp() {
    byHand();
    double[] ratesByHand = rates.clone();
    double[] jacobianByHand = jacobian.clone();
    valuesAndJacobian();
    Agreement.check(ratesByHand, rates);
    Agreement.check(jacobianByHand, jacobian);
    valuesAndJacobianNonzeros();
    Agreement.check(ratesByHand, rates);
    Agreement.check(DoubleStream.of(jacobianByHand).filter(d -> d != 0).toArray(), nonzeros);
  }

  static FormulaSystem system() {
    Pattern reaction = Pattern.compile("r(\\d+)");
    return FormulaSystem.parse(
        Stream.of(RIGHT_SIDES)
            .map(
                side ->
                    reaction
                        .matcher(side)
                        .replaceAll(r -> "(" + RATES[Integer.parseInt(r.group(1)) - 1] + ")"))
            .toList(),
        IntStream.rangeClosed(1, SPECIES).mapToObj(i -> "y" + i).toList());
  }

  @Benchmark
  public double[] byHand() {
    PollutionByHand.evaluate(y, rates, jacobian);
    return jacobian;
  }

  @Benchmark
  public double[] valuesAndJacobian() {
    compiled.valuesAndJacobian(y, rates, jacobian);
    return jacobian;
  }

  /// Without the zeros: less work than by hand.
  @Benchmark
  public double[] valuesAndJacobianNonzeros() {
    compiled.valuesAndJacobianNonzeros(y, rates, nonzeros);
    return nonzeros;
  }
}
