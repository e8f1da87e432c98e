package leibniz.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import leibniz.expr.Algebra;
import leibniz.expr.Application;
import leibniz.expr.Call;
import leibniz.expr.Choice;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Fn;
import leibniz.expr.Graph;
import leibniz.expr.Node;
import leibniz.expr.Num;
import leibniz.expr.Power;
import leibniz.expr.Product;
import leibniz.expr.Rational;
import leibniz.expr.Sum;
import leibniz.expr.Sym;

/// Taylor arithmetic: the coefficients of the Taylor series of expressions in one variable, as
/// expressions, up to an order.
///
/// Each node gets a coefficient an order, `y = y_0 + y_1*t + y_2*t^2 + ...`, from those of its
/// arguments; the work grows with the square of the order, where differentiating again and again
/// lets expressions explode (Griewank and Walther, Evaluating Derivatives, 2nd edition, chapter
/// 13).
///
/// A function `y = f(u)` needs no rule of its own: its series follows from `y' = f'(u)*u'`, as
/// `k*y_k` is the sum of `j*u_j*g_(k-j)` over j from 1 to k, where `g` is the series of the line
/// that the table of derivatives has for `f`. That line may lead to further functions, each needed
/// up to one order less.
final class Jets {
  /// Powers with integer exponents up to this are products, which have a series at zero too.
  private static final int MOST_FACTORS = 100;

  private final Algebra m;
  private final Graph graph;
  private final Derivatives table;
  private final String variable;
  private final int order;
  private final IdentityHashMap<Node, Series> series = new IdentityHashMap<>();
  private final IdentityHashMap<Expr, Expr[]> partials = new IdentityHashMap<>();
  private final IdentityHashMap<Power, Expr> logarithms = new IdentityHashMap<>();

  /// The coefficients of a node so far, each alone and times its order; null for zero. `steps` are
  /// the series of its partial products, `node = step*step*...` from the left.
  private static final class Series {
    final List<Expr> alone = new ArrayList<>();
    final List<Expr> timesOrder = new ArrayList<>();
    final List<Series> steps = new ArrayList<>(0);
  }

  /// What has to be expanded, and up to which order.
  private record Need(Expr expr, int order) {}

  Jets(Algebra algebra, String variable, int order) {
    this.m = algebra;
    this.graph = algebra.graph();
    this.table = new Derivatives(algebra);
    this.variable = variable;
    this.order = order;
  }

  /// The coefficients of `expr`, of the graph given, from order 0 on.
  List<Expr> coefficients(Expr expr) {
    List<Need> needs = needs(expr);
    Dag dag = Dag.of(needs.stream().map(Need::expr).toList());
    boolean[] depends = Dependence.on(dag, variable::equals);
    int[] needed = needed(dag, needs);
    for (int k = 0; k <= order; k++) {
      for (int i = 0; i < dag.size(); i++) {
        if (k <= needed[i] && dag.node(i) instanceof Expr node) {
          add(series.computeIfAbsent(node, _ -> new Series()), coefficient(node, k, depends[i]), k);
        }
      }
    }
    return series.get(expr).alone.stream().map(c -> c == null ? m.number(0) : c).toList();
  }

  /// The expression itself, the partial derivatives of the functions in it, of those in these, and
  /// so on, each to one order less; from order to order, so that what is met again is needed no
  /// more than it was.
  private List<Need> needs(Expr expr) {
    List<Need> first = new ArrayList<>(); // logarithms come before the powers they serve
    List<Need> needs = new ArrayList<>();
    Set<Node> known = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Expr> level = List.of(expr);
    for (int k = order; !level.isEmpty(); k--) {
      for (Expr needed : level) {
        needs.add(new Need(needed, k));
      }
      List<Expr> next = new ArrayList<>();
      Dag dag = Dag.of(level);
      boolean[] depends = Dependence.on(dag, variable::equals);
      for (int i = 0; k > 0 && i < dag.size(); i++) {
        if (!depends[i] || !known.add(dag.node(i))) {
          continue;
        }
        switch (dag.node(i)) {
          case Call c when Derivatives.chooses(c.function()) -> {}
          case Call c -> next.addAll(partials(c, dag, i, depends));
          case Application a -> next.addAll(partials(a, dag, i, depends));
          case Power p -> {
            if (depends[dag.child(i, 1)]) {
              first.add(new Need(logarithm(p), k));
              next.addAll(logarithmic(p, depends[dag.child(i, 0)]));
            }
          }
          default -> {}
        }
      }
      level = next;
    }
    first.addAll(needs);
    return first;
  }

