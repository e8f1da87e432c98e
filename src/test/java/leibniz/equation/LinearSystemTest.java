package leibniz.equation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import leibniz.Equation;
import leibniz.Formula;
import leibniz.FormulaSystem;
import leibniz.Solution;
import org.junit.jupiter.api.Test;

/// Linear systems, solved exactly or refused with the reason.
class LinearSystemTest {
  private static void solves(String expected, String unknowns, String... equations) {
    FormulaSystem system = Equation.system(equations);
    Solution solution = system.solve(unknowns.split(" ", -1));
    assertEquals(expected, solution.toString());
    for (Formula f : system.formulas()) {
      Formula rest = f;
      for (String unknown : unknowns.split(" ", -1)) {
        rest = rest.substitute(unknown, solution.get(unknown));
      }
      assertTrue(rest.isEquivalentTo(Formula.parse("0")).isProven(), rest.toString());
    }
  }

  private static void refuses(String reason, String unknowns, String... equations) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> Equation.system(equations).solve(unknowns.split(" ", -1)));
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }

  @Test
  void numbers() {
    solves("x = 3, y = 2", "x y", "x + y = 5", "x - y = 1");
    solves("y = 2, x = 3", "y x", "x + y = 5", "x - y = 1");
    solves("x = 2.2, y = 0.4", "x y", "0.1*x + 0.2*y = 0.3", "x - 3*y = 1");
    solves("x = 1/2, y = 1/3", "x y", "0*x + 3*y = 1", "2*x = 1");
    solves("x = -5", "x", "(x + 1)^2 - x^2 = x - 4");
  }

  @Test
  void symbolsBecomeConditions() {
    solves(
        "x = (-b*q + d*p)/(a*d - b*c), y = (a*q - c*p)/(a*d - b*c)   where a*d - b*c != 0",
        "x y",
        "a*x + b*y = p",
        "c*x + d*y = q");
    solves(
        "x = a*cos(t) + b*sin(t), y = -a*sin(t) + b*cos(t)",
        "x y",
        "cos(t)*x - sin(t)*y = a",
        "sin(t)*x + cos(t)*y = b");
    solves("x = -y + 5", "x", "x + y = 5");
    solves("x = 1/2*c + 5/2, y = -1/2*c + 5/2", "x y", "x + y = 5", "2*x + 2*y = 10", "x - y = c");
  }

  @Test
  void thereMustBeOneSolution() {
    refuses("equation 2 contradicts the others", "x y", "x + y = 5", "2*x + 2*y = 11");
    refuses(
        "more than one solution: 1 independent equation of 2 unknowns, so that y may have any"
            + " value",
        "x y",
        "x + y = 5",
        "2*x + 2*y = 10");
    refuses("contradicts", "x", "cos(t)^2*x + sin(t)^2*x = 1", "x = 2");
  }

  @Test
  void anEquationTooManyIsACondition() {
    assertEquals(
        "x = 3, y = 2   where c == 7",
        Equation.system("x + y = 5", "x - y = 1", "x + 2*y = c").solve("x", "y").toString());
    assertEquals(
        "x = 2, y = 1   where k == 4",
        Equation.system("x + y = 3", "x - y = 1", "2*x = k").solve("x", "y").toString());
  }

  @Test
  void whatIsNotLinearIsNamed() {
    refuses("equation 1 is not linear in x and y: it has the term x*y", "x y", "x*y = 5", "x = y");
    refuses(
        "equation 2 is not linear in x and y: it has the term -sin(x)",
        "x y",
        "x = y",
        "y = sin(x)");
    refuses("it has the term x^2", "x", "x^2 = 1");
    refuses("it has the term floor(x)", "x", "x + floor(x) = 1");
    refuses("z is none of the variables", "z", "x = 1");
  }

  @Test
  void whatIsAssumedIsUsed() {
    FormulaSystem system = Equation.system("a*x + y = 1", "x - y = b");
    assertEquals(
        "x = (b + 1)/(a + 1), y = (-a*b + 1)/(a + 1)   where a > 0",
        system.assume("a > 0").solve("x", "y").toString());
    assertEquals(
        List.of("a != -1", "(b + 1)/(a + 1) > 0"),
        system.assume("x > 0").solve("x", "y").assumptions());
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> Equation.system("x + y = 5", "x - y = 1").assume("y > 2").solve("x", "y"));
    assertEquals("there is no solution where y > 2", e.getMessage());
    e = assertThrows(IllegalArgumentException.class, system::solve);
    assertEquals("no variables to solve for are given: name some of a, b, x, y", e.getMessage());
  }

  @Test
  void denseOnesOfSymbolsAreSolved() {
    int n = 5;
    String[] equations = new String[n];
    for (int i = 0; i < n; i++) {
      int row = i;
      equations[i] =
          IntStream.range(0, n)
              .mapToObj(k -> "a[%d,%d]*x[%d]".formatted(row, k, k))
              .collect(Collectors.joining(" + ", "", " = 1"));
    }
    String[] unknowns = IntStream.range(0, n).mapToObj("x[%d]"::formatted).toArray(String[]::new);
    Solution solution = Equation.system(equations).solve(unknowns);
    Formula determinant = Formula.parse(solution.assumptions().getFirst().replace(" != 0", ""));
    assertEquals(120, determinant.expr().arity()); // Leibniz's formula
    double[] point = new SplittableRandom(7).doubles(25, -1, 1).toArray();
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int k = 0; k < n; k++) {
        Formula value = solution.get(unknowns[k]);
        int place = value.variables().indexOf("a[%d,%d]".formatted(i, k));
        sum += point[place] * value.evaluate(point);
      }
      assertEquals(1, sum, 1e-9); // the determinant is not small here
    }
  }

  @Test
  void systemsThatFallApartHaveSmallDenominators() {
    solves(
        "x = 1/a, y = (a - c)/(a*d), z = b   where a != 0, d != 0, q != 0",
        "x y z",
        "a*x = 1",
        "c*x + d*y = 1",
        "q*z = b*q");
  }

  @Test
  void bandsOfFiftyRowsAreSolvedExactly() {
    int n = 50;
    String[] unknowns = IntStream.range(0, n).mapToObj(k -> "x[" + k + "]").toArray(String[]::new);
    SplittableRandom random = new SplittableRandom(3);
    String[] equations = new String[n];
    for (int k = 0; k < n; k++) {
      equations[k] = "3*x[%d] = %d/7".formatted(k, random.nextInt(100));
      equations[k] += k == 0 ? "" : " + x[%d]/2".formatted(k - 1);
      equations[k] += k == n - 1 ? "" : " - 2/3*x[%d]".formatted(k + 1);
    }
    FormulaSystem system = Equation.system(equations);
    Solution solution = system.solve(unknowns);
    Formula middle = system.get(25, 0);
    for (String unknown : unknowns) {
      if (middle.variables().contains(unknown)) {
        middle = middle.substitute(unknown, solution.get(unknown));
      }
    }
    assertEquals("0", middle.simplify().toString());
  }

  @Test
  void solutionsPrint() {
    Solution s = Equation.system("a*x + b*y = 1", "x = y").solve("x", "y");
    assertEquals(List.of("a + b != 0"), s.assumptions());
    assertEquals(
        "$$\\begin{aligned}x &= \\frac{1}{a + b} \\\\ y &= \\frac{1}{a + b}"
            + " \\\\ &\\text{where } a + b \\ne 0\\end{aligned}$$",
        s.mimeBundle().get("text/latex"));
    assertThrows(IllegalArgumentException.class, () -> s.get("a"));
  }
}
