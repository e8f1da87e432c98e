package leibniz.solve;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import leibniz.Displayable;

/// The end of a search for a minimum.
///
/// @param variables the names of the variables
/// @param point their values
/// @param value the value there
/// @param gradientNorm the Euclidean norm of the gradient there
/// @param isStationary whether the gradient is nearly zero, compared with what the search gained;
///   if not, the minimum is at a kink, there is none, or the search failed. A saddle or maximum at
///   which a search begins is stationary, too
/// @param iterations of the optimiser
/// @param evaluations of the value, or of value and gradient
public record Minimum(
    List<String> variables,
    double[] point,
    double value,
    double gradientNorm,
    boolean isStationary,
    int iterations,
    int evaluations)
    implements Displayable {

  @Override
  public Map<String, String> mimeBundle() {
    StringBuilder html = new StringBuilder("<table><tr><th>minimum</th><td>");
    html.append(value).append("</td></tr>");
    for (int i = 0; i < point.length; i++) {
      html.append("<tr><th>").append(variables.get(i)).append("</th><td>");
      html.append(point[i]).append("</td></tr>");
    }
    return Map.of("text/html", html.append("</table>").toString());
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("minimum " + value + " at");
    for (int i = 0; i < point.length; i++) {
      text.append("\n  ").append(variables.get(i)).append(" = ").append(point[i]);
    }
    text.append(
        String.format(
            Locale.ROOT,
            "\ngradient norm %.2g, %d iteration%s, %d evaluation%s",
            gradientNorm,
            iterations,
            iterations == 1 ? "" : "s",
            evaluations,
            evaluations == 1 ? "" : "s"));
    return text
        + (isStationary
            ? ""
            : "\n"
                + "NO SMOOTH MINIMUM: "
                + (value == Double.NEGATIVE_INFINITY
                    ? "there is no lower bound"
                    : "the gradient is not zero there (a kink, no lower bound, or the search"
                        + " failed)"));
  }
}
