package leibniz.solve;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import leibniz.Displayable;

/// The result of a fit.
///
/// @param parameters the names of the parameters
/// @param estimates their values
/// @param standardErrors the standard deviation of each estimate; NaN when there are no degrees of
///   freedom or the data do not determine the parameter
/// @param residualSumOfSquares the sum of the squares of model minus observation
/// @param residualStandardDeviation the square root of that sum divided by the degrees of freedom
/// @param degreesOfFreedom rows less parameters
/// @param isConverged whether the residuals are orthogonal to the Jacobian, as at a minimum
/// @param iterations of the solver
/// @param evaluations of the model and its Jacobian on all rows
public record Fit(
    List<String> parameters,
    double[] estimates,
    double[] standardErrors,
    double residualSumOfSquares,
    double residualStandardDeviation,
    int degreesOfFreedom,
    boolean isConverged,
    int iterations,
    int evaluations)
    implements Displayable {

  /// The estimate of one parameter.
  ///
  /// @throws IllegalArgumentException when there is no such parameter
  public double estimate(String parameter) {
    int k = parameters.indexOf(Objects.requireNonNull(parameter, "parameter"));
    if (k < 0) {
      throw new IllegalArgumentException(parameter + " is none of the parameters " + parameters);
    }
    return estimates[k];
  }

  /// Whether every parameter has a standard error: the data tell all of them apart.
  public boolean isDetermined() {
    return Arrays.stream(standardErrors).noneMatch(Double::isNaN);
  }

  @Override
  public Map<String, String> mimeBundle() {
    StringBuilder html =
        new StringBuilder("<table><tr><th></th><th>estimate</th><th>standard error</th></tr>");
    for (int k = 0; k < estimates.length; k++) {
      html.append(
          String.format(
              Locale.ROOT,
              "<tr><th>%s</th><td>%s</td><td>%.3g</td></tr>",
              parameters.get(k),
              estimates[k],
              standardErrors[k]));
    }
    return Map.of("text/html", html.append("</table>").toString());
  }

  /// The table of estimates and what is said of the whole fit.
  @Override
  public String toString() {
    int width = "parameter".length();
    for (String parameter : parameters) {
      width = Math.max(width, parameter.length());
    }
    String row = "%-" + width + "s  %22s  %14s\n";
    StringBuilder text = new StringBuilder();
    text.append(row.formatted("parameter", "estimate", "standard error"));
    for (int k = 0; k < estimates.length; k++) {
      text.append(
          row.formatted(
              parameters.get(k),
              String.format(Locale.ROOT, "%.12g", estimates[k]),
              String.format(Locale.ROOT, "%.5g", standardErrors[k])));
    }
    text.append(
        String.format(
            Locale.ROOT,
            """

            residual sum of squares       %.12g
            residual standard deviation   %.12g
            degrees of freedom            %d
            %d iteration%s, %d evaluation%s of the model and its Jacobian%s\
            """,
            residualSumOfSquares,
            residualStandardDeviation,
            degreesOfFreedom,
            iterations,
            iterations == 1 ? "" : "s",
            evaluations,
            evaluations == 1 ? "" : "s",
            isConverged ? "" : "; NOT CONVERGED: no minimum was reached"));
    if (degreesOfFreedom > 0 && !isDetermined()) {
      text.append("\nthe data do not determine every parameter: there are other fits as good");
    }
    return text.toString();
  }
}
