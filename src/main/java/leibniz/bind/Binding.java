package leibniz.bind;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import leibniz.expr.Node;
import leibniz.expr.Sym;
import leibniz.simplify.Simplifier;

/// Partial evaluation: expressions in place of symbols.
public final class Binding {
  private Binding() {}

  /// `expr` with expressions in place of symbols, all at once; nothing is simplified.
  public static Expr substitute(Expr expr, Map<String, Expr> replacements) {
    return substitute(List.of(expr), replacements, new Graph()).getFirst();
  }

  /// Expressions with one in place of each part that a predicate accepts; nothing is simplified.
  public static List<Expr> replace(
      Collection<? extends Expr> exprs, Predicate<? super Expr> part, Expr replacement) {
    Graph graph = new Graph();
    Expr own = graph.adopt(replacement);
    return roots(
        Dag.of(exprs),
        (node, children) ->
            node instanceof Expr e && part.test(e) ? own : graph.rebuild(node, children));
  }

  private static List<Expr> roots(Dag dag, BiFunction<Node, Node[], Node> image) {
    List<Expr> result = new ArrayList<>();
    for (Node root : dag.rootsIn(dag.map(image))) {
      result.add((Expr) root);
    }
    return result;
  }

  /// Numbers in place of symbols; nothing is folded.
  ///
  /// @throws IllegalArgumentException when a value is not finite
  public static List<Expr> numbers(
      Collection<? extends Expr> exprs, Map<String, ? extends Number> values) {
    Graph graph = new Graph();
    Map<String, Expr> replacements = new HashMap<>();
    values.forEach(
        (name, value) -> {
          if (value == null || !Double.isFinite(value.doubleValue())) {
            throw new IllegalArgumentException("cannot bind " + name + " to " + value);
          }
          replacements.put(name, graph.number(value));
        });
    return substitute(exprs, replacements, graph);
  }

  /// The residual expressions: numbers in place of symbols, what depends on them alone folded, the
  /// rest simplified as real functions.
  ///
  /// @param isTold whether the steps of folding and simplifying are told
  /// @throws IllegalArgumentException when a value is not finite
  public static Simplifier.Result bind(
      Collection<? extends Expr> exprs, Map<String, ? extends Number> values, boolean isTold) {
    return Simplifier.fold(numbers(exprs, values), isTold);
  }

  private static List<Expr> substitute(
      Collection<? extends Expr> exprs, Map<String, Expr> replacements, Graph graph) {
    Map<String, Expr> own = new HashMap<>();
    replacements.forEach((name, replacement) -> own.put(name, graph.adopt(replacement)));
    return roots(
        Dag.of(exprs),
        (node, children) ->
            node instanceof Sym s && own.containsKey(s.name())
                ? own.get(s.name())
                : graph.rebuild(node, children));
  }
}
