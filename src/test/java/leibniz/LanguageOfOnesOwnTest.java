package leibniz;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import leibniz.parse.SyntaxException;
import org.junit.jupiter.api.Test;

/// Functions that users add: formulas, and Java code with its derivatives.
class LanguageOfOnesOwnTest {
  /// `sine` and `cosine` know each other.
  private static final Language CIRCLE =
      Language.of(
          UserFunction.of("sine(x)", Math::sin).derivative("x", "cosine(x)"),
          UserFunction.of("cosine(x)", Math::cos).derivative("x", "-sine(x)"));

  private static final Language SPACE =
      Language.of(
          UserFunction.of("plane(x, y)", (double x, double y) -> x * y * y)
              .derivative("x", (double x, double y) -> y * y)
              .derivative("y", "2*x*y"),
          UserFunction.ofArray("volume(x, y, z)", v -> v[0] * v[1] * v[2])
              .derivative("x", "y*z")
              .derivative("y", "x*z")
              .derivativeOfArray("z", v -> v[0] * v[1]));

  private static void evaluates(Formula f, double expected, double... x) {
    assertAll(
        f.toString(),
        () -> assertEquals(expected, f.evaluate(x), 1e-14 * Math.abs(expected)),
        () -> assertEquals(f.evaluate(x), f.compile().applyAsDouble(x)),
        () ->
            assertEquals(
                f.evaluate(x), f.simplify().evaluate(x), 1e-14 * Math.abs(expected), "simplified"));
  }

  @Test
  void aFormulaIsPutInPlace() {
    Language l =
        Language.of(
            UserFunction.of("area(w, h)", "w*h"), UserFunction.of("square(a)", "area(a, a)"));
    assertEquals("(x + 1)*(x + 1)", l.parse("square(x + 1)").toString());
    assertEquals(List.of("x"), l.parse("square(x)").variables());
  }

  @Test
  void codeIsCalledByInterpreterAndClass() {
    evaluates(CIRCLE.parse("2*sine(x)^2"), 2 * Math.pow(Math.sin(0.7), 2), 0.7);
    evaluates(SPACE.parse("plane(a, b) + 1"), 19, 2, 3);
    evaluates(SPACE.parse("volume(a, b, c + volume(a, b, c))"), 2 * 3 * (4 + 24), 2, 3, 4);
    evaluates(SPACE.parse("if(x > 0, volume(x, x, x), 1/0)"), 8, 2);
  }

  @Test
  void derivativesAreFormulasOrCodeOfAnyOrderThatIsKnown() {
    Formula f = CIRCLE.parse("sine(2*x)");
    assertEquals("2*cosine(2*x)", f.derivative("x").toString());
    assertEquals("-4*sine(2*x)", f.derivative("x", "x").toString());
    evaluates(CIRCLE.parse("x*sine(x)").derivative("x", "x", "x"), third(0.3), 0.3);
    Formula g = SPACE.parse("plane(u*v, v)");
    assertEquals("v*plane_x(u*v, v)", g.derivative("u").toString());
    evaluates(g.derivative("v"), 2 * 9 + 2 * 2 * 3 * 3, 2, 3); // d/dv u*v^3 = 3*u*v^2
    double[] gradient = new double[3];
    assertEquals(
        24,
        SPACE
            .parse("volume(a, b, c)")
            .compile()
            .valueAndGradient(new double[] {2, 3, 4}, gradient));
    assertArrayEquals(new double[] {12, 8, 6}, gradient);
  }

  private static double third(double x) { // of x*sin(x)
    return -3 * Math.sin(x) - x * Math.cos(x);
  }

  @Test
  void seriesAndHessians() {
    double[] series = CIRCLE.parse("sine(x)^2").derivatives("x", 5).evaluate(0.4);
    double[] known = Formula.parse("sin(x)^2").derivatives("x", 5).evaluate(0.4);
    assertArrayEquals(known, series, 1e-14);
    FormulaSystem hessian = CIRCLE.parse("sine(x*y)").hessian();
    assertArrayEquals(
        Formula.parse("sin(x*y)").hessian().evaluate(2, 3), hessian.evaluate(2, 3), 1e-14);
  }

