package leibniz.rewrite;

import java.util.List;
import leibniz.expr.Condition;
import leibniz.expr.Expr;

/// An identity that is read from left to right. Its symbols stand for any expressions, those called
/// `n`, `m` or `k` for exact integers.
///
/// @param text the law as it is written
/// @param group what it belongs to, such as `trigonometric`
/// @param left what is replaced, in normal form
/// @param right what it is replaced by
/// @param conditions what the law relies on; none where both sides are equal wherever the left one
///   is defined
public record Law(String text, String group, Expr left, Expr right, List<Condition> conditions) {
  @Override
  public String toString() {
    return text;
  }
}
