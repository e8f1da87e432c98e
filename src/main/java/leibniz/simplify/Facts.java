package leibniz.simplify;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import leibniz.expr.Algebra;
import leibniz.expr.Application;
import leibniz.expr.Call;
import leibniz.expr.Choice;
import leibniz.expr.Comparison;
import leibniz.expr.Comparison.Relation;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Junction;
import leibniz.expr.Negation;
import leibniz.expr.Node;
import leibniz.expr.Num;
import leibniz.expr.Power;
import leibniz.expr.Product;
import leibniz.expr.Sum;
import leibniz.expr.Sym;

/// What is known of signs: by assumptions such as `x > 0`, and by what expressions are. An
/// exponential is positive whatever its argument, a sum is when its terms are.
///
/// A sign is a set of what may be: negative, zero, positive.
final class Facts {
  private static final int NEGATIVE = 1;
  private static final int ZERO = 2;
  private static final int POSITIVE = 4;
  private static final int ANY = 7;

  private final Set<Condition> assumed = new HashSet<>();
  private final IdentityHashMap<Node, Integer> assumedSign = new IdentityHashMap<>();
  private final IdentityHashMap<Node, Integer> known = new IdentityHashMap<>();

  /// Facts about expressions in the graph of `algebra`.
  Facts(Algebra algebra, Collection<? extends Condition> assumptions) {
    for (Condition condition : assumptions) {
      assume(algebra.graph().adopt(condition));
    }
  }

  private void assume(Condition condition) {
    Condition at = condition;
    while (at instanceof Junction j && j.kind() == Junction.Kind.AND) {
      assume(j.right());
      at = j.left();
    }
    assumed.add(at);
    if (at instanceof Comparison c) {
      assume(c.left(), c.relation(), c.right());
      assume(c.right(), mirrored(c.relation()), c.left());
    }
  }

  private void assume(Expr expr, Relation relation, Expr bound) {
    if (bound instanceof Num b) {
      int left = 0; // the signs of what may be so related to the bound
      int sign = sign(b.value());
      for (int s = NEGATIVE; s <= POSITIVE; s *= 2) {
        left |= mayBe(s, relation, sign) ? s : 0;
      }
      assumedSign.merge(expr, left, (a, c) -> a & c);
    }
  }

  /// Whether a value of one sign may be so related to one of another.
  private static boolean mayBe(int sign, Relation relation, int other) {
    return switch (relation) {
      case LT -> sign < other || sign == other && sign != ZERO;
      case LE -> sign <= other;
      case GT -> sign > other || sign == other && sign != ZERO;
      case GE -> sign >= other;
      case EQ -> sign == other;
      case NE -> sign != other || sign != ZERO;
    };
  }

  private static Relation mirrored(Relation relation) {
    return switch (relation) {
      case LT -> Relation.GT;
      case LE -> Relation.GE;
      case GT -> Relation.LT;
      case GE -> Relation.LE;
      case EQ, NE -> relation;
    };
  }

  private static int sign(double value) {
    return value < 0 ? NEGATIVE : value > 0 ? POSITIVE : ZERO;
  }

  /// Whether a condition is known to hold.
  boolean implies(Condition condition) {
    return Boolean.TRUE.equals(decide(condition));
  }

  /// Whether a condition is known to hold or not; null when neither.
  Boolean decide(Condition condition) {
    Dag dag = Dag.of(condition);
    Boolean[] decided = new Boolean[dag.size()];
    for (int i = 0; i < decided.length; i++) {
      decided[i] =
          switch (dag.node(i)) {
            case Condition c when assumed.contains(c) -> true;
            case Comparison c -> compare(c);
            case Negation _ -> not(decided[dag.child(i, 0)]);
            case Junction j -> {
              boolean neutral = j.kind() == Junction.Kind.AND;
              Boolean a = decided[dag.child(i, 0)];
              Boolean b = decided[dag.child(i, 1)];
              boolean isSettled = a != null && a != neutral || b != null && b != neutral;
              yield isSettled
                  ? Boolean.valueOf(!neutral)
                  : a == null ? null : b == null ? null : neutral;
            }
            case Expr _ -> null;
          };
    }
    return decided[dag.root(0)];
  }

  private static Boolean not(Boolean decision) {
    return decision == null ? null : Boolean.valueOf(!decision);
  }