  @Test
  void aMissingDerivativeIsAnErrorOnlyWhereItIsNeeded() {
    Language l = Language.of(UserFunction.of("table(t, p)", (double t, double p) -> t + p));
    Formula f = l.parse("x*table(y, 2)");
    assertEquals("table(y, 2)", f.derivative("x").toString());
    Exception e = assertThrows(IllegalArgumentException.class, () -> f.derivative("y"));
    assertTrue(e.getMessage().contains("table(t, p) has no derivative by t"), e.getMessage());
    assertThrows(IllegalArgumentException.class, f::gradient);
    assertThrows(IllegalArgumentException.class, () -> f.derivatives("y", 3));
    assertEquals(2, f.derivatives("x", 1).size());
  }

  @Test
  void equalCallsAreOne() {
    AtomicInteger calls = new AtomicInteger();
    Language l =
        Language.of(
            UserFunction.of(
                "f(x)",
                (DoubleUnaryOperator)
                    x -> {
                      calls.incrementAndGet();
                      return x;
                    }));
    FormulaSystem s = l.parseSystem("f(x) + f(x)", "f(x)*f(y)");
    double[] values = new double[2];
    s.compile().evaluate(new double[] {2, 3}, values);
    assertArrayEquals(new double[] {4, 6}, values);
    assertEquals(2, calls.get());
  }

  @Test
  void whatCodeThrowsComesOut() {
    Language l =
        Language.of(
            UserFunction.of(
                "f(x)",
                (DoubleUnaryOperator)
                    x -> {
                      throw new IllegalStateException("no " + x);
                    }));
    Formula f = l.parse("f(x) + 1");
    assertEquals(
        "no 2.0", assertThrows(IllegalStateException.class, () -> f.evaluate(2)).getMessage());
    CompiledFormula c = f.compile();
    assertEquals(
        "no 2.0", assertThrows(IllegalStateException.class, () -> c.applyAsDouble(2)).getMessage());
  }

  @Test
  void longProgramsCallCodeFromTheirPieces() {
    Formula f = SPACE.parse("sum(i, 1, 3000, volume(x, i, x[i]) - plane(i, x))");
    double[] x = new double[3001];
    java.util.Arrays.fill(x, 2);
    double expected = 0;
    for (int i = 1; i <= 3000; i++) {
      expected += 2.0 * i * 2 - i * 4;
    }
    assertEquals(expected, f.compile().applyAsDouble(x));
    f.program().verify();
  }

  @Test
  void namesPrintAndParseBack() {
    Formula f = CIRCLE.parse("3*sine(x)^2/cosine(x)");
    assertEquals(f, CIRCLE.parse(f.toString()));
    assertEquals(
        "\\frac{3 \\left(\\mathrm{sine}\\left(x\\r"
            + "ight)\\r"
            + "ight)^{2}}{\\mathrm{cosine}\\left(x\\r"
            + "ight)}",
        f.toLatex());
    assertEquals("t1 = plane(x, y)\nreturn t1", SPACE.parse("plane(x, y)").program().toString());
  }

