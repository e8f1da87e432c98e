package leibniz.equation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import leibniz.expr.Algebra;
import leibniz.expr.Expr;
import leibniz.expr.Fn;
import leibniz.expr.Graph;
import leibniz.expr.Num;
import leibniz.expr.Power;
import leibniz.expr.Product;
import leibniz.expr.Rational;

/// Square roots with what is a square taken out.
final class SquareRoots {
  /// The largest number whose square is looked for in a radicand.
  private static final int LARGEST_DIVISOR = 1000;

  private final Algebra m;
  private final Graph graph;

  SquareRoots(Algebra algebra) {
    this.m = algebra;
    this.graph = algebra.graph();
  }

  /// `1/2*sqrt(5)` of `5/4`, and `1/5*sqrt(5)*abs(y)` of `y^2/5`.
  Expr of(Expr value) {
    if (value instanceof Num n && n.isZero()) {
      return value;
    }
    if (value instanceof Num n && n.isExact() && !n.isNegative()) {
      return of(n.exact());
    }
    if (!(value instanceof Product p)) {
      return m.sqrt(value);
    }
    List<Expr> outside = new ArrayList<>();
    List<Expr> inside = new ArrayList<>();
    Num number = graph.number(Rational.ONE);
    for (int k = 0; k < p.arity(); k++) {
      Expr factor = p.child(k);
      if (factor instanceof Num n) {
        number = n;
      } else if (factor instanceof Power q && q.exponent() instanceof Num e && isEven(e)) {
        Expr half = graph.number(e.exact().times(Rational.of(2).reciprocal()));
        outside.add(m.power(graph.call(Fn.ABS, q.base()), half));
      } else {
        inside.add(factor);
      }
    }
    if (outside.isEmpty() || number.isNegative() || !number.isExact()) {
      return m.sqrt(value);
    }
    if (inside.isEmpty()) {
      outside.addFirst(of(number.exact()));
    } else {
      inside.addFirst(number);
      outside.add(m.sqrt(m.product(inside)));
    }
    return m.product(outside);
  }

  private static boolean isEven(Num n) {
    return n.isExact() && n.exact().isInteger() && n.exact().isEven();
  }

  private Expr of(Rational value) {
    BigInteger d = value.denominator();
    BigInteger rest = value.numerator().multiply(d);
    BigInteger outside = BigInteger.ONE;
    for (int k = 2; k <= LARGEST_DIVISOR; k++) {
      BigInteger square = BigInteger.valueOf((long) k * k);
      while (rest.mod(square).signum() == 0) {
        rest = rest.divide(square);
        outside = outside.multiply(BigInteger.valueOf(k));
      }
    }
    Num factor = graph.number(Rational.of(outside, d));
    return m.multiply(factor, m.sqrt(graph.number(Rational.of(rest))));
  }
}
