package leibniz.simplify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import leibniz.eval.Functions;
import leibniz.expr.Algebra;
import leibniz.expr.Call;
import leibniz.expr.Comparison.Relation;
import leibniz.expr.Condition;
import leibniz.expr.Expr;
import leibniz.expr.Fn;
import leibniz.expr.Graph;
import leibniz.expr.Num;
import leibniz.expr.Power;
import leibniz.expr.Product;
import leibniz.expr.Rational;

/// Laws of single calls: special values, parity, inverse functions, logarithms of powers, absolute
/// values.
///
/// These few stand in code because the normal form leans on them; identities between several
/// functions belong to the rule engine.
final class CallLaws {
  /// Extrema in extrema are one up to so many arguments; shared ones cannot grow without end.
  private static final int NESTED = 8;

  private final Algebra m;
  private final Graph graph;
  private final Facts facts;
  private final Angles angles;
  private final Consumer<Condition>
      reliance; // is told what generic laws rely on; null when they may not be used

  CallLaws(Algebra algebra, Consumer<Condition> reliance, Facts facts) {
    this.m = algebra;
    this.graph = algebra.graph();
    this.reliance = reliance;
    this.facts = facts;
    this.angles = new Angles(algebra);
  }

  /// What a call with simple arguments equals.
  Expr apply(Call call) {
    if (call.arity() == 0) {
      return call;
    }
    Fn fn = call.function();
    if (fn == Fn.MIN || fn == Fn.MAX) {
      return extremum(call);
    }
    if (fn == Fn.LOGSUMEXP && call.arity() == 1) {
      return call.child(0);
    }
    if ((fn == Fn.BESSELJ || fn == Fn.BESSELY) && call.child(0) instanceof Num n && n.isInteger()) {
      return bessel(call, n);
    }
    if (call.arity() > 1) {
      return call.arity() == 2 ? ofDoubles(call) : call;
    }
    Expr x = call.child(0);
    if (x instanceof Num n) {
      return ofNumber(fn, n, call);
    }
    if (fn == Fn.SIN || fn == Fn.COS || fn == Fn.TAN) {
      Expr reduced = angles.reduced(call);
      if (reduced != call) {
        return withSign(reduced);
      }
    }
    if (fn.parity() != Fn.Parity.NONE && x instanceof Product p && isNegative(p)) {
      Expr positive = apply((Call) graph.call(fn, graph.negate(p)));
      return fn.parity() == Fn.Parity.ODD ? m.negate(positive) : positive;
    }
    if (x instanceof Call inner && inner.arity() == 1 && isInverse(fn, inner.function())) {
      return inner.child(0);
    }
    return switch (fn) {
      case LN -> logarithm(call, x);
      case ABS -> absolute(call, x);
      case CBRT ->
          x instanceof Power p && isThird(p.exponent()) ? m.power(p.base(), third(p)) : call;
      default -> call;
    };
  }

  /// Laws applied to a call with a smaller angle, which may stand behind a sign.
  private Expr withSign(Expr reduced) {
    return switch (reduced) {
      case Call c -> apply(c);
      case Product p when p.child(p.arity() - 1) instanceof Call c -> m.negate(apply(c));
      default -> reduced;
    };
  }

  private static boolean isNegative(Product p) {
    return p.child(0) instanceof Num n && n.isNegative();
  }

  /// `C_(-n)(x) = (-1)^n*C_n(x)` for both kinds, `J_n(-x) = (-1)^n*J_n(x)`, and `J_n(0)`, which is
  /// 1 for order 0 and else 0.
  private Expr bessel(Call call, Num n) {
    Fn fn = call.function();
    Expr x = call.child(1);
    boolean reflects =
        fn == Fn.BESSELJ
            && (x instanceof Num z && z.isNegative() || x instanceof Product p && isNegative(p));
    if (n.isNegative() || reflects) {
      Expr order = n.isNegative() ? m.negate(n) : n;
      Expr positive = apply((Call) graph.call(fn, order, reflects ? graph.negate(x) : x));
      return !n.isEven() && n.isNegative() != reflects ? m.negate(positive) : positive;
    }
    if (x instanceof Num z && z.isZero() && z.isExact() && n.isExact()) {
      double value = Functions.apply(fn, n.value(), 0);
      return Double.isFinite(value) ? m.number((long) value) : call;
    }
    return ofDoubles(call);
  }

