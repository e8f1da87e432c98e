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

  private List<String> texts;
  private double[] at;
  private double[] out;
  private CompiledSystem compiled;

  @Setup
  public void setUp() {
    texts = texts(n);
    at = point(n);
    FormulaSystem system = system(texts, n);
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

  /// The problem as text: the objective, and then the constraints.
  static List<String> texts(int n) {
    List<String> texts = new ArrayList<>(List.of(objective(n)));
    texts.addAll(constraints(n));
    return texts;
  }

  /// Where it is evaluated.
  static double[] point(int n) {
    double[] at = new double[2 * n - 2];
    for (int i = 0; i < n; i++) {
      at[i] = 0.5 + i / (n - 1.0);
    }
    for (int k = 0; k < n - 2; k++) {
      at[n + k] = -1 + 2 * k / (n - 3.0);
    }
    return at;
  }

  /// The four outputs, of the variables and the weights of the constraints.
  static FormulaSystem system(List<String> texts, int n) {
    String[] x = x(n).toArray(String[]::new);
    FormulaSystem values = FormulaSystem.parse(texts, List.of(x));
    Formula lagrangian =
        values
            .weightedSum(
                Stream.concat(Stream.of("one"), weights(n).stream()).toArray(String[]::new))
            .substitute("one", Formula.parse("1"));
    List<Formula> all = new ArrayList<>(values.withVariables(lagrangian.variables()).formulas());
    FormulaSystem constraints =
        FormulaSystem.of(all.subList(1, all.size()).toArray(Formula[]::new));
    all.addAll(constraints.jacobian(x).nonzeros().formulas());
    all.addAll(lagrangian.hessian(x).lowerTriangle().nonzeros().formulas());
    return FormulaSystem.of(all.toArray(Formula[]::new));
  }

  /// From text through derivatives and class to the first answer.
  @Benchmark
  public double[] fromText() {
    system(texts, n).compile().evaluate(at, out);
    return out;
  }

  /// One evaluation of all four.
  @Benchmark
  public double[] evaluate() {
    compiled.evaluate(at, out);
    return out;
  }
}
