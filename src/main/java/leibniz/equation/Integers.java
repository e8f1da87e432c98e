package leibniz.equation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.LongStream;
import leibniz.eval.Interpreter;
import leibniz.expr.Algebra;
import leibniz.expr.Call;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Fn;
import leibniz.expr.Graph;
import leibniz.expr.Node;
import leibniz.expr.Num;
import leibniz.expr.Rational;
import leibniz.expr.Sym;
import leibniz.polynomial.Polynomials;

/// New symbols that stand for any integer, in the solutions of periodic functions: `n`, `m`, `k`,
/// then `n1`, `n2` and so on, whichever are free.
final class Integers {
  /// Of more solutions between bounds a family is given.
  private static final int MOST = 100;

  private final Graph graph;
  private final Set<String> used;
  private final List<Sym> made = new ArrayList<>();

  /// @param used names that mean something else
  Integers(Graph graph, Collection<String> used) {
    this.graph = graph;
    this.used = new HashSet<>(used);
  }

  Sym fresh() {
    for (String name : List.of("n", "m", "k")) {
      if (used.add(name)) {
        return made(name);
      }
    }
    int number = 1;
    while (!used.add("n" + number)) {
      number++;
    }
    return made("n" + number);
  }

  private Sym made(String name) {
    made.add(graph.symbol(name));
    return made.getLast();
  }

  /// An integer that stands for a symbol.
  record Instance(Sym symbol, long value) {
    Expr in(Expr expr, Graph graph) {
      return (Expr) in(List.<Node>of(expr), graph).getFirst();
    }

    <T extends Node> List<T> in(List<T> nodes, Graph graph) {
      Num number = graph.number(value);
      Dag dag = Dag.of(nodes);
      Node[] images =
          dag.map((node, children) -> node == symbol ? number : graph.rebuild(node, children));
      @SuppressWarnings("unchecked") // conditions stay conditions, and expressions expressions
      List<T> in = (List<T>) List.of(dag.rootsIn(images));
      return in;
    }
  }

  /// Integers of which one period decides a condition in which one of the symbols turns angles:
  /// `cos(1/4*pi + pi*n) > 0` holds for any integer when it holds for 0 and 1. Null where there is
  /// no such period.
  List<Instance> period(Condition condition) {
    Dag dag = Dag.of(condition);
    List<Sym> turning = made.stream().filter(s -> dag.symbols().contains(s.name())).toList();
    if (turning.size() != 1) {
      return null;
    }
    Sym n = turning.getFirst();
    BigInteger period = BigInteger.ONE;
    boolean[] depends = new boolean[dag.size()]; // but for what is periodic
    for (int i = 0; i < depends.length; i++) {
      depends[i] = dag.node(i) == n;
      for (int k = 0; k < dag.arity(i); k++) {
        depends[i] |= depends[dag.child(i, k)];
      }
      if (depends[i] && dag.node(i) instanceof Call c && isWave(c)) {
        Rational turns = halfTurns(c.child(0), n);
        if (turns == null) {
          return null;
        }
        BigInteger own = turns.denominator().shiftLeft(1);
        period = period.multiply(own).divide(period.gcd(own));
        depends[i] = false;
      }
    }
    return depends[dag.root(0)] || period.compareTo(BigInteger.valueOf(MOST)) > 0
        ? null
        : LongStream.range(0, period.longValueExact()).mapToObj(k -> new Instance(n, k)).toList();
  }

  private static boolean isWave(Call c) {
    return c.function() == Fn.SIN || c.function() == Fn.COS || c.function() == Fn.TAN;
  }

  /// The number of half turns that an angle makes when a symbol grows by one; null when that is not
  /// a fraction.
  private Rational halfTurns(Expr angle, Sym n) {
    SortedMap<Integer, Expr> linear = Polynomials.coefficients(angle, n.name());
    if (linear == null || !linear.containsKey(1) || linear.lastKey() > 1) {
      return null;
    }
    Algebra m = new Algebra(graph);
    Expr turns = m.divide(graph.adopt(linear.get(1)), graph.call(Fn.PI));
    return turns instanceof Num number && number.isExact() ? number.exact() : null;
  }

  /// The integers for which an expression that is linear in one of the symbols, and holds no other,
  /// stands between bounds, and perhaps one more at each end; null when that is not so, or they are
  /// too many.
  List<Instance> between(Expr expr, Bounds bounds) {
    Set<String> symbols = Dag.of(expr).symbols();
    Sym n = made.stream().filter(s -> symbols.contains(s.name())).findFirst().orElse(null);
    SortedMap<Integer, Expr> linear =
        n == null || symbols.size() > 1 ? null : Polynomials.coefficients(expr, n.name());
    if (linear == null || !Set.of(0, 1).containsAll(linear.keySet())) {
      return null;
    }
    double step = Interpreter.evaluate(linear.get(1), Map.of());
    double start = linear.containsKey(0) ? Interpreter.evaluate(linear.get(0), Map.of()) : 0;
    double a = (bounds.low() - start) / step;
    double b = (bounds.high() - start) / step;
    double first = Math.floor(Math.min(a, b)) - 1;
    double last = Math.ceil(Math.max(a, b)) + 1;
    if (!(last - first <= MOST) || Math.abs(first) > 1e9) {
      return null;
    }
    return LongStream.rangeClosed((long) first, (long) last)
        .mapToObj(k -> new Instance(n, k))
        .toList();
  }

  /// All that were made, in order.
  List<Sym> all() {
    return List.copyOf(made);
  }
}
