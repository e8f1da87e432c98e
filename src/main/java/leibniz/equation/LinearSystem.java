package leibniz.equation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import leibniz.expr.Algebra;
import leibniz.expr.Comparison.Relation;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import leibniz.expr.Node;
import leibniz.expr.Num;
import leibniz.expr.Power;
import leibniz.expr.Product;
import leibniz.expr.Sum;
import leibniz.expr.Sym;
import leibniz.polynomial.Polynomials;
import leibniz.simplify.Options;
import leibniz.simplify.Simplifier;

/// Solves linear equations exactly, by Gaussian elimination on sparse rows. Coefficients that are
/// no numbers are kept as fractions in lowest terms, so that what vanishes is seen to vanish.
///
/// The solution is one of rational functions: it holds wherever the determinant is not zero,
/// whichever pivots were taken (Cramer's rule).
public final class LinearSystem {
  private final Graph graph = new Graph();
  private final Algebra m = new Algebra(graph);
  private final List<String> unknowns;
  private final Set<String> names;
  private final List<Row> open = new ArrayList<>();

  private LinearSystem(List<String> unknowns) {
    this.unknowns = unknowns;
    this.names = new HashSet<>(unknowns);
  }

  /// The values of the unknowns, in their order, and what must hold for them to be the only ones.
  public record Solution(List<Expr> values, List<Condition> conditions) {}

  /// An equation: its number, coefficients by unknown, none zero, and what they come to.
  private record Row(int number, SortedMap<Integer, Expr> coefficients, Expr right) {}

  /// The one solution of the equations that say that each expression is zero.
  ///
  /// @throws IllegalArgumentException when an equation is not linear, there is no solution, or more
  ///   than one: says which, and why
  public static Solution solve(Collection<? extends Expr> exprs, List<String> unknowns) {
    LinearSystem system = new LinearSystem(unknowns);
    List<Expr> exact = new ArrayList<>();
    Decimals.exact(exprs, system.graph).forEach(e -> exact.add((Expr) e));
    for (Expr expr : Polynomials.expand(exact)) {
      system.open.add(system.row(system.open.size() + 1, system.graph.adopt(expr)));
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
        coefficients.merge(unknown, factor, (a, b) -> reduced(m.add(a, b)));
      }
    }
    coefficients.values().removeIf(LinearSystem::isZero);
    return new Row(number, coefficients, reduced(m.sum(constant)));
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
    List<Row> pivots = new ArrayList<>();
    List<String> free = new ArrayList<>();
    Expr determinant = m.number(1);
    for (int column = 0; column < unknowns.size(); column++) {
      Row pivot = pivot(column);
      if (pivot == null) {
        free.add(unknowns.get(column));
        continue;
      }
      open.remove(pivot);
      pivots.add(pivot);
      determinant = reduced(m.multiply(determinant, pivot.coefficients.get(column)));
      for (int k = 0; k < open.size(); k++) {
        Row row = open.get(k);
        if (row.coefficients.containsKey(column)) {
          open.set(k, less(row, pivot, column));
        }
      }
    }
    open.forEach(this::checkConsistent);
    if (!free.isEmpty()) {
      throw new IllegalArgumentException(
          "there is more than one solution: %s of %d unknowns, so that %s may have any value"
              .formatted(
                  pivots.size() == 1
                      ? "1 independent equation"
                      : pivots.size() + " independent equations",
                  unknowns.size(),
                  listed(free)));
    }
    Condition regular = graph.comparison(Relation.NE, determinant, m.number(0));
    List<Condition> conditions = Conditions.open(List.of(regular), List.of(), graph);
    return new Solution(values(pivots), conditions == null ? List.of(regular) : conditions);
  }

  /// The row to divide by: with a number in the column rather than an expression, and short.
  private Row pivot(int column) {
    Row best = null;
    long least = Long.MAX_VALUE;
    for (Row row : open) {
      Expr candidate = row.coefficients.get(column);
      if (candidate != null) {
        long size = candidate instanceof Num ? 0 : 1000L * Dag.of(candidate).size();
        size += row.coefficients.size();
        if (size < least) {
          least = size;
          best = row;
        }
      }
    }
    return best;
  }

  /// A row less the multiple of the pivot's that takes away its entry in the column.
  private Row less(Row row, Row pivot, int column) {
    Expr factor = reduced(m.divide(row.coefficients.get(column), pivot.coefficients.get(column)));
    SortedMap<Integer, Expr> coefficients = new TreeMap<>(row.coefficients);
    coefficients.remove(column);
    pivot.coefficients.forEach(
        (k, entry) -> {
          if (k != column) {
            Expr before = coefficients.getOrDefault(k, m.number(0));
            Expr after = reduced(m.subtract(before, m.multiply(factor, entry)));
            coefficients.put(k, after);
          }
        });
    coefficients.values().removeIf(LinearSystem::isZero);
    Expr right = reduced(m.subtract(row.right, m.multiply(factor, pivot.right)));
    return new Row(row.number, coefficients, right);
  }

  private void checkConsistent(Row row) {
    if (isZero(row.right)) {
      return;
    }
    throw new IllegalArgumentException(
        row.right instanceof Num
            ? "there is no solution: equation %d contradicts the others".formatted(row.number)
            : "there is no solution, unless %s = 0: equation %d depends on the others"
                .formatted(row.right, row.number));
  }

  private List<Expr> values(List<Row> pivots) {
    Expr[] values = new Expr[unknowns.size()];
    for (int column = values.length - 1; column >= 0; column--) {
      Expr right = pivots.get(column).right;
      for (Map.Entry<Integer, Expr> e : pivots.get(column).coefficients.entrySet()) {
        if (e.getKey() > column) {
          right = reduced(m.subtract(right, m.multiply(e.getValue(), values[e.getKey()])));
        }
      }
      values[column] = reduced(m.divide(right, pivots.get(column).coefficients.get(column)));
    }
    return Arrays.stream(values).map(this::simplified).toList();
  }

  /// A fraction in lowest terms; a number where it simplifies to one, as `sin(t)^2 + cos(t)^2`
  /// does.
  private Expr reduced(Expr expr) {
    if (expr instanceof Num || expr instanceof Sym) {
      return expr;
    }
    Expr fraction = graph.adopt(Polynomials.cancel(List.of(expr)).exprs().getFirst());
    Dag dag = Dag.of(fraction);
    for (int i = 0; i < dag.size(); i++) {
      if (dag.node(i) instanceof Expr e && !isRational(e)) {
        return simplified(fraction) instanceof Num n ? n : fraction;
      }
    }
    return fraction;
  }

  private Expr simplified(Expr expr) {
    return graph.adopt(Simplifier.simplify(List.of(expr), Options.REAL).exprs().getFirst());
  }

  private static boolean isRational(Expr e) {
    return e instanceof Num
        || e instanceof Sym
        || e instanceof Sum
        || e instanceof Product
        || e instanceof Power p && p.exponent() instanceof Num n && n.isInteger();
  }

  private static boolean isZero(Expr expr) {
    return expr instanceof Num n && n.isZero();
  }
}
