package leibniz.polynomial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import leibniz.Formula;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The algebra of polynomials and fractions, in equations; and its limits.
class PolynomialsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(x + 1)^2                  | x^2 + 2*x + 1",
        "(x + y)*(x - y)            | x^2 - y^2",
        "(y + x)*(z + 1)            | x*z + y*z + x + y",
        "(a + b + c)^2              | a^2 + 2*a*b + 2*a*c + b^2 + 2*b*c + c^2",
        "3 - (x - (y - 2*(z + 1)))  | -x + y - 2*z + 1",
        "(x^2 + x)/x                | x + 1",
        "(x + 1/x)^2                | x^2 + 2 + 1/x^2",
        "(x + 1)/(1 + x)            | 1",
        "x*(x + 1)/(y + 1)          | x^2/(y + 1) + x/(y + 1)",
        "(y + 1)/(1 + y)^2          | 1/(y + 1)",
        "sin((x + 1)^2)             | sin(x^2 + 2*x + 1)",
        "(sin(x) + 1)^2             | sin(x)^2 + 2*sin(x) + 1",
        "(sqrt(x + 1) + 1)^2        | x + 2*sqrt(x + 1) + 2",
        "2*(x + y)*sqrt(x)^2        | 2*x^2 + 2*x*y",
        "(x^n + 1)^2                | 2*x^n + x^(2*n) + 1",
        "(0.5*x + 1)^2              | 0.25*x^2 + x + 1",
        "0.1*x - 0.1*x              | 0",
        "(x/3 + 1/2)^2              | 1/9*x^2 + 1/3*x + 1/4",
        "x*(1 + y) + if(x > 0, x*(x + 1), 0) | x*y + x + if(x > 0, x^2 + x, 0)",
        "(x - x)^0                  | 1",
        "0*x                        | 0",
        "x/(y*(z + 1))              | x/(y*(z + 1))",
        "x + 1/(x - x)              | x + 1/0",
        "pi*(x + pi)                | pi*x + pi^2",
      })
  void expands(String from, String to) {
    Formula expanded = Formula.parse(from).expand();
    assertEquals(to, expanded.toString());
    assertEquals(expanded, expanded.expand(), "idempotent");
  }

  @Test
  void rootsKeepTheirOrderWhenTheyBecomeOtherRoots() {
    for (int n = 1; n <= 20; n++) {
      Formula expanded =
          Formula.parse("((z^2 + %d)^(1/3)*(y*z + 1)^(1/3))^2".formatted(n)).expand();
      assertEquals(expanded.toString(), expanded.expand().toString());
    }
  }

  /// In order: by degree, then by variable.
  @Test
  void termsStandAsInATextbook() {
    assertEquals(
        "x^3 + 3*x^2*y + 3*x*y^2 + y^3 + 3*x^2 + 6*x*y + 3*y^2 + 3*x + 3*y + 1",
        Formula.parse("(1 + y + x)^3").expand().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(x + y)*(x - 1)               | x   | x^2 + x*(y - 1) - y",
        "a*x + b*x + a*y + b*y         | x   | x*(a + b) + a*y + b*y",
        "a*x + b*x + a*y + b*y         | x y | x*(a + b) + y*(a + b)",
        "x^2*y + x^2 + x*y*a + x*y*b   | x y | x^2*y + x^2 + x*y*(a + b)",
        "a/x + b/x + 1                 | x   | 1 + (a + b)/x",
        "sin(a*x + b*x) + x            | x   | x + sin(a*x + b*x)",
      })
  void collects(String from, String by, String to) {
    assertEquals(to, Formula.parse(from).collect(by.split(" ")).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a*x^2 + b*x + c               | x   | x*(a*x + b) + c",
        "x^4 + 1                       | x   | x^4 + 1",
        "x^5 + x^2                     | x   | x^2*(x^3 + 1)",
        "x^2*y + x^2 + x*y - z*x + 1   | x   | x*(x*(y + 1) + y - z) + 1",
        "x^2*y^2 + x*y^2 + y           | y   | y*(x*y*(x + 1) + 1)",
        "x^2*y^2 + x*y^2 + y           | y x | y*(x*y*(x + 1) + 1)",
        "sin(x^2 + 3*x)                | x   | sin(x*(x + 3))",
        "0.5*x^2 + x + 3               | x   | x*(0.5*x + 1) + 3",
      })
  void nests(String from, String by, String to) {
    assertEquals(to, Formula.parse(from).horner(by.split(" ")).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x^4 - 1                            | (x - 1)*(x + 1)*(x^2 + 1)",
        "x^2 - y^2                          | (x - y)*(x + y)",
        "x^3 + 3*x^2*y + 3*x*y^2 + y^3      | (x + y)^3",
        "2*x^2 - 2*x + 1/2                  | 1/2*(2*x - 1)^2",
        "x^2*y - y^3*x                      | -x*y*(y^2 - x)",
        "x^2 + 1                            | x^2 + 1",
        "x^2 - 2                            | x^2 - 2",
        "1/x + 1/y                          | (x + y)/(x*y)",
        "exp(2*x)^2 - 1                     | (exp(2*x) - 1)*(exp(2*x) + 1)",
        "6                                  | 6",
        "x - x                              | 0",
        "0.5*x^2 - 0.5                      | 0.5*x^2 - 0.5",
        "x^8 + x^4 + 1                      | (x^2 - x + 1)*(x^2 + x + 1)*(x^4 - x^2 + 1)",
      })
  void factors(String from, String to) {
    Formula factored = Formula.parse(from).factor();
    assertEquals(to, factored.toString());
    assertEquals(Formula.parse(from).cancel().expand(), factored.cancel().expand());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(x^2 - 1)/(x - 1)                    | x + 1         | x != 1",
        "(y - x)/(x - y)                      | -1            | x - y != 0",
        "1/(1 + 1/x)                          | x/(x + 1)     | x != 0",
        "1/x - 1/x                            | 0             | x != 0",
        "1/x + 1/y                            | (x + y)/(x*y) |",
        "(x - 1)^2/(x - 1)^3                  | 1/(x - 1)     |",
        "x/(2*y + 2)                          | x/(2*y + 2)   |",
        "(2*x + 4)/6                          | 1/3*x + 2/3   |",
        "1/(x - 1) + 1/(x + 1) - 2*x/(x^2 - 1) | 0            | x != 1, x != -1",
        "sin((x^2 - 1)/(x + 1))               | sin(x - 1)    | x != -1",
        "(exp(x)^2 - 1)/(exp(x) + 1)          | exp(x) - 1    | exp(x) != -1",
        "(0.5*x - 0.5)/(x - 1)                | (0.5*x - 0.5)/(x - 1) |",
        "(x^3 - y^3)/(x - y)                  | x^2 + x*y + y^2 | x - y != 0",
      })
  void cancels(String from, String to, String conditions) {
    Formula cancelled = Formula.parse(from).cancel();
    assertEquals(to, cancelled.toString());
    assertEquals(conditions == null ? "" : conditions, String.join(", ", cancelled.assumptions()));
  }

  @Test
  void assumptionsAddUp() {
    Formula f = Formula.parse("(x^2 - 1)/(x - 1) + (y^2 - 4)/(y + 2)");
    assertEquals("[x != 1, y != -2]", f.cancel().assumptions().toString());
    assertEquals("[x != 1, y != -2]", f.cancel().cancel().assumptions().toString());
    assertThrows(IllegalArgumentException.class, () -> f.cancel().bind(java.util.Map.of("x", 1)));
  }

  @Test
  void largePowersAreRefusedAndNotTried() {
    for (String formula : List.of("(x + y)^10000000", "(x + y)^900000", "(x + y + z)^100000")) {
      assertTimeout(
          Duration.ofSeconds(20),
          () -> assertThrows(RuntimeException.class, () -> Formula.parse(formula).expand()));
    }
    assertThrows(
        IllegalArgumentException.class, () -> Formula.parse("(x^1000000)^1000000").expand());
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> Formula.parse("(a+b+c+d+e+f)^60").expand());
    assertEquals("the expanded formula would have more than 1000000 terms", e.getMessage());
  }

  @Test
  void anInterruptEndsTheWork() {
    Formula f = Formula.parse("(a + b + c + d + e + f)^20");
    Thread.currentThread().interrupt();
    assertThrows(CancellationException.class, f::expand);
    assertTrue(Thread.interrupted(), "the thread stays interrupted");
    assertTrue(f.expand().expr().arity() > 50_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x^1000000000*x*y", "y*x^(10^30)", "(x^1000*y)^1000"})
  void largeExponentsOfSymbolsAreNoProblem(String formula) {
    Formula f = Formula.parse(formula);
    assertEquals(f.simplify().evaluate(1, 1), f.expand().evaluate(1, 1));
  }

  /// One long sum, a nest of sums, a long product, and a chain of shared parts.
  @Test
  void largeFormulasTakeSeconds() {
    StringBuilder sum = new StringBuilder("0");
    StringBuilder product = new StringBuilder("y");
    for (int i = 0; i < 50_000; i++) {
      sum.append(" + x").append(i).append("*(y + ").append(i).append(")");
      product.append("*x").append(i);
    }
    for (String text : List.of(sum.toString(), product.toString())) {
      Formula f = Formula.parse(text);
      assertTimeout(Duration.ofSeconds(20), f::expand);
      assertTimeout(Duration.ofSeconds(20), () -> f.collect("y"));
      assertTimeout(Duration.ofSeconds(20), () -> f.horner("y"));
      assertTimeout(Duration.ofSeconds(20), f::reduceOperations);
    }
  }
}