  /// Special values that are exact, and doubles.
  private Expr ofNumber(Fn fn, Num x, Call call) {
    if (!x.isExact()) {
      return number(Functions.apply(fn, x.value()), call);
    }
    Rational r = x.exact();
    return switch (fn) {
      case SIN, TAN, ASIN, ATAN, SINH, TANH, ASINH, ATANH, ERF, ERFINV, EXPM1, LOG1P ->
          r.is(0) ? m.number(0) : oddOfNegative(fn, x, call);
      case COS, COSH ->
          r.is(0) ? m.number(1) : r.signum() < 0 ? graph.call(fn, graph.number(r.negate())) : call;
      case ERFC -> r.is(0) ? m.number(1) : call;
      case EXP -> r.is(0) ? m.number(1) : r.is(1) ? graph.call(Fn.E) : call;
      case LN, ACOSH -> r.is(1) ? m.number(0) : call;
      case LOG10 -> logarithm(r, 10, call);
      case LOG2 -> logarithm(r, 2, call);
      case ABS -> graph.number(r.signum() < 0 ? r.negate() : r);
      case SIGN -> m.number(r.signum());
      case FLOOR, CEIL, ROUND, TRUNC ->
          r.numerator().bitLength() < 53 && r.denominator().bitLength() < 53
              ? m.number((long) Functions.apply(fn, x.value()))
              : call;
      case CBRT -> {
        Rational root = r.signum() < 0 ? r.negate().root(3) : r.root(3);
        yield root == null
            ? oddOfNegative(fn, x, call)
            : graph.number(r.signum() < 0 ? root.negate() : root);
      }
      case SINC -> r.is(0) ? m.number(1) : call;
      case GAMMA -> r.isInteger() && r.signum() > 0 && x.value() <= 20 ? factorial(r) : call;
      case LGAMMA -> r.is(1) || r.is(2) ? m.number(0) : call;
      case ACOS, DIGAMMA, SIGMOID, SOFTPLUS, HEAVISIDE -> call;
      case PI, E, ATAN2, HYPOT, BETA, POLYGAMMA, SINCD, BESSELJ, BESSELY -> call;
      case REMAINDER, COPYSIGN, MIN, MAX, LOGSUMEXP, SOFTMAX -> call;
    };
  }

  /// `gamma(n) = (n - 1)!`, an exact long up to 20.
  private Num factorial(Rational n) {
    long product = 1;
    for (long k = 2; k < n.doubleValue(); k++) {
      product *= k;
    }
    return m.number(product);
  }

  private Expr oddOfNegative(Fn fn, Num x, Call call) {
    return fn.parity() == Fn.Parity.ODD && x.isNegative()
        ? m.negate(graph.call(fn, graph.number(x.exact().negate())))
        : call;
  }

  /// The logarithm of a power of the base, which is an integer.
  private Expr logarithm(Rational r, long base, Call call) {
    boolean inverted = r.compareTo(Rational.ONE) < 0 && r.signum() > 0;
    Rational power = inverted ? r.reciprocal() : r;
    Rational b = Rational.of(base);
    Rational reached = Rational.ONE;
    for (long n = 0; n < 400 && reached.compareTo(power) <= 0; n++) {
      if (reached.equals(power)) {
        return m.number(inverted ? -n : n);
      }
      reached = reached.times(b);
    }
    return call;
  }

