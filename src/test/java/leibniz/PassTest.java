package leibniz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each pass does what its name says, and leaves the rest to the others.
class PassTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NUMBERS       | 2*3 + x*x + x*x          | 6 + x*x + x*x",
        "NUMBERS       | x + 1 + y + 2            | x + 3 + y",
        "NUMBERS       | x*2*y*3                  | x*6*y",
        "NUMBERS       | x*1 + 0                  | x",
        "NUMBERS       | 0*x                      | 0",
        "NUMBERS       | 1 + x - 1                | x",
        "NUMBERS       | 8^(2/3) + sin(0) + y     | 4 + y",
        "NUMBERS       | x*2/4                    | x*(1/2)",
        "NUMBERS       | abs(-3)*abs(-x)          | 3*abs(-x)",
        "NUMBERS       | if(1 < 2, x, y)          | if(1 < 2, x, y)",
        "LIKE_TERMS    | 2*x + y + 3*x + y*y*y    | 5*x + y + y*y*y",
        "LIKE_TERMS    | x - (y - (x + 2)) + 1    | 2*x - y + 3",
        "LIKE_TERMS    | x*x + x*x                | 2*x*x",
        "LIKE_TERMS    | x^2*x*3*2                | x^2*x*3*2",
        "POWERS        | x*y*x^2 + x + x          | x^3*y + x + x",
        "POWERS        | sqrt(x)*sqrt(x)          | x",
        "POWERS        | (x^2)^3/x                | x^5",
        "POWERS        | exp(x)*exp(y)            | exp(x)*exp(y)",
        "POWERS        | cbrt(x)^3                | x",
        "CHOICES       | if(1 < 2, x + x, y)      | x + x",
        "CHOICES       | abs(exp(x)) + 2*3        | exp(x) + 2*3",
        "CHOICES       | max(exp(x), -1)*x*x      | exp(x)*x*x",
        "TRIGONOMETRIC | sin(x)^2 + cos(x)^2      | 1",
        "TRIGONOMETRIC | sin(-x) + sinh(-x)       | -sin(x) + sinh(-x)",
        "TRIGONOMETRIC | cosh(x)^2 - sinh(x)^2    | cosh(x)^2 - sinh(x)^2",
        "HYPERBOLIC    | cosh(x)*cosh(x) - sinh(x)^2 | 1",
        "HYPERBOLIC    | sin(x)^2 + cos(x)^2      | sin(x)^2 + cos(x)^2",
        "EXPONENTIAL   | exp(x)*exp(y)            | exp(x + y)",
        "EXPONENTIAL   | ln(exp(x)) + tan(atan(x)) | x + tan(atan(x))",
        "SPECIAL       | gamma(x + 1)/gamma(x)    | x",
        "SPECIAL       | erf(-x)*exp(x)*exp(x)    | -erf(x)*exp(x)^2",
      })
  void aPassAlone(Pass pass, String text, String expected) {
    Formula simple = Formula.parse(text.strip()).simplify(pass);
    assertEquals(expected.strip(), simple.toString());
    assertEquals(simple, simple.simplify(pass), "idempotent");
  }

  @Test
  void passesTogether() {
    Formula f = Formula.parse("x*x + x*x + 2*3");
    assertEquals("2*x^2 + 6", f.simplify(Pass.LIKE_TERMS, Pass.POWERS).toString());
    assertEquals("x^2 + x^2 + 6", f.simplify(Pass.POWERS, Pass.NUMBERS).toString());
  }

  @Test
  void allPassesAreTheWhole() {
    Formula f =
        Formula.parse("2*x*sin(x)^2 + x*2*cos(x)^2 + exp(x)*exp(y) + if(1 < 2, abs(-y), x)");
    assertEquals(f.simplify(), f.simplify(Pass.NUMBERS, Pass.values()));
  }

  @Test
  void assumptionsUnlockThePass() {
    Formula f = Formula.parse("if(x > 0, abs(x), 0) + 2*3").assume("x > 1");
    assertEquals("x + 2*3", f.simplify(Pass.CHOICES).toString());
  }

  @Test
  void ofASystem() {
    FormulaSystem s = FormulaSystem.parse("x + x", "x*x").simplify(Pass.LIKE_TERMS);
    assertEquals("[2*x, x*x]", s.toString());
  }

  @Test
  void noPassIsAnError() {
    assertThrows(NullPointerException.class, () -> Formula.parse("x").simplify((Pass) null));
  }
}
