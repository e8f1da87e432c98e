package leibniz.solve;

import java.util.Objects;
import leibniz.CompiledFormula;
import leibniz.CompiledSystem;
import org.apache.commons.math3.fitting.leastsquares.MultivariateJacobianFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.Pair;

/// Compiled formulas in the types of Commons Math 3.
///
/// Its functions of arrays are functional interfaces, which `compileAs` makes without an adapter,
/// matrices as `double[][]` too; what is here has vectors and matrices, for each entry point that
/// gives them. Results go straight into an [Array2DRowRealMatrix] or an [ArrayRealVector]; other
/// kinds are copied to. All throw an [IllegalArgumentException] when a dimension is wrong.
///
/// ```java
/// import org.apache.commons.math3.analysis.MultivariateFunction;
/// import org.apache.commons.math3.linear.*;
/// Formula f = Formula.parse("x^2*y");
/// f.compileAs(MultivariateFunction.class).value(new double[] {3, 2});  // 18.0
/// RealMatrix hessian = new Array2DRowRealMatrix(2, 2);
/// leibniz.solve.CommonsMath.hessian(f.compile(), new ArrayRealVector(new double[] {3, 2}), hessian);
/// hessian.getEntry(0, 1);                                              // 6.0
/// ```
public final class CommonsMath {
  private CommonsMath() {}

  /// The values of m formulas of n variables and their m x n Jacobian, in new objects each time, as
  /// the least-squares optimisers want them.
  public static MultivariateJacobianFunction model(CompiledSystem system) {
    int m = Objects.requireNonNull(system, "system").system().size();
    int n = system.variables().size();
    return point -> {
      double[] x = point.toArray();
      double[] values = new double[m];
      double[][] jacobian = new double[m][n];
      system.valuesAndJacobian(x, values, jacobian);
      return new Pair<>(
          new ArrayRealVector(values, false), new Array2DRowRealMatrix(jacobian, false));
    };
  }

  /// The value of a formula.
  public static double value(CompiledFormula formula, RealVector x) {
    Objects.requireNonNull(formula, "formula");
    return formula.applyAsDouble(array(x, "x"));
  }

  /// The value of a formula; its gradient goes to a vector.
  public static double valueAndGradient(
      CompiledFormula formula, RealVector x, RealVector gradient) {
    Objects.requireNonNull(formula, "formula");
    double[] out = array(gradient, "gradient");
    double value = formula.valueAndGradient(array(x, "x"), out);
    put(out, gradient);
    return value;
  }

  /// The Hessian goes to a matrix.
  public static void hessian(CompiledFormula formula, RealVector x, RealMatrix hessian) {
    Objects.requireNonNull(formula, "formula");
    double[][] rows = rows(hessian, "hessian");
    formula.hessian(array(x, "x"), rows);
    put(rows, hessian);
  }

  /// The product of the Hessian and a vector goes to a vector.
  public static void hessianVectorProduct(
      CompiledFormula formula, RealVector x, RealVector vector, RealVector product) {
    Objects.requireNonNull(formula, "formula");
    double[] out = array(product, "product");
    formula.hessianVectorProduct(array(x, "x"), array(vector, "vector"), out);
    put(out, product);
  }

  /// The values of all formulas go to a vector.
  public static void evaluate(CompiledSystem system, RealVector in, RealVector out) {
    Objects.requireNonNull(system, "system");
    double[] values = array(out, "out");
    system.evaluate(array(in, "in"), values);
    put(values, out);
  }

  /// The values of all formulas go to a matrix of the system's shape.
  public static void evaluate(CompiledSystem system, RealVector in, RealMatrix out) {
    Objects.requireNonNull(system, "system");
    double[][] rows = rows(out, "out");
    system.evaluate(array(in, "in"), rows);
    put(rows, out);
  }

  /// The Jacobian goes to a matrix.
  public static void jacobian(CompiledSystem system, RealVector in, RealMatrix jacobian) {
    Objects.requireNonNull(system, "system");
    double[][] rows = rows(jacobian, "jacobian");
    system.jacobian(array(in, "in"), rows);
    put(rows, jacobian);
  }

  /// The values go to a vector, the Jacobian to a matrix.
  public static void valuesAndJacobian(
      CompiledSystem system, RealVector in, RealVector values, RealMatrix jacobian) {
    Objects.requireNonNull(system, "system");
    double[] out = array(values, "values");
    double[][] rows = rows(jacobian, "jacobian");
    system.valuesAndJacobian(array(in, "in"), out, rows);
    put(out, values);
    put(rows, jacobian);
  }

  /// The product of the Jacobian and a vector goes to a vector.
  public static void jacobianVectorProduct(
      CompiledSystem system, RealVector in, RealVector vector, RealVector product) {
    Objects.requireNonNull(system, "system");
    double[] out = array(product, "product");
    system.jacobianVectorProduct(array(in, "in"), array(vector, "vector"), out);
    put(out, product);
  }

  /// The product of a vector and the Jacobian goes to a vector.
  public static void vectorJacobianProduct(
      CompiledSystem system, RealVector in, RealVector vector, RealVector product) {
    Objects.requireNonNull(system, "system");
    double[] out = array(product, "product");
    system.vectorJacobianProduct(array(in, "in"), array(vector, "vector"), out);
    put(out, product);
  }

  private static double[] array(RealVector vector, String name) {
    Objects.requireNonNull(vector, name);
    return vector instanceof ArrayRealVector v ? v.getDataRef() : vector.toArray();
  }

  private static double[][] rows(RealMatrix matrix, String name) {
    Objects.requireNonNull(matrix, name);
    return matrix instanceof Array2DRowRealMatrix m ? m.getDataRef() : matrix.getData();
  }

  private static void put(double[] values, RealVector vector) {
    if (!(vector instanceof ArrayRealVector)) {
      for (int k = 0; k < values.length; k++) {
        vector.setEntry(k, values[k]);
      }
    }
  }

  private static void put(double[][] rows, RealMatrix matrix) {
    if (!(matrix instanceof Array2DRowRealMatrix)) {
      matrix.setSubMatrix(rows, 0, 0);
    }
  }
}
