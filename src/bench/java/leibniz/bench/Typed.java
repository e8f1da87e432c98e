package leibniz.bench;

/// Loops of a caller that calls an expression through an interface of one parameter a variable.
final class Typed {
  /// A function of one variable.
  public interface Unary {
    double apply(double a);
  }

  /// A function of two variables.
  public interface Binary {
    double apply(double a, double b);
  }

  /// A function of three variables.
  public interface Ternary {
    double apply(double a, double b, double c);
  }

  /// Makes an instance of a functional interface that computes the expression.
  interface Compiler {
    <T> T compileAs(Class<T> functionalInterface);
  }

  private Typed() {}

  static SeedByHand.Loop loop(int variables, Compiler compiler) {
    return switch (variables) {
      case 1 -> {
        Unary f = compiler.compileAs(Unary.class);
        yield rows -> {
          double sum = 0;
          for (double[] row : rows) {
            sum += f.apply(row[0]);
          }
          return sum;
        };
      }
      case 2 -> {
        Binary f = compiler.compileAs(Binary.class);
        yield rows -> {
          double sum = 0;
          for (double[] row : rows) {
            sum += f.apply(row[0], row[1]);
          }
          return sum;
        };
      }
      default -> {
        Ternary f = compiler.compileAs(Ternary.class);
        yield rows -> {
          double sum = 0;
          for (double[] row : rows) {
            sum += f.apply(row[0], row[1], row[2]);
          }
          return sum;
        };
      }
    };
  }
}
