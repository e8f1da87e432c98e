package leibniz.simplify;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import leibniz.expr.Algebra;
import leibniz.expr.Call;
import leibniz.expr.Expr;
import leibniz.expr.Fn;
import leibniz.expr.Graph;
import leibniz.expr.Num;
import leibniz.expr.Product;
import leibniz.expr.Rational;
import leibniz.expr.Sum;

/// Brings angles with a multiple of pi into the first quadrant: `sin(x + 3*pi/2) = -cos(x)`,
/// `cos(5*pi/6) = -cos(pi/6)`. The values there are laws.
final class Angles {
  private static final Rational HALF = Rational.of(2).reciprocal();

  private final Algebra m;
  private final Graph graph;

  Angles(Algebra algebra) {
    this.m = algebra;
    this.graph = algebra.graph();
  }

  /// A sine, cosine or tangent with a smaller angle, perhaps as another function and with another
  /// sign, or the call itself.
  Expr reduced(Call call) {
    Expr angle = call.child(0);
    Rational turn = multiple(angle);
    if (turn != null) {
      return ofNumber(call, turn);
    }
    if (angle instanceof Sum s) {
      for (int k = 0; k < s.arity(); k++) {
        turn = multiple(s.child(k));
        if (turn != null) {
          return shifted(call, s, k, turn);
        }
      }
    }
    return call;
  }

  /// How many times pi an expression is; null when it is no exact multiple.
  private static Rational multiple(Expr expr) {
    if (expr instanceof Call c && c.function() == Fn.PI) {
      return Rational.ONE;
    }
    return expr instanceof Product p
            && p.arity() == 2
            && p.child(0) instanceof Num n
            && n.isExact()
            && p.child(1) instanceof Call c
            && c.function() == Fn.PI
        ? n.exact()
        : null;
  }

  /// The function of `turn*pi`, with an angle from 0 to pi/2.
  private Expr ofNumber(Call call, Rational turn) {
    Fn fn = call.function();
    Rational rest = modulo(turn, fn == Fn.TAN ? 1 : 2);
    boolean isNegated = false;
    if (rest.compareTo(Rational.ONE) > 0) { // the lower half of the circle
      rest = Rational.of(2).plus(rest.negate());
      isNegated = fn == Fn.SIN;
    }
    if (rest.compareTo(HALF) > 0) { // its left half
      rest = Rational.ONE.plus(rest.negate());
      isNegated ^= fn != Fn.SIN;
    }
    boolean isRight = rest.equals(HALF);
    if (rest.is(0) || isRight && fn != Fn.TAN) {
      int value = rest.is(0) == (fn == Fn.COS) ? 1 : 0;
      return m.number(isNegated ? -value : value);
    }
    Expr value = graph.call(fn, m.multiply(graph.number(rest), graph.call(Fn.PI)));
    return isNegated ? m.negate(value) : value;
  }

  /// The function of `rest + turn*pi`, where `turn*pi` is the term at `k` of a sum.
  private Expr shifted(Call call, Sum sum, int k, Rational turn) {
    Fn fn = call.function();
    List<Expr> terms = new ArrayList<>();
    for (int i = 0; i < sum.arity(); i++) {
      if (i != k) {
        terms.add(sum.child(i));
      }
    }
    Rational quarters = turn.times(Rational.of(2));
    if (quarters.isInteger()) {
      int quadrant = modulo(quarters, 4).numerator().intValue();
      if (fn == Fn.TAN) {
        return quadrant % 2 == 0 ? graph.call(fn, m.sum(terms)) : call;
      }
      Fn other = fn == Fn.SIN ? Fn.COS : Fn.SIN;
      Expr value = graph.call(quadrant % 2 == 0 ? fn : other, m.sum(terms));
      return (quadrant + (fn == Fn.COS ? 1 : 0)) % 4 >= 2 ? m.negate(value) : value;
    }
    int period = fn == Fn.TAN ? 1 : 2;
    Rational rest = modulo(turn, period);
    if (rest.compareTo(Rational.of(period).times(HALF)) > 0) {
      rest = rest.plus(Rational.of(-period));
    }
    if (rest.equals(turn)) {
      return call;
    }
    terms.add(m.multiply(graph.number(rest), graph.call(Fn.PI)));
    return graph.call(fn, m.sum(terms));
  }

  private static Rational modulo(Rational r, long n) {
    BigInteger period = r.denominator().multiply(BigInteger.valueOf(n));
    return Rational.of(r.numerator().mod(period), r.denominator());
  }
}
