package leibniz.equation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
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
    refuses("unless c - 7 = 0: equation 3", "x y", "x + y = 5", "x - y = 1", "x + 2*y = c");
    refuses("contradicts", "x", "cos(t)^2*x + sin(t)^2*x = 1", "x = 2");
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
