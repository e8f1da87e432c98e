package leibniz.equation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import leibniz.expr.Algebra;
import leibniz.expr.Call;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Fn;
import leibniz.expr.Graph;
import leibniz.expr.Node;
import leibniz.expr.Num;
import leibniz.expr.Product;
import leibniz.expr.Rational;
import leibniz.expr.Sum;
import leibniz.polynomial.Polynomials;
import leibniz.rewrite.Replacement;

/// Writes functions in terms of few: hyperbolic ones by exponentials, tangents by sines and
/// cosines, exponentials and sines of sums by those of their terms. Equal expressions often become
/// the same rational function then.
final class Elementary {
  /// Larger multiples of an angle are not taken apart.
  private static final int MAX_MULTIPLE = 64;

  private final Algebra m;
  private final Graph graph;

  Elementary(Algebra algebra) {
    this.m = algebra;
    this.graph = algebra.graph();
  }

  /// Whether an expression is zero as a rational function of exponentials, sines and cosines, where
  /// `sin(a)^2` is `1 - cos(a)^2`.
  boolean isZero(Expr expr) {
    Dag dag = Dag.of(expr);
    Node[] images =
        dag.map(
            (node, children) -> {
              Node image = m.rebuild(node, children);
              return image instanceof Call c && c.arity() == 1 ? written(c) : image;
            });
    Expr image = (Expr) images[dag.root(0)];
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

  private static boolean isNumberZero(Expr e) {
    return e instanceof Num n && n.isZero();
  }

  private Expr numerator(Expr fraction) {
    List<Expr> factors = new ArrayList<>();
    for (int k = 0; k < (fraction instanceof Product ? fraction.arity() : 1); k++) {
      Expr factor = fraction instanceof Product p ? p.child(k) : fraction;
      boolean divides =
          factor instanceof leibniz.expr.Power p && p.exponent() instanceof Num n && n.isNegative();
      if (!divides) {
        factors.add(factor);
      }
    }
    return m.product(factors);
  }

  private Expr written(Call c) {
    Expr x = c.child(0);
    return switch (c.function()) {
      case EXP -> exponential(x);
      case EXPM1 -> m.subtract(exponential(x), m.number(1));
      case LOG1P -> graph.call(Fn.LN, m.add(m.number(1), x));
      case LOG10 -> m.divide(graph.call(Fn.LN, x), graph.call(Fn.LN, m.number(10)));
      case LOG2 -> m.divide(graph.call(Fn.LN, x), graph.call(Fn.LN, m.number(2)));
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

  private Expr over(Expr part, BigInteger denominator) {
    return m.divide(part, graph.number(Rational.of(denominator)));
  }

  private Expr exponential(Expr argument) {
    List<Expr> factors = new ArrayList<>();
    for (Term term : terms(argument)) {
      if (!isNumberZero(term.part)) {
        Expr base = graph.call(Fn.EXP, over(term.part, term.coefficient.denominator()));
        factors.add(m.power(base, graph.number(Rational.of(term.coefficient.numerator()))));
      }
    }
    return m.product(factors);
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
    BigInteger n = term.coefficient.numerator();
    boolean isWhole = n.abs().bitLength() < Integer.SIZE - 1 && n.abs().intValue() <= MAX_MULTIPLE;
    boolean isConstant = Dag.of(term.part).symbols().isEmpty();
    if (!isWhole || isConstant) {
      Expr angle = m.multiply(graph.number(term.coefficient), term.part);
      return isNumberZero(angle)
          ? new Wave(m.number(1), m.number(0))
          : new Wave(graph.call(Fn.COS, angle), graph.call(Fn.SIN, angle));
    }
    Expr angle = over(term.part, term.coefficient.denominator());
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
