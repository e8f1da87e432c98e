package leibniz.diff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import leibniz.Formula;
import leibniz.FormulaSystem;
import leibniz.Sparsity;
import leibniz.expr.Expr;
import leibniz.expr.Fn;
import leibniz.expr.Graph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sparse Jacobians and Hessians: what is structurally there, and nothing else.
class SparsityTest {
  /// The last two joints of an arm in the plane.
  private static final String FRAMES =
      """
      x2 = cos(c)*p - sin(c)*q;
      y2 = sin(c)*p + cos(c)*q;
      x1 = cos(b)*(x2 + 3) - sin(b)*y2;
      y1 = sin(b)*(x2 + 3) + cos(b)*y2;
      """;

  private static final String X = FRAMES + "cos(a)*(x1 + 5) - sin(a)*y1";
  private static final String Y = FRAMES + "sin(a)*(x1 + 5) + cos(a)*y1";

  @Test
  void patternsAreKnownWithoutEvaluation() {
    FormulaSystem s = FormulaSystem.parse("x*y", "z^2", "3", "x + z");
    Sparsity pattern = s.jacobian().sparsity();
    assertEquals(
        """
        4 x 3, 5 entries
        xx.
        ..x
        ...
        x.x\
        """,
        pattern.toString());
    assertArrayEquals(new int[] {0, 2, 3, 3, 5}, pattern.rowStart());
    assertArrayEquals(new int[] {0, 1, 2, 0, 2}, pattern.columnIndex());
    assertArrayEquals(new int[] {0, 0, 1, 3, 3}, pattern.rowIndex());
    assertTrue(pattern.contains(1, 2));
    assertEquals("[y, x, 2*z, 1, 1]", s.jacobian().nonzeros().simplify().toString());
  }

  @Test
  void hessiansHaveALowerHalf() {
    FormulaSystem hessian = Formula.parse("x^2*y + z^3").hessian();
    assertEquals("3 x 3, 4 entries\nxx.\nx..\n..x", hessian.sparsity().toString());
    assertEquals("3 x 3, 3 entries\nx..\nx..\n..x", hessian.lowerTriangle().sparsity().toString());
    assertEquals("[2*y, 2*x, 6*z]", hessian.lowerTriangle().nonzeros().simplify().toString());
  }

  @Test
  void aConditionIsNoDependence() {
    Formula f = Formula.parse("if(y > 0, x^2, x)");
    assertEquals("1 x 2, 1 entry\nx.", f.gradient().sparsity().toString());
  }

  /// Row by row there are 75 operations: each row has adjoints of its own for the same frames.
  @Test
  void theWayWithFewerOperationsIsTaken() {
    FormulaSystem tip = FormulaSystem.parse(X, Y);
    FormulaSystem jacobian = tip.jacobian();
    assertEquals(67, jacobian.program().operations());
    double[] at = {0.3, -0.2, 0.9, 1.1, -0.7};
    double[] values = jacobian.evaluate(at);
    for (int k = 0; k < 2; k++) {
      double[] row = tip.formulas().get(k).gradient().evaluate(at);
      for (int j = 0; j < row.length; j++) {
        assertEquals(row[j], values[5 * k + j], 1e-14); // some ulps of terms below 10
      }
    }
  }

  /// Each step counts as many operands as the widest operation has. With a wide one among them few
  /// steps are too many to be derived both ways, and the way with fewer steps is the only one: here
  /// row by row.
  @Test
  void wideOperationsAreDerivedOneWay() {
    String x1 = FRAMES + "x1";
    String y1 = FRAMES + "y1";
    assertEquals(68 + 1, operations(X, Y, x1, y1, "w1 + w2"));
    assertEquals(100 + 100, operations(X, Y, x1, y1, "sum(i, 1, 101, w[i])"));
  }

  private static int operations(String... formulas) {
    FormulaSystem system = FormulaSystem.parse(formulas);
    List<Formula> all = new ArrayList<>(system.formulas());
    all.addAll(system.jacobian().nonzeros().formulas());
    return FormulaSystem.of(all.toArray(Formula[]::new)).program().operations();
  }

