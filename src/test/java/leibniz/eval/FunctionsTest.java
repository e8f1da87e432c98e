package leibniz.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leibniz.CompiledFormula;
import leibniz.Formula;
import leibniz.expr.Expr;
import leibniz.expr.Fn;
import leibniz.expr.Graph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The table of functions, row by row, and the bodies that are ours.
class FunctionsTest {
  private static final double[] POINTS = {
    -2.5,
    -1,
    -0.3,
    -0.0,
    0.0,
    1e-9,
    0.3,
    0.5,
    1,
    1.5,
    2.5,
    40,
    1e300,
    Double.NaN,
    Double.NEGATIVE_INFINITY,
    Double.POSITIVE_INFINITY
  };

  private static Formula call(Fn fn, int arity) {
    Graph graph = new Graph();
    List<String> names = List.of("x", "y", "z").subList(0, arity);
    return Formula.of(
        graph.call(fn, names.stream().map(graph::symbol).toArray(Expr[]::new)), names);
  }

  @ParameterizedTest
  @EnumSource(Fn.class)
  void everyRowIsComplete(Fn fn) {
    assertFalse(fn.latex().isEmpty());
    for (String name : fn.names()) {
      assertEquals(fn, Fn.named(name));
    }
    if (fn.minArity() > 0) {
      Formula f = call(fn, fn.minArity());
      assertEquals(f, Formula.parse(f.toString(), f.variables().toArray(String[]::new)));
      assertFalse(f.toLatex().isEmpty());
    }
  }

  @Test
  void noNameStandsTwice() {
    Set<String> seen = new HashSet<>();
    for (Fn fn : Fn.values()) {
      fn.names().forEach(name -> assertTrue(seen.add(name), name));
    }
  }

  @ParameterizedTest
  @EnumSource(Fn.class)
  void parityIsWhatTheRowSays(Fn fn) {
    if (fn.parity() == Fn.Parity.NONE) {
      return;
    }
    for (double x : POINTS) {
      double y = Functions.apply(fn, x);
      assertEquals(fn.parity() == Fn.Parity.ODD ? -y : y, Functions.apply(fn, -x), fn + " of " + x);
    }
  }

  @ParameterizedTest
  @EnumSource(Fn.class)
  void compiledCodeCallsTheSameBody(Fn fn) {
    int arity = fn.minArity();
    Formula f = call(fn, arity);
    CompiledFormula compiled = f.compile();
    for (double x : POINTS) {
      for (double y : POINTS) {
        double[] point = Arrays.copyOf(new double[] {x, y}, arity);
        assertEquals(f.evaluate(point), compiled.applyAsDouble(point), fn + " of " + x + ", " + y);
      }
    }
  }

  /// NaN exactly where the row's domain does not hold (infinite at some of its ends).
  @ParameterizedTest
  @EnumSource(Fn.class)
  void theDomainIsWhatTheRowSays(Fn fn) {
    if (fn.minArity() != 1 || fn.maxArity() != 1 || fn == Fn.TAN) {
      return; // the tangent's poles are no doubles
    }
    for (double x : POINTS) {
      if (!Double.isFinite(x)) {
        continue;
      }
      boolean inside =
          fn.domain().isEmpty()
              || Formula.parse("if(" + fn.domain() + ", 1, 0)", "x").evaluate(x) == 1;
      double y = Functions.apply(fn, x);
      assertTrue(inside ? !Double.isNaN(y) : !Double.isFinite(y), fn + " of " + x + " is " + y);
    }
  }

  /// Values to 20 digits, from Abramowitz and Stegun and by series.
  @ParameterizedTest
  @CsvSource({
    "asinh(1), 0.88137358701954302523",
    "asinh(1e-8), 9.9999999999999998333e-9",
    "asinh(1e200), 461.210165779369082113",
    "acosh(2), 1.3169578969248167086",
    "acosh(1.0000000001), 1.414213620867586135459e-5",
    "acosh(1e200), 461.210165779369082113",
    "atanh(0.5), 0.54930614433405484570",
    "atanh(1e-10), 1.0000000000000000000e-10",
    "log2(8), 3",
    "log2(0.125), -3",
    "log2(10), 3.3219280948873623479",
    "log2(5e-324), -1074",
    "erf(0.5), 0.52049987781304653768",
    "erf(2), 0.99532226501895273416",
    "erfc(0.5), 0.47950012218695346232",
    "erfc(5), 1.5374597944280348502e-12",
    "erf(1e-10), 1.1283791670955125739e-10",
  })
  void valuesAreWithinTwoUlp(String text, BigDecimal expected) {
    double value = Formula.parse(text).evaluate();
    double nearest = expected.doubleValue();
    assertEquals(nearest, value, 2 * Math.ulp(nearest));
  }

