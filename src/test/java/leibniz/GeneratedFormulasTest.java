package leibniz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import leibniz.eval.Interpreter;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import leibniz.expr.Node;
import leibniz.expr.Power;
import org.junit.jupiter.api.Test;

/// Promises that hold for every formula, tried on generated ones.
class GeneratedFormulasTest {
  private static final int FORMULAS = Generator.count(20_000);
  private static final int DEPTH = 5;

  private final Generator generate = new Generator();

  @Test
  void interpreterProgramAndClassAgreeOnEveryBit() {
    for (int n = 0; n < FORMULAS; n++) {
      double[] point = generate.specialPoint();
      Generator.check(
          generate.anything(DEPTH),
          tree -> {
            Formula f = tree.formula();
            double meaning = interpreted(f.expr(), point);
            f.program().verify();
            assertBits(meaning, f.evaluate(point), "program");
            assertBits(meaning, f.compile().applyAsDouble(point), "class");
          });
    }
  }

  @Test
  void derivativesOfClassAndInterpreterAgreeOnEveryBit() {
    for (int n = 0; n < FORMULAS / 4; n++) {
      double[] point = generate.specialPoint();
      Generator.check(
          generate.anything(DEPTH - 1),
          tree -> {
            Formula f = tree.formula();
            CompiledFormula compiled =
                n(tree) ? f.compile() : f.compile(CompileOptions.DEFAULT.eager(true));
            double[] gradient = new double[point.length];
            double[] hessian = new double[point.length * point.length];
            assertBits(
                interpreted(f.expr(), point), compiled.valueAndGradient(point, gradient), "value");
            compiled.hessian(point, hessian);
            for (int i = 0; i < point.length; i++) {
              assertBits(
                  interpreted(f.gradient().get(0, i).expr(), point), gradient[i], "gradient");
              for (int k = 0; k < point.length; k++) {
                assertBits(
                    interpreted(f.hessian().get(i, k).expr(), point),
                    hessian[i * point.length + k],
                    "hessian");
              }
            }
          });
    }
  }

  /// Half of the formulas are compiled lazily, the others eagerly.
  private static boolean n(Tree tree) {
    return tree.toString().hashCode() % 2 == 0;
  }

  @Test
  void textParsesBack() {
    for (int n = 0; n < FORMULAS; n++) {
      Generator.check(
          generate.anything(DEPTH + 1),
          tree -> {
            Formula f = tree.formula();
            assertEquals(f, Formula.parse(f.toString(), Generator.VARIABLES));
            Formula g = f.derivative("x").simplify();
            assertEquals(g, Formula.parse(g.toString(), Generator.VARIABLES));
          });
    }
  }

  @Test
  void forwardAndReverseAgree() {
    for (int n = 0; n < FORMULAS / 2; n++) {
      double[] point = generate.point();
      Generator.check(
          generate.smooth(DEPTH),
          tree -> {
            Formula f = tree.formula();
            for (int k = 0; k < point.length; k++) {
              assertClose(
                  f.derivative(Generator.VARIABLES[k]),
                  f.gradient().get(0, k),
                  point,
                  "derivative");
            }
          });
    }
  }

  @Test
  void derivativesCommuteAndHessiansAreSymmetric() {
    for (int n = 0; n < FORMULAS / 4; n++) {
      double[] point = generate.point();
      Generator.check(
          generate.smooth(DEPTH - 1),
          tree -> {
            Formula f = tree.formula();
            assertClose(f.derivative("x", "y"), f.derivative("y", "x"), point, "mixed");
            FormulaSystem hessian = f.hessian();
            assertClose(f.derivative("x", "y"), hessian.get(0, 1), point, "hessian");
            assertEquals(hessian.get(0, 2), hessian.get(2, 0));
          });
    }
  }

