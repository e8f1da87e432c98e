package leibniz.equation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import leibniz.eval.Functions;
import leibniz.expr.Application;
import leibniz.expr.Call;
import leibniz.expr.Choice;
import leibniz.expr.Comparison;
import leibniz.expr.Comparison.Relation;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Fn;
import leibniz.expr.Junction;
import leibniz.expr.Negation;
import leibniz.expr.Node;
import leibniz.expr.Num;
import leibniz.expr.Power;
import leibniz.expr.Product;
import leibniz.expr.Rational;
import leibniz.expr.Sum;
import leibniz.expr.Sym;

/// The values of expressions as intervals that are certain to hold them: exact where only exact
/// numbers are added, multiplied and raised to integers.
final class Enclosures {
  /// Java's own functions are within 2.5 units in the last place.
  private static final int JAVA = 4;

  /// Ours are within 10 almost everywhere (docs/functions.md); the bound is generous, because an
  /// enclosure must never be wrong.
  private static final int OURS = 1 << 12;

  /// Arguments up to which special functions were measured.
  private static final double MEASURED = 10;

  private final Dag dag;
  private final Map<String, Rational> values;
  private final Interval[] intervals;
  private final Boolean[] holds; // of conditions; null where it is not certain

  private Enclosures(Dag dag, Map<String, Rational> values) {
    this.dag = dag;
    this.values = values;
    this.intervals = new Interval[dag.size()];
    this.holds = new Boolean[dag.size()];
    for (int i = 0; i < intervals.length; i++) {
      if (dag.node(i) instanceof Expr e) {
        intervals[i] = interval(e, i);
      } else {
        holds[i] = holds((Condition) dag.node(i), i);
      }
    }
  }

  /// The intervals of expressions at a point.
  static List<Interval> of(Collection<? extends Expr> exprs, Map<String, Rational> values) {
    Enclosures all = new Enclosures(Dag.of(exprs), values);
    Interval[] roots = new Interval[all.dag.rootCount()];
    for (int k = 0; k < roots.length; k++) {
      roots[k] = all.intervals[all.dag.root(k)];
    }
    return List.of(roots);
  }

  /// Whether a condition holds at a point; null when that is not certain.
  static Boolean holds(Condition condition, Map<String, Rational> values) {
    Enclosures all = new Enclosures(Dag.of(condition), values);
    return all.holds[all.dag.root(0)];
  }

  /// Whether a condition holds at a point where values that no enclosure tells apart are taken to
  /// be equal; null when a value is not defined.
  static Boolean holdsAlmost(Condition condition, Map<String, Rational> values) {
    Enclosures all = new Enclosures(Dag.of(condition), values);
    for (int i = 0; i < all.holds.length; i++) {
      Node node = all.dag.node(i);
      if (node instanceof Comparison c && all.holds[i] == null && all.isKnown(i)) {
        all.holds[i] = c.relation().holds(0, 0);
      } else if (node instanceof Condition c && !(node instanceof Comparison)) {
        all.holds[i] = all.holds(c, i);
      }
    }
    return all.holds[all.dag.root(0)];
  }

  private boolean isKnown(int comparison) {
    return child(comparison, 0).isKnown() && child(comparison, 1).isKnown();
  }

  private Interval child(int i, int k) {
    return intervals[dag.child(i, k)];
  }

  private Interval interval(Expr expr, int i) {
    return switch (expr) {
      case Num n when n.isExact() -> Interval.of(n.exact());
      case Num n -> Interval.of(n.value());
      case Sym s ->
          values.containsKey(s.name()) ? Interval.of(values.get(s.name())) : Interval.UNKNOWN;
      case Sum _ -> folded(i, Interval::plus);
      case Product _ -> folded(i, Interval::times);
      case Power p ->
          p.exponent() instanceof Num n && n.isExact()
              ? child(i, 0).power(n.exact())
              : p.exponent() instanceof Num n && n.isInteger() && Math.abs(n.value()) < 1e9
                  ? child(i, 0).power(Rational.of((long) n.value()))
                  : child(i, 0).power(child(i, 1));
      case Call c -> call(c, i);
      case Application _ -> Interval.UNKNOWN; // nobody knows how exact the user's code is
      case Choice _ -> {
        Boolean taken = holds[dag.child(i, 0)];
        yield taken == null ? Interval.UNKNOWN : child(i, taken ? 1 : 2);
      }
    };
  }

  private Interval folded(int i, java.util.function.BinaryOperator<Interval> operation) {
    Interval result = child(i, 0);
    for (int k = 1; k < dag.arity(i); k++) {
      result = operation.apply(result, child(i, k));
    }
    return result;
  }

