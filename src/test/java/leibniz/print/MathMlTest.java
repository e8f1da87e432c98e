package leibniz.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import leibniz.Formula;
import leibniz.FormulaSystem;
import leibniz.expr.Fn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/// Formulas as browsers set them.
class MathMlTest {
  private static final String OPEN =
      "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"block\">";

  /// How many children these elements must have.
  private static final Map<String, Integer> CHILDREN =
      Map.of("mfrac", 2, "msup", 2, "msub", 2, "mroot", 2);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x/2         | <mfrac><mi>x</mi><mn>2</mn></mfrac>",
        "x - 1       | <mi>x</mi><mo>−</mo><mn>1</mn>",
        "-x          | <mo form=\"prefix\">−</mo><mi>x</mi>",
        "sqrt(x + 1) | <msqrt><mi>x</mi><mo>+</mo><mn>1</mn></msqrt>",
        "cbrt(x)     | <mroot><mi>x</mi><mn>3</mn></mroot>",
        "x^2         | <msup><mi>x</mi><mn>2</mn></msup>",
        "x^(2/3)     | <msup><mi>x</mi><mrow><mn>2</mn><mo>/</mo><mn>3</mn></mrow></msup>",
        "x*(-y)      | <mo form=\"prefix\">−</mo><mi>x</mi><mo>&#x2062;</mo><mi>y</mi>",
        "2*x         | <mn>2</mn><mo>&#x2062;</mo><mi>x</mi>",
        "alpha_1     | <msub><mi>α</mi><mn>1</mn></msub>",
        "pi          | <mi>π</mi>",
        "1e7         | <mn>1.0</mn><mo>⋅</mo><msup><mn>10</mn><mn>7</mn></msup>",
        "floor(x)    | <mrow><mo>⌊</mo><mi>x</mi><mo>⌋</mo></mrow>",
        "log2(x)     | <msub><mi>log</mi><mn>2</mn></msub>{of x}",
        "sin(x)^2    | <msup><mi>sin</mi><mn>2</mn></msup>{of x}",
        "2*sin(x)    | <mn>2</mn><mspace width=\"0.17em\"/><mi>sin</mi>{of x}",
      })
  void formulas(String text, String content) {
    String of = "<mo>&#x2061;</mo><mrow><mo>(</mo><mi>x</mi><mo>)</mo></mrow>";
    assertEquals(
        OPEN + content.strip().replace("{of x}", of) + "</math>",
        Formula.parse(text.strip()).toMathMl());
  }

  @Test
  void choicesAreCasesAndSystemsMatrices() {
    assertTrue(
        Formula.parse("if(x < 0, 1, x)")
            .toMathMl()
            .contains("<mtext>if&#xA0;</mtext><mi>x</mi><mo>&lt;</mo><mn>0</mn>"));
    assertTrue(
        FormulaSystem.parse("x", "y")
            .toMathMl()
            .contains("<mtr><mtd><mi>x</mi></mtd></mtr><mtr><mtd><mi>y</mi></mtd></mtr>"));
  }

  /// What LaTeX can set, MathML can, and is XML in which every element has the children it needs.
  @Test
  void everyFunctionAndFormIsWellFormed() throws Exception {
    for (Fn fn : Fn.values()) {
      String arguments = List.of("", "(x)", "(x, y)").get(Math.min(2, fn.maxArity()));
      wellFormed(Formula.parse(fn.text() + arguments).toMathMl());
      wellFormed(Formula.parse("2^" + fn.text() + arguments + "*x").toMathMl());
    }
    for (String text :
        List.of(
            "-(x + 1)/(2*vmax_1*S)",
            "if(x < 0 and y >= 1 or not x != 2, -x, if(x == 1, 2/3*(y - 1), exp(-x/y)))^g_",
            "(-2)^x*(x^2)^3*1e-300*x^-0.3")) {
      wellFormed(Formula.parse(text).toMathMl());
    }
    Formula f = Formula.parse("x");
    for (int k = 0; k < 40; k++) {
      f = Formula.parse("t*sin(t) + cos(t)").substitute("t", f);
    }
    String long40 = f.toMathMl();
    wellFormed(long40);
    wellFormed(f.hessian().toMathMl());
    assertTrue(
        long40.contains("<mtext>where&#xA0;</mtext><msub><mi>t</mi><mn>1</mn></msub>"), long40);
    assertTrue(long40.length() < 30_000, long40);
  }

  private static void wellFormed(String mathMl) throws Exception {
    assertFalse(mathMl.contains("\\") || mathMl.contains("{}"), mathMl);
    Element math =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(mathMl)))
            .getDocumentElement();
    check(math, mathMl);
  }

  private static void check(Element element, String mathMl) {
    int children = 0;
    for (Node at = element.getFirstChild(); at != null; at = at.getNextSibling()) {
      if (at instanceof Element child) {
        children++;
        check(child, mathMl);
      }
    }
    int wanted = CHILDREN.getOrDefault(element.getTagName(), children);
    int count = children;
    assertEquals(wanted, count, () -> element.getTagName() + " in " + mathMl);
    assertTrue(
        !element.getTagName().equals("mrow") || count != 1, () -> "an idle row in " + mathMl);
  }
}
