package leibniz.diff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import leibniz.expr.Algebra;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Graph;

/// Derivatives of expressions, as expressions in one graph, tidy before any simplification.
public final class Calculus {
  private Calculus() {}

  /// The derivatives of several expressions by one variable (forward mode).
  public static List<Expr> derivatives(Collection<? extends Expr> exprs, String variable) {
    Graph graph = new Graph();
    return new Forward(new Algebra(graph), adopted(graph, exprs)).derivatives(variable);
  }

  /// The derivatives of one expression by each of several variables (reverse mode).
  public static List<Expr> gradient(Expr expr, List<String> variables) {
    Graph graph = new Graph();
    Dag dag = adopted(graph, List.of(expr));
    return new Reverse(new Algebra(graph), dag, variables).gradient(variables);
  }

  /// The derivatives of each expression by each variable, row by row.
  ///
  /// Forward mode walks the graph once a variable and reverse mode once an expression; the fewer
  /// walks decide, and where they are alike, reverse mode.
  public static List<Expr> jacobian(List<? extends Expr> exprs, List<String> variables) {
    Graph graph = new Graph();
    Algebra algebra = new Algebra(graph);
    Dag dag = adopted(graph, exprs);
    List<Expr> entries = new ArrayList<>();
    if (variables.size() < exprs.size()) {
      List<List<Expr>> columns = new ArrayList<>();
      for (String variable : variables) {
        columns.add(new Forward(algebra, dag).derivatives(variable));
      }
      for (int row = 0; row < exprs.size(); row++) {
        for (List<Expr> column : columns) {
          entries.add(column.get(row));
        }
      }
    } else {
      for (int row = 0; row < exprs.size(); row++) {
        entries.addAll(reverse(algebra, (Expr) dag.node(dag.root(row)), variables));
      }
    }
    return entries;
  }

  /// The second derivatives of one expression, row by row; only one half is computed, by
  /// differentiating the gradient.
  public static List<Expr> hessian(Expr expr, List<String> variables) {
    Graph graph = new Graph();
    Algebra algebra = new Algebra(graph);
    List<Expr> gradient = reverse(algebra, graph.adopt(expr), variables);
    int n = variables.size();
    Expr[] entries = new Expr[n * n];
    for (int row = 0; row < n; row++) {
      List<Expr> half = reverse(algebra, gradient.get(row), variables.subList(0, row + 1));
      for (int column = 0; column <= row; column++) {
        entries[row * n + column] = half.get(column);
        entries[column * n + row] = half.get(column);
      }
    }
    return List.of(entries);
  }

  private static List<Expr> reverse(Algebra algebra, Expr expr, List<String> variables) {
    return new Reverse(algebra, Dag.of(expr), variables).gradient(variables);
  }

  private static Dag adopted(Graph graph, Collection<? extends Expr> exprs) {
    return graph.adopted(Dag.of(exprs));
  }
}
