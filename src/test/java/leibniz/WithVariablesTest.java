package leibniz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Formulas and systems of other variables.
class WithVariablesTest {
  @Test
  void systemsTakeMoreVariablesInAnyOrder() {
    FormulaSystem s = FormulaSystem.parse("x^2", "x*y").withVariables(List.of("w", "y", "x"));
    assertEquals(List.of("w", "y", "x"), s.variables());
    assertArrayEquals(new double[] {4, 6}, s.evaluate(0, 3, 2));
  }

  @Test
  void nothingIsCopied() {
    FormulaSystem s = FormulaSystem.parse("x^2", "x*y");
    FormulaSystem more = s.withVariables(List.of("y", "x"));
    assertSame(s.get(1, 0).expr(), more.get(1, 0).expr());
  }

  @Test
  void shapeAndAssumptionsStay() {
    FormulaSystem s =
        FormulaSystem.parse("sqrt(x^2)*y")
            .assume("x > 0")
            .jacobian()
            .withVariables(List.of("y", "x"));
    assertEquals(2, s.columns());
    assertEquals("[[y, x]]", s.simplify().toString());
  }

  @Test
  void aVariableThatIsMissingIsNamed() {
    FormulaSystem s = FormulaSystem.parse("x^2", "x*y");
    assertEquals(
        "the formula has symbols that are none of its variables: y",
        assertThrows(IllegalArgumentException.class, () -> s.withVariables(List.of("x", "z")))
            .getMessage());
  }

  @Test
  void aVariableOfAnAssumptionIsNotLeftOut() {
    Formula f = Formula.parse("x", "x", "k").assume("k > 0");
    assertEquals(
        "the assumption k > 0 is about k, which is none of the variables",
        assertThrows(IllegalArgumentException.class, () -> f.withVariables(List.of("x")))
            .getMessage());
    assertEquals(List.of("k > 0"), f.withVariables(List.of("k", "x")).assumptions());
  }

  /// As solvers ask for it: each output of the variables and of the weights of the constraints.
  @Test
  void aLagrangianWithoutWeightOfItsObjectiveIsOfTheOtherVariables() {
    FormulaSystem values = FormulaSystem.parse("x^2 + y", "x*y - 1");
    Formula lagrangian = values.weightedSum("one", "w").substitute("one", Formula.parse("1"));
    assertEquals(List.of("x", "y", "w"), lagrangian.variables());
    FormulaSystem hessian = lagrangian.hessian("x", "y").lowerTriangle().nonzeros();
    assertEquals("[2, w]", hessian.toString());
    assertEquals(lagrangian.variables(), values.withVariables(lagrangian.variables()).variables());
  }
}
