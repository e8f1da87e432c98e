package leibniz.solve;

import java.util.Objects;
import leibniz.CompiledFormula;
import leibniz.CompiledSystem;
import org.apache.commons.math3.analysis.MultivariateMatrixFunction;
import org.apache.commons.math3.fitting.leastsquares.MultivariateJacobianFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.Pair;

/// Compiled formulas in the types of Commons Math 3.
///
/// Its functions of arrays are functional interfaces, which `compileAs` makes without an adapter;
/// what is here has matrices and vectors. Results go straight into an [Array2DRowRealMatrix] or an
/// [ArrayRealVector]; other kinds are copied to.
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
      system.evaluate(x, values);
      system.jacobian(x, jacobian);
      return new Pair<>(
          new ArrayRealVector(values, false), new Array2DRowRealMatrix(jacobian, false));
    };
  }

  /// The m x n Jacobian of m formulas, in a new array each time.
  public static MultivariateMatrixFunction jacobian(CompiledSystem system) {
    int m = Objects.requireNonNull(system, "system").system().size();
    int n = system.variables().size();
    return x -> {
      double[][] jacobian = new double[m][n];
      system.jacobian(x, jacobian);
      return jacobian;
    };
  }

  /// The n x n Hessian of a formula, in a new array each time.
  public static MultivariateMatrixFunction hessian(CompiledFormula formula) {
    int n = Objects.requireNonNull(formula, "formula").variables().size();
    return x -> {
      double[][] hessian = new double[n][n];
      formula.hessian(x, hessian);
      return hessian;
    };
  }

  /// The value of a formula; its gradient goes to a vector.
  ///
  /// @throws IllegalArgumentException when a dimension is wrong
  public static double valueAndGradient(
      CompiledFormula formula, RealVector x, RealVector gradient) {
    Objects.requireNonNull(formula, "formula");
    double[] out = array(gradient, "gradient");
    double value = formula.valueAndGradient(array(x, "x"), out);
    put(out, gradient);
    return value;
  }

  /// The values of all formulas go to a vector.
  ///
  /// @throws IllegalArgumentException when a dimension is wrong
  public static void evaluate(CompiledSystem system, RealVector in, RealVector out) {
    Objects.requireNonNull(system, "system");
    double[] values = array(out, "out");
    system.evaluate(array(in, "in"), values);
    put(values, out);
  }

  /// The Jacobian goes to a matrix.
  ///
  /// @throws IllegalArgumentException when a dimension is wrong
  public static void jacobian(CompiledSystem system, RealVector in, RealMatrix jacobian) {
    Objects.requireNonNull(system, "system");
    double[][] rows = rows(jacobian, "jacobian");
    system.jacobian(array(in, "in"), rows);
    put(rows, jacobian);
  }

  /// The Hessian goes to a matrix.
  ///
  /// @throws IllegalArgumentException when a dimension is wrong
  public static void hessian(CompiledFormula formula, RealVector x, RealMatrix hessian) {
    Objects.requireNonNull(formula, "formula");
    double[][] rows = rows(hessian, "hessian");
    formula.hessian(array(x, "x"), rows);
    put(rows, hessian);
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
