package leibniz.diff;

import java.util.List;
import leibniz.expr.Algebra;
import leibniz.expr.Application;
import leibniz.expr.Call;
import leibniz.expr.Choice;
import leibniz.expr.Comparison.Relation;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.External;
import leibniz.expr.Fn;
import leibniz.expr.Node;
import leibniz.expr.Num;
import leibniz.expr.Power;
import leibniz.expr.Product;
import leibniz.expr.Sum;
import leibniz.expr.Sym;

/// The table of derivatives: a line for each function, in terms of its arguments `x`, `z` and its
/// value `y`.
///
/// Of several forms of a derivative the one stands here that stays finite and cheap at every order:
/// `1 - y^2` of `tanh` is zero from 20 on, where `1/cosh(x)^2` has digits but its own derivatives
/// are `inf/inf` from 710 on.
///
/// At kinks and jumps (`abs`, `sign`, `floor`, ...) the derivative is taken as zero, which is what
/// the formula of each line gives there.
final class Derivatives {
  private final Algebra m;

  Derivatives(Algebra algebra) {
    this.m = algebra;
  }

  /// The partial derivative of a call by its argument at `k`.
  Expr partial(Expr call, int k) {
    return switch (call) {
      case Call y -> partial(y, k);
      case Application y -> partial(y, k);
      case Num _, Sym _, Sum _, Product _, Power _, Choice _ ->
          throw new IllegalArgumentException("not a call: " + call);
    };
  }

  /// The derivative that came with a function of Java code, of its arguments.
  private Expr partial(Application y, int k) {
    External function = y.function();
    if (function.partial(k) == null) {
      throw new IllegalArgumentException(
          "%s has no derivative by %s: give it one, as a formula or as Java code"
              .formatted(function, function.parameters().get(k)));
    }
    Dag dag = Dag.of(function.partial(k));
    Node[] images =
        dag.map(
            (node, children) ->
                node instanceof Sym s
                    ? y.child(function.parameters().indexOf(s.name()))
                    : m.rebuild(node, children));
    return (Expr) images[dag.root(0)];
  }

  /// The line of a function of the table. `min` and `max` have none: they choose.
  private Expr partial(Call y, int k) {
    Expr x = y.child(0);
    return switch (y.function()) {
      case EXP -> y;
      case LN -> inverse(x);
      case LOG10 -> inverse(m.multiply(x, ln(10)));
      case LOG2 -> inverse(m.multiply(x, ln(2)));
      case EXPM1 -> call(Fn.EXP, x);
      case LOG1P -> inverse(plus(1, x));
      case SIN -> call(Fn.COS, x);
      case COS -> m.negate(call(Fn.SIN, x));
      case TAN -> plus(1, m.square(y));
      case ASIN -> inverse(m.sqrt(m.multiply(minus(1, x), plus(1, x))));
      case ACOS -> m.negate(inverse(m.sqrt(m.multiply(minus(1, x), plus(1, x)))));
      case ATAN -> inverse(plus(1, m.square(x)));
      case SINH -> call(Fn.COSH, x);
      case COSH -> call(Fn.SINH, x);
      case TANH -> minus(1, m.square(y));
      case ASINH -> inverse(m.sqrt(plus(1, m.square(x))));
      case ACOSH -> inverse(m.sqrt(m.add(m.square(x), m.number(-1))));
      case ATANH -> inverse(minus(1, m.square(x)));
      case CBRT -> inverse(m.multiply(m.number(3), m.square(y)));
      case ABS -> call(Fn.SIGN, x);
      case SIGN, FLOOR, CEIL, ROUND, TRUNC, HEAVISIDE, PI, E -> m.number(0);
      case ERF -> gaussian(x, 2);
      case ERFC -> gaussian(x, -2);
      case ERFINV ->
          m.multiply(call(Fn.EXP, m.square(y)), m.divide(m.sqrt(call(Fn.PI)), m.number(2)));
      case GAMMA -> m.multiply(y, call(Fn.DIGAMMA, x));
      case LGAMMA -> call(Fn.DIGAMMA, x);
      case DIGAMMA -> call(Fn.POLYGAMMA, m.number(1), x);
      case POLYGAMMA, SINCD -> call(y.function(), m.add(order(y, k), m.number(1)), y.child(1));
      case BESSELJ, BESSELY -> bessel(y, order(y, k));
      case BETA ->
          m.multiply(
              y, m.subtract(call(Fn.DIGAMMA, y.child(k)), call(Fn.DIGAMMA, m.add(x, y.child(1)))));
      case SIGMOID -> m.multiply(y, minus(1, y));
      case SOFTPLUS -> call(Fn.SIGMOID, x);
      case SINC -> call(Fn.SINCD, m.number(1), x);
      case LOGSUMEXP -> logsumexp(y, k);
      case SOFTMAX -> k == 0 ? y : m.negate(m.multiply(y, softmax(y, k, 1)));
      case ATAN2 -> angle(x, y.child(1), k); // atan2(x, z): x is the ordinate
      case HYPOT -> m.divide(y.child(k), y);
      case REMAINDER -> k == 0 ? m.number(1) : multiples(y);
      case COPYSIGN ->
          k == 0
              ? m.multiply(call(Fn.SIGN, x), call(Fn.COPYSIGN, m.number(1), y.child(1)))
              : m.number(0);
      case MIN, MAX -> throw new IllegalStateException("min and max have no derivative but choose");
    };
  }

