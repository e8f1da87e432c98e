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
/// expressions, up to an order; or the derivatives, if the [Weights] are theirs.
///
/// Each node gets a coefficient an order, `y = y_0 + y_1*t + y_2*t^2 + ...`, from those of its
/// arguments; the work grows with the square of the order, where differentiating again and again
/// lets expressions explode (Griewank and Walther, Evaluating Derivatives, 2nd edition, chapter
/// 13).
///
/// A function `y = f(u)` needs no rule of its own: its series follows from `y' = f'(u)*u'`, as
/// `k*y_k` is the sum of `j*w*u_j*g_(k-j)` over j from 1 to k, where `w` are the weights of a
/// product, and `g` is the series of the line that the table of derivatives has for `f`. That line
/// may lead to further functions, each needed up to one order less.
final class Jets {
  /// Powers with integer exponents up to this are products by repeated squaring, at most 60, which
  /// have a series where the base is zero too.
  private static final long MOST_FACTORS = 1L << 30;

  private final Algebra m;
  private final Graph graph;
  private final Derivatives table;
  private final String variable;
  private final int order;
  private final Weights weights;
  private final IdentityHashMap<Node, Series> series = new IdentityHashMap<>();
  private final IdentityHashMap<Expr, Expr[]> partials = new IdentityHashMap<>();
  private final IdentityHashMap<Power, Expr> logarithms = new IdentityHashMap<>();

  /// The coefficients of a node so far, null for zero; and if it is a product or a power the series
  /// of its partial products, the last of which is its own.
  private static final class Series {
    final List<Expr> coefficients = new ArrayList<>();
    final List<Series> steps = new ArrayList<>(0);

    Expr at(int k) {
      return coefficients.get(k);
    }

    void add(Expr coefficient) {
      coefficients.add(isZero(coefficient) ? null : coefficient);
    }
  }

  /// What has to be expanded, and up to which order.
  private record Need(Expr expr, int order) {}

  Jets(Algebra algebra, String variable, int order, Weights weights) {
    this.weights = weights;
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
          Series own = series.computeIfAbsent(node, _ -> new Series());
          own.add(coefficient(node, own, k, depends[i]));
        }
      }
      weights.next();
    }
    return series.get(expr).coefficients.stream().map(c -> c == null ? m.number(0) : c).toList();
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

  private static boolean isZero(Expr expr) {
    return expr == null || expr instanceof Num n && n.isZero();
  }

  private Expr coefficient(Expr node, Series own, int k, boolean depends) {
    if (!depends) {
      return k == 0 ? node : null;
    }
    return switch (node) {
      case Product p -> orNode(p, product(p, own, k), k);
      case Power p when isChain(p.exponent()) -> orNode(p, chain(p, own, k), k);
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

  /// The node itself at order 0, whatever its partial products are made of.
  private static Expr orNode(Expr node, Expr coefficient, int k) {
    return k == 0 ? node : coefficient;
  }

  private Expr at(Node node, int k) {
    return series.get(node).at(k);
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

  private Expr over(Expr a, Rational divisor) {
    return times(graph.number(divisor.reciprocal()), a);
  }

  private Expr sum(Sum s, int k) {
    List<Expr> terms = new ArrayList<>();
    for (int i = 0; i < s.arity(); i++) {
      terms.add(at(s.child(i), k));
    }
    return plus(terms);
  }

  /// The coefficient of order `k` of a product of two series.
  private Expr convolution(Series a, Series b, int k) {
    List<Expr> terms = new ArrayList<>();
    for (int j = 0; j <= k; j++) {
      terms.add(times(graph.number(weights.of(j)), times(a.at(j), b.at(k - j))));
    }
    return plus(terms);
  }

  /// A product, factor by factor from the left.
  private Expr product(Product p, Series own, int k) {
    Series left = series.get(p.child(0));
    for (int i = 1; i < p.arity(); i++) {
      left = step(own.steps, i - 1, left, series.get(p.child(i)), k);
    }
    return left.at(k);
  }

  /// A power with a positive integer as exponent, by repeated squaring: unlike [#power] it divides
  /// by nothing.
  private Expr chain(Power p, Series own, int k) {
    Series square = series.get(p.base());
    Series result = null;
    int steps = 0;
    for (long n = (long) ((Num) p.exponent()).value(); ; n >>= 1) {
      if ((n & 1) == 1) {
        result = result == null ? square : step(own.steps, steps++, result, square, k);
      }
      if (n == 1) {
        return result.at(k);
      }
      square = step(own.steps, steps++, square, square, k);
    }
  }

  /// The product `a*b`, the step at `i`, with its coefficient of order `k`.
  private Series step(List<Series> steps, int i, Series a, Series b, int k) {
    if (steps.size() == i) {
      steps.add(new Series());
    }
    steps.get(i).add(convolution(a, b, k));
    return steps.get(i);
  }

  private static boolean isChain(Expr exponent) {
    return exponent instanceof Num n
        && n.isInteger()
        && n.value() >= 1
        && n.value() <= MOST_FACTORS;
  }

  /// For an exponent `a` that does not vary `k*u_0*y_k` is the sum of `(a*j - (k -
  /// j))*w*u_j*y_(k-j)` over j from 1 to k; otherwise `y' = w'*y` with the logarithm `w` of the
  /// power.
  private Expr power(Power p, int k) {
    Series y = series.get(p);
    Expr varying = logarithms.get(p);
    if (varying != null) {
      return integral(series.get(varying), y, k);
    }
    Series u = series.get(p.base());
    List<Expr> terms = new ArrayList<>();
    for (int j = 1; j <= k; j++) {
      Expr product = times(u.at(j), y.at(k - j));
      if (product != null) {
        Expr factor = m.add(m.multiply(m.number(j), p.exponent()), m.number(j - k));
        terms.add(times(m.multiply(graph.number(weights.divided(j)), factor), product));
      }
    }
    Expr sum = plus(terms);
    return sum == null ? null : graph.divide(over(sum, weights.divisor()), p.base());
  }

  /// The coefficient of order `k` of the function whose derivative is `u'*g`.
  private Expr integral(Series u, Series g, int k) {
    List<Expr> terms = new ArrayList<>();
    for (int j = 1; j <= k; j++) {
      Expr weight = graph.number(weights.divided(j).times(Rational.of(j)));
      terms.add(times(times(weight, u.at(j)), g.at(k - j)));
    }
    return over(plus(terms), weights.divisor());
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
