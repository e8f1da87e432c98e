package leibniz.parse;

/// The text of a formula cannot be read: says where, shows the line with a caret, and says what was
/// expected.
///
/// ```text
/// line 1, column 8: expected a number, a name or '(', found ')'
///   2*(x + )
///          ^
/// ```
public final class SyntaxException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /// Of a long line this many characters are shown on either side of the error.
  private static final int SHOWN = 60;

  private final int line;
  private final int column;
  private final boolean isPlaced; // whether the message says in which text

  SyntaxException(String text, int offset, String problem) {
    this(text, Math.clamp(offset, 0, text.length()), lineStart(text, offset), problem);
  }

  private SyntaxException(String text, int offset, int lineStart, String problem) {
    super(message(text, offset, lineStart, problem));
    this.line = lineNumber(text, lineStart);
    this.column = offset - lineStart + 1;
    this.isPlaced = false;
  }

  private SyntaxException(String where, SyntaxException problem) {
    super(where + ": " + problem.getMessage(), problem);
    this.line = problem.line;
    this.column = problem.column;
    this.isPlaced = true;
  }

  /// This problem, told to be in one of several texts: `formula 2`, `in the function f(x)`.
  public SyntaxException in(String where) {
    return new SyntaxException(where, this);
  }

  /// This problem, told to be in the body of a function, unless it is in a function that one calls:
  /// line and column are those of the innermost text.
  SyntaxException inFunction(Definition function) {
    return isPlaced ? this : in("in the function " + function.signature());
  }

  /// The line of the error, from 1.
  public int line() {
    return line;
  }

  /// The column of the error in its line, from 1.
  public int column() {
    return column;
  }

  private static int lineStart(String text, int offset) {
    return text.lastIndexOf('\n', Math.min(offset, text.length()) - 1) + 1;
  }

  private static int lineNumber(String text, int lineStart) {
    return 1 + (int) text.substring(0, lineStart).chars().filter(c -> c == '\n').count();
  }

  private static String message(String text, int offset, int lineStart, String problem) {
    int lineEnd = text.indexOf('\n', offset);
    int from = Math.max(lineStart, offset - SHOWN);
    int to = Math.min(lineEnd < 0 ? text.length() : lineEnd, offset + SHOWN);
    String before =
        (from > lineStart ? "..." : "") + text.substring(from, offset).replace('\t', ' ');
    String after = text.substring(offset, to).stripTrailing();
    String cut = to < (lineEnd < 0 ? text.length() : lineEnd) ? "..." : "";
    return "line %d, column %d: %s\n  %s%s%s\n  %s^"
        .formatted(
            lineNumber(text, lineStart),
            offset - lineStart + 1,
            problem,
            before,
            after,
            cut,
            " ".repeat(before.length()));
  }
}