  /// The share of an exponential in the sum, which has exponentials in common with the value; of
  /// two it is a function of their difference.
  private Expr logsumexp(Call y, int k) {
    return y.arity() == 2
        ? call(Fn.SIGMOID, m.subtract(y.child(k), y.child(1 - k)))
        : softmax(y, k, 0);
  }

  /// The softmax of an argument of `sum` over its arguments from `first` on.
  private Expr softmax(Call sum, int k, int first) {
    Expr[] arguments = new Expr[1 + sum.arity() - first];
    arguments[0] = sum.child(k);
    for (int i = first; i < sum.arity(); i++) {
      arguments[1 + i - first] = sum.child(i);
    }
    return call(Fn.SOFTMAX, arguments);
  }

  /// The order of a call, which is no variable.
  private Expr order(Call y, int k) {
    if (k == 0) {
      throw new IllegalArgumentException(
          y.function().text() + " has no derivative by its first argument, an order");
    }
    return y.child(0);
  }

  /// `(C_(n-1) - C_(n+1))/2` for both kinds, which is `-C_1` for order 0 (Abramowitz and Stegun
  /// 9.1.27 and 9.1.28). Unlike `C_(n-1) - n/x*C_n` it has no quotient at zero.
  private Expr bessel(Call y, Expr n) {
    Expr x = y.child(1);
    if (n instanceof Num order && order.isZero()) {
      return m.negate(call(y.function(), m.number(1), x));
    }
    Expr below = call(y.function(), m.add(n, m.number(-1)), x);
    Expr above = call(y.function(), m.add(n, m.number(1)), x);
    return m.divide(m.subtract(below, above), m.number(2));
  }

  /// The multiples of `z` that `y = remainder(x, z)` took from `x`, negated. They are counted by
  /// way of `y`: rounding `x/z` may take the other side of a tie. `round` has them constant.
  private Expr multiples(Call y) {
    return call(Fn.ROUND, m.divide(m.subtract(y, y.child(0)), y.child(1)));
  }

  /// `atan2(x, z)`: by `x` it is `z/(x^2 + z^2)`, by `z` it is `-x/(x^2 + z^2)`.
  private Expr angle(Expr x, Expr z, int k) {
    Expr square = m.add(m.square(x), m.square(z));
    return m.divide(k == 0 ? z : m.negate(x), square);
  }

  /// `c/sqrt(pi)*exp(-x^2)`.
  private Expr gaussian(Expr x, long c) {
    Expr bell = call(Fn.EXP, m.negate(m.square(x)));
    return m.product(List.of(m.number(c), bell, inverse(m.sqrt(call(Fn.PI)))));
  }

  /// The partial derivative of `y = base^exponent` by the base: `exponent*base^(exponent - 1)`.
  Expr byBase(Expr base, Expr exponent) {
    return m.multiply(exponent, m.power(base, m.add(exponent, m.number(-1))));
  }

  /// The partial derivative of `y = base^exponent` by the exponent: `y*ln(base)`, and zero where
  /// the base is zero, as `0^z` is constant for positive `z`.
  Expr byExponent(Expr y, Expr base) {
    Expr slope = m.multiply(y, call(Fn.LN, base));
    boolean isPositive =
        base instanceof Num n && !n.isZero() && !n.isNegative()
            || base instanceof Call c
                && (c.function() == Fn.EXP || c.function() == Fn.E || c.function() == Fn.PI);
    return isPositive
        ? slope
        : m.choice(m.graph().comparison(Relation.EQ, base, m.number(0)), m.number(0), slope);
  }

  private Expr inverse(Expr x) {
    return m.power(x, m.number(-1));
  }

  private Expr plus(long c, Expr x) {
    return m.add(m.number(c), x);
  }

  private Expr minus(long c, Expr x) {
    return m.subtract(m.number(c), x);
  }

  private Expr ln(long c) {
    return call(Fn.LN, m.number(c));
  }

  private Expr call(Fn fn, Expr... arguments) {
    return m.graph().call(fn, arguments);
  }

  /// Whether a node is a function of steps, whose derivative is zero.
  static boolean isFlat(Node node) {
    return node instanceof Call c
        && switch (c.function()) {
          case SIGN, FLOOR, CEIL, ROUND, TRUNC, HEAVISIDE -> true;
          default -> false;
        };
  }

  /// Whether a function is `min` or `max`, whose derivative chooses among those of its arguments.
  static boolean chooses(Fn fn) {
    return fn == Fn.MIN || fn == Fn.MAX;
  }
}
