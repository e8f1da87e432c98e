package leibniz.equation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import leibniz.expr.Algebra;
import leibniz.expr.Call;
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
import leibniz.polynomial.Polynomials;
import leibniz.rewrite.Replacement;

/// Writes functions in terms of few: hyperbolic ones by exponentials and their inverses by
/// logarithms, tangents by sines and cosines; exponentials and sines of sums by those of their
/// terms, roots and logarithms of products by those of their factors. Equal expressions often
/// become the same rational function then.
final class Elementary {
  /// Larger multiples of an angle are not taken apart.
  private static final int MAX_MULTIPLE = 64;

  private final Algebra m;
  private final Graph graph;
  private final Factors factors;
  private final Map<Expr, BigInteger> units = new HashMap<>();

  Elementary(Algebra algebra) {
    this.m = algebra;
    this.graph = algebra.graph();
    this.factors = new Factors(algebra);
  }

  /// Whether an expression is zero as a rational function of exponentials, sines and cosines, where
  /// `sin(a)^2` is `1 - cos(a)^2`.
  boolean isZero(Expr expr) {
    return isFractionZero(written(expr));
  }

  /// An expression in terms of few functions, which equals it wherever it is defined.
  Expr written(Expr expr) {
    Dag dag = Dag.of(expr);
    units.clear();
    for (int i = 0; i < dag.size(); i++) {
      if (dag.node(i) instanceof Call c && c.arity() == 1) {
        noteUnits(c);
      }
    }
    Node[] images =
        dag.map(
            (node, children) -> {
              Node image = m.rebuild(node, children);
              return switch (image) {
                case Call c -> written(c);
                case Power q -> written(q);
                default -> image;
              };
            });
    return (Expr) images[dag.root(0)];
  }

  /// Multiples of one angle are multiples of the same part of it: `x/2` where `x` and `x/2` stand.
  private void noteUnits(Call c) {
    boolean isWave = c.function() == Fn.SIN || c.function() == Fn.COS || c.function() == Fn.TAN;
    boolean isExponential =
        switch (c.function()) {
          case EXP, EXPM1, SINH, COSH, TANH, SIGMOID, SOFTPLUS -> true;
          default -> false;
        };
    if (isWave || isExponential) {
      for (Term term : terms(c.child(0))) {
        units.merge(term.part, term.coefficient.denominator(), Elementary::commonMultiple);
      }
    }
  }

  private static BigInteger commonMultiple(BigInteger a, BigInteger b) {
    return a.divide(a.gcd(b)).multiply(b);
  }

  private BigInteger unit(Term term) {
    BigInteger own = term.coefficient.denominator();
    return commonMultiple(units.getOrDefault(term.part, own), own);
  }

  /// Whether an expression that is [#written] is zero as a rational function.
  boolean isFractionZero(Expr image) {
    Expr fraction = graph.adopt(Polynomials.reduce(List.of(image)).exprs().getFirst());
    if (isNumberZero(fraction)) {
      return true;
    }
    Expr above = numerator(fraction);
    Expr a = graph.symbol("a");
    Expr square = m.square(graph.call(Fn.SIN, a));
    Expr other = m.subtract(m.number(1), m.square(graph.call(Fn.COS, a)));
    List<Expr> reduced = Replacement.replace(List.of(above), square, other, java.util.Set.of("a"));
    return isNumberZero(Polynomials.expand(reduced).getFirst());
  }

  private static boolean isNegative(Expr e) {
    return e instanceof Num n && n.isNegative();
  }

  private static boolean isNumberZero(Expr e) {
    return e instanceof Num n && n.isZero();
  }

  private Expr numerator(Expr fraction) {
    List<Expr> parts = new ArrayList<>();
    for (int k = 0; k < (fraction instanceof Product ? fraction.arity() : 1); k++) {
      Expr factor = fraction instanceof Product p ? p.child(k) : fraction;
      boolean divides =
          factor instanceof Power p && p.exponent() instanceof Num n && n.isNegative();
      if (!divides) {
        parts.add(factor);
      }
    }
    return m.product(parts);
  }

  private Expr written(Power p) {
    return p.exponent() instanceof Num n
        ? n.isExact() && !n.isInteger() ? factors.power(p.base(), n.exact()) : p
        : p.base() instanceof Num b && b.isExact() && !b.isNegative() && !b.isZero()
            ? exponential(m.multiply(p.exponent(), factors.logarithm(b)))
            : p;
  }

