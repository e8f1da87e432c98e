package leibniz.parse;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import leibniz.expr.Choice;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Decisions;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import leibniz.expr.Node;
import leibniz.expr.Sym;

/// An expression that is copied again and again with other values in it. A copy costs what differs:
/// the rest stays as it is.
final class Template {
  private final Dag dag;
  private final int[] varying; // the nodes that are made anew in each copy
  private final Node[] images; // of the last copy
  private final Decisions decisions;

  /// @param open the leaves that get values
  Template(Graph graph, Node root, Predicate<Node> open) {
    this.dag = Dag.of(root);
    this.images = new Node[dag.size()];
    this.decisions = new Decisions(graph, dag);
    boolean[] varies = new boolean[dag.size()];
    for (int i = 0; i < varies.length; i++) {
      images[i] = dag.node(i);
      varies[i] = open.test(dag.node(i));
      for (int k = 0; k < dag.arity(i); k++) {
        varies[i] |= varies[dag.child(i, k)];
      }
    }
    this.varying = IntStream.range(0, varies.length).filter(i -> varies[i]).toArray();
  }

  /// The expression as it was given.
  Node root() {
    return dag.node(dag.root(0));
  }

  /// The number of nodes made anew in each copy.
  int varying() {
    return varying.length;
  }

  /// The symbols that get values.
  List<Sym> open() {
    return Arrays.stream(varying)
        .mapToObj(dag::node)
        .filter(Sym.class::isInstance)
        .map(Sym.class::cast)
        .toList();
  }

  /// The expression with values in place of symbols; decided choices are taken.
  ///
  /// @param rebuild makes a node of other children
  Node copy(Function<Sym, ? extends Expr> value, BiFunction<Node, Node[], Node> rebuild) {
    for (int i : varying) {
      images[i] =
          switch (dag.node(i)) {
            case Sym s -> value.apply(s);
            case Choice c -> decisions.choice(c, i, images);
            case Condition c -> decisions.condition(c, i, images);
            case Node node -> rebuild.apply(node, dag.childrenIn(images, i));
          };
    }
    return images[dag.root(0)];
  }
}
