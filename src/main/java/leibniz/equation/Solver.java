package leibniz.equation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import leibniz.expr.Algebra;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import leibniz.expr.Node;
import leibniz.expr.Num;
import leibniz.expr.Sym;
import leibniz.simplify.Options;
import leibniz.simplify.Simplifier;

/// Solves an equation for a symbol: what holds the symbol stays on the left, and is taken off from
/// outside, a part at a time, by [Isolation]; where the symbol stands in several places, [Unknowns]
/// looks for one expression in which the equation is a polynomial.
public final class Solver {
  /// Cases and factors multiply; beyond this many equations the search is given up.
  private static final int MAX_STEPS = 10_000;

  private final Graph graph = new Graph();
  private final Algebra m = new Algebra(graph);
  private final Sym x;
  private final List<Condition> assumed;
  private final boolean hasDecimals;
  private final Integers integers;
  private final Set<Node> dependent = Collections.newSetFromMap(new IdentityHashMap<>());

  private Solver(
      String symbol, Collection<String> names, Collection<Condition> assumed, boolean hasDecimals) {
    this.hasDecimals = hasDecimals;
    this.x = graph.symbol(symbol);
    this.assumed = assumed.stream().map(graph::adopt).toList();
    this.integers = new Integers(graph, names);
  }

  /// A solution.
  ///
  /// @param value what the symbol is; the symbol itself where any value solves that meets the
  ///   conditions
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
  public static List<Solution> solve(
      Expr left,
      Expr right,
      String symbol,
      Collection<String> names,
      Collection<Condition> assumed) {
    boolean hasDecimals = Decimals.areIn(List.of(left, right));
    Set<String> used = new TreeSet<>(names);
    used.addAll(Dag.of(List.of(left, right)).symbols());
    Solver solver = new Solver(symbol, used, assumed, hasDecimals);
    List<Node> sides = Decimals.exact(List.of(left, right), solver.graph);
    List<Solution> solutions = solver.solve((Expr) sides.get(0), (Expr) sides.get(1));
    return hasDecimals ? solutions.stream().map(solver::rounded).toList() : solutions;
  }

  /// What is assumed and what a solution relies on, without what follows from the rest.
  public static List<Condition> together(
      Collection<Condition> assumed, Collection<Condition> conditions) {
    Graph graph = new Graph();
    List<Condition> all = new ArrayList<>();
    assumed.forEach(c -> all.add(graph.adopt(c)));
    conditions.forEach(c -> all.add(graph.adopt(c)));
    List<Condition> open =
        all.size() > Conditions.COMPARED ? all : new Spans(graph).open(all, List.of());
    return open == null ? all : open;
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
    Map<Expr, Expr> normal = new HashMap<>();
    for (int i = 0; i < images.length; i++) {
      if (dag.node(i) instanceof Expr e && domains.containsKey(e)) {
        normal.put(e, (Expr) images[i]);
      }
    }
    Verification verification = new Verification(this, List.of(left, right));
    for (Branch end : ends(start((Expr) images[dag.root(0)], (Expr) images[dag.root(1)]))) {
      List<Condition> conditions = new ArrayList<>(Chain.list(end.conditions()));
      Set<Expr> known = new HashSet<>(Chain.list(end.inverted()));
      conditions.addAll(Domains.besides(domains, normal, known));
      verification.add(end, conditions);
    }
    return verification.solutions();
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

  /// The equations in which nothing is left to take off the symbol, or from which it is gone.
  private List<Branch> ends(Branch start) {
    List<Branch> ends = new ArrayList<>();
    Deque<Branch> open = new ArrayDeque<>();
    open.push(start);
    Isolation isolation = new Isolation(this);
    for (int step = 0; !open.isEmpty(); step++) {
      Branch branch = open.pop();
      if (branch.left() == x || !dependsOn(branch.left())) {
        ends.add(branch);
      } else if (step == MAX_STEPS) {
        throw none("more than %,d steps were taken", MAX_STEPS);
      } else {
        isolation.step(branch).reversed().forEach(open::push);
      }
    }
    return ends;
  }

  /// A value without symbols simplified, so that zero is seen to be zero; any other as it is.
  Expr constant(Expr value) {
    return value instanceof Num || !Dag.of(value).symbols().isEmpty() ? value : simplified(value);
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

  /// Whether an expression is zero everywhere; of a number without a name this is decided.
  ///
  /// @throws NoClosedFormException when it is a number of which that cannot be told
  boolean vanishes(Expr expr) {
    if (expr instanceof Num n) {
      return n.isZero();
    }
    Expr simple = simplified(expr);
    if (simple instanceof Num n) {
      return n.isZero();
    }
    if (!Dag.of(simple).symbols().isEmpty()) {
      return false;
    }
    if (Enclosures.of(List.of(simple), Map.of()).getFirst().sign() != 0) {
      return false;
    }
    if (new Elementary(m).isZero(simple)) {
      return true;
    }
    throw none("it depends on whether %s is zero, which is not known", expr);
  }

  /// What may be relied on.
  List<Condition> assumed() {
    return assumed;
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

  NoClosedFormException none(String reason, Object... parts) {
    Object[] texts = parts.clone();
    Arrays.setAll(texts, k -> texts[k] instanceof Expr e ? text(e) : texts[k]);
    return new NoClosedFormException(x.name(), reason.formatted(texts));
  }

  /// An expression with decimals where there were some.
  String text(Expr expr) {
    return (hasDecimals ? Decimals.rounded(List.of(expr), graph).getFirst() : expr).toString();
  }
}
