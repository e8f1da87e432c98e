package leibniz.equation;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import leibniz.eval.Interpreter;
import leibniz.expr.Algebra;
import leibniz.expr.Comparison.Relation;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Fn;
import leibniz.expr.Graph;
import leibniz.expr.Node;
import leibniz.expr.Num;
import leibniz.expr.Rational;
import leibniz.expr.Sym;
import leibniz.simplify.Options;
import leibniz.simplify.Simplifier;

/// Solves an equation for a symbol: what holds the symbol stays on the left, and is taken off from
/// outside, a part at a time, by [Isolation]; where the symbol stands in several places, [Unknowns]
/// looks for one expression in which the equation is a polynomial.
public final class Solver {
  /// Cases and factors multiply; beyond this many equations the search is given up.
  private static final int MAX_STEPS = 10_000;

  /// The largest number whose square is looked for in a radicand.
  private static final int LARGEST_DIVISOR = 1000;

  /// By so many units in the last place a solution may be rounded: those met are off by a few.
  private static final int ROUNDED = 64;

  private final Graph graph = new Graph();
  private final Algebra m = new Algebra(graph);
  private final Sym x;
  private final Collection<Condition> assumed;
  private final Integers integers;
  private final Set<Node> dependent = Collections.newSetFromMap(new IdentityHashMap<>());

  private Solver(String symbol, Collection<String> names, Collection<Condition> assumed) {
    this.x = graph.symbol(symbol);
    this.assumed = assumed.stream().map(graph::adopt).toList();
    this.integers = new Integers(graph, names);
  }

  /// A solution.
  ///
  /// @param value what the symbol is
  /// @param conditions under which this solves the equation, beside those assumed
  /// @param integers new symbols in the value, for each of which any integer may stand
  public record Solution(Expr value, List<Condition> conditions, List<String> integers) {}

  /// All real solutions of `left = right`, in the order in which they are found: none where it has
  /// none.
  ///
  /// @param symbol what to solve for
  /// @param names symbols that mean something already, beside those in the equation
  /// @param assumed what may be relied on
  /// @throws NoClosedFormException when they cannot be expressed, or not found
  /// @throws IllegalArgumentException when the symbol may be anything, or cancels
  public static List<Solution> solve(
      Expr left,
      Expr right,
      String symbol,
      Collection<String> names,
      Collection<Condition> assumed) {
    boolean hasDecimals = Decimals.areIn(List.of(left, right));
    Set<String> used = new TreeSet<>(names);
    used.addAll(Dag.of(List.of(left, right)).symbols());
    Solver solver = new Solver(symbol, used, assumed);
    List<Node> sides = Decimals.exact(List.of(left, right), solver.graph);
    List<Solution> solutions = solver.solve((Expr) sides.get(0), (Expr) sides.get(1));
    return hasDecimals ? solutions.stream().map(solver::rounded).toList() : solutions;
  }

  private Solution rounded(Solution exact) {
    List<Node> nodes = new ArrayList<>(exact.conditions);
    nodes.add(exact.value);
    List<Node> rounded = Decimals.rounded(nodes, graph);
    List<Condition> conditions = new ArrayList<>();
    rounded.subList(0, nodes.size() - 1).forEach(c -> conditions.add((Condition) c));
    return new Solution((Expr) rounded.getLast(), conditions, exact.integers);
  }

  private List<Solution> solve(Expr left, Expr right) {
    Dag dag = Dag.of(List.of(left, right));
    Node[] images = dag.map(m::rebuild);
    note(List.of(left, right));
    Map<Expr, Condition> domains = new Domains(m).of(List.of(left, right));
    domains.keySet().removeIf(part -> !dependsOn(part));
    Map<Expr, Expr> normal = new HashMap<>();
    for (int i = 0; i < images.length; i++) {
      if (dag.node(i) instanceof Expr e && domains.containsKey(e)) {
        normal.put(e, (Expr) images[i]);
      }
    }
    Map<Expr, List<Solution>> found = new LinkedHashMap<>();
    Branch start = start((Expr) images[dag.root(0)], (Expr) images[dag.root(1)]);
    for (Branch end : ends(start)) {
      List<Condition> conditions = new ArrayList<>(Chain.list(end.conditions()));
      Set<Expr> known = new HashSet<>(Chain.list(end.inverted()));
      conditions.addAll(Domains.besides(domains, normal, known));
      Solution solution = checked(end.right(), conditions, left, right);
      if (solution != null) {
        addUnlessImplied(solution, found.computeIfAbsent(solution.value, _ -> new ArrayList<>()));
      }
    }
    return ascending(found.values().stream().flatMap(List::stream).toList());
  }

