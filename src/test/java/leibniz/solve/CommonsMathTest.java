package leibniz.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import leibniz.CompiledFormula;
import leibniz.CompiledSystem;
import leibniz.Formula;
import leibniz.FormulaSystem;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.analysis.MultivariateMatrixFunction;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.BlockRealMatrix;
import org.apache.commons.math3.linear.OpenMapRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.Pair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class CommonsMathTest {
  private static final double[] X = {3, 2};

  private final Formula formula = Formula.parse("x^2*y");
  private final CompiledFormula f = formula.compile();
  private final CompiledSystem s = FormulaSystem.parse("x*y", "x - y", "y^3").compile();

  @Test
  void functionsOfArraysNeedNoAdapter() {
    assertEquals(18, formula.compileAs(MultivariateFunction.class).value(X));
    assertArrayEquals(
        new double[] {12, 9},
        formula.gradient().compileAs(MultivariateVectorFunction.class).value(X));
    assertArrayEquals(
        new double[][] {{4, 6}, {6, 0}},
        formula.hessian().compileAs(MultivariateMatrixFunction.class).value(X));
  }

  @Test
  void resultsGoToVectorsAndMatricesOfAnyKind() {
    RealVector x = new ArrayRealVector(X);
    for (RealVector gradient : List.of(new ArrayRealVector(2), new OpenMapRealVector(2))) {
      assertEquals(18, CommonsMath.valueAndGradient(f, x, gradient));
      assertArrayEquals(new double[] {12, 9}, gradient.toArray());
      CommonsMath.hessianVectorProduct(f, x, new ArrayRealVector(new double[] {1, 10}), gradient);
      assertArrayEquals(new double[] {64, 6}, gradient.toArray());
      RealVector weights = new ArrayRealVector(new double[] {1, 10, 100});
      CommonsMath.vectorJacobianProduct(s, x, weights, gradient);
      assertArrayEquals(new double[] {12, 1193}, gradient.toArray());
    }
    for (RealVector out : List.of(new ArrayRealVector(3), new OpenMapRealVector(3))) {
      CommonsMath.evaluate(s, x, out);
      assertArrayEquals(new double[] {6, 1, 8}, out.toArray());
      CommonsMath.jacobianVectorProduct(s, x, new ArrayRealVector(new double[] {1, 10}), out);
      assertArrayEquals(new double[] {32, -9, 120}, out.toArray());
    }
    assertEquals(18, CommonsMath.value(f, x));
    for (RealMatrix m : List.of(new Array2DRowRealMatrix(3, 2), new BlockRealMatrix(3, 2))) {
      RealMatrix jacobian = new Array2DRowRealMatrix(new double[][] {{2, 3}, {1, -1}, {0, 12}});
      CommonsMath.jacobian(s, x, m);
      assertEquals(jacobian, m);
      m.setEntry(0, 0, 7);
      RealVector values = new ArrayRealVector(3);
      CommonsMath.valuesAndJacobian(s, x, values, m);
      assertEquals(jacobian, m);
      assertArrayEquals(new double[] {6, 1, 8}, values.toArray());
      m.setEntry(0, 0, 7);
      CommonsMath.evaluate(s.system().jacobian().compile(), x, m);
      assertEquals(jacobian, m);
      assertThrows(IllegalArgumentException.class, () -> CommonsMath.hessian(f, x, m));
    }
    for (RealMatrix m : List.of(new Array2DRowRealMatrix(2, 2), new BlockRealMatrix(2, 2))) {
      CommonsMath.hessian(f, x, m);
      assertEquals(new Array2DRowRealMatrix(new double[][] {{4, 6}, {6, 0}}), m);
    }
    assertArrayEquals(new double[] {3, 2}, x.toArray());
  }

  @Test
  void whatHasAnotherDimensionIsSaid() {
    RealVector two = new ArrayRealVector(2);
    RealVector three = new OpenMapRealVector(3);
    RealMatrix matrix = new Array2DRowRealMatrix(1, 2);
    refuses(
        "a vector of dimension 2 as x, got one of dimension 3", () -> CommonsMath.value(f, three));
    refuses(
        "a vector of dimension 2 as gradient, got one of dimension 3",
        () -> CommonsMath.valueAndGradient(f, two, three));
    refuses(
        "a vector of dimension 3 as vector, got one of dimension 2",
        () -> CommonsMath.vectorJacobianProduct(s, two, two, two));
    refuses(
        "a vector of dimension 2 as point, got one of dimension 3",
        () -> CommonsMath.model(s).value(three));
    refuses(
        "a matrix of 2 x 2 as hessian, got one of 1 x 2",
        () -> CommonsMath.hessian(f, two, matrix));
    refuses(
        "a matrix of 3 x 2 as jacobian, got one of 1 x 2",
        () -> CommonsMath.valuesAndJacobian(s, two, three, matrix));
  }

  private static void refuses(String expected, Executable call) {
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, call);
    assertEquals("expected " + expected, e.getMessage());
  }

  @Test
  void modelsOfLeastSquares() {
    Pair<RealVector, RealMatrix> p = CommonsMath.model(s).value(new ArrayRealVector(X));
    assertArrayEquals(new double[] {6, 1, 8}, p.getFirst().toArray());
    double[][] jacobian = {{2, 3}, {1, -1}, {0, 12}};
    assertArrayEquals(jacobian, p.getSecond().getData());
  }
}
