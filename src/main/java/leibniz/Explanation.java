package leibniz;

import java.util.List;
import java.util.Map;
import leibniz.expr.Count;

/// How a formula, or a system of them, was simplified, step by step. In a terminal it prints as
/// lines, in a notebook as a table. Large parts are cut to what can be read, with `…` for the rest,
/// and so are the original and the result; of many steps the first by each law are printed, and all
/// of them are in [#steps].
///
/// ```java
/// Formula.parse("2*sin(x)^2 + 2*cos(x)^2").explain().steps().getFirst().law(); // sin(a)^2 + cos(a)^2 = 1
/// Formula.parse("ln(x^2)").explain(Keeps.GENERIC).conditions();                // [x > 0]
/// ```
///
/// @param original what was simplified
/// @param result what came out
/// @param steps from the first to the last; none where the original could not be made simpler
/// @param conditions what the result relies on beside what was assumed, at the level
///   [Keeps#GENERIC]
/// @param isComplete whether there was no more to do; otherwise the [Budget] ended it, which is
///   told
public record Explanation<T extends Displayable>(
    T original, T result, List<Step> steps, List<String> conditions, boolean isComplete)
    implements Displayable {
  /// The widest text before the law in a line.
  private static final int WIDTH = 60;

  /// More steps than these are not all printed, and are folded away in a notebook.
  private static final int OPEN = 30;

  /// More steps than these are not all put into a page.
  private static final int LISTED = 100;

  /// More conditions are not printed.
  private static final int CONDITIONS = 8;

  private static final String ENDED = "its budget ended the simplification here";

  /// A law, a part of the formula before and after it was applied, and the conditions that this
  /// relied on, beside what was assumed or relied on before.
  public record Step(String law, String before, String after, List<String> conditions) {
    private String change() {
      return before + " -> " + after;
    }

    private String reason() {
      return conditions.isEmpty() ? law : law + ", " + where(conditions);
    }
  }

  /// The original, each step with its law, in a line or, where it is wider, in three, the result,
  /// and the conditions.
  @Override
  public String toString() {
    Folding folding = new Folding(steps, OPEN);
    int width =
        folding.shown().stream()
            .mapToInt(s -> s.change().length())
            .filter(n -> n <= WIDTH)
            .max()
            .orElse(0);
    StringBuilder out = new StringBuilder("  ").append(inLines(original)).append('\n');
    folding.forEach(
        step -> out.append(line(step, width)),
        folded -> out.append("    ").append(folded).append('\n'));
    out.append("= ").append(inLines(result));
    if (!conditions.isEmpty()) {
      out.append("\n  ").append(where(conditions));
    }
    return isComplete ? out.toString() : out.append("\n(").append(ENDED).append(')').toString();
  }

  private static String line(Step step, int width) {
    String change = step.change();
    return change.length() <= WIDTH
        ? "    %s%s    by %s\n"
            .formatted(change, " ".repeat(width - change.length()), step.reason())
        : "    %s\n      -> %s\n      by %s\n".formatted(step.before, step.after, step.reason());
  }

  private static String where(List<String> conditions) {
    return "where "
        + String.join(", ", conditions.subList(0, Math.min(CONDITIONS, conditions.size())))
        + (conditions.size() > CONDITIONS
            ? " and %d more".formatted(conditions.size() - CONDITIONS)
            : "");
  }

  /// Definitions of shared parts stand in lines of their own.
  private static String inLines(Displayable formula) {
    return ReadableText.of(formula).replace("; ", ";\n  ");
  }

  @Override
  public Map<String, String> mimeBundle() {
    StringBuilder out = new StringBuilder("<div style=\"text-align: left\">");
    out.append(code(ReadableText.of(original)));
    if (!steps.isEmpty()) {
      String count = Count.of(steps.size(), "step");
      out.append(steps.size() <= OPEN ? "<details open>" : "<details>");
      out.append("<summary>").append(count).append("</summary>").append(table());
      out.append("</details>");
    }
    out.append("<div>= ").append(code(ReadableText.of(result))).append("</div>");
    if (!conditions.isEmpty()) {
      out.append("<div>").append(code(where(conditions))).append("</div>");
    }
    if (!isComplete) {
      out.append("<div><em>").append(ENDED).append("</em></div>");
    }
    return Map.of("text/html", out.append("</div>").toString());
  }

  private String table() {
    StringBuilder out = new StringBuilder("<table>");
    out.append(row("th", "before", "after", "by"));
    new Folding(steps, LISTED)
        .forEach(
            s -> out.append(row("td", code(s.before), code(s.after), code(s.reason()))),
            folded -> out.append(row("td", code(folded), "", "")));
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
