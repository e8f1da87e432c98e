package leibniz.solve;

import java.util.Objects;
import java.util.function.Consumer;
import leibniz.CompiledFormula;
import leibniz.CompiledSystem;
import leibniz.FormulaSystem;
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
    int m = rows(system);
    int n = columns(system);
    return point -> {
      double[] x = array(point, n, "point");
      double[] values = new double[m];
      double[][] jacobian = new double[m][n];
      system.valuesAndJacobian(x, values, jacobian);
      return new Pair<>(
          new ArrayRealVector(values, false), new Array2DRowRealMatrix(jacobian, false));
    };
  }

  /// The value of a formula.
  public static double value(CompiledFormula formula, RealVector x) {
    return formula.applyAsDouble(array(x, size(formula), "x"));
  }

  /// The value of a formula; its gradient goes to a vector.
  public static double valueAndGradient(
      CompiledFormula formula, RealVector x, RealVector gradient) {
    int n = size(formula);
    double[] at = array(x, n, "x");
    double[] value = new double[1];
    fill(gradient, n, "gradient", to -> value[0] = formula.valueAndGradient(at, to));
    return value[0];
  }

  /// The Hessian goes to a matrix.
  public static void hessian(CompiledFormula formula, RealVector x, RealMatrix hessian) {
    int n = size(formula);
    double[] at = array(x, n, "x");
    fill(hessian, n, n, "hessian", to -> formula.hessian(at, to));
  }

  /// The product of the Hessian and a vector goes to a vector.
  public static void hessianVectorProduct(
      CompiledFormula formula, RealVector x, RealVector vector, RealVector product) {
    int n = size(formula);
    double[] at = array(x, n, "x");
    double[] along = array(vector, n, "vector");
    fill(product, n, "product", to -> formula.hessianVectorProduct(at, along, to));
  }

  /// The values of all formulas go to a vector.
  public static void evaluate(CompiledSystem system, RealVector in, RealVector out) {
    double[] at = array(in, columns(system), "in");
    fill(out, rows(system), "out", to -> system.evaluate(at, to));
  }

  /// The values of all formulas go to a matrix of the system's shape.
  public static void evaluate(CompiledSystem system, RealVector in, RealMatrix out) {
    double[] at = array(in, columns(system), "in");
    FormulaSystem shape = system.system();
    fill(out, shape.rows(), shape.columns(), "out", to -> system.evaluate(at, to));
  }

  /// The Jacobian goes to a matrix.
  public static void jacobian(CompiledSystem system, RealVector in, RealMatrix jacobian) {
    int n = columns(system);
    double[] at = array(in, n, "in");
    fill(jacobian, rows(system), n, "jacobian", to -> system.jacobian(at, to));
  }

  /// The values go to a vector, the Jacobian to a matrix.
  public static void valuesAndJacobian(
      CompiledSystem system, RealVector in, RealVector values, RealMatrix jacobian) {
    int m = rows(system);
    int n = columns(system);
    double[] at = array(in, n, "in");
    fill(
        values,
        m,
        "values",
        out -> fill(jacobian, m, n, "jacobian", to -> system.valuesAndJacobian(at, out, to)));
  }

  /// The product of the Jacobian and a vector goes to a vector.
  public static void jacobianVectorProduct(
      CompiledSystem system, RealVector in, RealVector vector, RealVector product) {
    int n = columns(system);
    double[] at = array(in, n, "in");
    double[] along = array(vector, n, "vector");
    fill(product, rows(system), "product", to -> system.jacobianVectorProduct(at, along, to));
  }

  /// The product of a vector and the Jacobian goes to a vector.
  public static void vectorJacobianProduct(
      CompiledSystem system, RealVector in, RealVector vector, RealVector product) {
    int n = columns(system);
    double[] at = array(in, n, "in");
    double[] weights = array(vector, rows(system), "vector");
    fill(product, n, "product", to -> system.vectorJacobianProduct(at, weights, to));
  }

  private static int size(CompiledFormula formula) {
    return Objects.requireNonNull(formula, "formula").variables().size();
  }

  private static int columns(CompiledSystem system) {
    return Objects.requireNonNull(system, "system").variables().size();
  }

  private static int rows(CompiledSystem system) {
    return Objects.requireNonNull(system, "system").system().size();
  }

  /// Fills a vector with what `code` puts into an array.
  private static void fill(RealVector vector, int size, String name, Consumer<double[]> code) {
    double[] array = array(vector, size, name);
    code.accept(array);
    if (!(vector instanceof ArrayRealVector)) {
      for (int k = 0; k < size; k++) {
        vector.setEntry(k, array[k]);
      }
    }
  }

  /// Fills a matrix with what `code` puts into arrays of its rows.
  private static void fill(
      RealMatrix matrix, int rows, int columns, String name, Consumer<double[][]> code) {
    Objects.requireNonNull(matrix, name);
    if (matrix.getRowDimension() != rows || matrix.getColumnDimension() != columns) {
      throw new IllegalArgumentException(
          "expected a matrix of %d x %d as %s, got one of %d x %d"
              .formatted(
                  rows, columns, name, matrix.getRowDimension(), matrix.getColumnDimension()));
    }
    double[][] array = matrix instanceof Array2DRowRealMatrix m ? m.getDataRef() : matrix.getData();
    code.accept(array);
    if (!(matrix instanceof Array2DRowRealMatrix)) {
      matrix.setSubMatrix(array, 0, 0);
    }
  }

  private static double[] array(RealVector vector, int size, String name) {
    Objects.requireNonNull(vector, name);
    if (vector.getDimension() != size) {
      throw new IllegalArgumentException(
          "expected a vector of dimension %d as %s, got one of dimension %d"
              .formatted(size, name, vector.getDimension()));
    }
    return vector instanceof ArrayRealVector v ? v.getDataRef() : vector.toArray();
  }
}