  /// One value may solve in several cases: it is given once where one of them asks for less than
  /// the others.
  private static void addUnlessImplied(Solution solution, List<Solution> ofSameValue) {
    Set<Condition> conditions = new HashSet<>(solution.conditions);
    for (Solution other : ofSameValue) {
      if (conditions.containsAll(other.conditions)) {
        return;
      }
    }
    ofSameValue.removeIf(other -> new HashSet<>(other.conditions).containsAll(conditions));
    ofSameValue.add(solution);
  }

  /// Numbers in their order; solutions that depend on something as they were found.
  private static List<Solution> ascending(List<Solution> solutions) {
    for (Solution solution : solutions) {
      if (!Dag.of(solution.value).symbols().isEmpty()) {
        return solutions;
      }
    }
    Comparator<Solution> byValue =
        Comparator.comparingDouble(s -> Interpreter.evaluate(s.value, Map.of()));
    return solutions.stream().sorted(byValue).toList();
  }

  private Branch start(Expr left, Expr right) {
    note(List.of(left, right));
    if (dependsOn(left) && !dependsOn(right)) {
      return new Branch(left, right, null, null);
    }
    if (dependsOn(right) && !dependsOn(left)) {
      return new Branch(right, left, null, null);
    }
    return new Branch(noted(m.subtract(left, right)), m.number(0), null, null);
  }

  /// The equations in which nothing is left to take off the symbol.
  private List<Branch> ends(Branch start) {
    List<Branch> ends = new ArrayList<>();
    Deque<Branch> open = new ArrayDeque<>();
    open.push(start);
    Isolation isolation = new Isolation(this);
    for (int step = 0; !open.isEmpty(); step++) {
      Branch branch = open.pop();
      if (branch.left() == x) {
        ends.add(branch);
      } else if (!dependsOn(branch.left())) {
        rejectUnlessFalse(branch);
      } else if (step == MAX_STEPS) {
        throw none("more than %,d steps were taken".formatted(MAX_STEPS));
      } else {
        isolation.step(branch).reversed().forEach(open::push);
      }
    }
    return ends;
  }

  /// An equation without the symbol has no solution, or any, or it depends.
  private void rejectUnlessFalse(Branch branch) {
    List<Condition> given = new ArrayList<>();
    List<Condition> where = new ArrayList<>();
    for (Condition c : Chain.list(branch.conditions())) {
      (Dag.of(c).symbols().contains(x.name()) ? where : given).add(c);
    }
    Expr difference = simplified(m.subtract(branch.left(), branch.right()));
    given.add(graph.comparison(Relation.EQ, difference, m.number(0)));
    List<Condition> open = Conditions.open(given, assumed, graph);
    if (open == null) {
      return;
    }
    String range =
        where.isEmpty()
            ? ""
            : where.stream()
                .map(Condition::toString)
                .collect(Collectors.joining(" and ", " where ", ""));
    throw new IllegalArgumentException(
        open.isEmpty()
            ? "every %s%s solves the equation".formatted(x.name(), range)
            : "%s cancels%s: what is left is %s = %s"
                .formatted(x.name(), range, branch.left(), branch.right()));
  }

