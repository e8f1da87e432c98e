package leibniz.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import leibniz.Formula;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A NaN or infinity of the branch not taken reaches no derivative, in either mode, of either
/// order.
class PiecewiseTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // formula | x | first derivative | second derivative
        "if(x > 0, sqrt(x), 0)         | -1 | 0  | 0",
        "if(x > 0, sqrt(x), 0)         | 0  | 0  | 0",
        "if(x > 0, sqrt(x), 0)         | 4  | 0.25 | -0.03125",
        "if(x == 0, 1, sin(x)/x)       | 0  | 0  | 0",
        "if(x > 0, ln(x), x)           | -2 | 1  | 0",
        "if(x > 0, ln(x), x)           | 0  | 1  | 0",
        "max(0, ln(x))                 | 0.5 | 0 | 0",
        "max(0, ln(x))                 | 2  | 0.5 | -0.25",
        "if(x > 0, x^x, x^2)           | -3 | -6 | 2",
        "if(x < 1, acos(x), 3*x)       | 2  | 3  | 0",
        "if(x != 0, exp(-1/x^2), 0)    | 0  | 0  | 0",
        "2*if(x > 0, sqrt(x), 0)*x     | -1 | 0  | 0",
        "sin(if(x > 0, 1/x, x))        | 0  | 1  | 0",
        "if(x > 0, if(x > 1, ln(x - 1), 5*x), -x) | 0.5 | 5 | 0",
        "if(x > 0, sqrt(x^2 - 9), 0) + if(x < 1, x^2, 0) | -0.5 | -1 | 2",
        "if(x > 0, sqrt(x^2 - 9), 0) + if(x < 1, x^2, 0) | 5 | 1.25 | -0.140625",
        "abs(x)^1.5                    | 0  | 0  | -",
        "abs(x)                        | 0  | 0  | 0",
        "min(x, 2*x)                   | 0  | 1  | 0",
      })
  void nothingLeaks(String text, double x, double first, String second) {
    Formula f = Formula.parse(text.strip(), "x");
    assertEquals(first, f.derivative("x").evaluate(x), 1e-15, "forward");
    assertEquals(first, f.gradient().evaluate(x)[0], 1e-15, "reverse");
    assertEquals(first, f.derivative("x").simplify().evaluate(x), 1e-15, "simplified");
    if (!second.strip().equals("-")) {
      double expected = Double.parseDouble(second);
      assertEquals(expected, f.derivative("x", "x").evaluate(x), 1e-15, "forward twice");
      assertEquals(expected, f.hessian().evaluate(x)[0], 1e-15, "reverse twice");
      double[] compiled = new double[1];
      f.compile().hessian(new double[] {x}, compiled);
      assertEquals(expected, compiled[0], 1e-15, "compiled");
    }
  }

  @ParameterizedTest
  @CsvSource({"3, 4, 0.6, 0.8", "0, 0, 0, 0"})
  void aGuardedRootAtTheOrigin(double x, double y, double dx, double dy) {
    Formula f = Formula.parse("if(x == 0 and y == 0, 0, sqrt(x^2 + y^2))");
    double[] gradient = f.gradient().evaluate(x, y);
    assertEquals(dx, gradient[0], 1e-15);
    assertEquals(dy, gradient[1], 1e-15);
    assertEquals(dx, f.derivative("x").evaluate(x, y), 1e-15);
  }
}
