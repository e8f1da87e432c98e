package leibniz.simplify;

import java.util.Collection;
import leibniz.expr.Application;
import leibniz.expr.Call;
import leibniz.expr.Choice;
import leibniz.expr.Comparison;
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

/// What "simpler" means: the work of computing all expressions together, in units of an addition,
/// with shared parts counted once.
public final class Cost {
  // Rough latencies on current processors, in additions.
  private static final int DIVISION = 4;
  private static final int ROOT = 5;
  private static final int POW = 20;
  private static final int FUNCTION = 15;

  private Cost() {}

  /// The cost of computing expressions together.
  public static long of(Collection<? extends Expr> exprs) {
    Dag dag = Dag.of(exprs);
    long cost = 0;
    for (int i = 0; i < dag.size(); i++) {
      cost += of(dag.node(i));
    }
    return cost;
  }

  /// The cost of one node, without its children's.
  static long of(Node node) {
    return switch (node) {
      case Num _, Sym _ -> 0;
      case Sum s -> s.arity() - 1;
      case Product p -> product(p);
      case Power p -> power(p);
      case Call c -> call(c);
      case Application _ -> FUNCTION;
      case Choice _, Comparison _, Junction _, Negation _ -> 1;
    };
  }

  private static long product(Product p) {
    boolean signOnly = p.child(0) instanceof Num n && n.is(-1);
    long cost = 0;
    for (int k = signOnly ? 2 : 1; k < p.arity(); k++) {
      cost +=
          p.child(k) instanceof Power d && d.divides()
              ? 0
              : 1; // a divisor's cost stands with the power
    }
    return cost;
  }

  private static long power(Power p) {
    if (!(p.exponent() instanceof Num n)) {
      return POW;
    }
    double size = Math.abs(n.value());
    long division = n.isNegative() ? DIVISION : 0;
    if (size > Power.MAX_CHAIN || 2 * size != Math.rint(2 * size)) {
      return POW;
    }
    int whole = (int) size;
    long chain =
        whole == 0 ? 0 : 30 - Integer.numberOfLeadingZeros(whole) + Integer.bitCount(whole);
    return division + (size == whole ? chain : chain + ROOT + (whole > 0 ? 1 : 0));
  }

  private static long call(Call c) {
    return switch (c.function()) {
      case PI, E -> 0;
      case ABS, SIGN, FLOOR, CEIL, ROUND, TRUNC, HEAVISIDE -> 1;
      case MIN, MAX -> c.arity() - 1;
      case LOGSUMEXP -> FUNCTION * (c.arity() + (c.arity() > 2 ? 1L : 0));
      case SOFTMAX -> FUNCTION * (long) c.arity();
      default -> FUNCTION;
    };
  }
}
