package leibniz.polynomial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import leibniz.Formula;
import leibniz.FormulaSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Fewer operations, in equations and in numbers of operations.
class ReductionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x^2 + 2*x + 1             | x*(x + 2) + 1",
        "a*x^3 + b*x^2 + c*x + d   | x*(x*(a*x + b) + c) + d",
        "x/y + z/y                 | (x + z)/y",
        "(a + b)*c + (b + a)*d     | (a + b)*(c + d)",
        "2*x + 2*y                 | 2*(x + y)",
        "x*y*z + x*y*w             | x*y*(z + w)",
        "x^2*y^2                   | (x*y)^2",
        "sin(x^2 + 3*x)            | sin(x*(x + 3))",
        "(x + 1)^2 - x^2 - 2*x     | 1",
        "0.3*x^2 + 0.3*x*y         | 0.3*x*(x + y)",
        "if(x > 0, x*y + x*z, 0)   | if(x > 0, x*(y + z), 0)",
      })
  void reduces(String from, String to) {
    assertEquals(to, Formula.parse(from).reduceOperations().toString());
  }

  /// Already as good as it gets; also in the way it is written.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "3",
        "x + y",
        "y + x - 1",
        "(x + y)^30",
        "sin(y)*cos(x)",
        "x^20",
        "sqrt(x)/y",
        "1/x",
        "-x"
      })
  void keeps(String formula) {
    assertEquals(formula, Formula.parse(formula).reduceOperations().toString());
  }

  /// Symbolica 3.0.2 needs 93, 534 and 1,828 operations for these, with 100 iterations.
  @ParameterizedTest
  @CsvSource({"4, 70, 72", "8, 495, 280", "12, 1820, 620"})
  void expandedPowersTakeFewOperations(int power, int terms, int operations) {
    Formula expanded = Formula.parse("(1 + x + 2*y + 3*z + w)^" + power).expand();
    assertEquals(terms, expanded.expr().arity());
    int reduced = expanded.reduceOperations().program().operations();
    assertTrue(reduced <= operations, () -> "takes " + reduced);
  }

  @Test
  void formulasOfASystemShare() {
    FormulaSystem s = FormulaSystem.parse("a*x + a*y + z", "b*x + b*y", "2*x + 2*y + a");
    FormulaSystem reduced = s.reduceOperations();
    assertEquals("[a*(x + y) + z, b*(x + y), 2*(x + y) + a]", reduced.toString());
    assertEquals(6, reduced.program().operations());
  }
}