  /// The solution, simplified, with what is open of its conditions; null when one does not hold.
  private Solution checked(Expr value, List<Condition> conditions, Expr left, Expr right) {
    Expr simple = simplified(value);
    List<Condition> instances = new ArrayList<>();
    for (Node condition : withValue(conditions, simple)) {
      instances.add((Condition) condition);
    }
    List<Condition> open = Conditions.open(instances, assumed, graph);
    if (open == null) {
      return null;
    }
    List<Condition> relied = new ArrayList<>(assumed);
    relied.addAll(open);
    Expr best =
        graph.adopt(
            Simplifier.simplify(List.of(simple), Options.REAL.assuming(relied)).exprs().getFirst());
    if (Dag.of(best).symbols().isEmpty() && isNowhereDefined(List.of(left, right), best)) {
      return null;
    }
    return withIntegers(best, open);
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
    for (Sym n : integers.all()) {
      if (symbols.contains(n.name())) {
        Sym first = integers.all().get(own.size());
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

  /// Whether one of some expressions without other symbols is not a number at a value. One that is
  /// no double may have been rounded to the wrong side of where they end, as `sqrt(x^2 - 3)` does
  /// at `sqrt(3)`: then they are not numbers on either side.
  private boolean isNowhereDefined(List<Expr> exprs, Expr value) {
    List<Expr> alone = new ArrayList<>();
    for (Expr e : exprs) {
      if (Set.of(x.name()).containsAll(Dag.of(e).symbols())) {
        alone.add(e);
      }
    }
    List<Expr> instances = withValue(alone, value).stream().map(Expr.class::cast).toList();
    if (areDefined(instances, Map.of())) {
      return false;
    }
    boolean isDouble = value instanceof Num n && n.isExact() && Interval.of(n.exact()).isPoint();
    double v = isDouble ? 0 : Interpreter.evaluate(value, Map.of());
    double roundings = ROUNDED * Math.ulp(v);
    return isDouble
        || !areDefined(alone, Map.of(x.name(), v - roundings))
            && !areDefined(alone, Map.of(x.name(), v + roundings));
  }

  private static boolean areDefined(List<Expr> exprs, Map<String, Double> values) {
    for (double v : Interpreter.evaluate(exprs, values)) {
      if (Double.isNaN(v)) {
        return false;
      }
    }
    return true;
  }

  private List<Node> withValue(List<? extends Node> nodes, Expr value) {
    Dag dag = Dag.of(nodes);
    return List.of(
        dag.rootsIn(
            dag.map((node, children) -> node == x ? value : graph.rebuild(node, children))));
  }

  /// A value without symbols simplified, so that zero is seen to be zero; any other as it is.
  Expr constant(Expr value) {
    return value instanceof Num || !Dag.of(value).symbols().isEmpty() ? value : simplified(value);
  }

  /// A square root, of a number with the squares of small numbers taken out: `sqrt(5/4)` is
  /// `1/2*sqrt(5)`.
  Expr sqrt(Expr value) {
    if (isZero(value)) {
      return value;
    }
    if (!(value instanceof Num n) || !n.isExact() || n.isNegative()) {
      return m.sqrt(value);
    }
    BigInteger d = n.exact().denominator();
    BigInteger rest = n.exact().numerator().multiply(d);
    BigInteger outside = BigInteger.ONE;
    for (int k = 2; k <= LARGEST_DIVISOR; k++) {
      BigInteger square = BigInteger.valueOf((long) k * k);
      while (rest.mod(square).signum() == 0) {
        rest = rest.divide(square);
        outside = outside.multiply(BigInteger.valueOf(k));
      }
    }
    Num factor = graph.number(Rational.of(outside, d));
    return m.multiply(factor, m.sqrt(graph.number(Rational.of(rest))));
  }

  Expr simplified(Expr expr) {
    return graph.adopt(
        Simplifier.simplify(List.of(expr), Options.REAL.assuming(assumed)).exprs().getFirst());
  }

  /// Notes which parts hold the symbol.
  private void note(Collection<? extends Node> roots) {
    Dag dag = Dag.of(roots);
    for (int i = 0; i < dag.size(); i++) {
      boolean depends = dag.node(i) == x;
      for (int k = 0; k < dag.arity(i) && !depends; k++) {
        depends = dependent.contains(dag.node(dag.child(i, k)));
      }
      if (depends) {
        dependent.add(dag.node(i));
      }
    }
  }

  /// An expression, with what holds the symbol in it noted.
  Expr noted(Expr expr) {
    Expr own = graph.adopt(expr);
    note(List.of(own));
    return own;
  }

  /// A sum or product of parts that hold the symbol.
  Expr notedAbove(Expr expr) {
    dependent.add(expr);
    return expr;
  }

  boolean dependsOn(Node part) {
    return dependent.contains(part);
  }

  Algebra algebra() {
    return m;
  }

  Sym symbol() {
    return x;
  }

  Integers integers() {
    return integers;
  }

  boolean isZero(Expr expr) {
    return expr instanceof Num n && n.isZero();
  }

  NoClosedFormException none(String reason) {
    return new NoClosedFormException(x.name(), reason);
  }
}
