package leibniz.equation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import leibniz.Equation;
import leibniz.Formula;
import leibniz.Solutions;
import org.junit.jupiter.api.Test;

/// What solutions rely on: the domain of the equation, the cases in which they are found, and what
/// is assumed; ranges of solutions; and what cannot be decided.
class ConditionsTest {
  private static void solves(String equation, String solutions) {
    assertEquals(solutions, Equation.parse(equation).solve("x").toString(), equation);
  }

  private static void given(String assumptions, String equation, String solutions) {
    Equation assumed = Equation.parse(equation).assume(assumptions.split(", ", -1));
    assertEquals(solutions, assumed.solve("x").toString(), equation + " where " + assumptions);
  }

  @Test
  void aCaseWithoutTheUnknownIsARangeOfSolutions() {
    solves("max(x, 0) = y", "x = y   where y >= 0, or any x   where x <= 0, y == 0");
    solves("min(x, a) = 1", "x = 1   where a >= 1, or any x   where x >= a, a == 1");
    solves(
        "clamp(x, 0, 1) = y",
        "x = y   where y <= 1, y >= 0, or any x   where x <= 0, y == 0, or any x   where x >= 1,"
            + " y == 1");
    solves("clamp(x, 0, 1) = 1/2", "x = 1/2");
    solves(
        "abs(x - a) + x = b",
        "x = 1/2*(a + b)   where a - b <= 0, or any x   where x - a < 0, a == b");
    solves("abs(x) + x = 2", "x = 1");
    solves("if(x > 0, 1, 2) = y", "any x   where x > 0, y == 1, or any x   where x <= 0, y == 2");
    solves("max(x, 1) = 1", "any x   where x <= 1"); // 1 is one of them
    solves("x + a = x + b", "any x   where a == b");
    solves("x + 1 = 1 + x", "any x");
    solves("x = x + 1", "no real solution for x");
  }

  @Test
  void aRangeIsTheVariableWithConditionsAndNoSingleSolution() {
    Solutions solutions = Equation.parse("abs(x) + 0*a = x").solve("x");
    Formula range = solutions.formulas().getFirst();
    assertEquals("any x   where x >= 0", solutions.toString());
    assertEquals("x", range.toString());
    assertEquals(List.of("a", "x"), range.variables());
    assertThrows(IllegalStateException.class, solutions::only);
    assertEquals(
        "$$\\begin{aligned}x &\\in \\mathbb{R} && \\text{where } x \\ge 0\\end{aligned}$$",
        solutions.mimeBundle().get("text/latex"));
  }

  @Test
  void aFactorThatMayBeZeroIsARangeOfSolutions() {
    solves("x*y = 0", "x = 0   where y != 0, or any x   where y == 0");
    solves("a*(x - 1) = 0", "x = 1   where a != 0, or any x   where a == 0");
    solves("a*x = a", "x = 1   where a != 0, or any x   where a == 0");
    solves("x*y + x = 0", "x = 0   where y != -1, or any x   where y == -1");
    solves("x/y = 0", "x = 0   where y != 0");
    given("y > 0", "x*y = 0", "x = 0   where y > 0");
  }

  @Test
  void comparisonsDecideEachOther() {
    given("y < 3, y <= 3", "x = y", "x = y   where y < 3");
    given("y == 3, y < 4", "x = y", "x = y   where y == 3");
    given("y > 2", "sqrt(x) = 1 - 1/2*y", "no real solution for x");
    given("y < 3", "max(x, y) = 3", "x = 3   where y < 3");
    given("y < 3", "abs(x) = y - 3", "no real solution for x");
    given(
        "b^2 > 4*c",
        "x^2 + b*x + c = 0",
        "x = 1/2*(-b - sqrt(b^2 - 4*c)), or x = 1/2*(-b + sqrt(b^2 - 4*c))   both where"
            + " b^2 > 4*c");
    solves("max(x, y) = y", "any x   where x <= y");
    solves("max(x, y) = 2*y - 1", "x = 2*y - 1   where y >= 1, or any x   where x <= y, y == 1");
    solves("sqrt(x) = -sqrt(y)", "x = y   where y == 0");
  }

  @Test
  void comparisonsAreDecidedByWhatFunctionsCanBe() {
    solves(
        "sin(x) = sin(y)",
        "x = asin(sin(y)) + 2*pi*n, or x = pi - asin(sin(y)) + 2*pi*n   both where n == floor(n)");
    solves("exp(2*x) - exp(x) = exp(y)", "x = ln(1/2 + 1/2*sqrt(1 + 4*exp(y)))");
    solves("abs(x) = tanh(y) - 1", "no real solution for x");
  }

