package leibniz.solve;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.commons.math3.exception.MathIllegalArgumentException;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresProblem;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.apache.commons.math3.util.Pair;

/// Non-linear least squares: Commons Math's Levenberg-Marquardt, and then Gauss-Newton steps while
/// they lower the gradient, which carry an ill-conditioned fit to the last digits that the data
/// determine.
final class LeastSquares {
  /// First bounds of the trust region, relative to the start; the next one is tried when the fit
  /// before did not end well.
  private static final double[] STEP_BOUNDS = {100, 1, 0.1};

  private static final int MAX_EVALUATIONS = 20_000;
  private static final int MAX_POLISH = 50;
  private static final double TOLERANCE = 1e-15;

  /// The cosine between the residuals and the columns of the Jacobian below which a point counts as
  /// a minimum.
  private static final double ORTHOGONAL = 1e-5;

  /// Columns of the Jacobian, scaled to length one, that differ by less are not told apart.
  private static final double SINGULAR = 1e-12;

  private final Residuals residuals;
  private final Consumer<CurveFit.Progress> progress;
  private Residuals.Point best;
  private int evaluations;
  private int iterations;

  LeastSquares(Residuals residuals, Consumer<CurveFit.Progress> progress) {
    this.residuals = residuals;
    this.progress = progress;
  }

  Fit solve() {
    Residuals.Point overall = null;
    for (double bound : STEP_BOUNDS) {
      best = evaluate(residuals.start());
      levenbergMarquardt(bound);
      polish();
      if (overall == null || best.sumOfSquares() < overall.sumOfSquares()) {
        overall = best;
      }
      if (isMinimum(overall)) {
        break;
      }
    }
    best = overall;
    return result();
  }

  private Residuals.Point evaluate(double[] parameters) {
    Residuals.Point point = residuals.at(parameters);
    evaluations++;
    if (best == null || point.sumOfSquares() < best.sumOfSquares()) {
      best = point;
    }
    progress.accept(new CurveFit.Progress(evaluations, best.sumOfSquares()));
    return point;
  }

  private void levenbergMarquardt(double stepBound) {
    LeastSquaresProblem problem =
        new LeastSquaresBuilder()
            .start(residuals.start())
            .target(new double[residuals.rows()])
            .model(this::model)
            .lazyEvaluation(false)
            .checker(
                (_, _, _) -> {
                  iterations++; // counted even where the search is given up
                  return false;
                })
            .maxEvaluations(MAX_EVALUATIONS)
            .maxIterations(MAX_EVALUATIONS)
            .build();
    try {
      new LevenbergMarquardtOptimizer()
          .withInitialStepBoundFactor(stepBound)
          .withCostRelativeTolerance(TOLERANCE)
          .withParameterRelativeTolerance(TOLERANCE)
          .withOrthoTolerance(TOLERANCE)
          .optimize(problem);
    } catch (MathIllegalStateException | MathIllegalArgumentException e) {
      // It can go no lower with double arithmetic, or met values that are not finite; the best
      // point so far stands.
    }
  }

  private Pair<RealVector, RealMatrix> model(RealVector parameters) {
    Residuals.Point point = evaluate(parameters.toArray());
    return new Pair<>(
        new ArrayRealVector(point.residuals(), false),
        new Array2DRowRealMatrix(point.jacobian(), false));
  }

  /// Gauss-Newton steps from the best point, each kept while the residuals come nearer to being
  /// orthogonal to the Jacobian.
  private void polish() {
    double before = cosine(best);
    for (int step = 0; step < MAX_POLISH && before > 0; step++) {
      double[] next = gaussNewton(best);
      if (next == null) {
        return;
      }
      Residuals.Point point = residuals.at(next);
      evaluations++;
      double after = point.isFinite() ? cosine(point) : Double.NaN;
      boolean notWorse = point.sumOfSquares() <= best.sumOfSquares() * (1 + 1e-10);
      if (!notWorse || !(after < before)) {
        return;
      }
      iterations++;
      best = point;
      before = after;
    }
  }

