package leibniz.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import leibniz.Formula;
import leibniz.FormulaSystem;
import leibniz.Language;
import leibniz.UserFunction;
import leibniz.expr.Expr;
import leibniz.expr.Fn;
import leibniz.expr.Graph;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.analysis.differentiation.FiniteDifferencesDifferentiator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The calculus, in equations.
class DerivativesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x^2          | 2*x",
        "x^x          | x^x + if(x == 0, 0, x^x*ln(x))",
        "x^y          | x^(y - 1)*y",
        "y^x          | if(y == 0, 0, y^x*ln(y))",
        "2^x          | 2^x*ln(2)",
        "sqrt(x)      | 1/(2*sqrt(x))",
        "x*y          | y",
        "y            | 0",
        "x/y          | 1/y",
        "y/x          | -y/x^2",
        "sin(x)       | cos(x)",
        "exp(2*x)     | 2*exp(2*x)",
        "ln(x)        | 1/x",
        "tan(x)       | tan(x)^2 + 1",
        "tanh(x)      | 1 - tanh(x)^2",
        "atan2(y, x)  | -y/(x^2 + y^2)",
        "hypot(x, y)  | x/hypot(x, y)",
        "erf(x)       | 2*exp(-x^2)/sqrt(pi)",
        "abs(x)       | sign(x)",
        "floor(x)     | 0",
        "max(x, y)    | if(x >= y, 1, 0)",
        "j0(x)        | -besselj(1, x)",
        "y1(x)        | (bessely(0, x) - bessely(2, x))/2",
        "remainder(x, y) | 1",
        "remainder(y, x) | round((remainder(y, x) - y)/x)",
        "copysign(x, y)  | sign(x)*copysign(1, y)",
        "copysign(y, x)  | 0",
        "if(x < y, x^2, y) | if(x < y, 2*x, 0)",
      })
  void derivative(String text, String expected) {
    Formula f = Formula.parse(text.strip(), "x", "y");
    Formula wanted = Formula.parse(expected.strip(), "x", "y");
    Formula derivative = f.derivative("x").simplify();
    double[] point = {0.7, 0.4};
    assertEquals(wanted.evaluate(point), derivative.evaluate(point), 1e-14, derivative.toString());
    assertTrue(
        derivative.program().operations() <= wanted.program().operations(),
        () -> "costs more than it must: " + derivative);
    assertEquals(
        wanted.evaluate(point), f.gradient().get(0, 0).evaluate(point), 1e-14, "reverse mode");
  }

  /// Every function of the table, by every argument, against slopes of eighth order.
  @ParameterizedTest
  @EnumSource(Fn.class)
  void everyRowHasItsDerivative(Fn fn) {
    int arity = fn.maxArity() > 2 ? 3 : fn.minArity();
    Graph graph = new Graph();
    List<String> names = List.of("x", "y", "z").subList(0, arity);
    Expr[] arguments = names.stream().map(graph::symbol).toArray(Expr[]::new);
    if (fn.takesOrder()) {
      arguments[0] = graph.number(3);
    }
    Formula f = Formula.of(graph.call(fn, arguments), names);
    boolean isSingularNearZero =
        List.of(Fn.GAMMA, Fn.LGAMMA, Fn.DIGAMMA, Fn.POLYGAMMA, Fn.BETA, Fn.BESSELY).contains(fn);
    double[][] points =
        fn == Fn.ACOSH || isSingularNearZero
            ? new double[][] {{1.5, 2.5, 3}, {4.2, 1.7, 2}}
            : new double[][] {{0.3, 0.8, 0.45}, {0.72, 0.31, 0.9}};
    for (double[] full : points) {
      double[] point = Arrays.copyOf(full, arity);
      for (int k = 0; k < arity; k++) {
        assertSlope(f, f.derivative(names.get(k)), point, k);
        assertSlope(f, f.gradient().get(0, k), point, k);
      }
    }
  }

  /// Softmaxes `p` and `q` have the derivatives `p*(1 - p)` and `-p*q`.
  @Test
  void derivativesOfSoftmaxAreMadeOfSoftmaxes() {
    Formula f = Formula.parse("logsumexp(x, y, z)", "x", "y", "z");
    FormulaSystem hessian = f.hessian();
    double[] point = {0.3, 0.8, -0.45};
    double p = Math.exp(point[0] - f.evaluate(point));
    double q = Math.exp(point[1] - f.evaluate(point));
    assertEquals(p * (1 - p), hessian.get(0, 0).evaluate(point), 1e-15);
    assertEquals(-p * q, hessian.get(0, 1).evaluate(point), 1e-15);
    assertEquals(
        "-softmax(x, x, y, z)*softmax(y, x, y, z)", f.derivative("x").derivative("y").toString());
    assertEquals("sigmoid(x - y)", Formula.parse("logsumexp(x, y)").derivative("x").toString());
  }

  /// The slope of `f` along variable `k` is what `derivative` says, by differences of eighth order.
  private static void assertSlope(Formula f, Formula derivative, double[] point, int k) {
    UnivariateFunction along =
        t -> {
          double[] moved = point.clone();
          moved[k] = t;
          return f.evaluate(moved);
        };
    double slope =
        new FiniteDifferencesDifferentiator(9, 0.005)
            .differentiate(along)
            .value(new DerivativeStructure(1, 1, 0, point[k]))
            .getPartialDerivative(1);
    // Rounding, some 1e-16/0.005, is what is left.
    double error = 1e-11 * Math.max(1, Math.abs(slope));
    assertEquals(slope, derivative.evaluate(point), error, () -> derivative + " of " + f);
  }

  /// False lines such as the table might have are found.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sqrt(x)    | 1/sqrt(x)",
        "cos(x)     | sin(x)",
        "tan(x)     | 1 - tan(x)^2",
        "asin(x)    | 1/(1 - x^2)",
        "atan(x)    | 1/(1 + x)",
        "tanh(x)    | 1 + tanh(x)^2",
        "erf(x)     | exp(-x^2)/sqrt(pi)",
        "log10(x)   | 1/x",
        "gamma(x)   | digamma(x)",
        "sigmoid(x) | sigmoid(x)",
        "sinc(x)    | cos(x)/x",
        "j0(x)      | besselj(1, x)",
        "jn(2, x)   | (besselj(1, x) + besselj(3, x))/2",
        "x^2.000001 | 2*x",
      })
  void falseDerivativesAreFound(String text, String claimed) {
    Formula f = Formula.parse(text.strip());
    Formula wrong = Formula.parse(claimed.strip());
    assertThrows(AssertionError.class, () -> assertSlope(f, wrong, new double[] {0.72}, 0));
    assertSlope(f, f.derivative("x"), new double[] {0.72}, 0);
  }

  @Test
  void derivativesAreTidyBeforeAnySimplification() {
    assertEquals("2*x", Formula.parse("x^2 + 3").derivative("x").toString());
    assertEquals("0", Formula.parse("sin(y)*ln(z)", "x", "y", "z").derivative("x").toString());
    assertEquals("-besselj(1, x)", Formula.parse("j0(x)").derivative("x").toString());
    assertEquals("1", Formula.parse("x + y").derivative("x").toString());
    assertEquals("[[y, x]]", Formula.parse("x*y").gradient().toString());
  }

  @Test
  void derivativesKeepTheirDigits() {
    Formula third = Formula.parse("tanh(x)").derivative("x", "x", "x");
    assertEquals(0, third.evaluate(800), "where cosh would overflow");
    double nearOne = 1 - 1e-12;
    assertEquals(
        1 / Math.sqrt((1 - nearOne) * (1 + nearOne)),
        Formula.parse("asin(x)").derivative("x").evaluate(nearOne));
  }

  @Test
  void theSlopeOfCopysignHasTheSignsOfBoth() {
    Formula slope = Formula.parse("copysign(x, y)").derivative("x");
    assertEquals(-1, slope.evaluate(-0.7, 0.4));
    assertEquals(1, slope.evaluate(-0.7, -0.0));
    assertEquals(0, slope.evaluate(0, 0.4), "as that of abs");
  }

  /// `0.06/0.04` is rounded to a tie, `3/2`, from below it.
  @Test
  void aRemainderKnowsHowOftenItTookItsDivisor() {
    Formula slope = Formula.parse("remainder(x, y)").derivative("y");
    assertEquals(-1, slope.evaluate(0.06, 0.04));
    assertEquals("0", slope.derivative("y").toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"besselj(n, x)", "bessely(n, x)", "polygamma(n, x)", "sincd(n, x)"})
  void anOrderIsNoVariable(String text) {
    Formula f = Formula.parse(text, "n", "x");
    assertTrue(Double.isFinite(f.derivative("x").evaluate(2, 1.5)));
    assertThrows(IllegalArgumentException.class, () -> f.derivative("n"));
    assertThrows(IllegalArgumentException.class, () -> f.derivatives("n", 1));
  }

  @Test
  void higherAndMixedDerivatives() {
    assertEquals("24", Formula.parse("x^4").derivative("x", "x", "x", "x").simplify().toString());
    assertEquals("6*x*y^2", Formula.parse("x^2*y^3").derivative("x", "y").simplify().toString());
    assertEquals("0", Formula.parse("x^2").derivative("x", "x", "x").simplify().toString());
  }

  @Test
  void shapes() {
    FormulaSystem s = FormulaSystem.parse("x^2*y", "x*y^2", "z");
    FormulaSystem jacobian = s.jacobian();
    assertEquals(List.of(3, 3), List.of(jacobian.rows(), jacobian.columns()));
    assertEquals(List.of(3, 1), List.of(s.jacobian("y").rows(), s.jacobian("y").columns()));
    assertEquals("[[2*x*y, x^2, 0], [y^2, 2*x*y, 0], [0, 0, 1]]", jacobian.simplify().toString());
    FormulaSystem hessian = Formula.parse("x^2*y").hessian();
    assertEquals("[[2*y, 2*x], [2*x, 0]]", hessian.simplify().toString());
    FormulaSystem gradient = Formula.parse("x^2*y").gradient();
    assertEquals(List.of(1, 2), List.of(gradient.rows(), gradient.columns()));
  }

  @Test
  void aNameThatIsNoVariableIsAnError() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Formula.parse("x").derivative("y"));
    assertEquals("y is none of the variables x", e.getMessage());
  }

  @Test
  void aWrongNumberOfValuesIsAnErrorThatNamesThem() {
    Formula f = Formula.parse("x*y");
    String message = "expected 2 values, of x, y, got 1";
    assertEquals(
        message, assertThrows(IllegalArgumentException.class, () -> f.evaluate(1)).getMessage());
    assertEquals(
        message, assertThrows(IllegalArgumentException.class, () -> f.explainNaN(1)).getMessage());
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> f.gradient().evaluate(1)).getMessage());
  }

  @Test
  void aDerivativeByNothingIsAnError() {
    Formula f = Formula.parse("x*y");
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, f::derivative);
    assertEquals("a derivative by no variable; the variables are x, y", e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> FormulaSystem.of(f).derivative());
  }

  /// In both modes nothing is asked of what stands in a function of steps.
  @Test
  void whatStandsInStepsHasNoDerivative() {
    Formula f = Language.of(UserFunction.of("g(x)", Math::sin)).parse("x*g(floor(x)) + g(sign(y))");
    assertEquals("g(floor(x))", f.derivative("x").toString());
    assertEquals("[[g(floor(x)), 0]]", f.gradient().toString());
    Formula bessel = Formula.parse("besselj(floor(x), x)");
    double slope = Formula.parse("besselj(2, x)").derivative("x").evaluate(2.5);
    assertEquals(slope, bessel.derivative("x").evaluate(2.5), 1e-15);
    assertEquals(slope, bessel.gradient().evaluate(2.5)[0], 1e-15);
    assertEquals(slope, bessel.derivatives("x", 2).evaluate(2.5)[1], 1e-15);
  }

  /// Terms that have nothing to do with a variable do not change what derivatives by it cost.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(x*y*z)^3/(x*y)^2*(x*z)^-3 + (x*y*z)^2*x",
        "1/x + 1/x^2 + 1/x^6 - exp(-x)/x",
        "(x*y + 1)^12*x",
      })
  void unrelatedTermsCostNothing(String text) {
    Formula alone = Formula.parse(text, "x", "y", "z");
    List<String> names = new ArrayList<>(List.of("x", "y", "z"));
    StringBuilder sum = new StringBuilder(text);
    for (int k = 0; k < 20; k++) {
      names.add("p" + k);
      sum.append(" + sin(p").append(k).append(")");
    }
    Formula among = Formula.parse(sum.toString(), names.toArray(String[]::new));
    for (int order = 1; order <= 5; order++) {
      alone = alone.derivative("x");
      among = among.derivative("x");
      assertEquals(alone.program().operations(), among.program().operations(), "order " + order);
    }
  }

  /// Value and gradient together take at most four times the operations of the value, whatever the
  /// number of variables: on programs of random operations on random earlier results, so that much
  /// is shared.
  @ParameterizedTest
  @ValueSource(ints = {10, 30, 100, 300, 1000, 10_000, 100_000})
  void reverseModeIsCheap(int operations) {
    for (int seed = 0; seed < (operations > 1000 ? 1 : 20); seed++) {
      for (int kinds : new int[] {3, 4, 9}) { // without division, with it, with functions
        Formula f = program(operations, kinds, new Random(seed));
        int value = f.program().operations();
        int both = f.valueAndGradient().program().operations();
        assertTrue(
            both <= 4 * value,
            () -> "%d operations, %d with the gradient: %s".formatted(value, both, f.program()));
      }
    }
  }

  private static Formula program(int operations, int kinds, Random random) {
    Graph graph = new Graph();
    List<Expr> values = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int k = 0; k < 2 + operations / 20; k++) {
      names.add("x" + k);
      values.add(graph.symbol("x" + k));
    }
    for (int k = 0; k < operations; k++) {
      int recent = Math.min(values.size(), 20);
      Expr x = values.get(values.size() - 1 - random.nextInt(recent));
      Expr y = values.get(random.nextInt(values.size()));
      values.add(
          switch (random.nextInt(kinds)) {
            case 0 -> graph.add(x, y);
            case 1 -> graph.subtract(x, y);
            case 2 -> graph.multiply(x, y);
            case 3 -> graph.divide(x, y);
            case 4 -> graph.call(Fn.SIN, x);
            case 5 -> graph.call(Fn.EXP, x);
            case 6 -> graph.sqrt(x);
            case 7 -> graph.call(Fn.LN, x);
            default -> graph.power(x, graph.number(3));
          });
    }
    return Formula.of(
        graph.sum(values.subList(Math.max(names.size(), values.size() - 20), values.size())),
        names);
  }
}