  private Expr written(Call c) {
    if (c.arity() != 1) {
      return several(c);
    }
    Expr x = c.child(0);
    Expr one = m.number(1);
    return switch (c.function()) {
      case EXP -> exponential(x);
      case EXPM1 -> m.subtract(exponential(x), m.number(1));
      case LN -> factors.logarithm(x);
      case LOG1P -> factors.logarithm(m.add(one, x));
      case LOG10 -> m.divide(factors.logarithm(x), factors.logarithm(m.number(10)));
      case LOG2 -> m.divide(factors.logarithm(x), factors.logarithm(m.number(2)));
      case CBRT -> {
        Expr size = isNegative(x) ? m.negate(x) : x instanceof Num ? x : graph.call(Fn.ABS, x);
        Expr root = factors.power(size, Rational.of(3).reciprocal());
        yield m.multiply(graph.call(Fn.SIGN, x), root);
      }
      case ACOS -> m.subtract(m.divide(graph.call(Fn.PI), m.number(2)), graph.call(Fn.ASIN, x));
      case ASINH -> factors.logarithm(m.add(x, root(m.add(m.square(x), one))));
      case ACOSH -> factors.logarithm(m.add(x, root(m.subtract(m.square(x), one))));
      case ATANH -> {
        Expr difference =
            m.subtract(factors.logarithm(m.add(one, x)), factors.logarithm(m.subtract(one, x)));
        yield m.divide(difference, m.number(2));
      }
      case SINC -> m.divide(wave(x).sine, x);
      case FLOOR -> floor(x);
      case ABS -> factors.size(x);
      case SIN -> wave(x).sine;
      case COS -> wave(x).cosine;
      case TAN -> m.divide(wave(x).sine, wave(x).cosine);
      case SINH -> m.divide(m.subtract(exponential(x), exponential(m.negate(x))), m.number(2));
      case COSH -> m.divide(m.add(exponential(x), exponential(m.negate(x))), m.number(2));
      case TANH -> {
        Expr square = exponential(m.multiply(m.number(2), x));
        yield m.divide(m.subtract(square, m.number(1)), m.add(square, m.number(1)));
      }
      case SIGMOID -> m.divide(m.number(1), m.add(m.number(1), exponential(m.negate(x))));
      case SOFTPLUS -> graph.call(Fn.LN, m.add(m.number(1), exponential(x)));
      case ERFC -> m.subtract(m.number(1), graph.call(Fn.ERF, x));
      default -> c;
    };
  }

  private Expr several(Call c) {
    return switch (c.function()) {
      case HYPOT -> root(m.add(m.square(c.child(0)), m.square(c.child(1))));
      case LOGSUMEXP -> {
        List<Expr> exponentials = new ArrayList<>();
        for (int k = 0; k < c.arity(); k++) {
          exponentials.add(exponential(c.child(k)));
        }
        yield factors.logarithm(m.sum(exponentials));
      }
      default -> c;
    };
  }

  private Expr root(Expr x) {
    return factors.power(x, Rational.of(2).reciprocal());
  }

  /// The floor of a sum with a number, without its whole part.
  private Expr floor(Expr x) {
    if (x instanceof Sum s) {
      for (int k = 0; k < s.arity(); k++) {
        if (s.child(k) instanceof Num n && n.isExact()) {
          Rational r = n.exact();
          BigInteger[] parts = r.numerator().divideAndRemainder(r.denominator());
          BigInteger whole = parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
          Num number = graph.number(Rational.of(whole));
          return m.add(graph.call(Fn.FLOOR, m.subtract(x, number)), number);
        }
      }
    }
    return graph.call(Fn.FLOOR, x);
  }

  private record Term(Expr part, Rational coefficient) {}

  private List<Term> terms(Expr argument) {
    Expr expanded = graph.adopt(Polynomials.expand(List.of(argument)).getFirst());
    List<Term> terms = new ArrayList<>();
    for (int k = 0; k < (expanded instanceof Sum ? expanded.arity() : 1); k++) {
      Expr term = expanded instanceof Sum s ? s.child(k) : expanded;
      boolean isScaled =
          term instanceof Product p && p.arity() > 1 && p.child(0) instanceof Num n && n.isExact();
      terms.add(
          isScaled
              ? new Term(m.withoutFirst((Product) term), ((Num) term.child(0)).exact())
              : new Term(term, Rational.ONE));
    }
    return terms;
  }

  private static Rational times(Rational a, BigInteger b) {
    return a.times(Rational.of(b));
  }

  private Expr over(Expr part, BigInteger denominator) {
    return m.divide(part, graph.number(Rational.of(denominator)));
  }

  private Expr exponential(Expr argument) {
    List<Expr> powers = new ArrayList<>();
    for (Term term : terms(argument)) {
      if (!isNumberZero(term.part)) {
        Expr base = graph.call(Fn.EXP, over(term.part, unit(term)));
        powers.add(m.power(base, graph.number(times(term.coefficient, unit(term)))));
      }
    }
    return m.product(powers);
  }

  private record Wave(Expr cosine, Expr sine) {}

  private Wave wave(Expr argument) {
    Wave all = new Wave(m.number(1), m.number(0));
    for (Term term : terms(argument)) {
      all = plus(all, multiple(term));
    }
    return all;
  }

  /// The cosine and sine of a sum of angles.
  private Wave plus(Wave a, Wave b) {
    return new Wave(
        m.subtract(m.multiply(a.cosine, b.cosine), m.multiply(a.sine, b.sine)),
        m.add(m.multiply(a.sine, b.cosine), m.multiply(a.cosine, b.sine)));
  }

  private Wave multiple(Term term) {
    BigInteger n = times(term.coefficient, unit(term)).numerator();
    boolean isWhole = n.abs().bitLength() < Integer.SIZE - 1 && n.abs().intValue() <= MAX_MULTIPLE;
    boolean isConstant = Dag.of(term.part).symbols().isEmpty();
    if (!isWhole || isConstant) {
      Expr angle = m.multiply(graph.number(term.coefficient), term.part);
      return isNumberZero(angle)
          ? new Wave(m.number(1), m.number(0))
          : new Wave(graph.call(Fn.COS, angle), graph.call(Fn.SIN, angle));
    }
    Expr angle = over(term.part, unit(term));
    Expr sine = graph.call(Fn.SIN, angle);
    Wave one = new Wave(graph.call(Fn.COS, angle), n.signum() < 0 ? m.negate(sine) : sine);
    Wave all = one;
    for (int k = 1; k < n.abs().intValue(); k++) {
      Wave next = plus(all, one);
      all = new Wave(expanded(next.cosine), expanded(next.sine));
    }
    return all;
  }

  private Expr expanded(Expr e) {
    return graph.adopt(Polynomials.expand(List.of(e)).getFirst());
  }
}
