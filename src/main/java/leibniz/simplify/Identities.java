package leibniz.simplify;

import java.util.function.Predicate;
import leibniz.expr.Algebra;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Node;
import leibniz.rewrite.LawTable;
import leibniz.rewrite.Rewriter;
import leibniz.rewrite.Worth;

/// Applies the laws of `laws.txt`, from the leaves to the roots, to a graph in normal form.
final class Identities implements Walk {
  private final Algebra m;
  private final Rewriter rewriter;
  private final Steps steps;
  private Savings savings; // in the graph that is walked
  private Work work;

  /// @param isAsked whether laws are applied whatever they cost
  Identities(
      Algebra algebra, LawTable laws, boolean isAsked, Predicate<Condition> holds, Steps steps) {
    this.m = algebra;
    this.steps = steps;
    Worth worth =
        (before, after, kept) -> work.allows(0) && (isAsked || savings.pays(before, after, kept));
    this.rewriter = new Rewriter(algebra, laws, worth, holds, steps::add);
  }

  @Override
  public Node[] run(Dag dag, Savings savings, Work work) {
    this.work = work;
    this.savings = savings;
    return Walk.images(
        dag,
        work,
        (images, i) -> {
          Node node = steps.rebuilt(m, dag, images, i);
          return node instanceof Expr expr ? rewriter.apply(expr) : node;
        });
  }
}
