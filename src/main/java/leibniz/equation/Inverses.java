package leibniz.equation;

import java.math.BigInteger;
import java.util.List;
import leibniz.expr.Algebra;
import leibniz.expr.Comparison.Relation;
import leibniz.expr.Condition;
import leibniz.expr.Expr;
import leibniz.expr.Fn;
import leibniz.expr.Graph;
import leibniz.expr.Num;

/// The table of inverses: for each function all arguments at which it takes a value.
final class Inverses {
  /// What a call's argument must be, one of `values`, given that the conditions hold; where they do
  /// not, the function does not take the value.
  record Inverse(List<Expr> values, List<Condition> conditions) {}

  private final Algebra m;
  private final Graph graph;
  private final Integers integers;

  Inverses(Algebra algebra, Integers integers) {
    this.m = algebra;
    this.graph = algebra.graph();
    this.integers = integers;
  }

  /// The arguments at which a function of one argument is `v`; null when they have no name in the
  /// language.
  Inverse of(Fn fn, Expr v) {
    return switch (fn) {
      case EXP -> only(call(Fn.LN, v), above(v, 0));
      case LN -> only(call(Fn.EXP, v));
      case LOG10 -> only(m.power(m.number(10), v));
      case LOG2 -> only(m.power(m.number(2), v));
      case EXPM1 -> only(call(Fn.LOG1P, v), above(v, -1));
      case LOG1P -> only(call(Fn.EXPM1, v));
      case SIN -> sine(v);
      case COS -> cosine(v);
      case TAN -> periodic(List.of(isUnit(v) ? turn(v, 4) : call(Fn.ATAN, v)), pi(), List.of());
      case ASIN -> only(call(Fn.SIN, v), below(size(v), half(pi()), Relation.LE));
      case ACOS -> only(call(Fn.COS, v), atLeast(v, 0), below(v, pi(), Relation.LE));
      case ATAN -> only(call(Fn.TAN, v), below(size(v), half(pi()), Relation.LT));
      case SINH -> only(call(Fn.ASINH, v));
      case COSH -> either(call(Fn.ACOSH, v), v, atLeast(v, 1));
      case TANH -> only(call(Fn.ATANH, v), below(size(v), m.number(1), Relation.LT));
      case ASINH -> only(call(Fn.SINH, v));
      case ACOSH -> only(call(Fn.COSH, v), atLeast(v, 0));
      case ATANH -> only(call(Fn.TANH, v));
      case CBRT -> only(m.power(v, m.number(3)));
      case ABS -> either(v, v, atLeast(v, 0));
      case ERF -> only(call(Fn.ERFINV, v), below(size(v), m.number(1), Relation.LT));
      case ERFC ->
          only(
              call(Fn.ERFINV, m.subtract(m.number(1), v)),
              above(v, 0),
              below(v, m.number(2), Relation.LT));
      case ERFINV -> only(call(Fn.ERF, v));
      case SIGMOID ->
          only(
              call(Fn.LN, m.divide(v, m.subtract(m.number(1), v))),
              above(v, 0),
              below(v, m.number(1), Relation.LT));
      case SOFTPLUS -> only(call(Fn.LN, call(Fn.EXPM1, v)), above(v, 0));
      // constant on intervals, not invertible in the language, or of several arguments
      case PI, E, SIGN, FLOOR, CEIL, ROUND, TRUNC, HEAVISIDE, GAMMA, LGAMMA, DIGAMMA, SINC -> null;
      case POLYGAMMA, SINCD, BESSELJ, BESSELY, BETA, ATAN2, REMAINDER, COPYSIGN, HYPOT -> null;
      case MIN, MAX, LOGSUMEXP, SOFTMAX -> null;
    };
  }

  private Inverse sine(Expr v) {
    if (v instanceof Num n && n.isZero()) {
      return periodic(List.of(v), pi(), List.of());
    }
    Expr angle = isHalf(v) ? turn(v, 3) : call(Fn.ASIN, v); // asin(1/2) = pi/6
    List<Expr> both = isUnit(v) ? List.of(turn(v, 2)) : List.of(angle, m.subtract(pi(), angle));
    return periodic(both, twice(pi()), List.of(below(size(v), m.number(1), Relation.LE)));
  }

  private Inverse cosine(Expr v) {
    if (v instanceof Num n && n.isZero()) {
      return periodic(List.of(half(pi())), pi(), List.of());
    }
    if (isUnit(v)) {
      Expr angle = ((Num) v).is(1) ? m.number(0) : pi();
      return periodic(List.of(angle), twice(pi()), List.of());
    }
    Expr angle = isHalf(v) ? m.subtract(turn(m.number(1), 2), turn(v, 3)) : call(Fn.ACOS, v);
    return periodic(
        List.of(m.negate(angle), angle),
        twice(pi()),
        List.of(below(size(v), m.number(1), Relation.LE)));
  }

  private static boolean isHalf(Expr v) {
    return v instanceof Num n
        && n.isExact()
        && n.exact().denominator().equals(BigInteger.TWO)
        && n.exact().numerator().abs().equals(BigInteger.ONE);
  }

  /// `v*pi/parts`.
  private Expr turn(Expr v, long parts) {
    return m.divide(m.multiply(v, pi()), m.number(parts));
  }

  private static boolean isUnit(Expr v) {
    return v instanceof Num n && (n.is(1) || n.is(-1));
  }

  private Inverse periodic(List<Expr> angles, Expr period, List<Condition> conditions) {
    Expr turns = m.multiply(integers.fresh(), period);
    return new Inverse(angles.stream().map(a -> m.add(a, turns)).toList(), conditions);
  }

  /// Both signs of a value, which are one where `v` is the number at which they meet.
  private Inverse either(Expr value, Expr v, Condition condition) {
    boolean isOne = v instanceof Num n && (value == v ? n.isZero() : n.is(1));
    return new Inverse(
        isOne ? List.of(value == v ? value : m.number(0)) : List.of(m.negate(value), value),
        List.of(condition));
  }

  private static Inverse only(Expr value, Condition... conditions) {
    return new Inverse(List.of(value), List.of(conditions));
  }

  private Expr call(Fn fn, Expr argument) {
    return graph.call(fn, argument);
  }

  private Expr pi() {
    return graph.call(Fn.PI);
  }

  private Expr half(Expr a) {
    return m.divide(a, m.number(2));
  }

  private Expr twice(Expr a) {
    return m.multiply(m.number(2), a);
  }

  private Expr size(Expr v) {
    return call(Fn.ABS, v);
  }

  private Condition above(Expr v, long bound) {
    return graph.comparison(Relation.GT, v, m.number(bound));
  }

  private Condition atLeast(Expr v, long bound) {
    return graph.comparison(Relation.GE, v, m.number(bound));
  }

  private Condition below(Expr v, Expr bound, Relation relation) {
    return graph.comparison(relation, v, bound);
  }
}
