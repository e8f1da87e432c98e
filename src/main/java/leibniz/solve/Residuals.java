package leibniz.solve;

import java.util.List;
import java.util.concurrent.CancellationException;
import leibniz.CompiledSystem;

/// The residuals of a model on data, and their Jacobian, computed row by row in machine code.
final class Residuals {
  private final List<String> parameters;
  private final double[][] columns;
  private final int rows;
  private final double[] start;
  private final double[] observed;
  private final CompiledSystem
      model; // of columns and parameters: the value and its derivative by each parameter

  /// Residual and Jacobian at one point.
  ///
  /// @param residuals model minus observation, by row
  /// @param jacobian by row and parameter
  /// @param sumOfSquares of the residuals
  record Point(double[] at, double[] residuals, double[][] jacobian, double sumOfSquares) {
    boolean isFinite() {
      return Double.isFinite(sumOfSquares);
    }
  }

  Residuals(
      List<String> parameters,
      double[][] columns,
      int rows,
      double[] start,
      double[] observed,
      CompiledSystem model) {
    this.parameters = parameters;
    this.columns = columns;
    this.rows = rows;
    this.start = start;
    this.observed = observed;
    this.model = model;
    Point first = at(start);
    for (int row = 0; row < rows; row++) {
      if (!Double.isFinite(first.residuals[row])) {
        throw new IllegalArgumentException(
            "the model is %s at the start values in row %d of the data"
                .formatted(first.residuals[row] + observed[row], row + 1));
      }
      for (int k = 0; k < start.length; k++) {
        if (!Double.isFinite(first.jacobian[row][k])) {
          throw new IllegalArgumentException(
              "the derivative of the model by %s is %s at the start values in row %d of the data"
                  .formatted(parameters.get(k), first.jacobian[row][k], row + 1));
        }
      }
    }
  }

  List<String> parameters() {
    return parameters;
  }

  int rows() {
    return rows;
  }

  double[] start() {
    return start.clone();
  }

  double[] observed() {
    return observed;
  }

  /// Residuals and Jacobian for some values of the parameters.
  Point at(double[] values) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("the fit was interrupted");
    }
    double[] in = new double[columns.length + values.length];
    System.arraycopy(values, 0, in, columns.length, values.length);
    double[] out = new double[values.length + 1];
    double[] residuals = new double[rows];
    double[][] jacobian = new double[rows][values.length];
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      for (int k = 0; k < columns.length; k++) {
        in[k] = columns[k][row];
      }
      model.evaluate(in, out);
      residuals[row] = out[0] - observed[row];
      sum += residuals[row] * residuals[row];
      System.arraycopy(out, 1, jacobian[row], 0, values.length);
    }
    return new Point(values.clone(), residuals, jacobian, sum);
  }
}
