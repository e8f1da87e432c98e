package leibniz.polynomial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/// Expressions as polynomials, each node once.
///
/// What is no sum, product or whole power is a generator, with its own parts expanded. A sum that
/// divides is one too, and cancels against the same sum.
final class Expansion {
  private final Dag dag;
  private final Graph graph;
  private final Generators generators;
  private final Ring ring;
  private final Writing writing;
  private final Flattened flat;
  private final Polynomial[] polynomials;
  private final Node[] expanded; // made when they are asked for

  Expansion(Dag dag, Graph graph, int maxTerms) {
    this.dag = dag;
    this.graph = graph;
    this.generators = new Generators(graph, dag, false, 1);
    this.ring = new Ring(generators.monomials(), maxTerms);
    this.writing = new Writing(graph, generators, ring);
    this.flat = new Flattened(dag, true);
    this.polynomials = new Polynomial[dag.size()];
    this.expanded = new Node[dag.size()];
    for (int i = 0; i < polynomials.length; i++) {
      if (!flat.isInner(i)) {
        read(i);
      }
    }
  }

  Writing writing() {
    return writing;
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
      case Product _ -> polynomials[i] = product(flat.powers(i));
      case Power p when Generators.isPolynomial(p) -> polynomials[i] = product(flat.powers(i));
      case Power p when p.exponent() instanceof Num n && n.isInteger() && isSum(i) ->
          throw new IllegalArgumentException(
              "a power of a sum with an exponent of this size is not expanded: " + n);
      case Condition c -> expanded[i] = graph.rebuild(c, children(i));
      case Expr e -> polynomials[i] = generator((Expr) graph.rebuild(e, children(i)), 1);
    }
  }

  private boolean isSum(int power) {
    return polynomials[dag.child(power, 0)].size() > 1;
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

  private Polynomial product(Map<Integer, Integer> powers) {
    boolean divides = powers.values().stream().anyMatch(n -> n < 0);
    List<Polynomial> parts = new ArrayList<>();
    Map<Integer, Integer> exponents = new LinkedHashMap<>(); // of sums, by a node that is this sum
    Map<Expr, Integer> sums = new LinkedHashMap<>();
    powers.forEach(
        (base, exponent) -> {
          Polynomial p = polynomials[base];
          if (p.size() == 1 || p.size() == 0 && exponent >= 0) {
            parts.add(ring.power(p, exponent));
          } else {
            int node = divides ? sums.computeIfAbsent((Expr) expanded(base), _ -> base) : base;
            exponents.merge(node, exponent, Integer::sum);
          }
        });
    exponents.forEach(
        (base, n) ->
            parts.add(
                n < 0 ? generator((Expr) expanded(base), n) : ring.power(polynomials[base], n)));
    return ring.product(parts);
  }

  private Node expanded(int i) {
    if (expanded[i] == null) {
      expanded[i] = writing.expr(polynomials[i]);
    }
    return expanded[i];
  }
}
