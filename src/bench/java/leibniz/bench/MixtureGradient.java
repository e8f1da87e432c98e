package leibniz.bench;

import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

/// Log-likelihood of a mixture of three normal distributions at twenty observations, and its
/// gradient by the parameters: `a[k]`, whose softmax is the weights, logarithms `s[k]` of the
/// standard deviations, and means `u[k]`. A constant term is left out.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MixtureGradient {
  /// Ways to write the logarithm of a sum of exponentials: our function, scaled by the greatest as
  /// the hand-written code does, and as in a textbook, which overflows for arguments beyond 709.
  private static final Map<String, String> LOG_SUM_EXP =
      Map.of(
          "function", "l(x, y, z) = logsumexp(x, y, z)",
          "scaled",
              "h(m, x, y, z) = m + ln(exp(x - m) + exp(y - m) + exp(z - m));"
                  + " l(x, y, z) = h(max(x, y, z), x, y, z)",
          "plain", "l(x, y, z) = ln(exp(x) + exp(y) + exp(z))");

  @Param({"function", "scaled", "plain"})
  public String text;

  private static final int PARTS = 3;
  private static final int A = 0;
  private static final int S = PARTS;
  private static final int U = 2 * PARTS;

  private final double[] x = {0.2, -0.3, 0.1, -0.5, 0.1, -0.2, -1.9, 0.3, 2.1};
  private final double[] gradient = new double[x.length];
  private final double[] observations = observations();
  private CompiledFormula compiled;

  // Kept between calls by the hand-written code, so that it allocates nothing.
  private final double[] inverse = new double[PARTS];
  private final double[] constant = new double[PARTS];
  private final double[] distance = new double[PARTS];
  private final double[] weight = new double[PARTS];

  @Setup
  public void setUp() {
    compiled = formula(text, observations).compile();
    double value = byHand();
    double[] byHand = gradient.clone();
    Agreement.check(value, valueAndGradient());
    Agreement.check(byHand, gradient);
  }

  private static double[] observations() {
    Random random = new Random(5);
    return IntStream.range(0, 20)
        .mapToDouble(i -> 2 * (i % 3 - 1) + random.nextGaussian())
        .toArray();
  }

  private static Formula formula(String text, double[] observations) {
    String parts =
        IntStream.rangeClosed(1, PARTS)
            .mapToObj(k -> "a[%1$d] - s[%1$d] - ((t - u[%1$d])*exp(-s[%1$d]))^2/2".formatted(k))
            .collect(Collectors.joining(", "));
    String sum =
        IntStream.range(0, observations.length)
            .mapToObj(i -> "f(" + observations[i] + ")")
            .collect(Collectors.joining(" + "));
    String weights = observations.length + "*l(a[1], a[2], a[3])";
    return Formula.parse(
        "%s; f(t) = l(%s); %s - %s".formatted(LOG_SUM_EXP.get(text), parts, sum, weights));
  }

  /// Exponentials are shared by value and gradient, and scaled by the greatest.
  @Benchmark
  public double byHand() {
    double[] g = gradient;
    for (int k = 0; k < PARTS; k++) {
      inverse[k] = Math.exp(-x[S + k]);
      constant[k] = x[A + k] - x[S + k];
      weight[k] = x[A + k];
    }
    int count = observations.length;
    double value = -count * softmax();
    for (int k = 0; k < PARTS; k++) {
      g[A + k] = -count * weight[k];
      g[S + k] = 0;
      g[U + k] = 0;
    }
    for (double t : observations) {
      for (int k = 0; k < PARTS; k++) {
        double z = (t - x[U + k]) * inverse[k];
        distance[k] = z;
        weight[k] = constant[k] - 0.5 * z * z;
      }
      value += softmax();
      for (int k = 0; k < PARTS; k++) {
        double z = distance[k];
        double wz = weight[k] * z;
        g[A + k] += weight[k];
        g[S + k] += wz * z - weight[k];
        g[U + k] += wz;
      }
    }
    for (int k = 0; k < PARTS; k++) {
      g[U + k] *= inverse[k];
    }
    return value;
  }

  /// Replaces logarithms of weights by the weights, whose sum is one.
  ///
  /// @return the logarithm of the sum of exponentials
  private double softmax() {
    double greatest = weight[0];
    for (int k = 1; k < PARTS; k++) {
      greatest = Math.max(greatest, weight[k]);
    }
    double sum = 0;
    for (int k = 0; k < PARTS; k++) {
      weight[k] = Math.exp(weight[k] - greatest);
      sum += weight[k];
    }
    double scale = 1 / sum;
    for (int k = 0; k < PARTS; k++) {
      weight[k] *= scale;
    }
    return greatest + Math.log(sum);
  }

  @Benchmark
  public double valueAndGradient() {
    return compiled.valueAndGradient(x, gradient);
  }
}
