package leibniz.expr;

import java.util.List;

/// What a [Choice] decides by: a comparison, or conditions joined by `and`, `or`, `not`.
public abstract sealed class Condition extends Node permits Comparison, Junction, Negation {
  Condition(int number, int hash) {
    super(number, hash);
  }

  /// The text of this condition; it parses back as the condition of a choice.
  @Override
  public final String toString() {
    return Text.of(this, List.of());
  }
}
