package leibniz.equation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import leibniz.expr.Algebra;
import leibniz.expr.Call;
import leibniz.expr.Choice;
import leibniz.expr.Comparison;
import leibniz.expr.Comparison.Relation;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Fn;
import leibniz.expr.Graph;
import leibniz.expr.Node;
import leibniz.expr.Num;
import leibniz.expr.Rational;
import leibniz.expr.Sym;
import leibniz.simplify.Options;
import leibniz.simplify.Simplifier;

/// A proof that an expression is zero wherever conditions hold: by simplification and [Elementary],
/// in each case of an absolute value, a sign, an extreme or a choice.
final class Proof {
  /// Of more cases there is no proof.
  private static final int MAX_CASES = 100;

  private final Graph graph;
  private final Algebra m;
  private final Elementary elementary;
  private final Comparisons comparisons;

  Proof(Graph graph) {
    this.graph = graph;
    this.m = new Algebra(graph);
    this.elementary = new Elementary(m);
    this.comparisons = new Comparisons(graph);
  }

  private record Case(Expr expr, List<Condition> conditions) {
    Case given(Expr instance, Condition more) {
      List<Condition> all = new ArrayList<>(conditions);
      all.add(more);
      return new Case(instance, all);
    }
  }

  boolean isZero(Expr expr, Collection<Condition> conditions) {
    Deque<Case> open = new ArrayDeque<>();
    open.add(new Case(expr, List.copyOf(conditions)));
    for (int k = 0; !open.isEmpty(); k++) {
      Case one = open.pop();
      Expr simple = simplified(one);
      if (simple instanceof Num n ? n.isZero() : elementary.isZero(simple)) {
        continue;
      }
      Case written = new Case(elementary.written(simple), one.conditions);
      Expr rest = simplified(written);
      if (elementary.isFractionZero(rest)) {
        continue;
      }
      if (k > 0 && Conditions.open(one.conditions, List.of(), graph) == null) {
        continue; // nothing meets all
      }
      List<Case> cases = cases(new Case(rest, one.conditions));
      if (cases.isEmpty()) {
        cases = cases(new Case(simple, one.conditions));
      }
      if (cases.isEmpty() || k + cases.size() + open.size() > MAX_CASES) {
        return false;
      }
      cases.forEach(open::push);
    }
    return true;
  }

  private Expr simplified(Case one) {
    return graph.adopt(
        Simplifier.simplify(List.of(one.expr), Options.REAL.assuming(one.conditions))
            .exprs()
            .getFirst());
  }

  /// The cases of the innermost part that has some; none when there is no such part.
  private List<Case> cases(Case all) {
    Dag dag = Dag.of(all.expr);
    for (int i = 0; i < dag.size(); i++) {
      Node node = dag.node(i);
      if (node instanceof Choice c) {
        return List.of(
            all.given(with(dag, c, c.then()), c.condition()),
            all.given(with(dag, c, c.otherwise()), opposite(c.condition())));
      }
      if (node instanceof Call c && !Dag.of(c).symbols().isEmpty()) {
        List<Case> cases = cases(all, dag, c);
        if (!cases.isEmpty()) {
          return cases;
        }
      }
    }
    return List.of();
  }

  private List<Case> cases(Case all, Dag dag, Call c) {
    Expr x = c.arity() > 0 ? c.child(0) : c;
    return switch (c.function()) {
      case ABS ->
          List.of(
              all.given(with(dag, c, x), sign(Relation.GE, x)),
              all.given(with(dag, c, m.negate(x)), sign(Relation.LT, x)));
      case SIGN, HEAVISIDE -> {
        Rational middle = Rational.of(c.function() == Fn.SIGN ? 0 : 2);
        Expr atZero = graph.number(middle.signum() == 0 ? middle : middle.reciprocal());
        Case zero = all.given(with(dag, c, atZero), sign(Relation.EQ, x));
        yield List.of(
            all.given(with(dag, c, m.number(1)), sign(Relation.GT, x)),
            all.given(
                with(dag, c, m.number(c.function() == Fn.SIGN ? -1 : 0)), sign(Relation.LT, x)),
            x instanceof Sym s ? atZero(zero, s) : zero);
      }
      case MAX, MIN -> {
        if (c.arity() != 2) {
          yield List.of();
        }
        Relation relation = c.function() == Fn.MAX ? Relation.GE : Relation.LE;
        Relation other = c.function() == Fn.MAX ? Relation.LT : Relation.GT;
        Expr difference = m.subtract(c.child(0), c.child(1));
        yield List.of(
            all.given(with(dag, c, c.child(0)), sign(relation, difference)),
            all.given(with(dag, c, c.child(1)), sign(other, difference)));
      }
      default -> List.of();
    };
  }

  /// What holds where a condition does not: the opposite comparison where its sides are defined
  /// everywhere, for with a NaN neither holds.
  private Condition opposite(Condition condition) {
    boolean isPlain =
        condition instanceof Comparison c
            && new Domains(m).ofValues(List.of(c.left(), c.right())).isEmpty();
    return isPlain ? Comparisons.complement((Comparison) condition, graph) : graph.not(condition);
  }

  private Condition sign(Relation relation, Expr x) {
    return comparisons.plain(graph.comparison(relation, x, m.number(0))).getFirst();
  }

  private Case atZero(Case one, Sym x) {
    Dag dag = Dag.of(one.expr);
    return new Case(with(dag, x, m.number(0)), one.conditions);
  }

  private Expr with(Dag dag, Node part, Expr value) {
    Node[] images =
        dag.map((node, children) -> node == part ? value : graph.rebuild(node, children));
    return (Expr) images[dag.root(0)];
  }
}