  @Test
  void productsEqualMatrixTimesVectorAndZerosAreZero() {
    for (int n = 0; n < FORMULAS / 4; n++) {
      double[] point = generate.point();
      double[] vector = generate.point();
      double[] both = Arrays.copyOf(point, 6);
      System.arraycopy(vector, 0, both, 3, 3);
      Generator.check(
          generate.smooth(DEPTH - 1),
          tree -> {
            Formula f = tree.formula();
            FormulaSystem hessian = f.hessian();
            double[] gradient = f.gradient().evaluate(point);
            double[] entries = hessian.evaluate(point);
            double[] product = f.hessianVectorProduct("a", "b", "c").evaluate(both);
            double along = 0;
            for (int i = 0; i < 3; i++) {
              along += gradient[i] * vector[i];
              double expected = 0;
              double size = 1;
              for (int k = 0; k < 3; k++) {
                double entry = entries[3 * i + k];
                expected += entry * vector[k];
                size += Math.abs(entry * vector[k]) + 1e12 * noise(hessian.get(i, k), point);
                assertTrue(entry == 0 || hessian.sparsity().contains(i, k), "a zero that is none");
              }
              assertEquals(expected, product[i], 1e-11 * size, "Hessian times vector");
            }
            double size = 1 + Math.abs(gradient[0]) + Math.abs(gradient[1]) + Math.abs(gradient[2]);
            assertEquals(
                along,
                f.directionalDerivative("a", "b", "c").evaluate(both),
                1e-11 * size + 100 * noise(f.gradient().get(0, 0), point),
                "along");
          });
    }
  }

  @Test
  void taylorArithmeticAgreesWithDifferentiatingAgain() {
    for (int n = 0; n < FORMULAS / 4; n++) {
      double[] point = generate.point();
      Generator.check(
          generate.smooth(DEPTH - 2),
          tree -> {
            Formula f = tree.formula();
            FormulaSystem all = f.derivatives("x", 3);
            assertClose(f.derivative("x"), all.get(1, 0), point, "first");
            assertClose(f.derivative("x", "x"), all.get(2, 0), point, "second");
            assertClose(f.derivative("x", "x", "x"), all.get(3, 0), point, "third");
          });
    }
  }

  @Test
  void derivativesAreSlopes() {
    double h = 1e-5;
    for (int n = 0; n < FORMULAS / 2; n++) {
      double[] point = generate.point();
      Generator.check(
          generate.smooth(DEPTH - 1),
          tree -> {
            Formula f = tree.formula();
            double[] above = point.clone();
            double[] below = point.clone();
            above[0] += h;
            below[0] -= h;
            double slope = (f.evaluate(above) - f.evaluate(below)) / (2 * h);
            double third = Math.abs(f.derivative("x", "x", "x").evaluate(point));
            double size = Math.abs(f.evaluate(point));
            // Twice the term of the central difference that is left out, and its rounding.
            double error = h * h / 3 * third + 1e-14 * (1 + size) / h + 1e-6 * h * third;
            assertEquals(slope, f.derivative("x").evaluate(point), error + 1e-9 * Math.abs(slope));
          });
    }
  }

  @Test
  void simplifyKeepsValuesIsIdempotentAndNeverCostsMore() {
    for (int n = 0; n < FORMULAS; n++) {
      double[] point = generate.point();
      Generator.check(
          generate.smooth(DEPTH),
          tree -> {
            Formula f = tree.formula().derivative("x");
            Formula simple = f.simplify();
            assertClose(f, simple, point, "simplified");
            assertEquals(simple, simple.simplify(), "idempotent");
            assertTrue(
                simple.program().operations() <= 2 * f.program().operations() + 2,
                () -> f + " became " + simple);
          });
    }
  }

  @Test
  void simplifyKeepsValuesOfFormulasThatAreDefined() {
    for (int n = 0; n < FORMULAS; n++) {
      double[] point = generate.point();
      Generator.check(
          generate.anything(DEPTH - 1),
          tree -> {
            Formula f = tree.formula();
            if (isTame(f.expr(), point)) {
              assertClose(f, f.simplify(), point, "simplified");
            }
          });
    }
  }

  @Test
  void strictSimplifyChangesNoBit() {
    for (int n = 0; n < FORMULAS; n++) {
      double[] point = generate.specialPoint();
      Generator.check(
          generate.anything(DEPTH),
          tree -> {
            Formula f = tree.formula();
            assertBits(
                f.evaluate(point), f.simplify(Keeps.STRICT).evaluate(point), f + " simplified");
          });
    }
  }

