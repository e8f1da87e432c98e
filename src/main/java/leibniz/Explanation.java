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
/// @param isComplete whether there was no more to do; otherwise the [Budget] ended it, which is
///   told
public record Explanation<T extends Displayable>(
    T original, T result, List<Step> steps, boolean isComplete) implements Displayable {
  /// The widest text before the law in a line.
  private static final int WIDTH = 60;

  /// More steps than these are folded away in a notebook.
  private static final int OPEN = 30;

  /// More steps than these are not put into a page.
  private static final int LISTED = 1000;

  private static final String ENDED = "its budget ended the simplification here";

  /// A law, and a part of the formula before and after it was applied.
  public record Step(String law, String before, String after) {
    private String change() {
      return before + " -> " + after;
    }
  }

  /// The original, each step with its law, in a line or, where it is wider, in three, and the
  /// result.
  @Override
  public String toString() {
    int width =
        steps.stream().mapToInt(s -> s.change().length()).filter(n -> n <= WIDTH).max().orElse(0);
    StringBuilder out = new StringBuilder("  ").append(inLines(original)).append('\n');
    for (Step step : steps) {
      String change = step.change();
      if (change.length() <= WIDTH) {
        out.append("    ").append(change).repeat(" ", width - change.length()).append("    by ");
      } else {
        out.append("    ").append(step.before).append("\n      -> ").append(step.after);
        out.append("\n      by ");
      }
      out.append(step.law).append('\n');
    }
    out.append("= ").append(inLines(result));
    return isComplete ? out.toString() : out.append("\n(").append(ENDED).append(')').toString();
  }

  /// Definitions of shared parts stand in lines of their own.
  private static String inLines(Displayable formula) {
    return formula.toString().replace("; ", ";\n  ");
  }

  @Override
  public Map<String, String> mimeBundle() {
    StringBuilder out = new StringBuilder("<div style=\"text-align: left\">");
    out.append(code(original.toString()));
    if (!steps.isEmpty()) {
      String count = steps.size() + (steps.size() == 1 ? " step" : " steps");
      out.append(steps.size() <= OPEN ? "<details open>" : "<details>");
      out.append("<summary>").append(count).append("</summary>").append(table());
      out.append("</details>");
    }
    out.append("<div>= ").append(code(result.toString())).append("</div>");
    if (!isComplete) {
      out.append("<div><em>").append(ENDED).append("</em></div>");
    }
    return Map.of("text/html", out.append("</div>").toString());
  }

  private String table() {
    StringBuilder out = new StringBuilder("<table>");
    out.append(row("th", "before", "after", "by"));
    for (Step s : steps.subList(0, Math.min(LISTED, steps.size()))) {
      out.append(row("td", code(s.before), code(s.after), code(s.law)));
    }
    if (steps.size() > LISTED) {
      out.append(row("td", "and " + (steps.size() - LISTED) + " more", "", ""));
    }
    return out.append("</table>").toString();
  }

  private static String row(String kind, String... cells) {
    StringBuilder out = new StringBuilder("<tr>");
    for (String cell : cells) {
      out.append('<').append(kind);
      out.append(" style=\"text-align: left; vertical-align: top\">").append(cell);
      out.append("</").append(kind).append('>');
    }
    return out.append("</tr>").toString();
  }

  /// Text that may be broken; definitions of shared parts stand in lines of their own.
  private static String code(String text) {
    String lines = text.replace("; ", ";\n");
    String escaped = lines.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return "<code style=\"white-space: normal; overflow-wrap: break-word\">"
        + escaped.replace("\n", "<br>")
        + "</code>";
  }
}
