package leibniz.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

/// Luksan and Vlcek's problem 1 as in `peers/luksan_vlcek.py`: objective, constraints, sparse
/// Jacobian, and half of the sparse Hessian of the Lagrangian, all in one class.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LuksanVlcek {
  @Param("400")
  public int n;

  private double[] at;
  private double[] out;
  private CompiledSystem compiled;

  @Setup
  public void setUp() {
    FormulaSystem system = system(n);
    at = new double[2 * n - 2];
    for (int i = 0; i < n; i++) {
      at[i] = 0.5 + i / (n - 1.0);
    }
    for (int k = 0; k < n - 2; k++) {
      at[n + k] = -1 + 2 * k / (n - 3.0);
    }
    out = new double[system.size()];
    compiled = system.compile();
    Agreement.check(system.evaluate(at), evaluate());
  }

  static List<String> x(int n) {
    return names("x", n);
  }

  static List<String> weights(int n) {
    return names("w", n - 2);
  }

  private static List<String> names(String letter, int count) {
    return IntStream.range(0, count).mapToObj(i -> letter + i).toList();
  }

  static String objective(int n) {
    StringBuilder text = new StringBuilder("0");
    for (int i = 0; i < n - 1; i++) {
      text.append(" + 100*(x%d^2 - x%d)^2 + (x%1$d - 1)^2".formatted(i, i + 1));
    }
    return text.toString();
  }

  static List<String> constraints(int n) {
    return IntStream.range(0, n - 2)
        .mapToObj(
            k ->
                "3*b^3 + 2*c - 5 + sin(b - c)*sin(b + c) + 4*b - a*exp(a - b) - 3"
                    .replaceAll("\\ba\\b", "x" + k)
                    .replaceAll("\\bb\\b", "x" + (k + 1))
                    .replaceAll("\\bc\\b", "x" + (k + 2)))
        .toList();
  }

  private static FormulaSystem system(int n) {
    List<String> texts = new ArrayList<>(List.of(objective(n)));
    texts.addAll(constraints(n));
    List<String> names = Stream.of(x(n), weights(n)).flatMap(List::stream).toList();
    List<Formula> values = FormulaSystem.parse(texts, names).formulas();
    FormulaSystem constraints = FormulaSystem.of(values.subList(1, n - 1).toArray(Formula[]::new));
    StringBuilder lagrangian = new StringBuilder(texts.getFirst());
    for (int k = 0; k < n - 2; k++) {
      lagrangian.append(" + w").append(k).append("*(").append(texts.get(k + 1)).append(")");
    }
    String[] x = x(n).toArray(String[]::new);
    return FormulaSystem.of(
        Stream.of(
                values,
                constraints.jacobian(x).nonzeros().formulas(),
                Formula.parse(lagrangian.toString(), names.toArray(String[]::new))
                    .hessian(x)
                    .lowerTriangle()
                    .nonzeros()
                    .formulas())
            .flatMap(List::stream)
            .toArray(Formula[]::new));
  }

  /// From text through derivatives and class to the first answer.
  @Benchmark
  public double[] fromText() {
    system(n).compile().evaluate(at, out);
    return out;
  }

  /// One evaluation of all four.
  @Benchmark
  public double[] evaluate() {
    compiled.evaluate(at, out);
    return out;
  }
}
