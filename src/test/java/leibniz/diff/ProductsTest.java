package leibniz.diff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import leibniz.Formula;
import leibniz.FormulaSystem;
import org.junit.jupiter.api.Test;

/// Derivatives along directions, products with vectors, total and implicit derivatives.
class ProductsTest {
  private static final FormulaSystem SYSTEM =
      FormulaSystem.parse(List.of("x^2*y", "sin(x*z)", "y/z"), List.of("x", "y", "z"));

  private static final double[] POINT = {0.7, -1.3, 2.1};
  private static final double[] VECTOR = {0.4, 1.7, -0.6};

  private static double[] with(double[] a, double[] b) {
    double[] both = java.util.Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  @Test
  void jacobianTimesVector() {
    double[] jacobian = SYSTEM.jacobian().evaluate(POINT);
    double[] expected = new double[3];
    for (int i = 0; i < 3; i++) {
      for (int k = 0; k < 3; k++) {
        expected[i] += jacobian[3 * i + k] * VECTOR[k];
      }
    }
    FormulaSystem product = SYSTEM.jacobianVectorProduct("a", "b", "c");
    assertEquals(List.of("x", "y", "z", "a", "b", "c"), product.variables());
    assertArrayEquals(expected, product.evaluate(with(POINT, VECTOR)), 1e-14);
  }

  @Test
  void vectorTimesJacobian() {
    double[] jacobian = SYSTEM.jacobian().evaluate(POINT);
    double[] expected = new double[3];
    for (int i = 0; i < 3; i++) {
      for (int k = 0; k < 3; k++) {
        expected[k] += VECTOR[i] * jacobian[3 * i + k];
      }
    }
    assertArrayEquals(
        expected, SYSTEM.vectorJacobianProduct("a", "b", "c").evaluate(with(POINT, VECTOR)), 1e-14);
  }

  @Test
  void hessianTimesVectorAndDirectionalDerivative() {
    Formula f = Formula.parse("x^2*y*sin(z) + exp(x*z)");
    double[] hessian = f.hessian().evaluate(POINT);
    double[] gradient = f.gradient().evaluate(POINT);
    double[] expected = new double[3];
    double along = 0;
    for (int i = 0; i < 3; i++) {
      along += gradient[i] * VECTOR[i];
      for (int k = 0; k < 3; k++) {
        expected[i] += hessian[3 * i + k] * VECTOR[k];
      }
    }
    double[] point = with(POINT, VECTOR);
    assertArrayEquals(expected, f.hessianVectorProduct("a", "b", "c").evaluate(point), 1e-13);
    assertEquals(along, f.directionalDerivative("a", "b", "c").evaluate(point), 1e-13);
  }

  @Test
  void totalDerivative() {
    Formula f = Formula.parse("x^2*y + t");
    assertEquals(
        "2*v*x*y + w*x^2 + 1",
        f.totalDerivative("t", Map.of("x", "v", "y", "w")).simplify().toString());
    assertThrows(IllegalArgumentException.class, () -> f.totalDerivative("t", Map.of("t", "v")));
  }

  @Test
  void implicitDerivative() {
    Formula circle = Formula.parse("x^2 + y^2 - 1");
    assertEquals("-x/y", circle.implicitDerivative("y", "x").simplify().toString());
    Formula folium = Formula.parse("x^3 + y^3 - 3*x*y");
    assertEquals(-1, folium.implicitDerivative("y", "x").evaluate(1.5, 1.5), 1e-14);
    assertThrows(
        IllegalArgumentException.class,
        () -> Formula.parse("x^2", "x", "y").implicitDerivative("y", "x"));
  }

  @Test
  void wrongNamesAreErrors() {
    assertThrows(IllegalArgumentException.class, () -> SYSTEM.jacobianVectorProduct("a", "b"));
    assertThrows(IllegalArgumentException.class, () -> SYSTEM.jacobianVectorProduct("a", "b", "x"));
    assertThrows(IllegalArgumentException.class, () -> SYSTEM.vectorJacobianProduct("a", "a", "b"));
  }
}
