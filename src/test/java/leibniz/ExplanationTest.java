package leibniz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A simplification tells its steps: law, before, after.
class ExplanationTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x + 2*x                   | like terms: x + 2*x -> 3*x",
        "x - (y - 2)               | like terms: x - (y - 2) -> x - y + 2",
        "1 + x + 2                 | numbers: 1 + x + 2 -> 3 + x",
        "0*x                       | numbers: 0*x -> 0",
        "2*x*3                     | numbers: 2*x*3 -> 6*x",
        "x*y*x                     | powers: x*y*x -> x^2*y",
        "(x^2)^3                   | powers: (x^2)^3 -> x^6",
        "2^10                      | numbers: 2^10 -> 1024",
        "abs(-3)                   | numbers: abs(-3) -> 3",
        "cos(-x)                   | laws of cos: cos(-x) -> cos(x)",
        "exp(ln(x))                | laws of exp: exp(ln(x)) -> x",
        "exp(x)^2                  | powers of exp: exp(x)^2 -> exp(2*x)",
        "exp(x)*exp(y)             | exp(a)*exp(b) = exp(a + b): exp(x)*exp(y) -> exp(x + y)",
        "if(1 < 2, x, y)           | decided choices: if(1 < 2, x, y) -> x",
        "max(exp(x), -1)           | known signs: max(exp(x), -1) -> exp(x)",
        "sinh(x)/cosh(x)           | sinh(a)/cosh(a) = tanh(a): sinh(x)/cosh(x) -> tanh(x)",
      })
  void oneStep(String text, String step) {
    Explanation<Formula> e = Formula.parse(text.strip()).explain();
    assertEquals(step.strip(), told(e.steps()));
    assertEquals(Formula.parse(text.strip()).simplify(), e.result());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "y*x", // only the order changes
        "x + y",
        "x*(1/y)*0.5",
        "a*sin(b)*c",
      })
  void anotherOrderIsNoStep(String text) {
    assertEquals("", told(Formula.parse(text.strip()).explain().steps()));
  }

  private static String told(List<Explanation.Step> steps) {
    return steps.stream()
        .map(s -> s.law() + ": " + s.before() + " -> " + s.after())
        .collect(Collectors.joining("; "));
  }

  @Test
  void severalStepsInLines() {
    assertEquals(
        """
          2*x*sin(y)^2 + 2*x*cos(y)^2 + ln(exp(z))*z
            ln(exp(z)) -> z                       by laws of ln
            z*z -> z^2                            by powers
            2*x*sin(y)^2 + 2*x*cos(y)^2 -> 2*x    by sin(a)^2 + cos(a)^2 = 1
        = z^2 + 2*x\
        """,
        Formula.parse("2*x*sin(y)^2 + 2*x*cos(y)^2 + ln(exp(z))*z").explain().toString());
  }

  @Test
  void whatSystemsShareIsToldOnce() {
    Explanation<FormulaSystem> e = FormulaSystem.parse("x*x + 1", "exp(x*x)").explain();
    assertEquals("powers: x*x -> x^2", told(e.steps()));
    assertEquals("[x^2 + 1, exp(x^2)]", e.result().toString());
  }

  @Test
  void strictTellsToo() {
    Explanation<Formula> e = Formula.parse("x*1 + 2*3").explain(Keeps.STRICT);
    assertEquals("idle operations: x*1 -> x; numbers: 2*3 -> 6.0", told(e.steps()));
  }

  @Test
  void passesTellTheirOwn() {
    Explanation<Formula> e = Formula.parse("x*x + y + y").explain(Pass.LIKE_TERMS);
    assertEquals("like terms: x*x + y + y -> x*x + 2*y", told(e.steps()));
  }

  @Test
  void bindingTellsWhatWasFolded() {
    Formula f = Formula.parse("exp(a)*x + sin(b)*cos(b) + x*b");
    Explanation<Formula> e = f.explainBind(Map.of("a", 0.5, "b", 2));
    assertEquals("exp(0.5)*x + sin(2)*cos(2) + x*2", e.original().toString());
    assertEquals(f.bind(Map.of("a", 0.5, "b", 2)), e.result());
    assertTrue(told(e.steps()).startsWith("numbers: exp(0.5) -> 1.6487212707001282; "));
    assertTrue(told(e.steps()).contains("numbers: sin(2) -> 0.9092974268256817"));
  }

  @Test
  void bindingASystemTells() {
    Explanation<FormulaSystem> e =
        FormulaSystem.parse("a*x", "x + a^2").explainBind(Map.of("a", 3));
    assertEquals("numbers: 3^2 -> 9", told(e.steps()));
    assertEquals("[3*x, x + 9]", e.result().toString());
  }

  /// Otherwise the text would grow with the square of the depth, or faster.
  @Test
  void largePartsAreCut() {
    Formula f = Formula.parse("x");
    for (int k = 0; k < 200; k++) {
      f = Formula.parse("sin(y + 0*x)*y + y*cos(y)").substitute("y", f);
    }
    Explanation<Formula> e = f.explain();
    assertTrue(e.steps().size() > 200);
    for (Explanation.Step step : e.steps()) {
      assertTrue(step.before().length() < 1500, step.before());
    }
    assertTrue(e.steps().getLast().before().contains("…"));
  }

  /// Of a long sum only what changes is of interest.
  @Test
  void whatALargePartKeepsIsCut() {
    String terms =
        IntStream.range(0, 60)
            .mapToObj(k -> "z%d*sin(z%d)".formatted(k, k))
            .collect(Collectors.joining(" + "));
    Explanation<Formula> e = Formula.parse("2*x + " + terms + " + 3*x").explain();
    assertEquals("like terms: 2*x + … + 3*x -> 5*x + …", told(e.steps()));
  }

  @Test
  void aWideStepTakesThreeLines() {
    assertEquals(
        """
          sin(alpha + omega*phi + theta)*x*sin(alpha + omega*phi + theta)*y
            sin(alpha + omega*phi + theta)*x*sin(alpha + omega*phi + theta)*y
              -> x*y*sin(alpha + omega*phi + theta)^2
              by powers
        = x*y*sin(alpha + omega*phi + theta)^2\
        """,
        Formula.parse("sin(alpha + omega*phi + theta)*x*sin(alpha + omega*phi + theta)*y")
            .explain()
            .toString());
  }

  @Test
  void sharedPartsStandInLines() {
    Formula f = Formula.parse("x");
    for (int k = 0; k < 12; k++) {
      f = Formula.parse("sin(y)*y + y*cos(y)").substitute("y", f);
    }
    String text = f.explain().toString();
    assertTrue(
        text.startsWith("  t1 = sin(x)*x + x*cos(x);\n  t2 = sin(t1)*t1 + t1*cos(t1);\n"), text);
    assertTrue(text.contains("\n= t1 = x*sin(x) + x*cos(x);\n  t2 = "), text);
  }

  @Test
  void thatTheBudgetEndedItIsTold() {
    Formula f = Formula.parse("2*x + 3*x");
    Explanation<Formula> ended = f.explain(Keeps.REAL, Budget.of(1));
    assertEquals(f, ended.result());
    assertFalse(ended.isComplete());
    assertTrue(
        ended.toString().endsWith("\n(its budget ended the simplification here)"),
        ended.toString());
    assertTrue(ended.mimeBundle().get("text/html").contains("its budget ended"));
    Explanation<Formula> whole = f.explain(Keeps.REAL, Budget.of(1_000));
    assertTrue(whole.isComplete());
    assertEquals(f.explain().toString(), whole.toString());
    assertFalse(FormulaSystem.of(f, f).explain(Keeps.REAL, Budget.of(1)).isComplete());
  }

  @Test
  void inANotebookItIsATable() {
    String html = html("x + x");
    assertTrue(html.contains("<summary>1 step</summary><table>"), html);
    assertTrue(html.contains("<details open>"), html);
    assertTrue(html.contains(">x + x</code>"), html);
    assertTrue(html.contains("= <code"), html);
    assertTrue(html("if(x < 1, y*y, 2)").contains("if(x &lt; 1, y*y, 2)"));
    assertFalse(html("x + y").contains("<table>"), "no steps, no table");
  }

  @Test
  void manyStepsAreFoldedAwayInANotebook() {
    String terms = "sum(i, 1, %d, x[i]*x[i])";
    assertTrue(html(terms.formatted(30)).contains("<details open><summary>30 steps"));
    assertTrue(html(terms.formatted(31)).contains("<details><summary>31 steps"));
    String longest = html(terms.formatted(1_010));
    assertTrue(longest.contains("<summary>1010 steps"));
    assertTrue(longest.contains("x[100]^2</code>"));
    assertTrue(longest.contains("… 910 more steps by powers"), longest);
  }

  @Test
  void manyStepsAreFoldedInText() {
    Explanation<Formula> e =
        Formula.parse("sum(i, 1, 3000, sin(x[i])^2 + cos(x[i])^2) + y*y").explain();
    String text = e.toString();
    assertTrue(e.steps().size() > 3_000);
    assertTrue(text.contains("more steps by sin(a)^2 + cos(a)^2 = 1\n"), text);
    assertTrue(text.contains("    y*y -> y^2 "), "the only step by its law is shown: " + text);
    assertReadable(e);
  }

  /// Laws that take turns are folded as well.
  @Test
  void mixedStepsAreFoldedInText() {
    Explanation<Formula> e = Formula.parse("sum(i, 1, 500, sin(x[i]*x[i]*0 + 2^i))").explain();
    assertTrue(e.toString().contains("more steps by "), e.toString());
    assertReadable(e);
  }

  @Test
  void largeOriginalsAndResultsAreCut() {
    FormulaSystem gradient = Formula.parse("ln(sum(i, 1, 200, x[i]^2*x[i+1]))").gradient();
    assertReadable(gradient.explain());
    assertReadable(Formula.parse("sum(i, 1, 2000, x[i])").explain());
    assertReadable(Formula.parse("sum(i, 1, 300, sin(x[i])*exp(x[i]))^2").gradient().explain());
    assertTrue(gradient.explain().toString().contains(", …]"));
  }

  private static void assertReadable(Explanation<?> e) {
    String text = e.toString();
    assertTrue(text.lines().count() <= 130, text);
    assertTrue(text.length() <= 20_000, text);
    assertTrue(e.mimeBundle().get("text/html").length() <= 100_000, "the page is large");
  }

  @Test
  void conditionsAreTold() {
    Explanation<Formula> e = Formula.parse("ln(x^2)").explain(Keeps.GENERIC);
    assertEquals(List.of("x > 0"), e.conditions());
    assertEquals(List.of("x > 0"), e.steps().getFirst().conditions());
    assertEquals(
        """
          ln(x^2)
            ln(x^2) -> 2*ln(x)    by laws of ln, where x > 0
        = 2*ln(x)
          where x > 0\
        """,
        e.toString());
    assertTrue(e.mimeBundle().get("text/html").contains("where x &gt; 0"));
    assertEquals(List.of(), Formula.parse("ln(x^2)").assume("x > 0").explain().conditions());
  }

  @Test
  void eachStepTellsItsOwnConditions() {
    List<Explanation.Step> steps =
        Formula.parse("z*z + ln(x^2) + (y^2)^(1/2)").explain(Keeps.GENERIC).steps();
    for (Explanation.Step step : steps) {
      boolean isOfX = step.before().startsWith("ln(x");
      boolean isOfY = step.before().startsWith("sqrt(y");
      assertEquals(
          isOfX ? List.of("x > 0") : isOfY ? List.of("y > 0") : List.of(),
          step.conditions(),
          step.toString());
    }
    assertEquals(2, steps.stream().filter(s -> !s.conditions().isEmpty()).count());
  }

  private static String html(String text) {
    return Formula.parse(text).explain().mimeBundle().get("text/html");
  }
}
