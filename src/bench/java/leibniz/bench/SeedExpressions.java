package leibniz.bench;

import java.util.concurrent.TimeUnit;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import leibniz.CompiledFormula;
import leibniz.Formula;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// The seed's eleven expressions over 1,024 points, as in `evalexpr-jit`: written by hand, through
/// [CompiledFormula#applyAsDouble], and through an interface of one parameter a variable.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SeedExpressions {
  static final int ROWS = 1024;

  static final String[] TEXTS = {
    "a + 1.1",
    "a * 2.2",
    "2.2*a + 1.1",
    "(2.2*a + 1.1)*3.3",
    "a^2/(2*pi/b) - a/2.2",
    "(a^3 + 2*a^2 - 5*a + 1)/(b^2 + 3*b + 2)",
    "((a + b)*(a - b))/((c + 1)*(c - 1))",
    "a^3 + b^2 - 2*a*b + 5",
    "sqrt(1 - 2.2*a + pi/b/3.3)",
    "a^2/sin(2*pi/b) - a/2",
    "(a^3 + b^2*c - 2*a*b + c)/((a + b)*(b + c)*(a + c) + 1) + sqrt(a*b*c) - sqrt((a + b + c)^3)"
  };

  /// A formula of three variables.
  public interface Ternary {
    double apply(double a, double b, double c);
  }

  /// The sum of an expression over rows.
  private interface Loop {
    double sum(double[][] rows);
  }

  @Param({"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"})
  public int expression;

  private double[][] rows;
  private CompiledFormula compiled;
  private Loop typed;
  private Loop hand;

  @Setup
  public void setUp() {
    Formula f = Formula.parse(TEXTS[expression]);
    int variables = f.variables().size();
    rows = new double[ROWS][];
    for (int i = 0; i < ROWS; i++) {
      double u = i / (double) ROWS;
      double[] row = {0.3 + 0.1 * u, 0.4 + 0.3 * u, 2 + u};
      rows[i] = java.util.Arrays.copyOf(row, variables);
    }
    compiled = f.compile();
    typed = typed(f, variables);
    hand = hand(expression);
    double difference = Math.abs(hand.sum(rows) - typed.sum(rows));
    if (!(difference <= 1e-12 * Math.abs(hand.sum(rows)))) {
      throw new IllegalStateException("not the same: " + hand.sum(rows) + ", " + typed.sum(rows));
    }
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public double byHand() {
    return hand.sum(rows);
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public double applyAsDouble() {
    double sum = 0;
    for (double[] row : rows) {
      sum += compiled.applyAsDouble(row);
    }
    return sum;
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public double compileAs() {
    return typed.sum(rows);
  }

  private static Loop typed(Formula f, int variables) {
    switch (variables) {
      case 1 -> {
        DoubleUnaryOperator op = f.compileAs(DoubleUnaryOperator.class);
        return rows -> {
          double sum = 0;
          for (double[] row : rows) {
            sum += op.applyAsDouble(row[0]);
          }
          return sum;
        };
      }
      case 2 -> {
        DoubleBinaryOperator op = f.compileAs(DoubleBinaryOperator.class);
        return rows -> {
          double sum = 0;
          for (double[] row : rows) {
            sum += op.applyAsDouble(row[0], row[1]);
          }
          return sum;
        };
      }
      default -> {
        Ternary op = f.compileAs(Ternary.class);
        return rows -> {
          double sum = 0;
          for (double[] row : rows) {
            sum += op.apply(row[0], row[1], row[2]);
          }
          return sum;
        };
      }
    }
  }

  /// As somebody would write them who knows Java.
  private static Loop hand(int expression) {
    return switch (expression) {
      case 0 ->
          rows -> {
            double sum = 0;
            for (double[] r : rows) {
              sum += r[0] + 1.1;
            }
            return sum;
          };
      case 1 ->
          rows -> {
            double sum = 0;
            for (double[] r : rows) {
              sum += r[0] * 2.2;
            }
            return sum;
          };
      case 2 ->
          rows -> {
            double sum = 0;
            for (double[] r : rows) {
              sum += 2.2 * r[0] + 1.1;
            }
            return sum;
          };
      case 3 ->
          rows -> {
            double sum = 0;
            for (double[] r : rows) {
              sum += (2.2 * r[0] + 1.1) * 3.3;
            }
            return sum;
          };
      case 4 ->
          rows -> {
            double sum = 0;
            for (double[] r : rows) {
              sum += r[0] * r[0] / (2 * Math.PI / r[1]) - r[0] / 2.2;
            }
            return sum;
          };
      case 5 ->
          rows -> {
            double sum = 0;
            for (double[] r : rows) {
              double a = r[0];
              double b = r[1];
              sum += (a * a * a + 2 * a * a - 5 * a + 1) / (b * b + 3 * b + 2);
            }
            return sum;
          };
      case 6 ->
          rows -> {
            double sum = 0;
            for (double[] r : rows) {
              double a = r[0];
              double b = r[1];
              double c = r[2];
              sum += ((a + b) * (a - b)) / ((c + 1) * (c - 1));
            }
            return sum;
          };
      case 7 ->
          rows -> {
            double sum = 0;
            for (double[] r : rows) {
              double a = r[0];
              double b = r[1];
              sum += a * a * a + b * b - 2 * a * b + 5;
            }
            return sum;
          };
      case 8 ->
          rows -> {
            double sum = 0;
            for (double[] r : rows) {
              sum += Math.sqrt(1 - 2.2 * r[0] + Math.PI / r[1] / 3.3);
            }
            return sum;
          };
      case 9 ->
          rows -> {
            double sum = 0;
            for (double[] r : rows) {
              sum += r[0] * r[0] / Math.sin(2 * Math.PI / r[1]) - r[0] / 2;
            }
            return sum;
          };
      default ->
          rows -> {
            double sum = 0;
            for (double[] r : rows) {
              double a = r[0];
              double b = r[1];
              double c = r[2];
              double s = a + b + c;
              sum +=
                  (a * a * a + b * b * c - 2 * a * b + c) / ((a + b) * (b + c) * (a + c) + 1)
                      + Math.sqrt(a * b * c)
                      - Math.sqrt(s * s * s);
            }
            return sum;
          };
    };
  }
}
