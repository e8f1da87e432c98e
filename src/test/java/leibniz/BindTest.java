package leibniz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Partial evaluation, and substitution.
class BindTest {
  @Test
  void boundVariablesDisappear() {
    Formula f = Formula.parse("a*x^2 + b*x + c").bind(Map.of("a", 2.5, "c", 1));
    assertEquals(List.of("b", "x"), f.variables());
    assertEquals("2.5*x^2 + b*x + 1", f.toString());
  }

  @Test
  void exactStaysExact() {
    assertEquals("1/3*x", Formula.parse("x*a/b").bind(Map.of("a", 1, "b", 3)).toString());
  }

  @Test
  void constantsAreFolded() {
    assertEquals(Math.sin(2) + "*x", Formula.parse("sin(a)*x").bind(Map.of("a", 2)).toString());
    assertEquals("x", Formula.parse("if(k > 1, x, ln(x))").bind(Map.of("k", 2)).toString());
  }

  @Test
  void bindingEverythingGivesANumber() {
    Formula f = Formula.parse("100*(y - x^2)^2 + (1 - x)^2").bind(Map.of("x", 3, "y", 2));
    assertEquals("4904", f.toString());
    assertEquals(4904, f.evaluate());
  }

  @Test
  void systemsBindTogether() {
    assertEquals(
        "[3*x, x + 9]", FormulaSystem.parse("a*x", "x + a^2").bind(Map.of("a", 3)).toString());
  }

  @Test
  void unknownNamesAndValuesThatAreNotFiniteAreErrors() {
    Formula f = Formula.parse("a*x");
    assertThrows(IllegalArgumentException.class, () -> f.bind(Map.of("q", 1)));
    assertThrows(IllegalArgumentException.class, () -> f.bind(Map.of("a", Double.NaN)));
  }

  @Test
  void substitutionPutsFormulasInPlaceOfVariables() {
    Formula f = Formula.parse("x^2 + y").substitute("x", Formula.parse("u + 1"));
    assertEquals("(u + 1)^2 + y", f.toString());
    assertEquals(List.of("y", "u"), f.variables());
  }
}