  /// The orders up to which the nodes of a graph are needed: that of a node holds for all below it.
  private static int[] needed(Dag dag, List<Need> needs) {
    int[] needed = new int[dag.size()];
    for (int r = 0; r < needs.size(); r++) {
      needed[dag.root(r)] = Math.max(needed[dag.root(r)], needs.get(r).order);
    }
    for (int i = dag.size() - 1; i >= 0; i--) {
      for (int k = 0; k < dag.arity(i); k++) {
        needed[dag.child(i, k)] = Math.max(needed[dag.child(i, k)], needed[i]);
      }
    }
    return needed;
  }

  /// The partial derivatives of a call by the arguments that depend on the variable.
  private List<Expr> partials(Expr call, Dag dag, int i, boolean[] depends) {
    Expr[] all = new Expr[call.arity()];
    for (int k = 0; k < all.length; k++) {
      all[k] = depends[dag.child(i, k)] ? table.partial(call, k) : null;
    }
    partials.put(call, all);
    return Stream.of(all).filter(Objects::nonNull).toList();
  }

  /// The logarithm of a power whose exponent varies: `v*ln(u)` of `u^v`.
  private Expr logarithm(Power p) {
    return logarithms.computeIfAbsent(
        p, _ -> m.multiply(p.exponent(), graph.call(Fn.LN, p.base())));
  }

  /// The partial derivative of the logarithm of a power's base, where that varies.
  private List<Expr> logarithmic(Power p, boolean varies) {
    Expr ln = graph.call(Fn.LN, p.base());
    if (!varies || partials.containsKey(ln)) {
      return List.of();
    }
    Expr partial = table.partial(ln, 0);
    partials.put(ln, new Expr[] {partial});
    return List.of(partial);
  }

  private void add(Series to, Expr coefficient, int k) {
    Expr c = isZero(coefficient) ? null : coefficient;
    to.alone.add(c);
    to.timesOrder.add(times(m.number(k), c));
  }

  private static boolean isZero(Expr expr) {
    return expr == null || expr instanceof Num n && n.isZero();
  }

  private Expr coefficient(Expr node, int k, boolean depends) {
    if (!depends) {
      return k == 0 ? node : null;
    }
    return switch (node) {
      case Product p -> product(p, factors(p), k);
      case Power p when isChain(p.exponent()) -> product(p, factors(p), k);
      case Expr other when k == 0 -> other;
      case Num _ -> null;
      case Sym _ -> k == 1 ? m.number(1) : null;
      case Sum s -> sum(s, k);
      case Power p -> power(p, k);
      case Call c when Derivatives.chooses(c.function()) -> selection(c, k);
      case Call c -> call(c, k);
      case Application a -> call(a, k);
      case Choice c -> choice(c.condition(), at(c.then(), k), at(c.otherwise(), k));
    };
  }

  private Expr at(Node node, int k) {
    return series.get(node).alone.get(k);
  }

  /// `a*b`, where null stands for zero; factors are not merged, so that what is shared stays so.
  private Expr times(Expr a, Expr b) {
    if (isZero(a) || isZero(b)) {
      return null;
    }
    if (a instanceof Num n && n.is(1)) {
      return b;
    }
    if (b instanceof Num n && n.is(1)) {
      return a;
    }
    return a instanceof Num x && b instanceof Num y && x.isExact() && y.isExact()
        ? m.multiply(a, b)
        : graph.multiply(a, b);
  }

  private Expr plus(List<Expr> terms) {
    terms.removeIf(Jets::isZero);
    return terms.isEmpty() ? null : graph.sum(terms);
  }

