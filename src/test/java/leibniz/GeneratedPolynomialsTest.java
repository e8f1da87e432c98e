package leibniz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import leibniz.expr.Graph;
import leibniz.expr.Num;
import leibniz.expr.Rational;
import org.junit.jupiter.api.Test;

/// What algebra on polynomials and fractions keeps, tried on generated formulas: exact values at
/// exact points.
class GeneratedPolynomialsTest {
  private static final int FORMULAS = Generator.count(1_000);
  private static final int DEPTH = 5;

  private final Generator generate = new Generator();

  /// The exact value of a formula of exact numbers, plus, minus, times, over and whole powers; null
  /// where it divides by zero.
  static Num exact(Formula f, int n) {
    Map<String, Number> point = new HashMap<>();
    for (int k = 0; k < Generator.VARIABLES.length; k++) {
      point.put(Generator.VARIABLES[k], 7 * n % 23 + 13 * k + 2);
    }
    return f.bind(point).expr() instanceof Num value && value.isExact() ? value : null;
  }

  @Test
  void exactValuesAreKept() {
    for (int n = 0; n < FORMULAS; n++) {
      int point = n;
      Generator.check(
          generate.rational(DEPTH),
          tree -> {
            Formula f = tree.formula();
            Num value = exact(f, point);
            if (value == null) {
              return;
            }
            for (Formula g :
                List.of(
                    f.expand(),
                    f.collect("x"),
                    f.collect("y", "z"),
                    f.horner(),
                    f.horner("y"),
                    f.reduceOperations())) {
              assertEquals(value, exact(g, point), () -> f + " became " + g);
            }
          });
    }
  }

  @Test
  void fractionsAreKeptWhereTheirConditionsHold() {
    for (int n = 0; n < FORMULAS / 4; n++) {
      int point = n;
      Generator.check(
          generate.rational(DEPTH - 1),
          tree -> {
            Formula f = tree.formula();
            Num value = exact(f, point);
            if (value == null) {
              return;
            }
            assertEquals(value, exact(f.cancel(), point), () -> f + " became " + f.cancel());
            assertEquals(value, exact(f.factor(), point), () -> f + " became " + f.factor());
            assertEquals(f.cancel(), f.cancel().cancel(), "idempotent");
            assertEquals(f.cancel(), f.factor().cancel(), "factored and cancelled");
          });
    }
  }

  @Test
  void expandingAgainChangesNothingAndRunsAgree() {
    for (int n = 0; n < FORMULAS; n++) {
      Generator.check(
          generate.smooth(DEPTH),
          tree -> {
            Formula f = tree.formula();
            Formula expanded = f.expand();
            assertEquals(expanded, expanded.expand(), "idempotent");
            assertEquals(expanded.toString(), tree.formula().expand().toString());
            assertEquals(
                f.reduceOperations().toString(), tree.formula().reduceOperations().toString());
          });
    }
  }

  @Test
  void reducingNeverAddsOperationsAndKeepsValues() {
    for (int n = 0; n < FORMULAS; n++) {
      double[] point = generate.point();
      Generator.check(
          generate.smooth(DEPTH),
          tree -> {
            FormulaSystem f = tree.formula().valueAndGradient();
            FormulaSystem reduced = f.reduceOperations();
            assertTrue(
                reduced.program().operations() <= f.program().operations(),
                () -> f + " became " + reduced);
            double[] expected = f.evaluate(point);
            double[] actual = reduced.evaluate(point);
            for (int k = 0; k < expected.length; k++) {
              // Sums of products up to 1e6 may cancel.
              double tolerance = 1e-9 * (1 + Math.abs(expected[k]));
              assertEquals(expected[k], actual[k], tolerance, () -> f + " became " + reduced);
            }
          });
    }
  }

  @Test
  void theNumbersOfTheTestAreExact() {
    assertEquals(
        new Graph().number(Rational.of(7)), exact(Formula.parse("x + 5", Generator.VARIABLES), 0));
  }
}
