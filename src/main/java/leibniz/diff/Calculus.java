package leibniz.diff;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leibniz.expr.Algebra;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import leibniz.expr.Matrix;
import leibniz.expr.Sym;

/// Derivatives of expressions, as expressions in one graph, tidy before any simplification.
public final class Calculus {
  private Calculus() {}

  /// The derivatives of several expressions by one variable (forward mode).
  public static List<Expr> derivatives(Collection<? extends Expr> exprs, String variable) {
    return along(exprs, Map.of(variable, new Graph().number(1)));
  }

  /// The derivatives of several expressions along a direction: the derivative of each variable
  /// named (forward mode).
  public static List<Expr> along(
      Collection<? extends Expr> exprs, Map<String, ? extends Expr> direction) {
    Graph graph = new Graph();
    Map<String, Expr> seeds = new HashMap<>();
    direction.forEach((name, seed) -> seeds.put(name, graph.adopt(seed)));
    return new Forward(new Algebra(graph), adopted(graph, exprs)).along(seeds);
  }

  /// The derivatives of one expression by each of several variables (reverse mode).
  public static List<Expr> gradient(Expr expr, List<String> variables) {
    Graph graph = new Graph();
    return gradient(new Algebra(graph), graph.adopt(expr), variables);
  }

  private static List<Expr> gradient(Algebra algebra, Expr expr, List<String> variables) {
    Set<String> names = new HashSet<>(variables);
    Map<String, Expr> adjoints = new HashMap<>();
    Map<Sym, Expr> found = new Reverse(algebra, Dag.of(expr), names::contains).adjoints();
    found.forEach((symbol, adjoint) -> adjoints.put(symbol.name(), adjoint));
    Expr zero = algebra.number(0);
    return variables.stream().map(name -> adjoints.getOrDefault(name, zero)).toList();
  }

  /// The derivatives of each expression by each variable, a row an expression.
  public static Matrix jacobian(List<? extends Expr> exprs, List<String> variables) {
    Graph graph = new Graph();
    return SparseJacobian.of(new Algebra(graph), adopted(graph, exprs), variables);
  }

  /// The second derivatives of one expression: the Jacobian of its gradient, of which only one half
  /// is computed.
  public static Matrix hessian(Expr expr, List<String> variables) {
    Graph graph = new Graph();
    Algebra algebra = new Algebra(graph);
    List<Expr> gradient = gradient(algebra, graph.adopt(expr), variables);
    return SparseJacobian.ofGradient(algebra, Dag.of(gradient), variables).mirrored();
  }

  private static Dag adopted(Graph graph, Collection<? extends Expr> exprs) {
    return graph.adopted(Dag.of(exprs));
  }
}
