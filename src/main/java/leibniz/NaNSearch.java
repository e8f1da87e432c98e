package leibniz;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import leibniz.eval.Interpreter;
import leibniz.expr.Application;
import leibniz.expr.Call;
import leibniz.expr.Choice;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Excerpt;
import leibniz.expr.Expr;
import leibniz.expr.Node;
import leibniz.expr.Num;
import leibniz.expr.Power;
import leibniz.expr.Product;
import leibniz.expr.Sum;
import leibniz.expr.Sym;

/// Finds where a NaN comes from: walks down from the results that are NaN through operands that are
/// NaN and branches that were taken, to the first node all of whose operands are numbers.
final class NaNSearch {
  /// More operands, or infinities, are not listed.
  private static final int SHOWN = 8;

  private final Dag dag;
  private final double[] values;
  private final List<String> variables;

  private NaNSearch(Collection<Expr> exprs, List<String> variables, double[] x) {
    Map<String, Double> point = new HashMap<>();
    for (int k = 0; k < x.length; k++) {
      point.put(variables.get(k), x[k]);
    }
    this.dag = Dag.of(exprs);
    this.values = Interpreter.values(dag, point);
    this.variables = variables;
  }

  static Optional<NaNExplanation> explain(
      Collection<Expr> exprs, List<String> variables, double... x) {
    Variables.checkValues(x, variables);
    NaNSearch search = new NaNSearch(exprs, variables, x);
    int origin = search.origin();
    return origin < 0 ? Optional.empty() : Optional.of(search.explanation(origin));
  }

  /// The first node, in the order of evaluation, that is NaN of itself and makes a result NaN; or
  /// -1.
  private int origin() {
    boolean[] blamed = new boolean[dag.size()];
    for (int k = 0; k < dag.rootCount(); k++) {
      blamed[dag.root(k)] = isNaN(dag.root(k));
    }
    int origin = -1;
    for (int i = dag.size() - 1; i >= 0; i--) {
      if (blamed[i]) {
        boolean isFirst = true;
        for (int child : operands(i)) {
          blamed[child] |= isNaN(child);
          isFirst &= !isNaN(child);
        }
        origin = isFirst ? i : origin;
      }
    }
    return origin;
  }

  private boolean isNaN(int i) {
    return Double.isNaN(values[i]);
  }

  /// The nodes whose values a node's value is made of: of a choice the branch taken, of a divisor
  /// in a product its base, unless the power is itself what is NaN.
  private int[] operands(int i) {
    if (dag.node(i) instanceof Choice) {
      return new int[] {dag.child(i, values[dag.child(i, 0)] != 0 ? 1 : 2)};
    }
    int[] operands = new int[dag.arity(i)];
    for (int k = 0; k < operands.length; k++) {
      int child = dag.child(i, k);
      boolean isDivisor =
          dag.node(i) instanceof Product && dag.node(child) instanceof Power p && p.divides();
      boolean isBlamed = isDivisor && isNaN(child) && !isNaN(dag.child(child, 0));
      operands[k] = isDivisor && !isBlamed ? dag.child(child, 0) : child;
    }
    return operands;
  }

  private NaNExplanation explanation(int i) {
    List<NaNExplanation.Infinity> infinities = new ArrayList<>();
    for (int child : operands(i)) {
      if (Double.isInfinite(values[child]) && infinities.size() < SHOWN) {
        int source = source(child);
        if (dag.arity(source) > 0) { // not a value that was given
          infinities.add(new NaNExplanation.Infinity(text(source), listed(source)));
        }
      }
    }
    List<NaNExplanation.Infinity> distinct = infinities.stream().distinct().toList();
    return new NaNExplanation(text(i), listed(i), reason(i), distinct);
  }

  /// Where an infinite value comes from, by first infinite operands.
  private int source(int i) {
    int at = i;
    while (true) {
      int next = -1;
      for (int child : operands(at)) {
        if (next < 0 && Double.isInfinite(values[child])) {
          next = child;
        }
      }
      if (next < 0) {
        return at;
      }
      at = next;
    }
  }

  private List<NaNExplanation.Operand> listed(int i) {
    List<NaNExplanation.Operand> listed = new ArrayList<>();
    for (int child : operands(i)) {
      if (!(dag.node(child) instanceof Num) && listed.size() < SHOWN) {
        listed.add(new NaNExplanation.Operand(text(child), values[child]));
      }
    }
    return listed.stream().distinct().toList();
  }

  private String text(int i) {
    return Excerpt.of((Expr) dag.node(i)).toText(variables);
  }

  private String reason(int i) {
    Node node = dag.node(i);
    return switch (node) {
      case Sym _ -> "this value was given";
      case Num _ -> "the number itself is NaN";
      case Sum _ ->
          has(i, Double.POSITIVE_INFINITY) && has(i, Double.NEGATIVE_INFINITY)
              ? "infinity is subtracted from infinity"
              : "partial sums overflow, and infinity is subtracted from infinity";
      case Product p -> product(p, i);
      case Power p -> power(p, i);
      case Call c -> call(c, i);
      case Application a -> a.function().name() + " returned NaN";
      case Choice _, Condition _ ->
          throw new IllegalStateException("a choice is NaN only where its branch is");
    };
  }

  private boolean has(int i, double value) {
    for (int child : operands(i)) {
      if (values[child] == value) {
        return true;
      }
    }
    return false;
  }

  private String product(Product p, int i) {
    boolean[] zero = new boolean[2]; // among factors, among divisors
    boolean[] infinite = new boolean[2];
    int[] operands = operands(i);
    for (int k = 0; k < operands.length; k++) {
      int side = p.child(k) instanceof Power d && d.divides() ? 1 : 0;
      zero[side] |= values[operands[k]] == 0;
      infinite[side] |= Double.isInfinite(values[operands[k]]);
    }
    if (zero[0] && zero[1]) {
      return "zero is divided by zero";
    }
    if (infinite[0] && infinite[1]) {
      return "infinity is divided by infinity";
    }
    return zero[0] && infinite[0] || zero[1] && infinite[1]
        ? "zero and infinity are multiplied"
        : "factors overflow or vanish on the way, and zero and infinity meet";
  }

  private String power(Power p, int i) {
    double base = values[dag.child(i, 0)];
    if (p.exponent() instanceof Num n && Math.abs(n.value()) == 0.5) {
      return "a square root needs " + text(dag.child(i, 0)) + " >= 0";
    }
    return base < 0
        ? "a negative number has no power that is no integer"
        : "one has no infinite power";
  }

  private String call(Call c, int i) {
    String name = c.function().text();
    String domain = c.function().domain();
    if (domain.isEmpty() || has(i, Double.POSITIVE_INFINITY) || has(i, Double.NEGATIVE_INFINITY)) {
      return name + " has no value there";
    }
    return name
        + " needs "
        + (c.arity() == 1
            ? domain.replaceAll("\\bx\\b", Matcher.quoteReplacement(text(dag.child(i, 0))))
            : domain);
  }
}
