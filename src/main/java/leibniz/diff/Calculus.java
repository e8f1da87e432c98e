package leibniz.diff;

import java.util.ArrayList;
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
import leibniz.expr.Num;
import leibniz.expr.Product;
import leibniz.expr.Sum;
import leibniz.expr.Sym;

/// Derivatives of expressions, as expressions in one graph, tidy before any simplification.
public final class Calculus {
  /// Up to this many nodes sums and products are merged for the reader, who sees `y*z*cos(x*y)`;
  /// beyond, what is used several times stays whole, so that few operations are needed.
  static final int READABLE = 30;

  /// Up to this order derivatives are Taylor coefficients times factorials, which takes the fewest
  /// operations. A coefficient is then at most 20! = 2.4e18 times smaller than the derivative, so
  /// that of the 308 decades of a double 18 are lost; the 200th has 375 decades less, and vanishes.
  private static final int SCALED = 20;

  private Calculus() {}

  /// Keeps whole a sum, or a product of several factors beside a number, which is used several
  /// times. Numbers and powers are merged: that takes no operation more.
  static void keep(Algebra algebra, Expr part) {
    if (part instanceof Sum
        || part instanceof Product p && p.arity() > (p.child(0) instanceof Num ? 2 : 1)) {
      algebra.keep(part);
    }
  }

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

  /// The sum of expressions, each times the symbol of its weight.
  public static Expr weightedSum(List<? extends Expr> exprs, List<String> weights) {
    Graph graph = new Graph();
    Algebra algebra = new Algebra(graph);
    Dag dag = adopted(graph, exprs);
    List<Expr> terms = new ArrayList<>();
    for (int k = 0; k < weights.size(); k++) {
      terms.add(algebra.multiply(graph.symbol(weights.get(k)), (Expr) dag.node(dag.root(k))));
    }
    return algebra.sum(terms);
  }

  /// The derivatives of one expression, the only root of a graph, by each of several variables
  /// (reverse mode).
  public static List<Expr> gradient(Dag dag, List<String> variables) {
    Graph graph = new Graph();
    return gradient(new Algebra(graph), graph.adopted(dag), variables);
  }

  private static List<Expr> gradient(Algebra algebra, Dag dag, List<String> variables) {
    Set<String> names = new HashSet<>(variables);
    Map<String, Expr> adjoints = new HashMap<>();
    Map<Sym, Expr> found = new Reverse(algebra, dag, names::contains).adjoints();
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
    List<Expr> gradient = gradient(algebra, adopted(graph, List.of(expr)), variables);
    return SparseJacobian.ofGradient(algebra, Dag.of(gradient), variables).mirrored();
  }

  /// The coefficients of the Taylor series of an expression in one variable, at the variable's own
  /// value, from order 0 to `order`: the derivatives, each divided by the factorial of its order.
  public static List<Expr> taylor(Expr expr, String variable, int order) {
    return jets(new Graph(), expr, variable, order, Weights.ofCoefficients());
  }

  /// The derivatives of an expression by one variable, from order 0 to `order`, by Taylor
  /// arithmetic.
  public static List<Expr> derivatives(Expr expr, String variable, int order) {
    Graph graph = new Graph();
    if (order > SCALED) {
      return jets(graph, expr, variable, order, Weights.ofDerivatives());
    }
    List<Expr> taylor = jets(graph, expr, variable, order, Weights.ofCoefficients());
    List<Expr> derivatives = new ArrayList<>();
    long factorial = 1;
    for (int k = 0; k <= order; k++) {
      factorial *= Math.max(1, k);
      Expr coefficient = taylor.get(k);
      derivatives.add(
          coefficient instanceof Num n && n.isZero() || k < 2
              ? coefficient
              : graph.multiply(graph.number(factorial), coefficient));
    }
    return derivatives;
  }

  private static List<Expr> jets(
      Graph graph, Expr expr, String variable, int order, Weights weights) {
    return new Jets(new Algebra(graph), variable, order, weights).coefficients(graph.adopt(expr));
  }

  private static Dag adopted(Graph graph, Collection<? extends Expr> exprs) {
    return graph.adopted(Dag.of(exprs));
  }
}
