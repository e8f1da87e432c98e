package leibniz.parse;

import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;

/// The generated parser with a bound on the depth of its recursion; after the first error it tells
/// its listener nothing more.
///
/// ANTLR's own parser makes a node of a parse tree for each token as soon as there is a listener,
/// and goes through a list of listeners at each rule. There is one here, which is told of rules and
/// asks for no tokens.
final class NestingParser extends FormulaParser {
  private final String text;
  private final int maxNesting;
  private FormulaListener listener;
  private int depth;
  private boolean failed; // also while a listener is being told, so that whatever it throws counts

  NestingParser(TokenStream input, String text, int maxNesting) {
    super(input);
    this.text = text;
    this.maxNesting = maxNesting;
  }

  /// Tells a listener which rules are entered and left.
  void tell(FormulaListener listener) {
    this.listener = listener;
    addParseListener(listener); // without any, ANTLR triggers no events
  }

  @Override
  public Token consume() {
    Token token = getCurrentToken();
    if (token.getType() != Token.EOF) {
      getInputStream().consume();
    }
    return token;
  }

  @Override
  public void enterRecursionRule(ParserRuleContext context, int state, int rule, int precedence) {
    if (++depth > maxNesting) {
      failed = true;
      throw new SyntaxException(
          text,
          text.offsetByCodePoints(0, getCurrentToken().getStartIndex()),
          "nested too deeply: more than "
              + maxNesting
              + " levels; name inner parts by definitions, as in a = ...; b = ...; a + b");
    }
    super.enterRecursionRule(context, state, rule, precedence);
  }

  @Override
  public void unrollRecursionContexts(ParserRuleContext parent) {
    depth--;
    super.unrollRecursionContexts(parent);
  }

  @Override
  public void notifyErrorListeners(Token token, String message, RecognitionException e) {
    failed = true;
    super.notifyErrorListeners(token, message, e);
  }

  @Override
  protected void triggerEnterRuleEvent() {
    if (!failed) {
      failed = true;
      _ctx.enterRule(listener);
      failed = false;
    }
  }

  @Override
  protected void triggerExitRuleEvent() {
    if (!failed) {
      failed = true;
      _ctx.exitRule(listener);
      failed = false;
    }
  }
}
