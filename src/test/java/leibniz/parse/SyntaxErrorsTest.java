package leibniz.parse;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import leibniz.Formula;
import leibniz.Language;
import leibniz.UserFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is no formula is told so that a person can mend it.
class SyntaxErrorsTest {
  @Test
  void theMessageShowsTheLineACaretAndWhatWasExpected() {
    SyntaxException e =
        assertThrows(SyntaxException.class, () -> Formula.parse("r = 2;\n2*(r + )"));
    assertAll(
        () -> assertEquals(2, e.line()),
        () -> assertEquals(8, e.column()),
        () ->
            assertEquals(
                """
                line 2, column 8: expected a number, a name or '(', found ')'
                  2*(r + )
                         ^\
                """,
                e.getMessage()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "2 +           | column 4: expected a number, a name or '(', found the end",
        "(x + 1        | column 7: expected",
        "x + 1)        | column 6: expected",
        "x $ y         | column 3: ",
        "x y           | column 3: ",
        "sinn(x)       | column 1: unknown function sinn; did you mean sin?",
        "Sin(x)        | did you mean sin?",
        "prod(i, 1, 3, x) | column 1: unknown function prod; did you mean product?",
        "sqr(x)        | did you mean sqrt?",
        "foo(x)        | column 1: unknown function foo",
        "sin()         | sin takes 1 argument",
        "sin(x, y)     | sin takes 1 argument, not 2",
        "atan2(x)      | atan2 takes 2 arguments, not 1",
        "if(x, 1, 2)   | expected a condition such as x < 1, but x is a number",
        "if(x < 1, 2)  | if",
        "1 + (x < 2)   | column 3: expected a number, but x < 2 is a condition",
        "x < y         | a formula must have a number as its value",
        "f(t) = t; f(1, 2) | f takes 1 argument, not 2",
        "a = 1; a = 2; a   | a already has a meaning",
        "f(t, t) = t; f(1, 2) | t",
        "1..2          | column",
        "1 + sum(x, 1) | column 5: sum takes an index, two bounds and what is repeated",
        "sum(i^2, 1, 3, i) | column 1: sum takes an index, two bounds",
        "1 + sum(i, 1, n, i) | column 5: the bounds must be integers, and n is none",
        "product(i, 1, 5/2, i) | column 1: expected an integer, and 5/2 is none",
        "sum(i, 1, 99999999999999999999, x) | 99999999999999999999 is too large",
        "sum(i, 1, 9223372036854775806, x) | 9223372036854775806 is too large",
        "x[99999999999999999999] | 99999999999999999999 is too large",
        "x[-1000000000000000] | -1000000000000000 is too large",
        "sum(i, 1, 999999999999999, x) | column 1: too large when it is written out",
        "x[remainder(1, 0)] | expected an integer, and remainder(1, 0) is none",
        "sum(i, 1, 3, x[i/2]) | column 14: expected an integer, and 1/2 is none",
        "sum(i, 1, 2, sum(i, 1, i, x)) | column 14: a bound speaks of the index itself",
        "x[k]          | column 1: expected an integer, and k is none",
        "f(x) = x[1]; f(2) | column 8: x is a number here and has no elements",
        "x[1           | column 4: expected an operator, ',' or ']', found the end",
        "x[1)          | column 4: expected an operator, ',' or ']', found ')'",
        "sum(i, 1, 10^9, x[i]) | column 1: too large when it is written out",
        "sum(i, 1, 100000, sum(j, 1, 100000, x[i, j])) | column 1: too large",
        "''            | column 1",
      })
  void whatIsWrongIsNamed(String text, String message) {
    SyntaxException e = assertThrows(SyntaxException.class, () -> Formula.parse(text.strip()));
    assertTrue(e.getMessage().contains(message.strip()), e.getMessage());
  }

  @Test
  void aNameThatIsNotListedIsUnknown() {
    SyntaxException e =
        assertThrows(SyntaxException.class, () -> Formula.parse("speed*tme", "speed", "time"));
    assertTrue(e.getMessage().contains("unknown variable tme; did you mean time?"), e.getMessage());
  }

  @Test
  void aNameOfOneLetterIsNearToNoOther() {
    SyntaxException e = assertThrows(SyntaxException.class, () -> Formula.parse("z", "x", "y"));
    assertTrue(e.getMessage().contains("unknown variable z\n"), e.getMessage());
    e = assertThrows(SyntaxException.class, () -> Formula.parse("x", "X"));
    assertTrue(e.getMessage().contains("unknown variable x; did you mean X?"), e.getMessage());
  }

  @Test
  void anElementThatIsNotListedIsUnknown() {
    SyntaxException e =
        assertThrows(
            SyntaxException.class, () -> Formula.parse("1 + sum(i, 1, 3, x[i])", "x[1]", "x[2]"));
    assertTrue(e.getMessage().contains("column 18: unknown variable x[3]"), e.getMessage());
  }

  @Test
  void sumsNestedThroughFunctionsHaveABound() {
    StringBuilder text = new StringBuilder("f0(n) = n;");
    for (int k = 1; k <= 1000; k++) {
      text.append("f%d(n) = sum(i, 1, n, f%d(i));".formatted(k, k - 1));
    }
    SyntaxException e = assertThrows(SyntaxException.class, () -> Formula.parse(text + "f1000(1)"));
    assertTrue(e.getMessage().contains("more than 100 sums"), e.getMessage());
  }

  @Test
  void anEmptyTextIsNoFormula() {
    assertThrows(SyntaxException.class, () -> Formula.parse(""));
    assertThrows(SyntaxException.class, () -> Formula.parse(" # only a remark"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "-", "sin(", "2^", "not ", "if(x<1,", "f(t)=", "((((((((((x<"})
  void tooDeepNestingIsAnErrorOnASmallStack(String opening) throws InterruptedException {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Runnable parse =
        () -> {
          try {
            Formula.parse(opening.repeat(100_000) + "x");
          } catch (Throwable t) {
            thrown.set(t);
          }
        };
    Thread thread = new Thread(null, parse, "small stack", 512 * 1024);
    thread.start();
    thread.join();
    assertInstanceOf(SyntaxException.class, thrown.get());
  }

  @Test
  void nestingUpToTheLimitIsReadOnASmallStack() throws InterruptedException {
    AtomicReference<Object> result = new AtomicReference<>();
    Runnable parse =
        () -> {
          try {
            result.set(Formula.parse("sin(".repeat(400) + "x" + ")".repeat(400)).evaluate(0));
          } catch (Throwable t) {
            result.set(t);
          }
        };
    Thread thread = new Thread(null, parse, "small stack", 512 * 1024);
    thread.start();
    thread.join();
    assertEquals(0.0, result.get());
  }

  @Test
  void theLimitOfNestingIsTheOneGiven() {
    Limits limits = new Limits(1000, 10, 1000);
    List<String> within = List.of("(".repeat(9) + "x" + ")".repeat(9));
    List<String> beyond = List.of("(".repeat(10) + "x" + ")".repeat(10));
    assertEquals(
        List.of("x"),
        FormulaReader.read(within, null, KnownFunctions.STANDARD, limits).variables());
    SyntaxException e =
        assertThrows(
            SyntaxException.class,
            () -> FormulaReader.read(beyond, null, KnownFunctions.STANDARD, limits));
    assertTrue(e.getMessage().contains("nested too deep"), e.getMessage());
  }

  @Test
  void tooLongTextsAreErrors() {
    Limits limits = new Limits(10, 500, 1000);
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                FormulaReader.read(
                    List.of("x + y + z + u"), null, KnownFunctions.STANDARD, limits));
    assertTrue(e.getMessage().contains("too long: 13 characters"), e.getMessage());
  }

  @Test
  void tooLargeGraphsAreErrors() {
    Limits limits = new Limits(10_000, 500, 20);
    String text = "f(t) = t*t + 1; f(f(f(f(f(f(f(f(f(f(x))))))))))";
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> FormulaReader.read(List.of(text), null, KnownFunctions.STANDARD, limits));
    assertTrue(e.getMessage().contains("too large: more than 20 nodes"), e.getMessage());
  }