  @Test
  void mistakesAreNamed() {
    fails("expected a signature such as f(x, y)", () -> UserFunction.of("f", Math::sin));
    fails("a parameter of f must be a name", () -> UserFunction.of("f(2)", Math::sin));
    fails("the function sin is built in", () -> UserFunction.of("sin(x)", Math::sin));
    fails("the code takes 1 argument, f(x, y) has 2", () -> UserFunction.of("f(x, y)", Math::sin));
    fails(
        "y is no parameter of f(x)", () -> UserFunction.of("f(x)", Math::sin).derivative("y", "1"));
    fails(
        "the derivative of f(x) by x is given twice",
        () -> UserFunction.of("f(x)", Math::sin).derivative("x", "1").derivative("x", "2"));
    fails(
        "whose derivatives are known already",
        () -> UserFunction.of("f(x)", "x^2").derivative("x", "2*x"));
    UserFunction f = UserFunction.of("f(x)", Math::sin);
    fails("two functions are called f", () -> Language.of(f, f));
    fails(
        "in the derivative of f(x) by x: line 1, column 5: unknown variable tt",
        () -> Language.of(f.derivative("x", "2 + tt")));
    fails(
        "in the function g(x): line 1, column 3: unknown variable yy",
        () -> Language.of(UserFunction.of("g(x)", "x*yy")));
    fails(
        "is defined by itself",
        () -> Language.of(UserFunction.of("g(x)", "h(x)"), UserFunction.of("h(x)", "1 + g(x)")));
    SyntaxException e =
        assertThrows(SyntaxException.class, () -> CIRCLE.parse("sin(x) + sine(x, y)"));
    assertTrue(e.getMessage().contains("column 10: sine takes 1 argument, not 2"), e.getMessage());
    assertTrue(
        assertThrows(SyntaxException.class, () -> CIRCLE.parse("cosin(x)"))
            .getMessage()
            .contains("did you mean cosine?"));
  }

  @Test
  void mistakesAreOfTheTextTheyStandIn() {
    UserFunction inner = UserFunction.of("inner(x)", "x +");
    UserFunction outer = UserFunction.of("outer(x)", "2*inner(x)");
    fails("in the function inner(x): line 1, column 4: ", () -> Language.of(outer, inner));
    fails(
        "in the derivative of f(x) by x: in the function inner(x): line 1, column 4: ",
        () -> Language.of(UserFunction.of("f(x)", Math::sin).derivative("x", "inner(x)"), inner));
    Language powers = Language.of(UserFunction.of("h(n, t)", "0 + sum(k, 0, n, t^k)"));
    fails(
        "formula 2: in the function h(n, t): line 1, column 5: expected an integer, and 1/2 is",
        () -> powers.parseSystem("x", "h(1/2, x)"));
    SyntaxException e =
        assertThrows(SyntaxException.class, () -> FormulaSystem.parse("x", "x\n + $", "x"));
    assertAll(
        () -> assertTrue(e.getMessage().startsWith("formula 2: line 2, column 4: ")),
        () -> assertEquals(2, e.line()),
        () -> assertEquals(4, e.column()));
  }

  @Test
  void parametersMayBeBoundsAndIndices() {
    Language l =
        Language.of(
            UserFunction.of("h(n, t)", "sum(k, 0, n, t^k)"),
            UserFunction.of(
                "g(n, t)", "h(n, t) + if(n == 2, 1, t)*product(k, 1, abs(n), h(k, t))"));
    assertEquals(Formula.parse("x^0 + x^1 + x^2"), l.parse("h(2, x)"));
    assertEquals(3 + 2 * 3, l.parse("g(2, x)").evaluate(1));
    fails("the bounds must be integers, and y is none", () -> l.parse("h(y, x)"));
  }

  @Test
  void whatIsBuiltInStaysAndDefinitionsMayChange() {
    for (String name : List.of("sin", "pi", "log", "if", "piecewise", "sqrt", "sum", "product")) {
      String message = "the function " + name + " is built in and cannot be defined anew";
      fails(message, () -> UserFunction.of(name + "(x)", "x"));
      fails(message, () -> UserFunction.of(name + "(x)", Math::sin));
      fails(message, () -> UserFunction.ofArray(name + "(a, b, c, d)", v -> v[0]));
    }
    assertEquals(
        8, Language.of(UserFunction.of("normpdf(x)", "2*x")).parse("normpdf(4)").evaluate());
    assertEquals(5, CIRCLE.parse("sum(a, b) = a + b; sum(2, 3)").evaluate());
  }

  private static void fails(String message, org.junit.jupiter.api.function.Executable work) {
    Exception e = assertThrows(IllegalArgumentException.class, work);
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  @Test
  void aFunctionOfTheTextHidesOneOfTheLanguage() {
    assertEquals(5, CIRCLE.parse("sine(x) = x + 1; sine(4)").evaluate());
    Language l = Language.of(UserFunction.of("mod(x, y)", "x + y"));
    assertEquals(5, l.parse("mod(2, 3)").evaluate());
  }
}
