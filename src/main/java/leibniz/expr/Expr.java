package leibniz.expr;

import java.util.Collection;
import java.util.List;

/// An expression: one of eight kinds, each a final class.
///
/// Subtraction, division and negation have no kinds of their own: `a - b` is the sum of `a` and
/// `-1*b`, and `a/b` is the product of `a` and `b^-1`. A factor that is a power with a negative
/// number as exponent *divides*; a [Product] of that one factor alone groups it, so that `a*(1/b)`
/// is not `a/b`. Square roots are powers with exponent `1/2`.
///
/// Written order is kept: nothing is reordered, folded or cancelled, so that a compiled expression
/// computes, bit for bit, what the same text computes as Java source.
public abstract sealed class Expr extends Node
    permits Num, Sym, Nary, Power, Call, Application, Choice {
  Expr(int number, int hash) {
    super(number, hash);
  }

  /// The text of this expression as a person would write it; it parses back to an equal expression.
  ///
  /// Parts used many times are written once, as definitions before the result, where the text would
  /// grow beyond a screenful otherwise: `t1 = x + y; t1*sin(t1)`.
  @Override
  public final String toString() {
    return Text.of(this, List.of());
  }

  /// The text of this expression where some names mean variables: a constant of such a name is
  /// written by its other one, `π` for `pi` and `ℯ` for `e`.
  public final String toText(Collection<String> variables) {
    return Text.of(this, variables);
  }

  /// The beginning of the text of this expression, without definitions, ending with `…` where it is
  /// cut; in time that grows with the length, whatever the size of the expression.
  ///
  /// @param length the most characters
  public final String excerpt(Collection<String> variables, int length) {
    return Text.excerpt(this, variables, length);
  }
}