  /// One step, with columns scaled to length one, by QR decomposition; null when the Jacobian is
  /// singular.
  private static double[] gaussNewton(Residuals.Point point) {
    double[] scale = columnNorms(point.jacobian());
    RealMatrix scaled = scaled(point.jacobian(), scale);
    try {
      RealVector step =
          new QRDecomposition(scaled).getSolver().solve(new ArrayRealVector(point.residuals()));
      double[] next = point.at().clone();
      for (int k = 0; k < next.length; k++) {
        next[k] -= step.getEntry(k) / scale[k];
      }
      return next;
    } catch (SingularMatrixException e) {
      return null;
    }
  }

  private static RealMatrix scaled(double[][] jacobian, double[] scale) {
    RealMatrix scaled = new Array2DRowRealMatrix(jacobian, true);
    for (int row = 0; row < jacobian.length; row++) {
      for (int k = 0; k < scale.length; k++) {
        scaled.multiplyEntry(row, k, 1 / scale[k]);
      }
    }
    return scaled;
  }

  private static double[] columnNorms(double[][] jacobian) {
    double[] norms = new double[jacobian[0].length];
    for (int k = 0; k < norms.length; k++) {
      double sum = 0;
      for (double[] row : jacobian) {
        sum += row[k] * row[k];
      }
      norms[k] = Math.sqrt(sum);
    }
    return norms;
  }

  /// Whether the residuals are orthogonal to the Jacobian, or nothing but rounding.
  private boolean isMinimum(Residuals.Point point) {
    double size = 0;
    for (double value : residuals.observed()) {
      size = Math.max(size, Math.abs(value));
    }
    double rounding = 4 * Math.ulp(size);
    return cosine(point) < ORTHOGONAL
        || point.sumOfSquares() <= residuals.rows() * rounding * rounding;
  }

  /// The largest cosine of the angle between the residuals and a column of the Jacobian: zero at a
  /// minimum.
  private static double cosine(Residuals.Point point) {
    double[] norms = columnNorms(point.jacobian());
    double length = Math.sqrt(point.sumOfSquares());
    double largest = 0;
    for (int k = 0; k < norms.length; k++) {
      double product = 0;
      for (int row = 0; row < point.residuals().length; row++) {
        product += point.residuals()[row] * point.jacobian()[row][k];
      }
      double cosine = length == 0 || norms[k] == 0 ? 0 : Math.abs(product) / (length * norms[k]);
      largest = Math.max(largest, cosine);
    }
    return largest;
  }

  private Fit result() {
    int degrees = residuals.rows() - best.at().length;
    double deviation = degrees > 0 ? Math.sqrt(best.sumOfSquares() / degrees) : Double.NaN;
    return new Fit(
        residuals.parameters(),
        best.at(),
        standardErrors(deviation),
        best.sumOfSquares(),
        deviation,
        degrees,
        isMinimum(best),
        iterations,
        evaluations);
  }

  /// The square roots of the diagonal of `s^2*(J'J)^-1`, by `R` of the scaled QR decomposition; NaN
  /// for parameters that the data do not determine.
  private double[] standardErrors(double deviation) {
    double[] norms = columnNorms(best.jacobian());
    int[] used = IntStream.range(0, norms.length).filter(k -> norms[k] > 0).toArray();
    double[] errors = new double[norms.length];
    Arrays.fill(errors, Double.NaN);
    if (used.length == 0) {
      return errors;
    }
    double[][] jacobian = new double[residuals.rows()][used.length];
    for (int row = 0; row < jacobian.length; row++) {
      for (int k = 0; k < used.length; k++) {
        jacobian[row][k] = best.jacobian()[row][used[k]] / norms[used[k]];
      }
    }
    int n = used.length;
    RealMatrix r =
        new QRDecomposition(new Array2DRowRealMatrix(jacobian, false))
            .getR()
            .getSubMatrix(0, n - 1, 0, n - 1);
    QRDecomposition again = new QRDecomposition(r, SINGULAR);
    if (again.getSolver().isNonSingular()) {
      RealMatrix inverse = again.getSolver().getInverse();
      for (int k = 0; k < n; k++) {
        errors[used[k]] = deviation * inverse.getRowVector(k).getNorm() / norms[used[k]];
      }
    }
    return errors;
  }
}
