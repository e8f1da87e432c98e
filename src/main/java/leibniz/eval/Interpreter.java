package leibniz.eval;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import leibniz.expr.Application;
import leibniz.expr.Call;
import leibniz.expr.Choice;
import leibniz.expr.Comparison;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Junction;
import leibniz.expr.Negation;
import leibniz.expr.Num;
import leibniz.expr.Power;
import leibniz.expr.Product;
import leibniz.expr.Sum;
import leibniz.expr.Sym;

/// The meaning of expressions: evaluates the graph as it is written, once per distinct node.
///
/// This is the measure of everything later: lowering, both executors and every rewrite are tested
/// against it. It is made for clearness; to evaluate often, lower to a program.
public final class Interpreter {
  private Interpreter() {}

  /// The value of an expression.
  ///
  /// @param values the value of each symbol
  /// @throws IllegalArgumentException when a symbol has no value
  public static double evaluate(Expr expr, Map<String, Double> values) {
    return evaluate(List.of(expr), values)[0];
  }

  /// The values of several expressions that may share parts.
  public static double[] evaluate(Collection<? extends Expr> exprs, Map<String, Double> values) {
    Dag dag = Dag.of(exprs);
    double[] v = values(dag, values);
    double[] result = new double[dag.rootCount()];
    for (int k = 0; k < result.length; k++) {
      result[k] = v[dag.root(k)];
    }
    return result;
  }

  /// The value of every node of a graph; that of a condition is 1 where it holds, else 0.
  public static double[] values(Dag dag, Map<String, Double> values) {
    double[] v = new double[dag.size()];
    for (int i = 0; i < v.length; i++) {
      v[i] =
          switch (dag.node(i)) {
            case Num n -> n.value();
            case Sym s -> value(s, values);
            case Sum s -> sum(s, dag, i, v);
            case Product p -> product(p, dag, i, v);
            case Power p -> power(v[dag.child(i, 0)], p.exponent(), v[dag.child(i, 1)]);
            case Call c -> call(c, dag, i, v);
            case Application a -> a.function().apply(arguments(dag, i, v));
            case Choice _ -> v[dag.child(i, 0)] != 0 ? v[dag.child(i, 1)] : v[dag.child(i, 2)];
            case Condition c -> holds(c, dag, i, v) ? 1 : 0;
          };
    }
    return v;
  }

  private static double value(Sym s, Map<String, Double> values) {
    Double value = values.get(s.name());
    if (value == null) {
      throw new IllegalArgumentException("no value for " + s.name());
    }
    return value;
  }

  private static double sum(Sum s, Dag dag, int i, double[] v) {
    double sum = v[dag.child(i, 0)];
    for (int k = 1; k < s.arity(); k++) {
      sum += v[dag.child(i, k)];
    }
    return sum;
  }

  private static double product(Product p, Dag dag, int i, double[] v) {
    double product = v[dag.child(i, 0)];
    for (int k = 1; k < p.arity(); k++) {
      if (p.child(k) instanceof Power d && d.divides()) {
        int power = dag.child(i, k);
        product /= power(v[dag.child(power, 0)], -((Num) d.exponent()).value());
      } else {
        product *= v[dag.child(i, k)];
      }
    }
    return product;
  }

  private static double power(double base, Expr exponent, double value) {
    if (!(exponent instanceof Num)) {
      return Math.pow(base, value);
    }
    return Power.isChain(-value) ? 1 / power(base, -value) : power(base, value);
  }

  /// A power with a constant exponent, a chain when that is not negative and small, as described at
  /// [Power].
  public static double power(double base, double exponent) {
    if (!Power.isChain(exponent)) {
      return Math.pow(base, exponent);
    }
    int n = (int) exponent;
    double result = exponent == n ? 1 : Math.sqrt(base);
    boolean empty = exponent == n;
    for (double square = base; n > 0; n >>= 1, square *= square) {
      if ((n & 1) == 1) {
        result = empty ? square : result * square;
        empty = false;
      }
    }
    return result;
  }

  private static double call(Call c, Dag dag, int i, double[] v) {
    return switch (c.arity()) {
      case 0 -> Functions.apply(c.function());
      case 1 -> Functions.apply(c.function(), v[dag.child(i, 0)]);
      default -> Functions.apply(c.function(), arguments(dag, i, v));
    };
  }

  private static double[] arguments(Dag dag, int i, double[] v) {
    double[] x = new double[dag.arity(i)];
    for (int k = 0; k < x.length; k++) {
      x[k] = v[dag.child(i, k)];
    }
    return x;
  }

  private static boolean holds(Condition condition, Dag dag, int i, double[] v) {
    return switch (condition) {
      case Comparison c -> c.relation().holds(v[dag.child(i, 0)], v[dag.child(i, 1)]);
      case Junction j when j.kind() == Junction.Kind.AND ->
          v[dag.child(i, 0)] != 0 && v[dag.child(i, 1)] != 0;
      case Junction _ -> v[dag.child(i, 0)] != 0 || v[dag.child(i, 1)] != 0;
      case Negation _ -> v[dag.child(i, 0)] == 0;
    };
  }
}
