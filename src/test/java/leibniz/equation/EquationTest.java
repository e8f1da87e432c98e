package leibniz.equation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import leibniz.Equation;
import leibniz.Formula;
import leibniz.Solutions;
import leibniz.parse.SyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Equations solved for a variable: what comes out, and what must not.
class EquationTest {
  private static void solves(String equation, String variable, String... expected) {
    Solutions solutions = Equation.parse(equation).solve(variable);
    assertEquals(
        List.of(expected), solutions.formulas().stream().map(Formula::toString).toList(), equation);
    assertSolves(Equation.parse(equation), variable, solutions, new SplittableRandom(1));
  }

  private static void where(String equation, String variable, String... conditions) {
    for (Formula f : Equation.parse(equation).solve(variable).formulas()) {
      assertEquals(List.of(conditions), f.assumptions(), equation);
    }
  }

  private static void hasNone(String equation, String variable) {
    assertEquals(List.of(), Equation.parse(equation).solve(variable).formulas(), equation);
  }

  private static void noClosedForm(String equation, String variable, String reason) {
    NoClosedFormException e =
        assertThrows(
            NoClosedFormException.class, () -> Equation.parse(equation).solve(variable), equation);
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }

  private static void refuses(String equation, String variable, String reason) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> Equation.parse(equation).solve(variable),
            equation);
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }

  /// Puts solutions back into the equation, at random points at which their conditions hold.
  ///
  /// @return at how many
  private static int assertSolves(
      Equation equation, String variable, Solutions solutions, SplittableRandom random) {
    int tried = 0;
    for (Formula solution : solutions.formulas()) {
      for (int k = 0; k < 40; k++) {
        Map<String, Double> point = new HashMap<>();
        for (String name : solution.variables()) {
          boolean isInteger = solution.assumptions().contains(name + " == floor(" + name + ")");
          point.put(name, isInteger ? random.nextInt(-2, 3) : random.nextDouble(-3, 3));
        }
        if (!holds(solution, point)) {
          continue;
        }
        point.put(variable, at(solution, point));
        double left = at(equation.left(), point);
        double right = at(equation.right(), point);
        // a root of a quadratic may lose half of its digits, and steep functions multiply that
        double tolerance = 1e-6 * (1 + Math.abs(left) + Math.abs(right));
        assertEquals(left, right, tolerance, () -> equation + " by " + solution + " at " + point);
        tried++;
      }
    }
    return tried;
  }

  private static boolean holds(Formula solution, Map<String, Double> point) {
    for (String condition : solution.assumptions()) {
      String[] names = solution.variables().toArray(String[]::new);
      if (at(Formula.parse("if(" + condition + ", 1, 0)", names), point) == 0) {
        return false;
      }
    }
    return true;
  }

  private static double at(Formula formula, Map<String, Double> point) {
    return formula.evaluate(formula.variables().stream().mapToDouble(point::get).toArray());
  }

  @Test
  void linearOnes() {
    solves("a*x + b = c", "x", "(c - b)/a");
    where("a*x + b = c", "x", "a != 0");
    solves("2*x = 3", "x", "3/2");
    solves("a*x + b = c*x + d", "x", "(-b + d)/(a - c)");
    where("a*x + b = c*x + d", "x", "a - c != 0");
    solves("1/x + 1/y = 1/f", "x", "f*y/(y - f)");
    solves("y = v*s/(k + s)", "s", "k*y/(v - y)");
    solves("r = x^2; r*y = z", "y", "z/x^2");
  }

  @Test
  void byInverseFunctions() {
    solves("y = a*exp(-k*t)", "t", "-ln(y/a)/k");
    where("y = a*exp(-k*t)", "t", "a != 0", "y/a > 0", "k != 0");
    solves("y = a*exp(-k*t)", "a", "y*exp(k*t)");
    solves("ln(x) = y", "x", "exp(y)");
    solves("a^x = b", "x", "ln(b)/ln(a)");
    solves("x^n = y", "x", "y^(1/n)");
    solves("tanh(x) = y", "x", "atanh(y)");
    solves("cosh(x) = 2", "x", "-acosh(2)", "acosh(2)");
    solves("y = sigmoid(x)", "x", "ln(y/(1 - y))");
    solves("erfc(x) = y", "x", "erfinv(1 - y)");
    solves("hypot(x, 3) = 5", "x", "-4", "4");
    solves("asin(x) = 1", "x", "sin(1)");
    solves("T = 2*pi*sqrt(l/g)", "g", "4*pi^2*l/T^2");
  }

  @Test
  void powersAndRoots() {
    solves("x^2 = 2", "x", "-sqrt(2)", "sqrt(2)");
    solves("x^3 = -8", "x", "-2");
    solves("x^3 = y", "x", "cbrt(y)");
    solves("x^5 = y", "x", "sign(y)*abs(y)^(1/5)");
    solves("x^(2/3) = 4", "x", "8");
    solves("1/x^2 = 4", "x", "-1/2", "1/2");
    solves("exp(x^2) = 1", "x", "0");
    solves("0.5*x^2 = 2.5", "x", "-sqrt(5)", "sqrt(5)");
    solves("0.1*x + 0.2 = 0.3", "x", "1");
    solves("3*x = 0.1", "x", "0.03333333333333333");
  }

  @Test
  void polynomials() {
    solves("x^2 - x = 1", "x", "1/2 - 1/2*sqrt(5)", "1/2 + 1/2*sqrt(5)");
    solves("x^2 - (a + b)*x + a*b = 0", "x", "a", "b");
    solves("x^3 - 6*x^2 + 11*x - 6 = 0", "x", "1", "2", "3");
    solves("x^4 - 5*x^2 + 6 = 0", "x", "-sqrt(3)", "-sqrt(2)", "sqrt(2)", "sqrt(3)");
    solves("x^2 + 2*x + 1 = 0", "x", "-1");
    where("a*x^2 + b*x + c = 0", "x", "a != 0", "b^2 - 4*a*c >= 0");
  }

  @Test
  void severalPlacesBecomeOne() {
    solves("exp(2*x) - 3*exp(x) + 2 = 0", "x", "0", "ln(2)");
    solves("cosh(x) + sinh(x) = 3", "x", "ln(3)");
    solves("4*2^(2*x) - 3*2^x = 1", "x", "0");
    solves("sqrt(x + 1) = x - 1", "x", "3");
    solves("x - 3*sqrt(x) + 2 = 0", "x", "1", "4");
    solves("ln(x) + ln(x + 1) = ln(6)", "x", "2");
    solves("(x - 1)*ln(x) = 0", "x", "1");
  }

  @Test
  void cases() {
    solves("abs(x) = 3", "x", "-3", "3");
    solves("abs(x - 1) = 2*x + 1", "x", "0");
    solves("if(x < 0, -x, x^2) = 4", "x", "-4", "2");
    solves("max(x, 2*x) = 3", "x", "3/2");
  }

  /// What is taken apart by a condition on other variables keeps the side on which each solves.
  @Test
  void casesOfOtherVariables() {
    Solutions solutions = Equation.parse("if(b > 0, x - 1, x^2 - 1) = 0").solve("x");
    assertEquals(
        List.of("-1 [b <= 0]", "1 [b > 0]", "1 [b <= 0]"),
        solutions.formulas().stream().map(f -> f + " " + f.assumptions()).toList());
    solves("abs(x)*b = b*x^2 + b", "x");
    solves("max(x, 2*x)*abs(x) = 0", "x", "0"); // in both cases, and so without a condition
  }

  @Test
  void periodicFunctionsHaveASolutionForEachInteger() {
    solves("sin(x) = y", "x", "asin(y) + 2*pi*n", "pi - asin(y) + 2*pi*n");
    where("sin(x) = y", "x", "abs(y) <= 1", "n == floor(n)");
    solves("sin(x) = 0", "x", "pi*n");
    solves("tan(2*x) = y", "x", "1/2*(atan(y) + pi*n)");
    solves("cos(n*x) = 1/2", "x", "(-1/3*pi + 2*pi*m)/n", "(1/3*pi + 2*pi*m)/n");
    solves("2*sin(x)^2 + cos(x) = 1", "x", "2*pi*n", "-2/3*pi + 2*pi*n", "2/3*pi + 2*pi*n");
    solves("sin(x) + cos(x) = 1", "x", "2*pi*n", "2*(1/4*pi + pi*n)");
    assertEquals(
        List.of("y", "n"),
        Equation.parse("sin(x) = y").solve("x").formulas().getFirst().variables());
  }

  @Test
  void rootsThatOnlyLookLikeSomeAreLeftOut() {
    hasNone("ln(x^2 - 3)*sqrt(3 - x^2) = 0", "x");
    hasNone("sqrt(x) = -2", "x");
    hasNone("x^2 = -1", "x");
    hasNone("exp(x) = -1", "x");
    hasNone("sin(x) = 2", "x");
    hasNone("(x^2 - 1)/(x - 1) = 2", "x");
    hasNone("ln(x) + x - ln(x) = -1", "x");
    hasNone("x = x + 1", "x");
    hasNone("x^4 + 1 = 0", "x");
    hasNone("abs(x) = -sqrt(2)", "x");
    solves("(x^2 - x)/x = 0", "x", "1");
    solves("1/(x*(x - 1)) = 1/x", "x", "2");
    solves("x/(x + 1) = x/(x + 2)", "x", "0");
  }

  /// Roundings take `sqrt(3)^2 - 3` below zero, where a square root is no number: so these are not
  /// put back into the equation.
  @Test
  void rootsAtTheEndOfADomainAreKept() {
    assertEquals(
        "x = -sqrt(3), or x = sqrt(3)", Equation.parse("sqrt(x^2 - 3) = 0").solve("x").toString());
    assertEquals(
        "x = -sqrt(3), or x = 1, or x = sqrt(3)",
        Equation.parse("(x - 1)*sqrt(3 - x^2) = 0").solve("x").toString());
  }

  @Test
  void powersOfAnyExponentVanishAtZeroWhereItIsPositive() {
    solves("x^pi = 0", "x", "0");
    solves("x^a = 0", "x", "0");
    where("x^a = 0", "x", "a > 0");
    noClosedForm("0^x = 0", "x", "the base of 0^x is zero");
  }

  @Test
  void anglesWithNamesAreTakenForNoOthers() {
    solves("sin(x) = 1/2", "x", "1/6*pi + 2*pi*n", "5/6*pi + 2*pi*n");
    String angle = "asin(1/4294967298)"; // the lower half of the denominator is 2
    solves("sin(x) = 1/4294967298", "x", angle + " + 2*pi*n", "pi - " + angle + " + 2*pi*n");
  }

  @Test
  void whatHasNoClosedFormSaysWhereItStopped() {
    noClosedForm("x = cos(x)", "x", "x - cos(x) = 0 has x in x and cos(x)");
    noClosedForm("x^x = 2", "x", "x^x = 2");
    noClosedForm("x^5 - x - 1 = 0", "x", "a polynomial of degree 5 in x");
    noClosedForm("2*gamma(x) = y", "x", "gamma(x) = 1/2*y, and gamma has no inverse");
    noClosedForm("floor(x) = 1", "x", "floor has no inverse");
    noClosedForm("(-2)^x = 4", "x", "negative");
    noClosedForm("0.1*x + cos(2*x/4 + x) = 0.2 + 0.1", "x", "0.1*x + cos(1.5*x) = 0.3 has x");
    refuses("x = 1", "y", "y is none of the variables x");
  }

  @Test
  void equationsAreRead() {
    assertEquals("y = a*x", Equation.parse("y=a*x").toString());
    assertEquals(List.of("x", "e"), Equation.parse("e = x", "x", "e").variables());
    assertEquals(Equation.parse("x = 1 # = 2"), Equation.parse("x=1"));
    wrong("y + = 3", "line 1, column 4: expected a number, a name or '(', found the end");
    wrong("y = 3 +", "line 1, column 8: expected");
    wrong("y = 3)", "  y = 3)\n       ^");
    wrong("y == 3", "line 1, column 3: '==' compares");
    wrong("y = 2 = 3", "line 1, column 7: an equation has one '='");
    wrong("y", "expected an equation");
  }

  private static void wrong(String text, String part) {
    SyntaxException e = assertThrows(SyntaxException.class, () -> Equation.parse(text));
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }

  @Test
  void assumptionsAreUsed() {
    assertEquals(
        List.of("x > 0"),
        Formula.parse("y^2 - x").assume("x > 0").solve("y").formulas().getFirst().assumptions());
    assertEquals("x = -1, or x = 3", Formula.parse("x^2 - 2*x - 3").solve("x").toString());
  }

  @Test
  void solutionsPrint() {
    Solutions s = Equation.parse("a*x^2 = b").solve("x");
    assertEquals("x = -sqrt(b/a), or x = sqrt(b/a)   both where a != 0, b/a >= 0", s.toString());
    assertEquals(
        "$$\\begin{aligned}x &= -\\sqrt{\\frac{b}{a}} && \\text{where } a \\n"
            + "e 0,\\; \\frac{b}{a} \\ge 0 \\\\ x &= \\sqrt{\\frac{b}{a}} && \\text{where } a \\n"
            + "e 0,\\; \\frac{b}{a} \\ge 0\\end{aligned}$$",
        s.mimeBundle().get("text/latex"));
    assertThrows(IllegalStateException.class, s::only);
    assertEquals("no real solution for x", Equation.parse("x^2 = -1").solve("x").toString());
    assertEquals(
        Map.of("text/latex", "$$y = \\frac{1}{x}$$"), Equation.parse("y = 1/x").mimeBundle());
  }

  /// Operations that can be undone, around an expression of the unknown.
  private static final List<String> OPERATIONS =
      List.of(
          "(%s) + a",
          "a - (%s)",
          "b*(%s)",
          "(%s)/b",
          "b/(%s)",
          "exp(%s)",
          "ln(%s)",
          "sqrt(%s)",
          "(%s)^2",
          "(%s)^3",
          "(%s)^-1",
          "(%s)^(3/2)",
          "sin(%s)",
          "cos(%s)",
          "tan(%s)",
          "asin(%s)",
          "acos(%s)",
          "atan(%s)",
          "sinh(%s)",
          "cosh(%s)",
          "tanh(%s)",
          "asinh(%s)",
          "abs(%s)",
          "max(%s, a)",
          "min(%s, b)",
          "clamp(%s, a, a + 2)",
          "sin(asin(%s))",
          "abs(%s) + (%s)",
          "cbrt(%s)",
          "erf(%s)",
          "sigmoid(%s)",
          "2^(%s)",
          "log2(%s)",
          "expm1(%s)",
          "softplus(%s)",
          "(%s)^2 + (%s)",
          "exp(%s) + exp(2*(%s))",
          "(%s)/(1 + (%s))");

  static List<Long> seeds() {
    return new SplittableRandom(5).longs(150).boxed().toList();
  }

  /// The equation `f(x) = y` is solved; then solutions are put back, and the `x` that gave a `y`
  /// must be among them.
  @ParameterizedTest
  @MethodSource("seeds")
  void generatedOnesAreSolvedAndNoSolutionIsLost(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    String text = "x";
    for (int k = random.nextInt(1, 5); k > 0; k--) {
      String next = OPERATIONS.get(random.nextInt(OPERATIONS.size()));
      text = next.replace("%s", text);
      if (next.indexOf("%s") != next.lastIndexOf("%s")) {
        break; // a second one of these may well have no solution in closed form
      }
    }
    Formula f = Formula.parse(text, "a", "b", "x");
    Equation equation = Equation.parse("y = " + text, "a", "b", "x", "y");
    Solutions solutions = equation.solve("x");
    assertSolves(equation, "x", solutions, random);
    for (int k = 0; k < 50; k++) {
      double[] point = DoubleStream.generate(() -> random.nextDouble(-2, 2)).limit(3).toArray();
      double y = f.evaluate(point);
      if (Double.isFinite(y) && isFarFromEdges(f, point)) {
        assertFound(equation, solutions, Map.of("a", point[0], "b", point[1], "y", y), point[2]);
      }
    }
  }

  /// Where a value moves as its argument does, so that the argument can be told from it.
  private static boolean isFarFromEdges(Formula f, double[] point) {
    double slope = Math.abs(f.derivative("x").evaluate(point));
    double value = Math.abs(f.evaluate(point));
    return slope > 1e-3 && slope < 1e3 && value < 1e3 && Math.abs(point[1]) > 0.1;
  }

  private static void assertFound(
      Equation equation, Solutions solutions, Map<String, Double> given, double x) {
    List<Double> found = new ArrayList<>();
    for (Formula solution : solutions.formulas()) {
      if (solution.variables().contains("x")) {
        continue; // a range, in which a value does not move
      }
      for (int n = -3; n <= 3; n++) {
        Map<String, Double> point = new HashMap<>(given);
        point.put("n", (double) n);
        point.put("m", 0.0);
        point.put("k", 0.0);
        if (solution.variables().containsAll(List.of("n", "m"))) {
          return; // too many of them to try
        }
        found.add(at(solution, point));
      }
    }
    assertTrue(
        found.stream().anyMatch(v -> Math.abs(v - x) < 1e-5), // ten digits less those of the slope
        () ->
            equation + " has x = " + x + " at " + given + ", but " + solutions + " gives " + found);
  }

  @Test
  void deepOnesAreSolvedInLinearTime() {
    String text = "x";
    for (int k = 0; k < 100; k++) {
      text = "cbrt(asinh(" + text + ") + " + Arrays.asList("a", "b").get(k % 2) + ")";
    }
    Solutions solutions = Equation.parse(text + " = y").solve("x");
    assertEquals(1, solutions.formulas().size());
    assertEquals(List.of(), solutions.only().assumptions());
  }
}