  @Test
  void theDomainOfTheEquationIsKept() {
    solves("x/abs(x) = 1", "any x   where x > 0");
    solves("x/x = 1", "any x   where x != 0");
    solves("ln(x) + ln(y) = 1", "x = exp(1 - ln(y))   where y > 0");
    solves("ln(x) - ln(y) = 1", "x = e*y   where y > 0");
    solves("ln(a*x) = ln(b)", "x = b/a   where a != 0, b > 0");
    solves("ln(x^2) = 2*ln(x)", "any x   where x > 0");
    solves("if(x > 0, ln(x), x) = 0", "x = 0, or x = 1");
    solves("if(x < 1, sqrt(x)^2 + 2, x) = 1", "x = 1"); // -1 has no square root
    solves("(x^2 - 4)/gamma(x) = 0", "x = 2"); // a pole at -2
    solves("exp(x) - exp(1000) = 0", "x = 1000"); // though a double overflows there
  }

  @Test
  void conditionsOnIntegersAreDecidedByOnePeriod() {
    solves("tan(x)*cos(x) = 1", "no real solution for x");
    solves("tan(x)*cos(x) = 0", "x = pi*n   where n == floor(n)");
    solves("sin(2*x)/cos(x) = 0", "x = 1/2*pi*n   where cos(1/2*pi*n) != 0, n == floor(n)");
  }

  @Test
  void whatIsAssumedOfTheUnknownDecidesOrIsACondition() {
    given("x > 0", "x^2 = 4", "x = 2");
    given("x > 0", "x^2 = y", "x = sqrt(y)   where y > 0");
    given("x < 0", "x^2 = y", "x = -sqrt(y)   where y > 0");
    given("y < 0", "x^2 = y", "no real solution for x");
    given("x > 3", "x^2 = 2", "no real solution for x");
    given("x > 0", "x^2 - a*x = 0", "x = a   where a > 0");
    given("x > 0", "x = x", "any x   where x > 0");
    given("x > 0, x < 1", "sin(x) = 1/2", "x = 1/6*pi");
    given("abs(x) < 7", "cos(x) = 1", "x = -2*pi, or x = 0, or x = 2*pi");
    given("y > 0", "ln(x*y) = 0", "x = 1/y   where y > 0");
    Formula f = Formula.parse("x^2 - 4").assume("x < 0");
    assertEquals("x = -2", f.solve("x").toString());
    assertEquals("x = -2", Equation.of(f, Formula.parse("0*x")).solve("x").toString());
    Formula g = Formula.parse("y^2").assume("y > 0");
    assertEquals(List.of("y > 0", "x < 0"), Equation.of(g, f).difference().assumptions());
  }

  @Test
  void constantsAreZeroOnlyWhenThatIsKnown() {
    solves("x^2*acosh(1) = 4*acosh(1)", "any x");
    solves("acosh(1)*x^2 + x = 3", "x = 3");
    solves("(x - 1)*acosh(1) = 1", "no real solution for x");
    IllegalArgumentException e =
        assertThrows(
            NoClosedFormException.class,
            () -> Equation.parse("x*(sqrt(7 + 4*sqrt(3)) - 2 - sqrt(3) + 1/10^40) = 0").solve("x"));
    assertTrue(e.getMessage().contains("which is not known"), e.getMessage());
  }

  @Test
  void exactNumbersAreComparedExactly() {
    solves("erf(x) = 1 - 1/10^20", "x = erfinv(99999999999999999999/100000000000000000000)");
    solves("erf(x) = 1", "no real solution for x");
    solves("erf(x) = 1 + 1/10^20", "no real solution for x");
    solves("acos(x) = 1/10^20", "x = cos(1/100000000000000000000)");
    solves("sin(x) = 1 + 1/10^20", "no real solution for x");
  }

  @Test
  void inversesOfEachOtherCancel() {
    solves("sin(asin(x)) = y", "x = y   where abs(y) <= 1");
    solves("exp(ln(x)) = y", "x = y   where y > 0");
    solves("sqrt(5*x^2) = y", "x = -1/5*sqrt(5)*y, or x = 1/5*sqrt(5)*y   both where y >= 0");
    solves("1/x + 1/y = 1/f", "x = f*y/(y - f)   where f - y != 0, f != 0, y != 0");
  }
}
