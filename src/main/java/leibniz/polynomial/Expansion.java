package leibniz.polynomial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leibniz.expr.Algebra;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import leibniz.expr.Node;
import leibniz.expr.Num;
import leibniz.expr.Power;
import leibniz.expr.Product;
import leibniz.expr.Sum;
import leibniz.expr.Sym;

/// Expressions as polynomials, each node once, and back.
///
/// What is no sum, product or whole power is a generator, with its own parts expanded. A sum that
/// divides is one too, and cancels against the same sum.
final class Expansion {
  private final Dag dag;
  private final Graph graph;
  private final Algebra algebra;
  private final Generators generators;
  private final Ring ring;
  private final Flattened flat;
  private final Polynomial[] polynomials;
  private final Node[] expanded; // made when they are asked for

  Expansion(Dag dag, Graph graph, int maxTerms) {
    this.dag = dag;
    this.graph = graph;
    this.algebra = new Algebra(graph);
    this.generators = new Generators(graph, dag);
    this.ring = new Ring(generators.monomials(), maxTerms);
    this.flat = new Flattened(dag, true);
    this.polynomials = new Polynomial[dag.size()];
    this.expanded = new Node[dag.size()];
    for (int i = 0; i < polynomials.length; i++) {
      if (!flat.isInner(i)) {
        read(i);
      }
    }
  }

  Generators generators() {
    return generators;
  }

  Ring ring() {
    return ring;
  }

  /// The polynomial of a root.
  Polynomial root(int k) {
    return polynomials[dag.root(k)];
  }

  private void read(int i) {
    switch (dag.node(i)) {
      case Num n -> polynomials[i] = Polynomial.constant(Coefficient.of(n));
      case Sym s -> polynomials[i] = generator(graph.adopt(s), 1);
      case Sum _ -> polynomials[i] = sum(i);
      case Product _ -> polynomials[i] = product(flat.factors(i));
      case Power p when Generators.isPolynomial(p) -> polynomials[i] = product(List.of(i));
      case Condition c -> expanded[i] = graph.rebuild(c, children(i));
      case Expr e -> polynomials[i] = generator((Expr) graph.rebuild(e, children(i)), 1);
    }
  }

  private Node[] children(int i) {
    Node[] children = new Node[dag.arity(i)];
    for (int k = 0; k < children.length; k++) {
      children[k] = expanded(dag.child(i, k));
    }
    return children;
  }

  private Polynomial generator(Expr expr, int exponent) {
    long monomial = ring.monomials().of(generators.of(expr), exponent);
    return Polynomial.term(monomial, Coefficient.ONE);
  }

  private Polynomial sum(int i) {
    Terms sum = new Terms(ring.limit());
    for (Flattened.Term term : flat.terms(i)) {
      sum.add(polynomials[term.node()], term.coefficient());
    }
    return sum.polynomial();
  }

  private Polynomial product(List<Integer> factors) {
    boolean divides = factors.stream().anyMatch(f -> flat.exponent(f) < 0);
    List<Polynomial> parts = new ArrayList<>();
    Map<Integer, Integer> exponents = new LinkedHashMap<>(); // of sums, by a node that is this sum
    Map<Expr, Integer> sums = new LinkedHashMap<>();
    for (int factor : factors) {
      int base = flat.base(factor);
      int exponent = flat.exponent(factor);
      Polynomial p = polynomials[base];
      if (p.size() == 1 || p.size() == 0 && exponent >= 0) {
        parts.add(ring.power(p, exponent));
      } else {
        int node = divides ? sums.computeIfAbsent((Expr) expanded(base), _ -> base) : base;
        exponents.merge(node, exponent, Integer::sum);
      }
    }
    exponents.forEach(
        (base, n) ->
            parts.add(
                n < 0 ? generator((Expr) expanded(base), n) : ring.power(polynomials[base], n)));
    return ring.product(parts);
  }

  /// The expression of node `i`: terms by falling degree, as in a textbook.
  private Node expanded(int i) {
    if (expanded[i] == null) {
      expanded[i] = expr(polynomials[i]);
    }
    return expanded[i];
  }

  /// The sum of the terms of a polynomial.
  Expr expr(Polynomial p) {
    return graph.sum(terms(p));
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
      long chosen = Monomials.ONE;
      long other = Monomials.ONE;
      int[] powers = monomials.factors(p.monomials()[k]);
      for (int j = 0; j < powers.length; j += 2) {
        long power = monomials.of(powers[j], powers[j + 1]);
        if (generators.get(powers[j]) instanceof Sym s && symbols.contains(s.name())) {
          chosen = monomials.times(chosen, power);
        } else {
          other = monomials.times(other, power);
        }
      }
      rest.computeIfAbsent(chosen, _ -> new Terms(ring.limit())).add(other, p.coefficients()[k]);
    }
    List<Expr> terms = new ArrayList<>();
    rest.entrySet().stream()
        .sorted((a, b) -> monomials.compare(b.getKey(), a.getKey()))
        .forEach(e -> terms.addAll(collected(e.getKey(), e.getValue().polynomial())));
    return graph.sum(terms);
  }

  private List<Expr> collected(long chosen, Polynomial factor) {
    if (chosen == Monomials.ONE || factor.size() == 1) {
      return terms(ring.times(factor, Polynomial.term(chosen, Coefficient.ONE)));
    }
    return List.of(algebra.product(List.of(expr(chosen, Coefficient.ONE), expr(factor))));
  }

  /// The places of the terms by falling degree.
  int[] order(Polynomial p) {
    long[] monomials = p.monomials();
    return java.util.stream.IntStream.range(0, monomials.length)
        .boxed()
        .sorted((a, b) -> ring.monomials().compare(monomials[b], monomials[a]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private Expr expr(long monomial, Coefficient coefficient) {
    int[] powers = ring.monomials().factors(monomial);
    List<Expr> factors = new ArrayList<>();
    factors.add(coefficient.in(graph));
    for (int k = 0; k < powers.length; k += 2) {
      Expr generator = generators.get(powers[k]);
      factors.add(
          powers[k + 1] == 1 ? generator : graph.power(generator, graph.number(powers[k + 1])));
    }
    return algebra.product(factors);
  }
}