  @Test
  void hugeNumbersAreErrorsAndNotHangs() {
    assertThrows(IllegalArgumentException.class, () -> Formula.parse("1e400"));
    Formula power = Formula.parse("10^10^10");
    assertEquals(Double.POSITIVE_INFINITY, power.evaluate());
    assertEquals(Double.POSITIVE_INFINITY, power.simplify().evaluate());
    assertThrows(SyntaxException.class, () -> Formula.parse("9".repeat(200_000)));
  }

  /// Each of these took exponential time, or overflowed the stack, once.
  @Test
  void functionsOfFunctionsTakeLinearTime() {
    StringBuilder sums = new StringBuilder("f0(n) = sum(i, 1, n, x);");
    StringBuilder bounds = new StringBuilder("f0(n) = n;");
    UserFunction[] functions = new UserFunction[40];
    functions[0] = UserFunction.of("f0(x)", "x");
    functions[1] = UserFunction.of("f1(x)", "x + 1");
    for (int k = 1; k < 40; k++) {
      sums.append("f%d(n) = f%d(n) + f%2$d(n + 1);".formatted(k, k - 1));
      if (k > 1) {
        functions[k] = UserFunction.of("f" + k + "(x)", "f%d(x) + f%d(x)".formatted(k - 1, k - 2));
      }
    }
    for (int k = 1; k <= 600; k++) {
      bounds.append("f%d(n) = sum(i, 1, f%d(n), 1);".formatted(k, k - 1));
    }
    assertEquals(1L << 39, Formula.parse(sums + "f39(1)*0 + 2^39").evaluate(1));
    assertEquals(
        165580141.0, Language.of(functions).parse("f39(x)").evaluate(1), "the 41st of Fibonacci");
    SyntaxException e =
        assertThrows(SyntaxException.class, () -> Formula.parse(bounds + "f600(1)"));
    assertTrue(e.getMessage().contains("more than 100 sums"), e.getMessage());
  }

  @Test
  void functionsWithinFunctionsHaveABound() {
    UserFunction[] functions = new UserFunction[200];
    functions[0] = UserFunction.of("f0(x)", "x");
    for (int k = 1; k < 200; k++) {
      functions[k] = UserFunction.of("f" + k + "(x)", "f%d(x) + 1".formatted(k - 1));
    }
    SyntaxException e = assertThrows(SyntaxException.class, () -> Language.of(functions));
    assertTrue(e.getMessage().contains("more than 50 levels deep"), e.getMessage());
  }

  @Test
  void aFunctionOfTheLanguageHasNoElements() {
    SyntaxException e =
        assertThrows(
            SyntaxException.class,
            () -> Language.of(UserFunction.of("g(n)", "sum(i, 1, n, y[i])")));
    assertTrue(e.getMessage().contains("a function knows its parameters only"), e.getMessage());
  }

  @Test
  void manyElementsTakeLinearTime() {
    assertEquals(
        100_000, Formula.parse("x[1]" + " + x[1]".repeat(99_999)).evaluate(1), "100,000 times one");
    assertEquals(100_000, Formula.parse("sum(i, 1, 100000, x[i])").variables().size());
  }
}
