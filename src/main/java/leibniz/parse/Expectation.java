package leibniz.parse;

import java.util.ArrayDeque;
import java.util.Deque;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;

/// Says what could have stood where a text went wrong, from the tokens before that place.
///
/// ANTLR's own set of expected tokens belongs to the place where its look-ahead began, which may be
/// far to the left.
final class Expectation {
  /// Stands for an opening parenthesis of a call, where a comma may follow.
  private static final int CALL = -2;

  private final Deque<Integer> open = new ArrayDeque<>();
  private int previous = Token.EOF;

  /// Looks at the tokens of `text` before `offset`, counted in code points.
  Expectation(String text, int offset) {
    FormulaLexer lexer = new FormulaLexer(CharStreams.fromString(text));
    for (Token token = lexer.nextToken();
        token.getType() != Token.EOF && token.getStartIndex() < offset;
        token = lexer.nextToken()) {
      int type = token.getType();
      if (type == FormulaLexer.OPEN) {
        open.push(previous == FormulaLexer.NAME ? CALL : type);
      } else if (type == FormulaLexer.OPEN_INDEX) {
        open.push(type);
      } else if ((type == FormulaLexer.CLOSE || type == FormulaLexer.CLOSE_INDEX)
          && !open.isEmpty()) {
        open.pop();
      }
      previous = type;
    }
  }

  /// A sentence for the token found there.
  String sentence(Token found) {
    String text = found.getType() == Token.EOF ? "the end" : "'" + found.getText() + "'";
    boolean afterOperand =
        previous == FormulaLexer.NUMBER
            || previous == FormulaLexer.NAME
            || previous == FormulaLexer.CLOSE
            || previous == FormulaLexer.CLOSE_INDEX;
    if (!afterOperand) {
      return "expected a number, a name or '(', found " + text;
    }
    if (!open.isEmpty()) {
      return "expected an operator"
          + switch (open.peek()) {
            case CALL -> ", ',' or ')'";
            case FormulaLexer.OPEN_INDEX -> ", ',' or ']'";
            default -> " or ')'";
          }
          + ", found "
          + text;
    }
    if (found.getType() == Token.EOF) {
      return "expected ';' and a formula after the definition, found the end";
    }
    if (found.getText().equals("=")) {
      return "a definition is written name = ... or name(x) = ..., and a comparison with '=='";
    }
    return "expected an operator or the end, found " + text;
  }
}
