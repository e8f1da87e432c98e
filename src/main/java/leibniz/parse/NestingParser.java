package leibniz.parse;

import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;

/// The generated parser with a bound on the depth of its recursion; after the first error it tells
/// its listener nothing more.
final class NestingParser extends FormulaParser {
  private final String text;
  private final int maxNesting;
  private int depth;
  private boolean failed; // also while a listener is being told, so that whatever it throws counts

  NestingParser(TokenStream input, String text, int maxNesting) {
    super(input);
    this.text = text;
    this.maxNesting = maxNesting;
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
      super.triggerEnterRuleEvent();
      failed = false;
    }
  }

  @Override
  protected void triggerExitRuleEvent() {
    if (!failed) {
      failed = true;
      super.triggerExitRuleEvent();
      failed = false;
    }
  }
}
