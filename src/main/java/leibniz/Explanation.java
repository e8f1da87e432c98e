package leibniz;

import java.util.List;
import java.util.Map;

/// How a formula, or a system of them, was simplified, step by step. In a terminal it prints as
/// lines, in a notebook as a table. Large parts are cut to what can be read, with `…` for the rest.
///
/// ```java
/// Formula.parse("2*sin(x)^2 + 2*cos(x)^2").explain().steps().getFirst().law(); // sin(a)^2 + cos(a)^2 = 1
/// ```
///
/// @param original what was simplified
/// @param result what came out
/// @param steps from the first to the last; none where the original could not be made simpler
public record Explanation<T extends Displayable>(T original, T result, List<Step> steps)
    implements Displayable {
  /// The widest text before the law in a line.
  private static final int WIDTH = 60;

  /// A law, and a part of the formula before and after it was applied.
  public record Step(String law, String before, String after) {}

  /// The original, a line for each step with its law, and the result.
  @Override
  public String toString() {
    int width =
        steps.stream().mapToInt(s -> change(s).length()).filter(n -> n <= WIDTH).max().orElse(0);
    StringBuilder out = new StringBuilder().append("  ").append(original).append('\n');
    for (Step step : steps) {
      out.append("    ").append(("%-" + Math.max(1, width) + "s").formatted(change(step)));
      out.append("    by ").append(step.law).append('\n');
    }
    return out.append("= ").append(result).toString();
  }

  private static String change(Step step) {
    return step.before + " -> " + step.after;
  }

  @Override
  public Map<String, String> mimeBundle() {
    StringBuilder out =
        new StringBuilder("<table><tr><th>law</th><th>before</th><th>after</th></tr>");
    for (Step s : steps) {
      out.append("<tr>").append(cell(s.law)).append(cell(s.before)).append(cell(s.after));
      out.append("</tr>");
    }
    out.append("<tr>").append(cell("")).append(cell(original.toString()));
    return Map.of("text/html", out.append(cell(result.toString())) + "</tr></table>");
  }

  private static String cell(String text) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return "<td style=\"text-align: left\"><code>" + escaped + "</code></td>";
  }
}
