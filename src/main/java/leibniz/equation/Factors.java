package leibniz.equation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import leibniz.expr.Algebra;
import leibniz.expr.Call;
import leibniz.expr.Expr;
import leibniz.expr.Fn;
import leibniz.expr.Graph;
import leibniz.expr.Num;
import leibniz.expr.Power;
import leibniz.expr.Product;
import leibniz.expr.Rational;
import leibniz.expr.Sum;
import leibniz.polynomial.Polynomials;

/// Roots and logarithms of products by those of their factors, numbers by their primes. Where the
/// product is positive, and only there they are defined, that is true of the sizes of its factors:
/// `ln(x*y) = ln(abs(x)) + ln(abs(y))`.
final class Factors {
  /// Numbers with larger primes are left as they are.
  private static final int LARGEST_PRIME = 1000;

  private final Algebra m;
  private final Graph graph;

  Factors(Algebra algebra) {
    this.m = algebra;
    this.graph = algebra.graph();
  }

  /// `ln(product)`.
  Expr logarithm(Expr product) {
    Map<Expr, Rational> powers = powers(product);
    List<Expr> terms = new ArrayList<>();
    powers.forEach(
        (base, n) -> terms.add(m.multiply(graph.number(n), plainLogarithm(positive(base)))));
    return m.sum(terms);
  }

  private Expr plainLogarithm(Expr x) {
    return x instanceof Call c && c.function() == Fn.EXP
        ? c.child(0)
        : x instanceof Call c && c.function() == Fn.E ? m.number(1) : graph.call(Fn.LN, x);
  }

  /// `product^exponent` where the exponent is no integer.
  Expr power(Expr product, Rational exponent) {
    Map<Expr, Rational> powers = powers(product);
    if (isAlone(powers)) {
      return m.power(product, graph.number(exponent));
    }
    List<Expr> factors = new ArrayList<>();
    powers.forEach((base, n) -> factors.add(sizePower(base, n.times(exponent))));
    return m.product(factors);
  }

  private static boolean isAlone(Map<Expr, Rational> powers) {
    return powers.size() == 1 && powers.values().iterator().next().is(1);
  }

  /// `abs(base)^n`, the whole part of `n` apart.
  private Expr sizePower(Expr base, Rational n) {
    BigInteger[] parts = n.numerator().divideAndRemainder(n.denominator());
    boolean isOdd = parts[0].testBit(0) && !(base instanceof Num);
    BigInteger even = isOdd ? parts[0].subtract(BigInteger.ONE) : parts[0];
    Rational rest = n.plus(Rational.of(even).negate());
    Expr whole = m.power(base, graph.number(Rational.of(even)));
    return rest.signum() == 0
        ? whole
        : m.multiply(whole, m.power(positive(base), graph.number(rest)));
  }

  /// `abs(product)`.
  Expr size(Expr product) {
    List<Expr> factors = new ArrayList<>();
    powers(product).forEach((base, n) -> factors.add(sizePower(base, n)));
    return m.product(factors);
  }

  private Expr positive(Expr base) {
    boolean isPositive =
        base instanceof Num
            || base instanceof Call c
                && (c.function() == Fn.EXP
                    || c.function() == Fn.PI
                    || c.function() == Fn.E
                    || c.function() == Fn.ABS);
    return isPositive ? base : graph.call(Fn.ABS, base);
  }

  /// The factors of a product with their exponents, those of a sum found first; a number is its
  /// primes, and one that is negative takes its sign to nothing.
  private Map<Expr, Rational> powers(Expr product) {
    Map<Expr, Rational> powers = new LinkedHashMap<>();
    if (product instanceof Num n && n.isZero()) {
      return Map.of(product, Rational.ONE);
    }
    List<Expr> open = new ArrayList<>(List.of(product instanceof Num ? product : split(product)));
    while (!open.isEmpty()) {
      Expr at = open.removeLast();
      switch (at) {
        case Product p -> {
          for (int k = p.arity() - 1; k >= 0; k--) {
            open.add(p.child(k));
          }
        }
        case Power p when p.exponent() instanceof Num n && n.isExact() ->
            powers.merge(upright(p.base()), n.exact(), Rational::plus);
        case Num n when n.isExact() && !n.isZero() -> primes(n.exact(), powers);
        default -> powers.merge(upright(at), Rational.ONE, Rational::plus);
      }
    }
    powers.values().removeIf(n -> n.signum() == 0);
    return powers;
  }

  private Expr split(Expr product) {
    return graph.adopt(Polynomials.split(List.of(product)).exprs().getFirst());
  }

  /// A sum or its opposite, which is of the same size.
  private Expr upright(Expr base) {
    boolean isNegative =
        base instanceof Sum s
            && s.child(0) instanceof Product p
            && p.child(0) instanceof Num n
            && n.isNegative();
    return isNegative ? graph.adopt(Polynomials.expand(List.of(m.negate(base))).getFirst()) : base;
  }

  private void primes(Rational number, Map<Expr, Rational> powers) {
    primes(number.numerator().abs(), Rational.ONE, powers);
    primes(number.denominator(), Rational.ONE.negate(), powers);
  }

  private void primes(BigInteger number, Rational exponent, Map<Expr, Rational> powers) {
    BigInteger rest = number;
    for (int k = 2; k <= LARGEST_PRIME && !rest.equals(BigInteger.ONE); k++) {
      BigInteger prime = BigInteger.valueOf(k);
      while (rest.mod(prime).signum() == 0) {
        rest = rest.divide(prime);
        powers.merge(m.number(k), exponent, Rational::plus);
      }
    }
    if (!rest.equals(BigInteger.ONE)) {
      powers.merge(graph.number(Rational.of(rest)), exponent, Rational::plus);
    }
  }
}
