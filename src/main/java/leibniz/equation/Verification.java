package leibniz.equation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import leibniz.equation.Solver.Solution;
import leibniz.eval.Interpreter;
import leibniz.expr.Algebra;
import leibniz.expr.Comparison;
import leibniz.expr.Comparison.Relation;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Fn;
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

/// What the search has found, put back into the equation as it was given: of each value only what
/// is open of its conditions is kept, and values that are proven to solve nothing are dropped.
final class Verification {
  private final Solver solver;
  private final Algebra m;
  private final Graph graph;
  private final Sym x;
  private final List<Expr> sides;
  private final List<Condition> aboutOthers = new ArrayList<>();
  private final List<Condition> aboutUnknown = new ArrayList<>();
  private final Map<Expr, List<Solution>> found = new LinkedHashMap<>();

  Verification(Solver solver, List<Expr> sides) {
    this.solver = solver;
    this.m = solver.algebra();
    this.graph = m.graph();
    this.x = solver.symbol();
    this.sides = sides;
    for (Condition c : solver.assumed()) {
      (isAboutUnknown(c) ? aboutUnknown : aboutOthers).add(c);
    }
  }

  private boolean isAboutUnknown(Node node) {
    return Dag.of(node).symbols().contains(x.name());
  }

  /// Adds what an equation says from which nothing more is to be taken off.
  ///
  /// @param conditions its own, and those of the parts of the original
  void add(Branch end, List<Condition> conditions) {
    List<Condition> all = new ArrayList<>(aboutUnknown);
    if (end.left() == x) {
      all.addAll(conditions);
      Expr value = solver.simplified(end.right());
      List<Integers.Instance> instances = bounded(value);
      if (instances == null) {
        keep(value(value, all));
      } else {
        instances.forEach(n -> keep(value(n.in(value, graph), n.in(all, graph))));
      }
    } else {
      conditions.forEach(c -> all.add(upright(c)));
      if (!solver.vanishes(m.subtract(end.left(), end.right()))) {
        all.add(graph.comparison(Relation.EQ, end.left(), end.right()));
      }
      keep(any(all));
    }
  }

  /// The integers for which a value of a periodic function stands between the bounds that are
  /// assumed; null when there are none or too many.
  private List<Integers.Instance> bounded(Expr value) {
    return aboutUnknown.isEmpty()
        ? null
        : solver.integers().between(value, Bounds.of(x, aboutUnknown));
  }

  private void keep(Solution solution) {
    if (solution != null) {
      addUnlessImplied(solution, found.computeIfAbsent(solution.value(), _ -> new ArrayList<>()));
    }
  }

  /// `x <= a` for `a >= x`.
  private Condition upright(Condition condition) {
    return condition instanceof Comparison c
            && isAboutUnknown(c.right())
            && !isAboutUnknown(c.left())
        ? new Comparisons(graph).exchanged(c)
        : condition;
  }

  /// Every value that meets the conditions; null when they contradict each other.
  private Solution any(List<Condition> conditions) {
    List<Condition> open = Conditions.open(conditions, aboutOthers, graph);
    return open == null ? null : withIntegers(x, open);
  }

  /// The solution, simplified, with what is open of its conditions; null when one does not hold.
  private Solution value(Expr value, List<Condition> conditions) {
    Expr simple = solver.simplified(value);
    List<Condition> instances = new ArrayList<>();
    for (Node condition : withValue(conditions, simple)) {
      instances.add((Condition) condition);
    }
    List<Condition> open = Conditions.open(instances, aboutOthers, graph);
    open = open == null ? null : withoutPeriodic(open);
    if (open == null || isRefuted(simple)) {
      return null;
    }
    List<Condition> relied = new ArrayList<>(aboutOthers);
    relied.addAll(open);
    return withIntegers(tidy(simple, relied), open);
  }

  /// Conditions without those that hold for any integer; null when one holds for none.
  private List<Condition> withoutPeriodic(List<Condition> conditions) {
    List<Condition> kept = new ArrayList<>();
    for (Condition c : conditions) {
      List<Integers.Instance> period = solver.integers().period(c);
      if (period == null) {
        kept.add(c);
        continue;
      }
      List<List<Condition>> open = new ArrayList<>();
      period.forEach(n -> open.add(Conditions.open(n.in(List.of(c), graph), aboutOthers, graph)));
      if (open.stream().allMatch(Objects::isNull)) {
        return null;
      }
      if (!open.stream().allMatch(o -> o != null && o.isEmpty())) {
        kept.add(c);
      }
    }
    return kept;
  }

  /// Simplified by what is relied on, and as one fraction where fractions stand in one another:
  /// what they divide by is not zero by the conditions.
  private Expr tidy(Expr value, List<Condition> relied) {
    Expr simple = simplified(value, relied);
    if (!Comparisons.divides(simple) || Decimals.areIn(List.of(simple))) {
      return simple;
    }
    Expr fraction =
        turned(
            simplified(
                graph.adopt(Polynomials.reduce(List.of(simple)).exprs().getFirst()), relied));
    return Comparisons.divides(fraction) || Dag.of(fraction).size() > Dag.of(simple).size()
        ? simple
        : fraction;
  }