  /// The chain of Luksan and Vlcek, problem 1: as many structural nonzeros as CasADi finds, and the
  /// values of the formulas differentiated by hand.
  @ParameterizedTest
  @ValueSource(ints = {5, 400, 4_000})
  void luksanVlcek(int n) {
    String[] x = names("x", n);
    String[] w = names("w", n - 2);
    List<String> constraints = new ArrayList<>();
    StringBuilder objective = new StringBuilder("0");
    for (int i = 0; i < n - 1; i++) {
      objective.append(" + 100*(x%d^2 - x%d)^2 + (x%d - 1)^2".formatted(i, i + 1, i));
    }
    for (int k = 0; k < n - 2; k++) {
      constraints.add(
          "3*b^3 + 2*c - 5 + sin(b - c)*sin(b + c) + 4*b - a*exp(a - b) - 3"
              .replaceAll("\\ba\\b", "x" + k)
              .replaceAll("\\bb\\b", "x" + (k + 1))
              .replaceAll("\\bc\\b", "x" + (k + 2)));
    }
    FormulaSystem g = FormulaSystem.parse(constraints, List.of(x));
    FormulaSystem jacobian = g.jacobian();
    assertEquals(3 * (n - 2), jacobian.sparsity().count());
    Formula weighted = g.weightedSum(w);
    Formula lagrangian =
        FormulaSystem.of(
                Formula.parse(objective.toString(), x).withVariables(weighted.variables()),
                weighted)
            .weightedSum("one", "two")
            .substitute("one", Formula.parse("1"))
            .substitute("two", Formula.parse("1"));
    FormulaSystem hessian = lagrangian.hessian(x).lowerTriangle();
    assertEquals(2 * n - 1, hessian.sparsity().count());

    double[] point = new double[2 * n - 2];
    for (int i = 0; i < n; i++) {
      point[i] = 0.5 + i / (n - 1.0);
    }
    for (int k = 0; k < n - 2; k++) {
      point[n + k] = -1 + 2 * k / Math.max(1.0, n - 3.0);
    }
    double[] entries = new double[3 * (n - 2)];
    jacobian.nonzeros().compile().evaluate(java.util.Arrays.copyOf(point, n), entries);
    for (int k = 0; k < n - 2; k++) {
      double a = point[k];
      double b = point[k + 1];
      double c = point[k + 2];
      // sin(b - c)*sin(b + c) = (cos(2*c) - cos(2*b))/2
      assertEquals(-(1 + a) * Math.exp(a - b), entries[3 * k], 1e-12);
      assertEquals(
          9 * b * b + Math.sin(2 * b) + 4 + a * Math.exp(a - b), entries[3 * k + 1], 1e-12);
      assertEquals(2 - Math.sin(2 * c), entries[3 * k + 2], 1e-12);
    }
    double[] half = new double[2 * n - 1];
    hessian.nonzeros().compile().evaluate(point, half);
    Sparsity pattern = hessian.sparsity();
    int[] rows = pattern.rowIndex();
    for (int e = 0; e < half.length; e++) {
      int i = rows[e];
      int j = pattern.columnIndex()[e];
      assertEquals(secondDerivative(point, n, i, j), half[e], 1e-12 * 1200, "at " + i + ", " + j);
    }
  }

  /// The Lagrangian's second derivative by hand.
  private static double secondDerivative(double[] p, int n, int i, int j) {
    double sum = 0;
    for (int k = 0; k < n - 1; k++) { // 100*(x_k^2 - x_(k+1))^2 + (x_k - 1)^2
      double a = p[k];
      sum += i == k && j == k ? 1200 * a * a - 400 * p[k + 1] + 2 : 0;
      sum += i == k + 1 && j == k + 1 ? 200 : 0;
      sum += i == k + 1 && j == k ? -400 * a : 0;
    }
    for (int k = 0; k < n - 2; k++) {
      double w = p[n + k];
      double a = p[k];
      double b = p[k + 1];
      double e = Math.exp(a - b);
      sum += i == k && j == k ? -w * (2 + a) * e : 0;
      sum += i == k + 1 && j == k ? w * (1 + a) * e : 0;
      sum += i == k + 1 && j == k + 1 ? w * (18 * b + 2 * Math.cos(2 * b) - a * e) : 0;
      sum += i == k + 2 && j == k + 2 ? -2 * w * Math.cos(2 * p[k + 2]) : 0;
    }
    return sum;
  }

  private static String[] names(String prefix, int count) {
    String[] names = new String[count];
    for (int i = 0; i < count; i++) {
      names[i] = prefix + i;
    }
    return names;
  }

  /// Many outputs above one deep chain, and many inputs below one deep chain: neither costs the
  /// product of the two.
  @Test
  void theCheaperWayIsTaken() {
    int n = 3_000;
    Graph g = new Graph();
    Expr chain = g.symbol("x");
    for (int k = 0; k < 20_000; k++) {
      chain = g.call(Fn.SIN, chain);
    }
    List<Formula> outputs = new ArrayList<>();
    for (int k = 0; k < n; k++) {
      outputs.add(Formula.of(g.multiply(chain, g.number(k + 1)), List.of("x")));
    }
    FormulaSystem fan = FormulaSystem.of(outputs.toArray(Formula[]::new));
    assertEquals(n, fan.jacobian().sparsity().count());

    List<Expr> terms = new ArrayList<>();
    for (String name : names("x", n)) {
      terms.add(g.symbol(name));
    }
    Expr sum = g.sum(terms);
    for (int k = 0; k < 20_000; k++) {
      sum = g.call(Fn.SIN, sum);
    }
    FormulaSystem funnel = FormulaSystem.of(Formula.of(sum, List.of(names("x", n))));
    assertEquals(n, funnel.jacobian().sparsity().count());
  }
}