  @Test
  void bindingEqualsEvaluating() {
    for (int n = 0; n < FORMULAS; n++) {
      double[] point = generate.point();
      Generator.check(
          generate.smooth(DEPTH),
          tree -> {
            Formula f = tree.formula();
            Formula bound = f.bind(Map.of("x", point[0], "z", point[2]));
            assertEquals(List.of("y"), bound.variables());
            double tolerance = 1e-12 * (1 + Math.abs(f.evaluate(point))) + 10 * noise(f, point);
            assertEquals(f.evaluate(point), bound.evaluate(point[1]), tolerance);
          });
    }
  }

  @Test
  void aFailureIsShrunk() {
    Tree tree = Tree.of("(%s + %s)", Tree.of("sin(%s)", Tree.of("x")), Tree.of("y"));
    AssertionError e =
        assertThrows(
            AssertionError.class,
            () -> Generator.check(tree, t -> assertTrue(!t.toString().contains("x"))));
    assertTrue(e.getMessage().startsWith("fails for x\n"), e.getMessage());
  }

  private static double interpreted(Expr expr, double[] point) {
    return Interpreter.evaluate(expr, values(point));
  }

  private static Map<String, Double> values(double[] point) {
    Map<String, Double> values = new HashMap<>();
    for (int k = 0; k < point.length; k++) {
      values.put(Generator.VARIABLES[k], point[k]);
    }
    return values;
  }

  private static void assertBits(double expected, double actual, String what) {
    assertEquals(
        Double.doubleToLongBits(expected),
        Double.doubleToLongBits(actual),
        () -> what + ": expected " + expected + ", got " + actual);
  }

  /// Two formulas that are equal as real functions agree up to what rounding does to them: ten
  /// times as much as moving the point by a few units in the last place.
  static void assertClose(Formula expected, Formula actual, double[] point, String what) {
    double value = expected.evaluate(point);
    double tolerance = 1e-12 * (1 + Math.abs(value)) + 10 * noise(expected, point);
    assertEquals(value, actual.evaluate(point), tolerance, () -> what + " " + actual);
  }

  /// How much the value changes when the point, or what is computed on the way, changes a little.
  static double noise(Formula f, double[] point) {
    double value = f.evaluate(point);
    double other = withOtherValues(f).evaluate(point);
    double noise = Double.isNaN(other) ? 0 : Math.abs(other - value);
    for (int k = 0; k < point.length; k++) {
      double[] near = point.clone();
      near[k] += 1e-13 * (1 + Math.abs(near[k]));
      double change = Math.abs(f.evaluate(near) - value);
      noise = Double.isNaN(change) ? noise : Math.max(noise, change); // NaN at a domain's end
    }
    return noise;
  }

  /// Every value on the way but exponents grows by 1e-13 of its size.
  private static Formula withOtherValues(Formula f) {
    Dag dag = Dag.of(f.expr());
    Graph graph = new Graph();
    Expr more = graph.number(1 + 1e-13);
    Node[] images = new Node[dag.size()];
    for (int i = 0; i < images.length; i++) {
      Node[] children = dag.childrenIn(images, i);
      Node node = dag.node(i);
      if (node instanceof Power p
          && Formula.of(p.exponent(), f.variables()).gradient().sparsity().count() == 0) {
        children[1] = graph.adopt(p.exponent());
      }
      Node image = graph.rebuild(node, children);
      images[i] = node.arity() > 0 && image instanceof Expr e ? graph.multiply(more, e) : image;
    }
    return Formula.of((Expr) images[dag.root(0)], f.variables());
  }

  /// Whether every part of an expression has a value of moderate size, so that rounding and
  /// overflow do not hide what is compared.
  static boolean isTame(Expr expr, double[] point) {
    Dag dag = Dag.of(expr);
    for (int i = 0; i < dag.size(); i++) {
      if (dag.node(i) instanceof Expr part) {
        double size = Math.abs(interpreted(part, point));
        if (!(size < 1e4 && (size == 0 || size > 1e-4))) {
          return false;
        }
        // Near a jump or a kink two roundings may fall on two sides.
        if (part.toString()
            .matches(".*(atan2|floor|ceil|round|sign|if|piecewise|acos|asin|a.*tanh).*")) {
          return false;
        }
      }
    }
    return Double.isFinite(interpreted(expr, point));
  }
}
