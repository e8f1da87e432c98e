package leibniz.equation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leibniz.equation.Unknowns.Substitution;
import leibniz.expr.Algebra;
import leibniz.expr.Call;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Fn;
import leibniz.expr.Graph;
import leibniz.expr.Node;
import leibniz.expr.Num;
import leibniz.expr.Power;
import leibniz.expr.Rational;
import leibniz.expr.Sum;
import leibniz.expr.Sym;
import leibniz.polynomial.Polynomials;

/// Finds one expression of which all kernels of an equation are powers, or rational functions.
final class Kernels {
  private final Solver solver;
  private final Algebra m;
  private final Graph graph;
  private final Sym t;

  Kernels(Solver solver) {
    this.solver = solver;
    this.m = solver.algebra();
    this.graph = m.graph();
    this.t = graph.symbol("'" + solver.symbol().name()); // no name of the language
  }

  /// The equation in one symbol; null when none is found.
  Substitution substitution(Expr equation, Set<Expr> kernels) {
    if (kernels.size() == 1) {
      Expr kernel = kernels.iterator().next();
      return replaced(equation, Map.of(kernel, t), kernel, Map.of());
    }
    Substitution found = exponentials(equation, kernels);
    found = found != null ? found : radicals(equation, kernels);
    return found != null ? found : waves(equation, kernels);
  }

  private Substitution replaced(
      Expr equation, Map<Expr, Expr> values, Expr kernel, Map<Expr, Expr> others) {
    Dag dag = Dag.of(equation);
    Node[] images =
        dag.map(
            (node, children) ->
                values.containsKey(node) ? values.get(node) : m.rebuild(node, children));
    Expr image = (Expr) images[dag.root(0)];
    return Dag.of(image).symbols().contains(solver.symbol().name())
        ? null
        : new Substitution(image, t, solver.noted(kernel), others);
  }

  /// Powers of one base whose exponents are multiples of one expression, but for terms without the
  /// unknown: `exp(2*x)` and `exp(1 - x)` are `t^2` and `exp(1)/t`; hyperbolic functions, too.
  private Substitution exponentials(Expr equation, Set<Expr> kernels) {
    Map<Expr, Expr> asExponentials = new LinkedHashMap<>();
    for (Expr kernel : kernels) {
      asExponentials.put(kernel, inExponentials(kernel));
    }
    List<Expr> powers = new ArrayList<>();
    for (Expr e : asExponentials.values()) {
      Dag dag = Dag.of(e);
      for (int i = 0; i < dag.size(); i++) {
        if (dag.node(i) instanceof Expr part && base(part) != null && !powers.contains(part)) {
          powers.add(part);
        }
      }
    }
    if (powers.isEmpty()) {
      return null;
    }
    Expr base = base(powers.getFirst());
    Expr unit = holding(exponent(powers.getFirst()));
    List<Rational> multiples = new ArrayList<>();
    BigInteger denominator = BigInteger.ONE;
    for (Expr power : powers) {
      boolean fits = base(power) == base;
      if (!fits || !(m.divide(holding(exponent(power)), unit) instanceof Num n) || !n.isExact()) {
        return null;
      }
      multiples.add(n.exact());
      BigInteger d = n.exact().denominator();
      denominator = denominator.multiply(d).divide(denominator.gcd(d));
    }
    Rational scale = Rational.of(denominator);
    Map<Expr, Expr> values = new LinkedHashMap<>();
    for (int k = 0; k < powers.size(); k++) {
      Expr constant = m.subtract(exponent(powers.get(k)), holding(exponent(powers.get(k))));
      Expr factor = solver.isZero(constant) ? m.number(1) : power(base, constant);
      Expr whole = m.power(t, graph.number(multiples.get(k).times(scale)));
      values.put(powers.get(k), m.multiply(factor, whole));
    }
    Expr rewritten = solver.noted(map(equation, asExponentials));
    Expr step = m.multiply(graph.number(scale.reciprocal()), unit);
    return replaced(rewritten, values, power(base, step), Map.of());
  }

  private Expr map(Expr expr, Map<Expr, Expr> values) {
    Dag dag = Dag.of(expr);
    Node[] images =
        dag.map(
            (node, children) ->
                values.containsKey(node) ? values.get(node) : m.rebuild(node, children));
    return (Expr) images[dag.root(0)];
  }

  /// Euler's number, another base without the unknown, or null when this is no exponential of it.
  private Expr base(Expr expr) {
    if (expr instanceof Call c && c.function() == Fn.EXP && solver.dependsOn(c.child(0))) {
      return graph.call(Fn.E);
    }
    boolean isPower =
        expr instanceof Power p && !solver.dependsOn(p.base()) && solver.dependsOn(p.exponent());
    return isPower ? ((Power) expr).base() : null;
  }

  private Expr exponent(Expr power) {
    Expr written = power instanceof Power p ? p.exponent() : (Expr) power.child(0);
    return solver.noted(Polynomials.expand(List.of(written)).getFirst());
  }

  private Expr power(Expr base, Expr exponent) {
    return base instanceof Call c && c.function() == Fn.E
        ? graph.call(Fn.EXP, exponent)
        : m.power(base, exponent);
  }

  /// The terms that hold the unknown.
  private Expr holding(Expr expr) {
    if (!(expr instanceof Sum s)) {
      return expr;
    }
    List<Expr> terms = new ArrayList<>();
    for (int k = 0; k < s.arity(); k++) {
      if (solver.dependsOn(s.child(k))) {
        terms.add(s.child(k));
      }
    }
    return m.sum(terms);
  }

