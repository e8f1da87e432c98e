package leibniz.equation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import leibniz.expr.Algebra;
import leibniz.expr.Comparison;
import leibniz.expr.Comparison.Relation;
import leibniz.expr.Condition;
import leibniz.expr.Count;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import leibniz.expr.Node;
import leibniz.expr.Num;
import leibniz.expr.Product;
import leibniz.expr.Sum;
import leibniz.expr.Sym;
import leibniz.polynomial.LinearEquations;
import leibniz.polynomial.LinearEquations.Row;
import leibniz.polynomial.Polynomials;
import leibniz.simplify.Options;
import leibniz.simplify.Simplifier;

/// Solves linear equations exactly.
///
/// The solution is one of rational functions: it holds wherever the determinant is not zero,
/// whichever pivots were taken (Cramer's rule).
public final class LinearSystem {
  private final Graph graph = new Graph();
  private final Algebra m = new Algebra(graph);
  private final List<String> unknowns;
  private final Set<String> names;
  private final List<Row> rows = new ArrayList<>();
  private final List<Condition> divisors = new ArrayList<>();

  private final List<Condition> aboutOthers = new ArrayList<>();
  private final List<Condition> aboutUnknowns = new ArrayList<>();

  private LinearSystem(List<String> unknowns, Collection<Condition> assumed) {
    this.unknowns = unknowns;
    this.names = new HashSet<>(unknowns);
    for (Condition c : assumed) {
      boolean isOfOthers = Collections.disjoint(Dag.of(c).symbols(), names);
      (isOfOthers ? aboutOthers : aboutUnknowns).add(graph.adopt(c));
    }
  }

  /// The values of the unknowns, in their order, and what must hold, beside what is assumed, for
  /// them to be the only ones.
  public record Solution(List<Expr> values, List<Condition> conditions) {}

  /// The one solution of the equations that say that each expression is zero.
  ///
  /// @param assumed what may be relied on of other symbols, and what unknowns must meet
  /// @throws IllegalArgumentException when an equation is not linear, there is no solution, or more
  ///   than one: says which, and why
  public static Solution solve(
      Collection<? extends Expr> exprs, List<String> unknowns, Collection<Condition> assumed) {
    LinearSystem system = new LinearSystem(unknowns, assumed);
    List<Expr> exact = new ArrayList<>();
    Decimals.exact(exprs, system.graph).forEach(e -> exact.add((Expr) e));
    for (Expr expr : Polynomials.expand(exact)) {
      system.rows.add(system.row(system.rows.size() + 1, system.graph.adopt(expr)));
    }
    Solution solution = system.solve();
    return Decimals.areIn(exprs) ? system.rounded(solution) : solution;
  }

  private Solution rounded(Solution exact) {
    List<Node> nodes = new ArrayList<>(exact.values);
    nodes.addAll(exact.conditions);
    List<Expr> values = new ArrayList<>();
    List<Condition> conditions = new ArrayList<>();
    for (Node node : Decimals.rounded(nodes, graph)) {
      if (node instanceof Expr e) {
        values.add(e);
      } else {
        conditions.add((Condition) node);
      }
    }
    return new Solution(values, conditions);
  }

  private Row row(int number, Expr expr) {
    SortedMap<Integer, Expr> coefficients = new TreeMap<>();
    List<Expr> constant = new ArrayList<>();
    for (int k = 0; k < (expr instanceof Sum ? expr.arity() : 1); k++) {
      Expr term = expr instanceof Sum s ? s.child(k) : expr;
      List<Expr> rest = new ArrayList<>();
      int unknown = -1;
      for (int j = 0; j < (term instanceof Product ? term.arity() : 1); j++) {
        Expr factor = term instanceof Product p ? p.child(j) : term;
        if (factor instanceof Sym s && names.contains(s.name()) && unknown < 0) {
          unknown = unknowns.indexOf(s.name());
        } else if (holdsUnknown(factor)) {
          throw new IllegalArgumentException(
              "equation %d is not linear in %s: it has the term %s"
                  .formatted(number, listed(unknowns), term));
        } else {
          rest.add(factor);
        }
      }
      Expr factor = m.product(rest);
      if (unknown < 0) {
        constant.add(m.negate(factor));
      } else {
        coefficients.merge(unknown, factor, m::add);
      }
    }
    coefficients.values().removeIf(LinearSystem::isZero);
    Expr right = m.sum(constant);
    List<Expr> parts = new ArrayList<>(coefficients.values());
    parts.add(right);
    divisors.addAll(new Domains(m).of(parts).values());
    return new Row(number, coefficients, right);
  }

