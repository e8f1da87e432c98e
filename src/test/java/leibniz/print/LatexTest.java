package leibniz.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import leibniz.Formula;
import leibniz.FormulaSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Formulas set as in a textbook.
class LatexTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "100*(y - x^2)^2 + (1 - x)^2 | 100 \\left(y - x^{2}\\right)^{2} + \\left(1 - x\\right)^{2}",
        "x/2                 | \\frac{x}{2}",
        "-3*x/(2*y)          | -\\frac{3 x}{2 y}",
        "1/x^2               | \\frac{1}{x^{2}}",
        "2/3*(x + 1)         | \\frac{2}{3} \\left(x + 1\\right)",
        "sqrt(x)/(1 + y)     | \\frac{\\sqrt{x}}{1 + y}",
        "x^(2/3)             | x^{2/3}",
        "sin(x)^2            | \\sin^{2}\\left(x\\right)",
        "exp(-x^2/2)         | e^{-\\frac{x^{2}}{2}}",
        "-(x + 1)            | -\\left(x + 1\\right)",
        "x - (a/b)*y         | x - \\frac{a y}{b}",
        "x - (-(a/b))*y      | x + \\frac{a y}{b}",
        "x*(-y)              | -x y",
        "x*(-(2*y/z))        | -\\frac{x \\cdot 2 y}{z}",
        "(-x)*(-y)           | x y",
        "-(x*(-(a/b)))       | \\frac{x a}{b}",
        "x - (y - 2)         | x - \\left(y - 2\\right)",
        "(x^2)^3             | \\left(x^{2}\\right)^{3}",
        "(-2)^x              | \\left(-2\\right)^{x}",
        "2*3*x               | 2 \\cdot 3 x",
        "1.5e-7*x            | 1.5 \\cdot 10^{-7} x",
        "vmax_1*S/(km_1 + S) | \\frac{\\mathrm{vmax}_{1} \\, S}{\\mathrm{km}_{1} + S}",
        "b1*alpha            | b_{1} \\alpha",
        "cbrt(floor(x))      | \\sqrt[3]{\\left\\lfloor x\\right\\rfloor}",
        "j0(x) + yn(n, 2*x)  | J_{0}\\left(x\\right) + Y_{n}\\left(2 x\\right)",
        "besselj(n + 1, x)^2 | J_{n + 1}^{2}\\left(x\\right)",
        "polygamma(2, x)     | \\psi^{(2)}\\left(x\\right)",
        "polygamma(1, x)^2   | \\left(\\psi^{(1)}\\left(x\\right)\\right)^{2}",
        "sincd(3, x)         | \\operatorname{sinc}^{(3)}\\left(x\\right)",
        "erfinv(x)^2         | \\left(\\operatorname{erf}^{-1}\\left(x\\right)\\right)^{2}",
        "max(x, floor(y))    | \\max\\left(x, \\left\\lfloor y\\right\\rfloor\\right)",
      })
  void formulas(String text, String latex) {
    assertEquals(latex.strip(), Formula.parse(text.strip()).toLatex());
  }

  @Test
  void choicesAreCases() {
    assertEquals(
        "\\begin{cases}-x & \\text{if } x < 0 \\land y \\ge 1 \\\\ x"
            + " & \\text{otherwise}\\end{cases}",
        Formula.parse("if(x < 0 and y >= 1, -x, x)").toLatex());
  }

  @Test
  void absoluteValuesHaveBars() {
    assertEquals("\\left|x\\right|^{2}", Formula.parse("abs(x)^2").toLatex());
  }

  @Test
  void systemsAreMatrices() {
    assertEquals(
        "\\begin{pmatrix}2 x y & x^{2} \\\\ y^{2} & 2 x y\\end{pmatrix}",
        FormulaSystem.parse("x^2*y", "x*y^2").jacobian().simplify().toLatex());
  }

  @Test
  void longFormulasNameWhatTheyShare() {
    String text = "x";
    Formula f = Formula.parse(text);
    for (int k = 0; k < 40; k++) {
      f = Formula.parse("t*sin(t) + cos(t)").substitute("t", f);
    }
    String latex = f.toLatex();
    assertTrue(latex.contains("\\text{where }t_{1} &= "), latex);
    assertTrue(latex.length() < 10_000, () -> "length " + latex.length());
    assertTrue(f.toString().length() < 5_000, () -> "length " + latex.length());
  }
}
