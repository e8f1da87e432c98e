package leibniz.simplify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import leibniz.eval.Interpreter;
import leibniz.expr.Application;
import leibniz.expr.Call;
import leibniz.expr.Choice;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Decisions;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import leibniz.expr.Node;
import leibniz.expr.Num;
import leibniz.expr.Power;
import leibniz.expr.Product;
import leibniz.expr.Sum;
import leibniz.expr.Sym;
import leibniz.rewrite.Step;

/// What changes no bit of any value: numbers are folded in double arithmetic, `x*1`, `x/1`, `x^1`
/// and `x - 0` become `x`, and decided or idle choices disappear.
final class Strict implements Walk {
  private final Graph graph;

  private final Steps steps;

  Strict(Graph graph, Steps steps) {
    this.graph = graph;
    this.steps = steps;
  }

  @Override
  public Node[] run(Dag dag, Savings savings, Work work) {
    Decisions decisions = new Decisions(graph, dag);
    return Walk.images(dag, work, (images, i) -> image(dag, images, i, decisions));
  }

  private Node image(Dag dag, Node[] images, int i, Decisions decisions) {
    Node image =
        switch (dag.node(i)) {
          case Num n -> n;
          case Sym s -> s;
          case Choice c -> decisions.choice(c, i, images);
          case Condition c -> decisions.condition(c, i, images);
          case Power p -> power(p, (Expr) images[dag.child(i, 0)], (Expr) images[dag.child(i, 1)]);
          case Sum _, Product _, Call _ ->
              folded((Expr) graph.rebuild(dag.node(i), dag.childrenIn(images, i)));
          case Application a -> graph.rebuild(a, dag.childrenIn(images, i));
        };
    if (steps.isTold()) {
      tell(graph.rebuild(dag.node(i), dag.childrenIn(images, i)), image);
    }
    return image;
  }

  private void tell(Node before, Node after) {
    if (before != after && before instanceof Expr from && after instanceof Expr to) {
      String law =
          from instanceof Choice
              ? "decided choices"
              : to instanceof Num ? Group.NUMBERS.text() : "idle operations";
      steps.add(new Step(law, from, to));
    }
  }

  /// A power; its exponent stays as it is when it would become a number, which would make a chain
  /// of multiplications of what was `Math.pow`.
  private Expr power(Power p, Expr base, Expr exponent) {
    boolean isComputed = exponent instanceof Num && !(p.exponent() instanceof Num);
    return folded(graph.power(base, isComputed ? p.exponent() : exponent));
  }

  private Expr folded(Expr expr) {
    for (int k = 0; k < expr.arity(); k++) {
      if (!(expr.child(k) instanceof Num)) {
        return withoutIdle(expr);
      }
    }
    if (expr instanceof Power p && p.divides()) {
      return expr; // as a factor it divides, and a number in its place would not
    }
    double value = Interpreter.evaluate(expr, Map.of());
    // A double even where the result is exact: as an exact number it would join a quotient.
    return Double.isFinite(value) ? graph.number(value) : expr;
  }

  private Expr withoutIdle(Expr expr) {
    return switch (expr) {
      case Product p -> {
        List<Expr> factors = new ArrayList<>();
        for (int k = 0; k < p.arity(); k++) {
          if (!isOne(p.child(k)) || k == 0 && startsWithDivisor(p)) {
            factors.add(p.child(k));
          }
        }
        yield factors.size() == p.arity() ? p : graph.product(factors);
      }
      case Sum s -> {
        List<Expr> terms = new ArrayList<>();
        for (int k = 0; k < s.arity(); k++) {
          if (k == 0 || !isMinusZero(s.child(k))) {
            terms.add(s.child(k));
          }
        }
        yield terms.size() == s.arity() ? s : graph.sum(terms);
      }
      case Power p when p.exponent() instanceof Num n && n.isOne() -> p.base();
      default -> expr;
    };
  }

  private static boolean startsWithDivisor(Product p) {
    return p.arity() > 1 && p.child(1) instanceof Power d && d.divides();
  }

  private static boolean isOne(Expr expr) {
    return expr instanceof Num n && n.isOne()
        || expr instanceof Power p
            && p.base() instanceof Num b
            && b.isOne()
            && p.exponent() instanceof Num;
  }

  private static boolean isMinusZero(Expr expr) {
    return expr instanceof Num n && n.isZero() && n.isNegative();
  }
}