  private boolean holdsUnknown(Expr factor) {
    return switch (factor) {
      case Num _ -> false;
      case Sym s -> names.contains(s.name());
      default -> Dag.of(factor).symbols().stream().anyMatch(names::contains);
    };
  }

  private static String listed(List<String> names) {
    int last = names.size() - 1;
    return last <= 0
        ? String.join("", names)
        : last > 5
            ? "the unknowns"
            : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }

  private Solution solve() {
    LinearEquations.Result result = LinearEquations.solve(rows, unknowns.size(), this::vanishes);
    List<Condition> regular = new ArrayList<>(divisors);
    boolean isDependent = !result.remainders().isEmpty();
    if (isDependent) {
      for (LinearEquations.Remainder rest : result.remainders()) {
        regular.add(graph.comparison(Relation.EQ, consistent(rest), m.number(0)));
      }
      Set<Integer> dependent = new HashSet<>();
      result.remainders().forEach(rest -> dependent.add(rest.number()));
      rows.removeIf(row -> dependent.contains(row.number()));
      result = LinearEquations.solve(rows, unknowns.size(), this::vanishes);
    }
    List<Integer> free = result.free();
    if (!free.isEmpty()) {
      int independent = unknowns.size() - free.size();
      throw new IllegalArgumentException(
          "there is more than one solution: %s of %s, so that %s may have any value"
              .formatted(
                  Count.of(independent, "independent equation"),
                  Count.of(unknowns.size(), "unknown"),
                  listed(free.stream().map(unknowns::get).toList())));
    }
    for (Expr determinant : result.determinants()) {
      regular.add(graph.comparison(Relation.NE, graph.adopt(determinant), m.number(0)));
    }
    List<Condition> conditions = Conditions.open(regular, aboutOthers, graph);
    if (isDependent && conditions == null) {
      throw new NoSolutionException("there is no solution where what is assumed holds");
    }
    List<Expr> values =
        result.values().stream().map(v -> simplified(known(graph.adopt(v), conditions))).toList();
    return new Solution(values, withAssumed(values, conditions == null ? regular : conditions));
  }

  /// A value with the numbers that symbols must be by conditions: 2 for `k/2` where `k == 4`.
  private Expr known(Expr value, List<Condition> conditions) {
    Map<Node, Node> numbers = new HashMap<>();
    for (Condition condition : conditions == null ? List.<Condition>of() : conditions) {
      if (condition instanceof Comparison c
          && c.relation() == Relation.EQ
          && c.left() instanceof Sym
          && c.right() instanceof Num) {
        numbers.put(c.left(), c.right());
      }
    }
    Dag dag = Dag.of(value);
    Node[] images =
        dag.map(
            (node, children) -> {
              Node number = numbers.get(node);
              return number != null ? number : graph.rebuild(node, children);
            });
    return numbers.isEmpty() ? value : (Expr) images[dag.root(0)];
  }

  private List<Condition> withAssumed(List<Expr> values, List<Condition> conditions) {
    List<Condition> all = new ArrayList<>(conditions);
    for (Condition c : aboutUnknowns) {
      Dag dag = Dag.of(c);
      Node[] images =
          dag.map(
              (node, children) ->
                  node instanceof Sym s && names.contains(s.name())
                      ? values.get(unknowns.indexOf(s.name()))
                      : graph.rebuild(node, children));
      List<Condition> open =
          Conditions.open(List.of((Condition) images[dag.root(0)]), aboutOthers, graph);
      if (open == null) {
        throw new NoSolutionException("there is no solution where %s".formatted(c));
      }
      all.addAll(open);
    }
    return all;
  }

  private boolean vanishes(Expr expr) {
    return isZero(simplified(graph.adopt(expr)));
  }

  /// What must be zero for an equation to agree with the others, on which it depends.
  private Expr consistent(LinearEquations.Remainder rest) {
    Expr simple = simplified(graph.adopt(rest.expr()));
    if (simple instanceof Num) {
      throw new NoSolutionException(
          "there is no solution: equation %d contradicts the others".formatted(rest.number()));
    }
    return simple;
  }

  private Expr simplified(Expr expr) {
    return graph.adopt(
        Simplifier.simplify(List.of(expr), Options.REAL.assuming(aboutOthers)).exprs().getFirst());
  }

  private static boolean isZero(Expr expr) {
    return expr instanceof Num n && n.isZero();
  }
}
