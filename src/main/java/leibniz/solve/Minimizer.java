package leibniz.solve;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import leibniz.CompiledFormula;
import org.apache.commons.math3.exception.MathIllegalArgumentException;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunctionGradient;
import org.apache.commons.math3.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer;

/// Finds a local minimum of a compiled formula by Commons Math's non-linear conjugate gradients
/// (Polak-Ribière), with exact gradients, and then by Newton steps with exact Hessians.
///
/// ```java
/// CompiledFormula f = Formula.parse("100*(y - x^2)^2 + (1 - x)^2").compile();
/// Minimum m = Minimizer.minimize(f, -1.2, 1);
/// m.isStationary();           // true
/// Math.round(1e6*m.point()[0]); // 1000000
/// ```
public final class Minimizer {
  /// Relative and absolute change of the value at which an optimisation run ends.
  private static final double TOLERANCE = 1e-16;

  /// A relative gradient of this size counts as zero.
  private static final double STATIONARY = 1e-6;

  /// Runs from the point the last one ended at; each forgets the old search directions.
  private static final int MAX_RESTARTS = 20;

  private static final int MAX_EVALUATIONS = 1_000_000;
  private static final int MAX_POLISH = 50;

  /// The most variables for Newton steps, whose Hessian is dense.
  private static final int MAX_NEWTON = 200;

  private Minimizer() {}

  /// Searches downhill from `start`.
  ///
  /// The search ends where the value changes no more; [Minimum#isStationary] tells whether the
  /// gradient vanishes there, as it does at a smooth minimum.
  ///
  /// @param start the first point, as many values as the formula has variables
  /// @throws IllegalArgumentException when the start has the wrong length, or value or gradient are
  ///   not finite there
  /// @throws java.util.concurrent.CancellationException when the thread is interrupted, and stays
  ///   so
  public static Minimum minimize(CompiledFormula formula, double... start) {
    Objects.requireNonNull(formula, "formula");
    Objects.requireNonNull(start, "start");
    Search search = new Search(formula, start);
    for (int run = 0; run < MAX_RESTARTS; run++) {
      double before = search.bestValue;
      search.run();
      search.polish();
      if (search.isStationary() || !(search.bestValue < before)) {
        break;
      }
    }
    return search.result();
  }

  private static final class Search {
    private final CompiledFormula formula;
    private final double[] gradient;
    private double[] best;
    private double bestValue;
    private final double startValue;
    private int iterations;
    private int evaluations;

    Search(CompiledFormula formula, double[] start) {
      this.formula = formula;
      this.gradient = new double[start.length];
      this.best = start.clone();
      this.bestValue = formula.valueAndGradient(best, gradient);
      this.startValue = bestValue;
      if (!Double.isFinite(bestValue)) {
        throw new IllegalArgumentException(
            "the formula is not finite at the start: value " + bestValue);
      }
      for (int i = 0; i < gradient.length; i++) {
        if (!Double.isFinite(gradient[i])) {
          throw new IllegalArgumentException(
              "the derivative by %s is not finite at the start: %s"
                  .formatted(formula.variables().get(i), gradient[i]));
        }
      }
    }

    void run() {
      if (best.length == 0) {
        return;
      }
      NonLinearConjugateGradientOptimizer optimizer =
          new NonLinearConjugateGradientOptimizer(
              NonLinearConjugateGradientOptimizer.Formula.POLAK_RIBIERE,
              new SimpleValueChecker(TOLERANCE, TOLERANCE * TOLERANCE));
      try {
        PointValuePair end =
            optimizer.optimize(
                new MaxEval(MAX_EVALUATIONS),
                new MaxIter(MAX_EVALUATIONS),
                new InitialGuess(best),
                GoalType.MINIMIZE,
                new ObjectiveFunction(this::value),
                new ObjectiveFunctionGradient(this::gradient));
        keep(end.getPoint(), end.getValue());
      } catch (MathIllegalStateException e) {
        // The line search found no bracket, the value has no lower bound, or the budget is spent:
        // the best point so far stands.
      }
      iterations += optimizer.getIterations();
    }

    private double value(double[] x) {
      evaluations++;
      double value = formula.applyAsDouble(x);
      keep(x, value);
      return value;
    }

    private double[] gradient(double[] x) {
      evaluations++;
      double[] at = new double[x.length];
      keep(x, formula.valueAndGradient(x, at));
      return at;
    }

    private void keep(double[] x, double value) {
      if (value < bestValue) {
        bestValue = value;
        best = x.clone();
      }
      if (bestValue == Double.NEGATIVE_INFINITY) {
        throw new MathIllegalStateException(); // nothing is lower
      }
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("the minimization was interrupted");
      }
    }

    /// Newton steps while the Hessian is positive definite and the gradient falls: they find the
    /// last digits, which a line search cannot see in the value.
    void polish() {
      int n = best.length;
      double before = norm();
      for (int step = 0; step < MAX_POLISH && n > 0 && n <= MAX_NEWTON && before > 0; step++) {
        double[] hessian = new double[n * n];
        formula.hessian(best, hessian);
        double[][] rows = new double[n][];
        for (int i = 0; i < n; i++) {
          rows[i] = Arrays.copyOfRange(hessian, i * n, (i + 1) * n);
        }
        double[] next = best.clone();
        try {
          RealVector change =
              new CholeskyDecomposition(new Array2DRowRealMatrix(rows, false))
                  .getSolver()
                  .solve(new ArrayRealVector(gradient, false));
          Arrays.setAll(next, i -> best[i] - change.getEntry(i));
        } catch (MathIllegalArgumentException e) {
          return; // not positive definite, or not finite
        }
        double[] slope = new double[n];
        double value = formula.valueAndGradient(next, slope);
        evaluations++;
        double after = length(slope);
        boolean isWorse = value > bestValue + 1e-12 * Math.abs(bestValue);
        if (!Double.isFinite(value) || isWorse || !(after < before)) {
          return;
        }
        iterations++;
        best = next;
        bestValue = value;
        before = norm();
      }
    }

    private double norm() {
      formula.valueAndGradient(best, gradient);
      return length(gradient);
    }

    private static double length(double[] vector) {
      return Math.sqrt(Arrays.stream(vector).map(d -> d * d).sum());
    }

    /// Whether a relative change of any variable changes the value by next to nothing, compared
    /// with what the search has gained (after Dennis and Schnabel, Numerical Methods for
    /// Unconstrained Optimization, section 7.2).
    boolean isStationary() {
      if (!Double.isFinite(bestValue)) {
        return false;
      }
      formula.valueAndGradient(best, gradient);
      double size = Math.max(1, startValue - bestValue);
      for (int i = 0; i < best.length; i++) {
        double change = Math.abs(gradient[i]) * Math.max(1, Math.abs(best[i]));
        if (!(change <= STATIONARY * size)) {
          return false;
        }
      }
      return true;
    }

    Minimum result() {
      return new Minimum(
          formula.variables(), best, bestValue, norm(), isStationary(), iterations, evaluations);
    }
  }
}