  /// `a/(c - b)` for `-a/(b - c)`.
  private Expr turned(Expr fraction) {
    if (!(fraction instanceof Product p) || !(p.child(0) instanceof Num n) || !n.isNegative()) {
      return fraction;
    }
    List<Expr> factors = new ArrayList<>();
    boolean isTurned = false;
    for (int k = 0; k < p.arity(); k++) {
      Expr factor = p.child(k);
      boolean isDivisor = factor instanceof Power d && d.exponent() instanceof Num e && e.is(-1);
      if (!isTurned && isDivisor && ((Power) factor).base() instanceof Sum s) {
        factor = m.divide(m.number(1), opposite(s));
        isTurned = true;
      }
      factors.add(k == 0 ? m.negate(factor) : factor);
    }
    return isTurned ? m.product(factors) : fraction;
  }

  /// The opposite of a sum, which begins with what is added.
  private Expr opposite(Sum s) {
    List<Expr> terms = new ArrayList<>();
    int added = 0;
    for (int k = 0; k < s.arity(); k++) {
      Expr term = m.negate(s.child(k));
      boolean isNegative =
          term instanceof Num n && n.isNegative()
              || term instanceof Product p && p.child(0) instanceof Num c && c.isNegative();
      terms.add(isNegative ? terms.size() : added++, term);
    }
    return m.sum(terms);
  }

  private Expr simplified(Expr expr, List<Condition> relied) {
    return graph.adopt(
        Simplifier.simplify(List.of(expr), Options.REAL.assuming(relied)).exprs().getFirst());
  }

  /// Whether the sides are certain to differ at a value without other symbols.
  private boolean isRefuted(Expr value) {
    if (!Dag.of(value).symbols().isEmpty()) {
      return false;
    }
    List<Expr> instances = withValue(sides, value).stream().map(Expr.class::cast).toList();
    List<Interval> intervals = Enclosures.of(instances, Map.of());
    return intervals.get(0).isKnown()
        && intervals.get(1).isKnown()
        && intervals.get(0).differsFrom(intervals.get(1));
  }

  /// The solution with the conditions that its integers are some; of all that were made the first
  /// ones take their places.
  private Solution withIntegers(Expr value, List<Condition> conditions) {
    List<Node> nodes = new ArrayList<>(conditions);
    nodes.add(value);
    Set<String> symbols = Dag.of(nodes).symbols();
    IdentityHashMap<Node, Node> renamed = new IdentityHashMap<>();
    List<Condition> all = new ArrayList<>();
    List<String> own = new ArrayList<>();
    List<Sym> integers = solver.integers().all();
    for (Sym n : integers) {
      if (symbols.contains(n.name())) {
        Sym first = integers.get(own.size());
        renamed.put(n, first);
        own.add(first.name());
        all.add(graph.comparison(Relation.EQ, first, graph.call(Fn.FLOOR, first)));
      }
    }
    Dag dag = Dag.of(nodes);
    Node[] images =
        dag.rootsIn(
            dag.map(
                (node, children) -> {
                  Node other = renamed.get(node);
                  return other != null ? other : graph.rebuild(node, children);
                }));
    for (int k = conditions.size() - 1; k >= 0; k--) {
      all.addFirst((Condition) images[k]);
    }
    return new Solution((Expr) images[conditions.size()], List.copyOf(all), List.copyOf(own));
  }

  private List<Node> withValue(List<? extends Node> nodes, Expr value) {
    Dag dag = Dag.of(nodes);
    return List.of(
        dag.rootsIn(
            dag.map((node, children) -> node == x ? value : graph.rebuild(node, children))));
  }

  /// One value may solve in several cases: it is given once where one of them asks for less than
  /// the others.
  private static void addUnlessImplied(Solution solution, List<Solution> ofSameValue) {
    Set<Condition> conditions = new HashSet<>(solution.conditions());
    for (Solution other : ofSameValue) {
      if (conditions.containsAll(other.conditions())) {
        return;
      }
    }
    ofSameValue.removeIf(other -> new HashSet<>(other.conditions()).containsAll(conditions));
    ofSameValue.add(solution);
  }

  /// All that were added, but for values that stand in a range of solutions.
  List<Solution> solutions() {
    List<Solution> solutions = new ArrayList<>();
    List<Solution> ranges = found.getOrDefault(x, List.of());
    for (List<Solution> ofSameValue : found.values()) {
      for (Solution solution : ofSameValue) {
        if (solution.value() == x || ranges.stream().noneMatch(r -> holds(r, solution))) {
          solutions.add(solution);
        }
      }
    }
    return ascending(solutions);
  }

  private boolean holds(Solution range, Solution solution) {
    List<Condition> instances = new ArrayList<>();
    withValue(range.conditions(), solution.value()).forEach(c -> instances.add((Condition) c));
    List<Condition> relied = new ArrayList<>(aboutOthers);
    relied.addAll(solution.conditions());
    List<Condition> open = Conditions.open(instances, relied, graph);
    return open != null && open.isEmpty();
  }

  /// Numbers in their order; solutions that depend on something as they were found.
  private static List<Solution> ascending(Collection<Solution> solutions) {
    List<Solution> ordered = new ArrayList<>(solutions);
    Map<Solution, Double> values = new HashMap<>();
    for (Solution solution : ordered) {
      if (!Dag.of(solution.value()).symbols().isEmpty()) {
        return ordered;
      }
      values.put(solution, Interpreter.evaluate(solution.value(), Map.of()));
    }
    ordered.sort(Comparator.comparing(values::get));
    return ordered;
  }
}