  /// Whether `outer(inner(x))` is `x` wherever it is defined.
  private static boolean isInverse(Fn outer, Fn inner) {
    return switch (outer) {
      case EXP -> inner == Fn.LN;
      case LN -> inner == Fn.EXP;
      case EXPM1 -> inner == Fn.LOG1P;
      case LOG1P -> inner == Fn.EXPM1;
      case SIN -> inner == Fn.ASIN;
      case COS -> inner == Fn.ACOS;
      case TAN -> inner == Fn.ATAN;
      case SINH -> inner == Fn.ASINH;
      case ASINH -> inner == Fn.SINH;
      case COSH -> inner == Fn.ACOSH;
      case TANH -> inner == Fn.ATANH;
      case ATANH -> inner == Fn.TANH;
      case ERF -> inner == Fn.ERFINV;
      case ERFINV -> inner == Fn.ERF;
      default -> false;
    };
  }

  /// `ln(e) = 1`; `ln(x^n) = n*ln(x)` for odd n, and under `x > 0` for every n.
  private Expr logarithm(Call call, Expr x) {
    if (x instanceof Call c && c.function() == Fn.E) {
      return m.number(1);
    }
    if (x instanceof Power p && p.exponent() instanceof Num n && !(p.base() instanceof Num)) {
      boolean keepsSign = !n.isInteger() || !n.isEven() || facts.isPositive(p.base());
      if (keepsSign || reliance != null) {
        if (!keepsSign) {
          reliance.accept(graph.comparison(Relation.GT, p.base(), m.number(0)));
        }
        return m.multiply(n, apply((Call) graph.call(Fn.LN, p.base())));
      }
    }
    return call;
  }

  /// `abs(x) = x` for what is never negative; numeric factors come out.
  private Expr absolute(Call call, Expr x) {
    if (facts.isNeverNegative(x)) {
      return x;
    }
    if (x instanceof Product p && p.child(0) instanceof Num n && p.arity() > 1) {
      return m.multiply(
          n, apply((Call) graph.call(Fn.ABS, m.withoutFirst(p)))); // n > 0: parity was taken out
    }
    return call;
  }

  private static boolean isThird(Expr exponent) {
    return exponent instanceof Num n && n.isInteger() && n.value() % 3 == 0;
  }

  private Expr third(Power p) {
    return m.multiply(p.exponent(), graph.number(Rational.of(3).reciprocal()));
  }

  /// `min` and `max` with nested ones in their place, without repeated arguments, and with their
  /// numbers made one.
  private Expr extremum(Call call) {
    List<Expr> arguments = new ArrayList<>();
    Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    int best = -1; // where the number stands
    for (Expr argument : flattened(call)) {
      if (argument instanceof Num n && best >= 0) {
        double before = ((Num) arguments.get(best)).value();
        if (call.function() == Fn.MAX ? n.value() > before : n.value() < before) {
          arguments.set(best, n);
        }
      } else if (seen.add(argument)) {
        best = argument instanceof Num ? arguments.size() : best;
        arguments.add(argument);
      }
    }
    return arguments.size() == 1
        ? arguments.getFirst()
        : graph.call(call.function(), arguments.toArray(Expr[]::new));
  }

  private static List<Expr> flattened(Call call) {
    List<Expr> arguments = new ArrayList<>();
    for (int k = 0; k < call.arity(); k++) {
      if (call.child(k) instanceof Call c
          && c.function() == call.function()
          && c.arity() + call.arity() <= NESTED) {
        for (int i = 0; i < c.arity(); i++) {
          arguments.add(c.child(i));
        }
      } else {
        arguments.add(call.child(k));
      }
    }
    return arguments;
  }

  private Expr ofDoubles(Call call) {
    return allDoubles(call)
        ? number(Functions.apply(call.function(), value(call, 0), value(call, 1)), call)
        : call;
  }

  private static boolean allDoubles(Call call) {
    boolean anyDouble = false;
    for (int k = 0; k < call.arity(); k++) {
      if (!(call.child(k) instanceof Num n)) {
        return false;
      }
      anyDouble |= !n.isExact();
    }
    return anyDouble;
  }

  private static double value(Call call, int k) {
    return ((Num) call.child(k)).value();
  }

  private Expr number(double value, Call call) {
    return Double.isFinite(value) ? graph.number(value) : call;
  }
}