  private Expr inExponentials(Expr kernel) {
    if (!(kernel instanceof Call c) || c.arity() != 1) {
      return kernel;
    }
    Expr up = graph.call(Fn.EXP, c.child(0));
    Expr down = graph.call(Fn.EXP, m.negate(c.child(0)));
    Expr written =
        switch (c.function()) {
          case SINH -> m.divide(m.subtract(up, down), m.number(2));
          case COSH -> m.divide(m.add(up, down), m.number(2));
          case TANH -> m.divide(m.subtract(up, down), m.add(up, down));
          case EXPM1 -> m.subtract(up, m.number(1));
          case SIGMOID -> m.divide(up, m.add(m.number(1), up));
          default -> kernel;
        };
    return solver.noted(written);
  }

  /// Roots of one expression, which is linear in the unknown where that stands beside them: with `t
  /// = sqrt(x + 1)` the unknown is `t^2 - 1`.
  private Substitution radicals(Expr equation, Set<Expr> kernels) {
    Expr radicand = null;
    BigInteger order = BigInteger.ONE;
    for (Expr kernel : kernels) {
      Expr inside =
          kernel instanceof Power p && p.exponent() instanceof Num
              ? p.base()
              : kernel instanceof Call c && c.function() == Fn.CBRT ? c.child(0) : null;
      if (inside == null && kernel == solver.symbol()) {
        continue;
      }
      if (inside == null || radicand != null && radicand != inside) {
        return null;
      }
      radicand = inside;
      BigInteger d = rootOf(kernel).denominator();
      order = order.multiply(d).divide(order.gcd(d));
    }
    boolean isCube = kernels.stream().anyMatch(k -> k instanceof Call);
    if (radicand == null || isCube && !order.equals(BigInteger.valueOf(3))) {
      return null;
    }
    Map<Expr, Expr> values = new LinkedHashMap<>();
    Rational n = Rational.of(order);
    for (Expr kernel : kernels) {
      if (kernel != solver.symbol()) {
        values.put(kernel, m.power(t, graph.number(rootOf(kernel).times(n))));
      }
    }
    if (kernels.contains(solver.symbol())) {
      Map<Integer, Expr> linear = Polynomials.coefficients(radicand, solver.symbol().name());
      boolean isLinear =
          linear != null && linear.containsKey(1) && linear.keySet().stream().allMatch(k -> k <= 1);
      if (!isLinear) {
        return null;
      }
      Expr constant = graph.adopt(linear.getOrDefault(0, m.number(0)));
      Expr power = m.power(t, graph.number(n));
      values.put(
          solver.symbol(), m.divide(m.subtract(power, constant), graph.adopt(linear.get(1))));
    }
    Expr kernel =
        isCube ? graph.call(Fn.CBRT, radicand) : m.power(radicand, graph.number(n.reciprocal()));
    return replaced(equation, values, kernel, Map.of());
  }

  private static Rational rootOf(Expr kernel) {
    return kernel instanceof Power p ? ((Num) p.exponent()).exact() : Rational.of(3).reciprocal();
  }

  /// Sines, cosines and tangents of one angle, by the tangent of its half; by the cosine alone
  /// where sines stand in even powers.
  private Substitution waves(Expr equation, Set<Expr> kernels) {
    Expr angle = null;
    for (Expr kernel : kernels) {
      boolean isWave =
          kernel instanceof Call c
              && (c.function() == Fn.SIN || c.function() == Fn.COS || c.function() == Fn.TAN);
      if (!isWave || angle != null && angle != kernel.child(0)) {
        return null;
      }
      angle = (Expr) kernel.child(0);
    }
    Expr sine = graph.call(Fn.SIN, angle);
    Expr cosine = graph.call(Fn.COS, angle);
    Expr tangent = graph.call(Fn.TAN, angle);
    Expr one = m.number(1);
    if (!kernels.contains(tangent)) {
      Substitution even = squares(equation, sine, cosine);
      even = even != null ? even : squares(equation, cosine, sine);
      if (even != null) {
        return even;
      }
    }
    Expr square = m.square(t);
    Expr above = m.add(one, square);
    Map<Expr, Expr> values =
        Map.of(
            sine, m.divide(m.multiply(m.number(2), t), above),
            cosine, m.divide(m.subtract(one, square), above),
            tangent, m.divide(m.multiply(m.number(2), t), m.subtract(one, square)));
    Expr half = graph.call(Fn.TAN, m.divide(angle, m.number(2)));
    Expr atPole =
        map(equation, Map.of(sine, m.number(0), cosine, m.number(-1), tangent, m.number(0)));
    boolean isRoot = solver.isZero(solver.simplified(atPole));
    return replaced(equation, values, half, isRoot ? Map.of(cosine, m.number(-1)) : Map.of());
  }

  /// With `1 - t^2` in place of the squares of one of the two functions, `t` being the other.
  private Substitution squares(Expr equation, Expr squared, Expr other) {
    Sym s = graph.symbol("''" + solver.symbol().name());
    Expr both = map(equation, Map.of(squared, s, other, t));
    Map<Integer, Expr> powers = Polynomials.coefficients(both, s.name());
    if (powers == null || powers.keySet().stream().anyMatch(n -> n % 2 != 0)) {
      return null;
    }
    List<Expr> terms = new ArrayList<>();
    Expr rest = m.subtract(m.number(1), m.square(t));
    powers.forEach(
        (n, coefficient) ->
            terms.add(m.multiply(graph.adopt(coefficient), m.power(rest, m.number(n / 2)))));
    Expr image = m.sum(terms);
    return Dag.of(image).symbols().contains(solver.symbol().name())
        ? null
        : new Substitution(image, t, solver.noted(other), Map.of());
  }
}
