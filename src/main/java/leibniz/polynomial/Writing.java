package leibniz.polynomial;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import leibniz.expr.Algebra;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import leibniz.expr.Sym;

/// Writes polynomials as expressions: terms by falling degree, as in a textbook.
record Writing(Algebra algebra, Generators generators, Ring ring) {
  Writing(Graph graph, Generators generators, Ring ring) {
    this(new Algebra(graph), generators, ring);
  }

  Graph graph() {
    return algebra.graph();
  }

  /// The sum of the terms of a polynomial.
  Expr expr(Polynomial p) {
    return graph().sum(terms(p));
  }

  private List<Expr> terms(Polynomial p) {
    List<Expr> terms = new ArrayList<>();
    for (int k : order(p)) {
      terms.add(expr(p.monomials()[k], p.coefficients()[k]));
    }
    return terms;
  }

  /// The sum of products of powers of some symbols with polynomials in everything else.
  Expr collected(Polynomial p, Set<String> symbols) {
    Map<Long, Terms> rest = new LinkedHashMap<>();
    Monomials monomials = ring.monomials();
    for (int k : order(p)) {
      int[] powers = monomials.factors(p.monomials()[k]);
      long chosen = monomials.of(powers(powers, symbols, true));
      long other = monomials.of(powers(powers, symbols, false));
      rest.computeIfAbsent(chosen, _ -> new Terms(ring.limit())).add(other, p.coefficients()[k]);
    }
    List<Expr> terms = new ArrayList<>();
    rest.entrySet().stream()
        .sorted((a, b) -> compare(b.getKey(), a.getKey()))
        .forEach(e -> terms.addAll(collected(e.getKey(), e.getValue().polynomial())));
    return graph().sum(terms);
  }

  /// What the powers of one symbol multiply, by exponent; null when the symbol also stands within a
  /// generator, or divides.
  SortedMap<Integer, Expr> coefficients(Polynomial p, String symbol) {
    SortedMap<Integer, Terms> byExponent = new TreeMap<>();
    Monomials monomials = ring.monomials();
    Set<String> one = Set.of(symbol);
    Set<Integer> others = new HashSet<>(); // generators known to be free of the symbol
    for (int k = 0; k < p.size(); k++) {
      int[] powers = monomials.factors(p.monomials()[k]);
      int[] chosen = powers(powers, one, true);
      int[] rest = powers(powers, one, false);
      for (int j = 0; j < rest.length; j += 2) {
        if (others.add(rest[j]) && Dag.of(generators.get(rest[j])).symbols().contains(symbol)) {
          return null;
        }
      }
      int exponent = chosen.length == 0 ? 0 : chosen[1];
      if (exponent < 0) {
        return null;
      }
      byExponent
          .computeIfAbsent(exponent, _ -> new Terms(ring.limit()))
          .add(monomials.of(rest), p.coefficients()[k]);
    }
    SortedMap<Integer, Expr> coefficients = new TreeMap<>();
    byExponent.forEach((exponent, terms) -> coefficients.put(exponent, expr(terms.polynomial())));
    return coefficients;
  }

  /// Those powers that are of one of the symbols, or those that are not.
  private int[] powers(int[] powers, Set<String> symbols, boolean chosen) {
    return IntStream.range(0, powers.length)
        .filter(k -> isOf(symbols, powers[k - k % 2]) == chosen)
        .map(k -> powers[k])
        .toArray();
  }

  private boolean isOf(Set<String> symbols, int generator) {
    return generators.get(generator) instanceof Sym s && symbols.contains(s.name());
  }

  private List<Expr> collected(long chosen, Polynomial factor) {
    if (chosen == Monomials.ONE || factor.size() == 1) {
      return terms(ring.times(factor, Polynomial.term(chosen, Coefficient.ONE)));
    }
    return List.of(algebra.product(List.of(expr(chosen, Coefficient.ONE), expr(factor))));
  }

  /// The places of the terms by falling degree, and then by falling exponents of the generators in
  /// their order.
  int[] order(Polynomial p) {
    return IntStream.range(0, p.size())
        .mapToObj(k -> new Placed(k, powers(p.monomials()[k])))
        .sorted((a, b) -> compare(b.powers, a.powers))
        .mapToInt(Placed::place)
        .toArray();
  }

  private record Placed(int place, List<Power> powers) {}

  private record Power(int generator, int exponent) {}

  /// The powers of a monomial by the order of generators.
  private List<Power> powers(long monomial) {
    List<Power> powers = new ArrayList<>();
    int[] factors = ring.monomials().factors(monomial);
    for (int k = 0; k < factors.length; k += 2) {
      powers.add(new Power(factors[k], factors[k + 1]));
    }
    powers.sort((a, b) -> generators.compare(a.generator, b.generator));
    return powers;
  }

  /// The graded lexicographic order: by the sum of all exponents, then by the exponent of the first
  /// generator in which they differ.
  int compare(long a, long b) {
    return compare(powers(a), powers(b));
  }

  /// The sum of all exponents.
  long degree(long monomial) {
    return degree(powers(monomial));
  }

  private int compare(List<Power> a, List<Power> b) {
    int degrees = Long.compare(degree(a), degree(b));
    if (degrees != 0) {
      return degrees;
    }
    for (int k = 0; k < Math.max(a.size(), b.size()); k++) {
      Power x = k < a.size() ? a.get(k) : null;
      Power y = k < b.size() ? b.get(k) : null;
      int first = x == null ? 1 : y == null ? -1 : generators.compare(x.generator, y.generator);
      // The generator that the other one lacks has exponent zero there.
      int exponents =
          Integer.compare(
              first <= 0 && x != null ? x.exponent : 0, first >= 0 && y != null ? y.exponent : 0);
      if (exponents != 0) {
        return exponents;
      }
    }
    return 0;
  }

  private static long degree(List<Power> powers) {
    return powers.stream().mapToLong(Power::exponent).sum();
  }

  Expr expr(long monomial, Coefficient coefficient) {
    List<Expr> factors = new ArrayList<>();
    factors.add(coefficient.in(graph()));
    for (Power power : powers(monomial)) {
      Expr generator = generators.get(power.generator);
      factors.add(
          power.exponent == 1
              ? generator
              : graph().power(generator, graph().number(power.exponent)));
    }
    return algebra.product(factors);
  }
}
