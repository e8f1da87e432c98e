package leibniz.bench;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import leibniz.Equation;
import leibniz.Formula;
import leibniz.FormulaSystem;
import leibniz.Solution;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Polynomials: what `peers/algebra.py` asks of Symbolica and SymEngine, and factors.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Algebra {
  private Formula product;
  private Formula power4;
  private Formula power8;
  private Formula power12;
  private Formula factored;
  private FormulaSystem symbols;
  private FormulaSystem numbers;

  @Setup
  public void setUp() {
    product = Formula.parse("(x + y + z + w)^15*((x + y + z + w)^15 + w)");
    power4 = Formula.parse("(1 + x + 2*y + 3*z + w)^4").expand();
    power8 = Formula.parse("(1 + x + 2*y + 3*z + w)^8").expand();
    power12 = Formula.parse("(1 + x + 2*y + 3*z + w)^12").expand();
    factored = Formula.parse("(x^3 + y*z + 1)*(x*y - z^2)*(x + y + z)^2").expand();
    symbols = equations(5, "a[%d,%d]*x[%2$d]");
    numbers = equations(50, "%3$d/7*x[%2$d]");
  }

  private static FormulaSystem equations(int n, String term) {
    SplittableRandom random = new SplittableRandom(1);
    return Equation.system(
        IntStream.range(0, n)
            .mapToObj(
                i ->
                    IntStream.range(0, n)
                        .mapToObj(j -> term.formatted(i, j, random.nextInt(1, 100)))
                        .collect(Collectors.joining(" + ", "", " = 1")))
            .toArray(String[]::new));
  }

  private static String[] unknowns(int n) {
    return IntStream.range(0, n).mapToObj("x[%d]"::formatted).toArray(String[]::new);
  }

  /// Five equations with 25 symbols as coefficients.
  @Benchmark
  public Solution solveSymbols() {
    return symbols.solve(unknowns(5));
  }

  /// Fifty equations with numbers as coefficients.
  @Benchmark
  public Solution solveNumbers() {
    return numbers.solve(unknowns(50));
  }

  /// To 6,272 terms.
  @Benchmark
  public Formula expand() {
    return product.expand();
  }

  /// 70 terms.
  @Benchmark
  public Formula reduceOperations4() {
    return power4.reduceOperations();
  }

  /// 495 terms.
  @Benchmark
  public Formula reduceOperations8() {
    return power8.reduceOperations();
  }

  /// 1,820 terms.
  @Benchmark
  public Formula reduceOperations12() {
    return power12.reduceOperations();
  }

  /// Four factors of a polynomial in three variables.
  @Benchmark
  public Formula factor() {
    return factored.factor();
  }
}