  @Test
  void inverseHyperbolicsInvert() {
    List<Double> worst = new ArrayList<>();
    for (double x = 0.01; x < 5; x += 0.0137) {
      worst.add(Math.abs(Math.sinh(Functions.asinh(x)) - x) / x);
      worst.add(Math.abs(Math.tanh(Functions.atanh(Math.tanh(x))) - Math.tanh(x)));
      worst.add(Math.abs(Math.cosh(Functions.acosh(1 + x)) - 1 - x) / (1 + x));
    }
    // Some units in the last place of two functions, times the condition of the outer one (5).
    assertTrue(worst.stream().allMatch(e -> e < 20 * Math.ulp(1.0)), () -> "" + worst);
  }

  @Test
  void remaindersAndSignsAreThoseOfJava() {
    assertEquals(-1, Formula.parse("remainder(5, 3)").evaluate());
    assertEquals(-2, Formula.parse("remainder(6, 4)").evaluate(), "to the even multiple");
    assertEquals(2, Formula.parse("remainder(10, 4)").evaluate());
    assertEquals(5, Formula.parse("remainder(5, x)").evaluate(Double.POSITIVE_INFINITY));
    assertEquals(Double.NaN, Formula.parse("remainder(5, 0)").evaluate());
    assertEquals(-3, Formula.parse("copysign(3, -2)").evaluate());
    assertEquals(-3, Formula.parse("copySign(3, -0.0)").evaluate());
    assertEquals(3, Formula.parse("copysign(3, -x)").evaluate(Double.NaN), "a NaN has no sign");
    assertEquals(0.5, Formula.parse("copysign(x, 1)").evaluate(-0.5));
  }

  @Test
  void roundingIsToEven() {
    assertEquals(2, Formula.parse("round(2.5)").evaluate());
    assertEquals(-2, Formula.parse("round(-2.5)").evaluate());
    assertEquals(
        new BigDecimal("4"),
        new BigDecimal(Formula.parse("round(3.5)").evaluate(), MathContext.DECIMAL64));
  }

  /// Of three and more the greatest is taken out, and no infinities are subtracted.
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 1.0986122886681098", // ln(3)
    "1000, 1000, 1000, 1001.0986122886681098",
    "-1000, -1001, -1002, -999.59239403555557",
    "1e308, -1e308, 0, 1e308",
    "-Infinity, 2, -Infinity, 2",
    "-Infinity, -Infinity, -Infinity, -Infinity",
    "Infinity, 1, -Infinity, Infinity",
    "Infinity, Infinity, 0, Infinity",
    "NaN, 1, 2, NaN",
    "1, NaN, Infinity, NaN",
    "-Infinity, -Infinity, NaN, NaN",
  })
  void aSumOfExponentialsIsScaledByTheGreatest(double x, double y, double z, double expected) {
    Formula f = Formula.parse("logsumexp(x, y, z)", "x", "y", "z");
    double tolerance = 2 * Math.ulp(Double.isFinite(expected) ? expected : 0);
    assertEquals(expected, f.evaluate(x, y, z), tolerance);
    assertEquals(expected, f.compile().applyAsDouble(x, y, z), tolerance);
    assertEquals(expected, evaluated(f, x, y, z), tolerance, "the interpreter");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 0.33333333333333333",
    "1000, 999, 998, 0.66524095577482189",
    "1, -Infinity, -Infinity, 1",
    "-Infinity, 1, 2, 0",
    "800, Infinity, 1, 0",
    "1e308, -1e308, 0, 1",
    "NaN, 1, 2, NaN",
    "1, NaN, 2, NaN",
  })
  void softmaxIsTheShareOfTheFirst(double x, double y, double z, double expected) {
    Formula f = Formula.parse("softmax(x, x, y, z)", "x", "y", "z");
    assertEquals(expected, f.evaluate(x, y, z), 2e-16);
    assertEquals(expected, f.compile().applyAsDouble(x, y, z), 2e-16);
    assertEquals(expected, evaluated(f, x, y, z), 2e-16, "the interpreter");
    assertEquals(
        expected,
        Formula.parse("logsumexp(x, y, z)", "x", "y", "z").derivative("x").evaluate(x, y, z),
        2e-16,
        "the derivative of logsumexp");
  }

  private static double evaluated(Formula f, double x, double y, double z) {
    return Interpreter.evaluate(f.expr(), Map.of("x", x, "y", y, "z", z));
  }
}
