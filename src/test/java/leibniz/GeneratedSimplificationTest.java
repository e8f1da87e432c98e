package leibniz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import leibniz.expr.Condition;
import leibniz.expr.Graph;
import leibniz.simplify.Cost;
import org.junit.jupiter.api.Test;

/// What simplification promises for every formula, beside [GeneratedFormulasTest].
class GeneratedSimplificationTest {
  private static final int FORMULAS = Generator.count(20_000);
  private static final int DEPTH = 4;

  private final Generator generate = new Generator();

  @Test
  void theCostNeverRisesAtAnyLevel() {
    for (int n = 0; n < FORMULAS; n++) {
      Keeps keeps = Keeps.values()[n % 3];
      Generator.check(
          generate.anything(DEPTH),
          tree -> {
            Formula f = tree.formula();
            Formula simple = f.simplify(keeps);
            assertTrue(cost(simple) <= cost(f), () -> f + " became " + simple);
            assertEquals(simple, simple.simplify(keeps), "idempotent");
          });
    }
  }

  private static long cost(Formula f) {
    return Cost.of(List.of(f.expr()));
  }

  /// Zeros of both signs, ones and halves are where formulas stop being defined, or branch.
  @Test
  void valuesAtSpecialPointsAreKept() {
    for (int n = 0; n < FORMULAS; n++) {
      double[] point = generate.specialPoint();
      Generator.check(
          generate.anything(DEPTH - 1),
          tree -> {
            Formula f = tree.formula();
            if (GeneratedFormulasTest.isTame(f.expr(), point)) {
              GeneratedFormulasTest.assertClose(f, f.simplify(), point, "simplified");
            }
          });
    }
  }

  @Test
  void genericKeepsValuesWhereItsConditionsHold() {
    for (int n = 0; n < FORMULAS; n++) {
      double[] point = generate.point();
      Generator.check(
          generate.anything(DEPTH - 1),
          tree -> {
            Formula f = tree.formula();
            Formula simple = f.simplify(Keeps.GENERIC);
            if (hold(simple.conditions(), point) && GeneratedFormulasTest.isTame(f.expr(), point)) {
              GeneratedFormulasTest.assertClose(f, simple, point, "generic");
            }
          });
    }
  }

  private static boolean hold(List<Condition> conditions, double[] point) {
    Graph graph = new Graph();
    for (Condition c : conditions) {
      var choice = graph.choice(graph.adopt(c), graph.number(1), graph.number(0));
      if (Formula.of(choice, List.of(Generator.VARIABLES)).evaluate(point) == 0) {
        return false;
      }
    }
    return true;
  }

  @Test
  void assumptionsThatHoldKeepValues() {
    for (int n = 0; n < FORMULAS / 2; n++) {
      double[] point = generate.point();
      String[] facts = {
        "x " + (point[0] > 0 ? ">" : "<") + " 0",
        "y " + (point[1] > -1 ? ">=" : "<") + " -1",
        "z " + (point[2] > 1 ? ">" : "<=") + " 1"
      };
      Generator.check(
          generate.anything(DEPTH - 1),
          tree -> {
            Formula f = tree.formula();
            if (GeneratedFormulasTest.isTame(f.expr(), point)) {
              GeneratedFormulasTest.assertClose(
                  f, f.assume(facts).simplify(), point, String.join(" and ", facts));
            }
          });
    }
  }

  @Test
  void eachPassAloneKeepsValues() {
    for (int n = 0; n < FORMULAS / 2; n++) {
      Pass pass = Pass.values()[n % Pass.values().length];
      double[] point = generate.point();
      Generator.check(
          generate.smooth(DEPTH),
          tree -> {
            Formula f = tree.formula().derivative("x");
            Formula simple = f.simplify(pass);
            GeneratedFormulasTest.assertClose(f, simple, point, pass.toString());
            assertEquals(simple, simple.simplify(pass), "idempotent");
            assertTrue(cost(simple) <= cost(f), () -> f + " became " + simple);
          });
    }
  }

  @Test
  void theDerivativeCommutesWithSimplifying() {
    for (int n = 0; n < FORMULAS / 2; n++) {
      double[] point = generate.point();
      Generator.check(
          generate.smooth(DEPTH),
          tree -> {
            Formula f = tree.formula();
            GeneratedFormulasTest.assertClose(
                f.derivative("y"), f.simplify().derivative("y"), point, "derivative");
          });
    }
  }

  @Test
  void anyBudgetKeepsValuesAndCost() {
    for (int n = 0; n < FORMULAS / 4; n++) {
      Budget budget = Budget.of(n % 97);
      double[] point = generate.point();
      Generator.check(
          generate.smooth(DEPTH),
          tree -> {
            Formula f = tree.formula().derivative("x");
            Formula simple = f.simplify(Keeps.REAL, budget);
            GeneratedFormulasTest.assertClose(f, simple, point, budget.toString());
            assertTrue(cost(simple) <= cost(f), () -> f + " became " + simple);
          });
    }
  }
}
