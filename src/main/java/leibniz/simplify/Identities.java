package leibniz.simplify;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import leibniz.expr.Algebra;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Node;
import leibniz.rewrite.Law;
import leibniz.rewrite.Rewriter;
import leibniz.rewrite.Step;
import leibniz.rewrite.Worth;

/// Applies the laws of `laws.txt`, from the leaves to the roots, to a graph in normal form.
final class Identities implements Pass {
  private final Algebra m;
  private final Rewriter rewriter;
  private Savings savings; // in the graph that is walked

  /// @param isAsked whether laws are applied whatever they cost
  Identities(
      Algebra algebra,
      List<Law> laws,
      boolean isAsked,
      Predicate<Condition> holds,
      Consumer<Step> log) {
    this.m = algebra;
    Worth worth = (before, after, kept) -> isAsked || savings.pays(before, after, kept);
    this.rewriter = new Rewriter(algebra, laws, worth, holds, log);
  }

  @Override
  public Node[] run(Dag dag) {
    savings = new Savings(dag);
    Node[] images = new Node[dag.size()];
    for (int i = 0; i < images.length; i++) {
      Node node = rebuilt(dag.node(i), dag.childrenIn(images, i));
      images[i] = node instanceof Expr expr ? rewriter.apply(expr) : node;
    }
    return dag.rootsIn(images);
  }

  private Node rebuilt(Node node, Node[] children) {
    boolean isSame = true;
    for (int k = 0; k < children.length; k++) {
      isSame &= children[k] == node.child(k);
    }
    return isSame ? node : m.rebuild(node, children);
  }
}