  private Boolean compare(Comparison c) {
    int left = sign(c.left());
    int right = sign(c.right());
    boolean may = false;
    boolean mayNot = false;
    for (int a = NEGATIVE; a <= POSITIVE; a *= 2) {
      for (int b = NEGATIVE; b <= POSITIVE; b *= 2) {
        if ((left & a) != 0 && (right & b) != 0) {
          may |= mayBe(a, c.relation(), b);
          mayNot |= mayBe(a, opposite(c.relation()), b);
        }
      }
    }
    return may == mayNot ? null : Boolean.valueOf(may);
  }

  private static Relation opposite(Relation relation) {
    return switch (relation) {
      case LT -> Relation.GE;
      case LE -> Relation.GT;
      case GT -> Relation.LE;
      case GE -> Relation.LT;
      case EQ -> Relation.NE;
      case NE -> Relation.EQ;
    };
  }

  boolean isPositive(Expr expr) {
    return sign(expr) == POSITIVE;
  }

  boolean isNegative(Expr expr) {
    return sign(expr) == NEGATIVE;
  }

  boolean isNeverNegative(Expr expr) {
    return (sign(expr) & NEGATIVE) == 0;
  }

  boolean isNeverPositive(Expr expr) {
    return (sign(expr) & POSITIVE) == 0;
  }

  /// Goes down as far as signs are not known yet, so that each expression is looked at once.
  private int sign(Expr expr) {
    Deque<Node> open = new ArrayDeque<>(List.of(expr));
    while (!open.isEmpty()) {
      Node at = open.peek();
      boolean isReady = true;
      for (int k = 0; k < at.arity() && !known.containsKey(at); k++) {
        if (!known.containsKey(at.child(k))) {
          open.push(at.child(k));
          isReady = false;
        }
      }
      if (isReady) {
        open.pop();
        int own = at instanceof Expr e ? signOf(e) : ANY;
        known.putIfAbsent(at, own & assumedSign.getOrDefault(at, ANY));
      }
    }
    return known.get(expr);
  }

  private int of(Node child) {
    return known.get(child);
  }

  private int signOf(Expr expr) {
    return switch (expr) {
      case Num n -> sign(n.value());
      case Sym _, Application _ -> ANY;
      case Sum s -> sum(s);
      case Product p -> product(p);
      case Power p -> power(p);
      case Choice c -> of(c.then()) | of(c.otherwise());
      case Call c -> call(c);
    };
  }

  private int sum(Sum s) {
    int all = 0;
    boolean isNeverZero = false;
    for (int k = 0; k < s.arity(); k++) {
      int term = of(s.child(k));
      all |= term;
      isNeverZero |= (term & ZERO) == 0;
    }
    boolean cancels = (all & NEGATIVE) != 0 && (all & POSITIVE) != 0;
    return cancels ? ANY : isNeverZero ? all & ~ZERO : all;
  }

  private int product(Product p) {
    int sign = POSITIVE;
    for (int k = 0; k < p.arity(); k++) {
      sign = times(sign, of(p.child(k)));
    }
    return sign;
  }

  private static int times(int a, int b) {
    int sign = (a | b) & ZERO;
    sign |= (a & POSITIVE) != 0 ? b : 0;
    sign |= (a & NEGATIVE) != 0 ? mirrored(b) : 0;
    return sign;
  }

  private static int mirrored(int sign) {
    return sign & ZERO | (sign & NEGATIVE) << 2 | (sign & POSITIVE) >> 2;
  }

  private int power(Power p) {
    int base = of(p.base());
    if (!(p.exponent() instanceof Num n)) {
      return base == POSITIVE ? POSITIVE : ANY;
    }
    int sign = n.isEven() || !n.isInteger() ? base & ZERO | (base == ZERO ? 0 : POSITIVE) : base;
    return n.isZero() ? POSITIVE : n.isNegative() ? sign & ~ZERO : sign;
  }

  private int call(Call c) {
    return switch (c.function()) {
      case PI, E, EXP, COSH, ERFC, SIGMOID, SOFTPLUS, SOFTMAX -> POSITIVE;
      case ABS -> of(c.child(0)) & ZERO | (of(c.child(0)) == ZERO ? 0 : POSITIVE);
      case HYPOT, ACOS, ACOSH, HEAVISIDE -> ZERO | POSITIVE;
      case SINH, TANH, ASINH, ATANH, ATAN, ASIN, CBRT, ERF, ERFINV, EXPM1, LOG1P, SIGN ->
          of(c.child(0));
      case GAMMA -> of(c.child(0)) == POSITIVE ? POSITIVE : ANY;
      case MIN, MAX -> {
        int all = 0;
        for (int k = 0; k < c.arity(); k++) {
          all |= of(c.child(k));
        }
        yield all;
      }
      default -> ANY;
    };
  }
}
