package leibniz.parse;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenFactory;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.misc.Pair;

/// Puts in the product signs that are left out: `2x`, `2(x + 1)` and `(x + 1)(x - 1)` mean `2*x`,
/// `2*(x + 1)` and `(x + 1)*(x - 1)`.
final class Juxtaposition implements TokenSource {
  private final FormulaLexer lexer;
  private Token held; // the token before which a sign was put in
  private int previous;

  Juxtaposition(FormulaLexer lexer) {
    this.lexer = lexer;
  }

  @Override
  public Token nextToken() {
    Token token = held != null ? held : lexer.nextToken();
    if (held == null && joins(previous, token.getType())) {
      held = token;
      previous = FormulaLexer.TIMES;
      return lexer
          .getTokenFactory()
          .create(
              new Pair<>(this, lexer.getInputStream()),
              FormulaLexer.TIMES,
              "*",
              Token.DEFAULT_CHANNEL,
              token.getStartIndex(),
              token.getStartIndex() - 1,
              token.getLine(),
              token.getCharPositionInLine());
    }
    held = null;
    previous = token.getType();
    return token;
  }

  private static boolean joins(int left, int right) {
    return (left == FormulaLexer.NUMBER
            || left == FormulaLexer.CLOSE
            || left == FormulaLexer.CLOSE_INDEX)
        && (right == FormulaLexer.NAME || right == FormulaLexer.OPEN);
  }

  @Override
  public int getLine() {
    return lexer.getLine();
  }

  @Override
  public int getCharPositionInLine() {
    return lexer.getCharPositionInLine();
  }

  @Override
  public CharStream getInputStream() {
    return lexer.getInputStream();
  }

  @Override
  public String getSourceName() {
    return lexer.getSourceName();
  }

  @Override
  public void setTokenFactory(TokenFactory<?> factory) {
    lexer.setTokenFactory(factory);
  }

  @Override
  public TokenFactory<?> getTokenFactory() {
    return lexer.getTokenFactory();
  }
}