  private Expr over(Expr a, long k) {
    return a == null || k == 1 ? a : times(graph.number(Rational.of(k).reciprocal()), a);
  }

  private Expr sum(Sum s, int k) {
    List<Expr> terms = new ArrayList<>();
    for (int i = 0; i < s.arity(); i++) {
      terms.add(at(s.child(i), k));
    }
    return plus(terms);
  }

  /// The coefficient of order `k` of a product of two series (Cauchy).
  private Expr convolution(Series a, Series b, int k) {
    List<Expr> terms = new ArrayList<>();
    for (int j = 0; j <= k; j++) {
      terms.add(times(a.alone.get(j), b.alone.get(k - j)));
    }
    return plus(terms);
  }

  private List<Series> factors(Product p) {
    List<Series> factors = new ArrayList<>();
    for (int i = 0; i < p.arity(); i++) {
      factors.add(series.get(p.child(i)));
    }
    return factors;
  }

  /// A power with a small positive integer exponent is a product of equal factors: so it has its
  /// series where the base is zero, too.
  private List<Series> factors(Power p) {
    return Collections.nCopies((int) ((Num) p.exponent()).value(), series.get(p.base()));
  }

  private Expr product(Expr node, List<Series> factors, int k) {
    List<Series> steps = series.get(node).steps;
    Series left = factors.getFirst();
    Expr coefficient = left.alone.get(k);
    for (int i = 1; i < factors.size(); i++) {
      coefficient = convolution(left, factors.get(i), k);
      if (steps.size() < i) {
        steps.add(new Series());
      }
      left = steps.get(i - 1);
      left.alone.add(coefficient);
    }
    return k == 0 ? node : coefficient;
  }

  private static boolean isChain(Expr exponent) {
    return exponent instanceof Num n
        && n.isInteger()
        && n.value() >= 1
        && n.value() <= MOST_FACTORS;
  }

  /// For an exponent `a` that does not vary `k*u_0*y_k` is the sum of `(a*j - (k - j))*u_j*y_(k-j)`
  /// over j from 1 to k; otherwise `y' = w'*y` with the logarithm `w` of the power.
  private Expr power(Power p, int k) {
    Series y = series.get(p);
    Expr varying = logarithms.get(p);
    if (varying != null) {
      return integral(series.get(varying), y, k);
    }
    Series u = series.get(p.base());
    List<Expr> terms = new ArrayList<>();
    for (int j = 1; j <= k; j++) {
      Expr weight = m.add(m.multiply(m.number(j), p.exponent()), m.number(j - k)); // a*j - (k - j)
      terms.add(times(weight, times(u.alone.get(j), y.alone.get(k - j))));
    }
    Expr sum = plus(terms);
    return sum == null ? null : graph.divide(over(sum, k), p.base());
  }

  /// The coefficient of order `k` of the function whose derivative is `u'*g`.
  private Expr integral(Series u, Series g, int k) {
    List<Expr> terms = new ArrayList<>();
    for (int j = 1; j <= k; j++) {
      terms.add(times(u.timesOrder.get(j), g.alone.get(k - j)));
    }
    return over(plus(terms), k);
  }

  private Expr call(Expr c, int k) {
    Expr[] partial = partials.get(c);
    List<Expr> terms = new ArrayList<>();
    for (int i = 0; i < partial.length; i++) {
      if (partial[i] == null) {
        continue;
      }
      terms.add(integral(series.get(c.child(i)), series.get(partial[i]), k));
    }
    return plus(terms);
  }

  private Expr selection(Call c, int k) {
    Condition[] kept = Selection.kept(graph, c);
    Expr best = at(c.child(0), k);
    for (int i = 1; i < kept.length; i++) {
      best = choice(kept[i], best, at(c.child(i), k));
    }
    return best;
  }

  private Expr choice(Condition condition, Expr then, Expr otherwise) {
    return then == null && otherwise == null
        ? null
        : m.choice(
            condition,
            then == null ? m.number(0) : then,
            otherwise == null ? m.number(0) : otherwise);
  }
}