  private Interval call(Call c, int i) {
    for (int k = 0; k < c.arity(); k++) {
      if (!child(i, k).isKnown()) {
        return Interval.UNKNOWN;
      }
    }
    Fn fn = c.function();
    return switch (fn) {
      case PI, E -> Interval.of(Functions.apply(fn)).wider(1);
      case EXP, LN, LOG10, LOG2, EXPM1, LOG1P, ASIN, ATAN, SINH, TANH, CBRT ->
          rising(fn, child(i, 0), JAVA);
      case ASINH, ACOSH, ATANH, ERF, ERFINV, SIGMOID, SOFTPLUS -> rising(fn, child(i, 0), OURS);
      case ACOS -> falling(fn, child(i, 0), JAVA);
      case ERFC -> falling(fn, child(i, 0), OURS);
      case SIN -> wave(child(i, 0), Math::sin);
      case COS -> wave(child(i, 0), Math::cos);
      case TAN -> wave(child(i, 0), Math::sin).times(wave(child(i, 0), Math::cos).reciprocal());
      case ABS -> size(child(i, 0));
      case COSH -> rising(fn, size(child(i, 0)), JAVA);
      case HYPOT ->
          square(child(i, 0)).plus(square(child(i, 1))).power(Rational.of(2).reciprocal());
      case MIN ->
          folded(
              i, (a, b) -> Interval.of(Math.min(a.low(), b.low()), Math.min(a.high(), b.high())));
      case MAX ->
          folded(
              i, (a, b) -> Interval.of(Math.max(a.low(), b.low()), Math.max(a.high(), b.high())));
      case SIGN, HEAVISIDE -> {
        boolean isZero = child(i, 0).exact() != null && child(i, 0).exact().signum() == 0;
        yield child(i, 0).sign() == 0 && !isZero ? Interval.UNKNOWN : step(fn, child(i, 0));
      }
      case FLOOR, CEIL, ROUND, TRUNC -> step(fn, child(i, 0));
      case GAMMA, LGAMMA, DIGAMMA, SINC -> near(Functions.apply(fn, child(i, 0).low()), i);
      case POLYGAMMA, SINCD, BESSELJ, BESSELY, BETA ->
          near(Functions.apply(fn, child(i, 0).low(), child(i, 1).low()), i);
      case ATAN2 -> angle(child(i, 0), child(i, 1));
      case LOGSUMEXP -> {
        Interval sum = Interval.of(Rational.ZERO);
        for (int k = 0; k < c.arity(); k++) {
          sum = sum.plus(rising(Fn.EXP, child(i, k), JAVA));
        }
        yield rising(Fn.LN, sum, JAVA);
      }
      case REMAINDER, COPYSIGN, SOFTMAX -> Interval.UNKNOWN;
    };
  }

  /// The angle of a point on one side of the vertical axis, and there not across the cut.
  private static Interval angle(Interval y, Interval x) {
    Interval angle = rising(Fn.ATAN, y.times(x.reciprocal()), JAVA);
    if (x.sign() > 0) {
      return angle;
    }
    if (x.sign() == 0 || y.sign() == 0) {
      return Interval.UNKNOWN;
    }
    Interval half = Interval.of(Math.PI).wider(1);
    return angle.plus(y.sign() > 0 ? half : half.negate());
  }

  /// What a function that is only measured gives for arguments that are doubles: its errors in
  /// docs/functions.md are far below this bound.
  private Interval near(double value, int i) {
    for (int k = 0; k < dag.arity(i); k++) {
      if (child(i, k).low() != child(i, k).high() || Math.abs(child(i, k).low()) > MEASURED) {
        return Interval.UNKNOWN;
      }
    }
    double error = 1e-6 * Math.max(1, Math.abs(value));
    return Interval.of(value - error, value + error);
  }

  private static Interval square(Interval a) {
    return a.power(Rational.of(2));
  }

  private static Interval rising(Fn fn, Interval a, int ulps) {
    return Interval.of(Functions.apply(fn, a.low()), Functions.apply(fn, a.high())).wider(ulps);
  }

  private static Interval falling(Fn fn, Interval a, int ulps) {
    return Interval.of(Functions.apply(fn, a.high()), Functions.apply(fn, a.low())).wider(ulps);
  }

  /// A sine: it moves no further than its argument.
  private static Interval wave(Interval a, DoubleUnaryOperator f) {
    double middle = a.low() + (a.high() - a.low()) / 2;
    double radius = Math.nextUp(Math.max(a.high() - middle, middle - a.low()));
    double value = f.applyAsDouble(middle);
    double error = radius + JAVA * Math.ulp(value);
    return Interval.of(
        Math.max(-1, Math.nextDown(value - error)), Math.min(1, Math.nextUp(value + error)));
  }

  private static Interval size(Interval a) {
    return a.isNeverNegative()
        ? a
        : a.sign() < 0 ? a.negate() : Interval.of(0, Math.max(-a.low(), a.high()));
  }

  /// A step function, known where it is the same at both ends.
  private static Interval step(Fn fn, Interval a) {
    double low = Functions.apply(fn, a.low());
    return low == Functions.apply(fn, a.high()) ? Interval.of(low) : Interval.UNKNOWN;
  }

  private Boolean holds(Condition condition, int i) {
    return switch (condition) {
      case Comparison c -> holds(c.relation(), child(i, 0), child(i, 1));
      case Negation _ -> holds[dag.child(i, 0)] == null ? null : !holds[dag.child(i, 0)];
      case Junction j -> {
        boolean neutral = j.kind() == Junction.Kind.AND;
        Boolean a = holds[dag.child(i, 0)];
        Boolean b = holds[dag.child(i, 1)];
        boolean isSettled = a != null && a != neutral || b != null && b != neutral;
        yield isSettled ? Boolean.valueOf(!neutral) : a == null || b == null ? null : neutral;
      }
    };
  }

  private static Boolean holds(Relation relation, Interval a, Interval b) {
    if (!a.isKnown() || !b.isKnown()) {
      return null;
    }
    if (a.exact() != null && b.exact() != null) {
      return relation.holds(a.exact().compareTo(b.exact()), 0);
    }
    return a.differsFrom(b) ? relation.holds(Double.compare(a.low(), b.low()), 0) : null;
  }
}
