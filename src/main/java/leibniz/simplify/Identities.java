package leibniz.simplify;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import leibniz.expr.Algebra;
import leibniz.expr.Application;
import leibniz.expr.Call;
import leibniz.expr.Choice;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Node;
import leibniz.expr.Num;
import leibniz.expr.Power;
import leibniz.expr.Product;
import leibniz.expr.Sum;
import leibniz.expr.Sym;
import leibniz.rewrite.Law;
import leibniz.rewrite.Rewriter;
import leibniz.rewrite.Step;
import leibniz.rewrite.Worth;

/// Applies the laws of `laws.txt`, from the leaves to the roots, to a graph in normal form.
final class Identities implements Pass {
  private final Algebra m;
  private final List<Law> laws;
  private final boolean isAsked; // whatever it costs
  private final Predicate<Condition> holds;
  private final Consumer<Step> log;

  Identities(
      Algebra algebra,
      List<Law> laws,
      boolean isAsked,
      Predicate<Condition> holds,
      Consumer<Step> log) {
    this.m = algebra;
    this.laws = laws;
    this.isAsked = isAsked;
    this.holds = holds;
    this.log = log;
  }

  @Override
  public Node[] run(Dag dag) {
    Worth worth = isAsked ? (_, _, _) -> true : new Savings(dag);
    Rewriter rewriter = new Rewriter(m, laws, worth, holds, log);
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
    if (isSame) {
      return node;
    }
    return switch (node) {
      case Sum _ -> m.sum(exprs(children));
      case Product _ -> m.product(exprs(children));
      case Power _ -> m.power((Expr) children[0], (Expr) children[1]);
      case Num _, Sym _, Call _, Application _, Choice _, Condition _ ->
          m.graph().rebuild(node, children);
    };
  }

  private static List<Expr> exprs(Node[] nodes) {
    return Stream.of(nodes).map(node -> (Expr) node).toList();
  }
}
