package leibniz;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import leibniz.diff.Calculus;
import leibniz.expr.Algebra;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import leibniz.expr.Node;
import leibniz.expr.Num;

/// Derivatives where variables depend on another one: total and implicit ones.
final class DependentVariables {
  private DependentVariables() {}

  /// The derivative along the direction that the rates name.
  static Formula totalDerivative(Formula formula, String by, Map<String, String> rates) {
    String independent = Variables.checkVariable(by, formula.variables);
    Objects.requireNonNull(rates, "rates");
    Graph graph = new Graph();
    Map<String, Expr> direction = new HashMap<>();
    Set<String> names = new LinkedHashSet<>(formula.variables);
    new TreeMap<>(rates)
        .forEach(
            (name, given) -> {
              String rate = Variables.distinct(Collections.singletonList(given)).getFirst();
              direction.put(Variables.checkVariable(name, formula.variables), graph.symbol(rate));
              names.add(rate);
            });
    if (direction.put(independent, graph.number(1)) != null) {
      throw new IllegalArgumentException(by + " cannot depend on itself");
    }
    Expr along = Calculus.along(List.of(formula.expr()), direction).getFirst();
    return Formula.unchecked(along, List.copyOf(names), formula.assumptions);
  }

  /// `-F_x/F_y`, the derivative of `y` by `x` where `F` stays constant.
  static Formula implicitDerivative(Formula formula, String of, String by) {
    String dependent = Variables.checkVariable(of, formula.variables);
    String independent = Variables.checkVariable(by, formula.variables);
    if (dependent.equals(independent)) {
      throw new IllegalArgumentException("a derivative of " + of + " by itself is no use");
    }
    List<Expr> partials = Calculus.gradient(formula.dag(), List.of(independent, dependent));
    if (partials.get(1) instanceof Num n && n.isZero()) {
      throw new IllegalArgumentException("the formula does not depend on " + of + ": " + formula);
    }
    Algebra algebra = new Algebra(new Graph());
    List<Node> own = List.of(algebra.graph().adopt(Dag.of(partials)));
    Expr quotient = algebra.divide((Expr) own.get(0), (Expr) own.get(1));
    return Formula.unchecked(algebra.negate(quotient), formula.variables, formula.assumptions);
  }
}
