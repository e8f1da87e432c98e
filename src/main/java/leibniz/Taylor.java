package leibniz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import leibniz.bind.Binding;
import leibniz.diff.Calculus;
import leibniz.expr.Algebra;
import leibniz.expr.Expr;
import leibniz.expr.Graph;

/// Taylor polynomials of formulas.
final class Taylor {
  /// The highest order of Taylor arithmetic: its factorial is still an exact number, and its
  /// binomial coefficients are within the range of a double.
  private static final int MAX_ORDER = 1000;

  private Taylor() {}

  static void checkOrder(int order) {
    if (order < 0 || order > MAX_ORDER) {
      throw new IllegalArgumentException("the order must be 0 to " + MAX_ORDER + ", not " + order);
    }
  }

  /// The polynomial in powers of `variable - at`.
  ///
  /// @throws IllegalArgumentException when a coefficient is not finite
  static Expr polynomial(Formula formula, String variable, Number at, int order) {
    List<Expr> series = Calculus.taylor(formula.expr(), variable, order);
    Graph graph = new Graph();
    Expr centre = graph.number(at);
    Expr step = new Algebra(graph).subtract(graph.symbol(variable), centre);
    List<Expr> terms = new ArrayList<>();
    for (int k = 0; k <= order; k++) {
      Expr coefficient = Binding.substitute(series.get(k), Map.of(variable, centre));
      if (Variables.symbols(List.of(coefficient)).isEmpty()
          && !Double.isFinite(Formula.unchecked(coefficient, List.of(), List.of()).evaluate())) {
        throw new IllegalArgumentException(
            "no Taylor polynomial of order %d is found at %s = %s: %s, or a power or function in it, is singular there"
                .formatted(order, variable, at, formula));
      }
      Expr power = k == 1 ? step : graph.power(step, graph.number(k));
      terms.add(k == 0 ? coefficient : graph.multiply(graph.adopt(coefficient), power));
    }
    return graph.sum(terms);
  }
}
