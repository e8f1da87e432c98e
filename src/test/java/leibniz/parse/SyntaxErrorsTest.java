package leibniz.parse;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import leibniz.Formula;
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
    assertEquals(List.of("x"), FormulaReader.read(within, null, limits).variables());
    SyntaxException e =
        assertThrows(SyntaxException.class, () -> FormulaReader.read(beyond, null, limits));
    assertTrue(e.getMessage().contains("nested too deep"), e.getMessage());
  }

  @Test
  void tooLongTextsAreErrors() {
    Limits limits = new Limits(10, 500, 1000);
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> FormulaReader.read(List.of("x + y + z + u"), null, limits));
    assertTrue(e.getMessage().contains("too long: 13 characters"), e.getMessage());
  }

  @Test
  void tooLargeGraphsAreErrors() {
    Limits limits = new Limits(10_000, 500, 20);
    String text = "f(t) = t*t + 1; f(f(f(f(f(f(f(f(f(f(x))))))))))";
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> FormulaReader.read(List.of(text), null, limits));
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
}
