package leibniz.polynomial;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import leibniz.expr.Comparison.Relation;
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
import leibniz.polynomial.Factorization.Factor;

/// Expressions as one fraction of polynomials in lowest terms, each node once; in the arguments of
/// functions too.
///
/// What is divided by in the original and not in the result must not be zero: it is kept as a
/// condition.
final class Fractions {
  /// Numerator and denominator, without negative exponents.
  private record Fraction(Polynomial above, Polynomial below) {
    static Fraction of(Polynomial p) {
      return new Fraction(p, Polynomial.constant(Coefficient.ONE));
    }
  }

  private final Dag dag;
  private final Graph graph;
  private final boolean factored;
  private final Generators generators;
  private final Ring ring;
  private final Writing writing;
  private final Flattened flat;
  private final Fraction[] fractions;
  private final Node[] written; // made when they are asked for
  private final Factorization exact;
  private final List<Polynomial> lost = new ArrayList<>(); // what was divided by

  /// @param factored whether to write products of irreducible factors
  /// @param isBestEffort whether to do without Rings where that is absent
  /// @param growth how many times the degree of a node polynomials may have that are made of them
  Fractions(
      Dag dag, Graph graph, int maxTerms, boolean factored, boolean isBestEffort, int growth) {
    this.dag = dag;
    this.graph = graph;
    this.factored = factored;
    this.generators = new Generators(graph, dag, true, growth);
    this.ring = new Ring(generators.monomials(), maxTerms);
    this.writing = new Writing(graph, generators, ring);
    this.exact = new Factorization(ring, isBestEffort);
    this.flat = new Flattened(dag, true);
    this.fractions = new Fraction[dag.size()];
    this.written = new Node[dag.size()];
    for (int i = 0; i < fractions.length; i++) {
      if (!flat.isInner(i)) {
        read(i);
      }
    }
  }

  /// The root as an expression; unchanged when it has numbers that are not exact.
  Expr root() {
    return (Expr) written(dag.root(0));
  }

  Ring ring() {
    return ring;
  }

  /// A fraction as an expression, in lowest terms.
  Expr written(Polynomial above, Polynomial below) {
    return written(leastTerms(new Fraction(above, below)));
  }

  /// Some roots times what all of them divide by.
  List<Polynomial> overOne(List<Integer> roots) {
    List<Fraction> least = roots.stream().map(k -> leastTerms(fractions[dag.root(k)])).toList();
    Polynomial common = Polynomial.constant(Coefficient.ONE);
    for (Fraction f : least) {
      common = ring.times(common, exact.quotient(f.below, exact.gcd(common, f.below)));
    }
    List<Polynomial> whole = new ArrayList<>();
    for (Fraction f : least) {
      whole.add(ring.times(f.above, exact.quotient(common, f.below)));
    }
    return whole;
  }

  /// The number and the monomial that divide all of some polynomials.
  Polynomial commonFactor(Collection<Polynomial> all) {
    Polynomial monomial = null;
    Coefficient number = null;
    for (Polynomial p : all) {
      monomial = exact.commonMonomial(monomial == null ? p : monomial, p);
      Coefficient content = Factorization.content(p);
      number = number == null ? content : number.content(content);
    }
    return ring.times(monomial, Polynomial.constant(number));
  }

  Polynomial gcd(Polynomial a, Polynomial b) {
    return exact.gcd(a, b);
  }

  /// A multiple of a polynomial with whole numbers, the first one positive.
  Polynomial upright(Polynomial p) {
    if (p.size() == 0) {
      return p;
    }
    Coefficient content = Factorization.content(p);
    Coefficient scale = leading(p).isNegative() ? content.negate() : content;
    return ring.times(p, Polynomial.constant(Coefficient.ONE.over(scale)));
  }

  /// Whether symbols are all that a polynomial is one in.
  boolean isOfSymbols(Polynomial p) {
    return generators.areSymbols(p);
  }

  private void read(int i) {
    switch (dag.node(i)) {
      case Num n -> fractions[i] = Fraction.of(Polynomial.constant(Coefficient.of(n)));
      case Sym s -> fractions[i] = generator(graph.adopt(s));
      case Sum _ -> fractions[i] = sum(i);
      case Product _ -> fractions[i] = product(flat.factors(i));
      case Power p when Generators.isPolynomial(p) -> fractions[i] = product(List.of(i));
      case Condition c -> written[i] = graph.rebuild(c, children(i));
      case Expr e -> fractions[i] = generator((Expr) graph.rebuild(e, children(i)));
    }
  }

  private Fraction generator(Expr expr) {
    long monomial = ring.monomials().of(generators.of(expr), 1);
    return Fraction.of(Polynomial.term(monomial, Coefficient.ONE));
  }

  private Node[] children(int i) {
    Node[] children = new Node[dag.arity(i)];
    for (int k = 0; k < children.length; k++) {
      children[k] = written(dag.child(i, k));
    }
    return children;
  }

  private Fraction sum(int i) {
    Deque<Fraction> pending = new ArrayDeque<>();
    for (Flattened.Term term : flat.terms(i)) {
      Fraction f = fractions[term.node()];
      Polynomial scale = Polynomial.constant(term.coefficient());
      pending.add(new Fraction(ring.times(f.above, scale), f.below));
    }
    while (pending.size() > 1) {
      pending.add(sum(pending.poll(), pending.poll()));
    }
    return pending.isEmpty() ? Fraction.of(Polynomial.ZERO) : pending.poll();
  }

  private Fraction sum(Fraction a, Fraction b) {
    if (a.below == b.below || a.below.isOne() && b.below.isOne()) {
      return new Fraction(sum(a.above, b.above), a.below);
    }
    Polynomial left = b.below;
    Polynomial right = a.below;
    if (a.below.isExact() && b.below.isExact()) {
      Polynomial gcd = exact.gcd(a.below, b.below);
      left = exact.quotient(left, gcd);
      right = exact.quotient(right, gcd);
    }
    return new Fraction(
        sum(ring.times(a.above, left), ring.times(b.above, right)), ring.times(a.below, left));
  }

  private Polynomial sum(Polynomial a, Polynomial b) {
    Terms sum = new Terms(ring.limit());
    sum.add(a, Coefficient.ONE);
    sum.add(b, Coefficient.ONE);
    return sum.polynomial();
  }

  private Fraction product(List<Integer> factors) {
    List<Polynomial> above = new ArrayList<>();
    List<Polynomial> below = new ArrayList<>();
    for (int factor : factors) {
      Fraction f = fractions[flat.base(factor)];
      int n = flat.exponent(factor);
      above.add(ring.power(n < 0 ? f.below : f.above, Math.abs(n)));
      below.add(ring.power(n < 0 ? f.above : f.below, Math.abs(n)));
      if (n < 0) {
        lost.add(f.below);
      }
    }
    Polynomial divisor = ring.product(below);
    if (divisor.size() == 0) { // 1/0 stays, perhaps in a branch that is never taken
      Fraction infinite = generator(graph.divisor(graph.number(0)));
      return new Fraction(ring.times(ring.product(above), infinite.above), infinite.below);
    }
    return new Fraction(ring.product(above), divisor);
  }

  private Node written(int i) {
    if (written[i] == null) {
      Fraction f = fractions[i];
      written[i] = isExact(f) ? written(leastTerms(f)) : graph.adopt(dag.node(i));
    }
    return written[i];
  }

  private static boolean isExact(Fraction f) {
    return f.above.isExact() && f.below.isExact();
  }

  private Expr written(Fraction f) {
    if (factored) {
      List<Expr> factors = new ArrayList<>();
      Coefficient number = factors(f.above, 1, factors).over(factors(f.below, -1, factors));
      factors.addFirst(number.in(graph));
      return writing.algebra().product(factors);
    }
    Expr above = writing.expr(f.above);
    return f.below.isOne() ? above : writing.algebra().divide(above, writing.expr(f.below));
  }

  /// Adds the factors of a polynomial to a power, and gives the number that is left.
  private Coefficient factors(Polynomial p, int exponent, List<Expr> to) {
    if (p.size() == 0) {
      return Coefficient.ZERO;
    }
    Coefficient number = leading(p);
    List<Factor> factors = new ArrayList<>();
    for (Factor factor : exact.factors(p)) {
      Polynomial f = factor.polynomial();
      Coefficient sign = leading(f).isNegative() ? Coefficient.ONE.negate() : Coefficient.ONE;
      Polynomial positive = ring.times(f, Polynomial.constant(sign));
      number = number.over(leading(positive).power(factor.exponent()));
      factors.add(new Factor(positive, factor.exponent()));
    }
    factors.sort((a, b) -> compare(a.polynomial(), b.polynomial()));
    for (Factor factor : factors) {
      Expr base = writing.expr(factor.polynomial());
      to.add(writing.algebra().power(base, graph.number((long) exponent * factor.exponent())));
    }
    return number;
  }

  private Coefficient leading(Polynomial p) {
    return p.coefficients()[writing.order(p)[0]];
  }

  /// Lower degrees first, and `x - 1` before `x + 1`.
  private int compare(Polynomial a, Polynomial b) {
    int[] x = writing.order(a);
    int[] y = writing.order(b);
    for (int k = 0; k < Math.min(x.length, y.length); k++) {
      long m = a.monomials()[x[k]];
      long n = b.monomials()[y[k]];
      if (m != n) {
        int degrees = Long.compare(writing.degree(m), writing.degree(n));
        return degrees != 0 ? degrees : -writing.compare(m, n);
      }
      int coefficients = a.coefficients()[x[k]].exact().compareTo(b.coefficients()[y[k]].exact());
      if (coefficients != 0) {
        return coefficients;
      }
    }
    return Integer.compare(x.length, y.length);
  }

  /// Without common factors, also of the coefficients, and with a positive one in front below.
  private Fraction leastTerms(Fraction f) {
    if (f.above.size() == 0) {
      lost.add(f.below);
      return Fraction.of(f.above);
    }
    Polynomial gcd = exact.gcd(f.above, f.below);
    if (!gcd.isConstant()) {
      lost.add(gcd);
    }
    Polynomial above = exact.quotient(f.above, gcd);
    Polynomial below = exact.quotient(f.below, gcd);
    Coefficient divisor = below.isConstant() ? leading(below) : Factorization.content(below);
    divisor = leading(below).isNegative() ? divisor.abs().negate() : divisor;
    above = ring.times(above, Polynomial.constant(Coefficient.ONE.over(divisor)));
    below = ring.times(below, Polynomial.constant(Coefficient.ONE.over(divisor)));
    if (below.isConstant()) {
      return new Fraction(above, below);
    }
    // 1/2*x/(y + 1) = x/(2*y + 2)
    Coefficient denominator = Coefficient.of(Factorization.content(above).exact().denominator());
    Polynomial scale = Polynomial.constant(denominator);
    return new Fraction(ring.times(above, scale), ring.times(below, scale));
  }

  /// The conditions under which the root is what it was.
  Set<Condition> conditions() {
    Set<Condition> conditions = new LinkedHashSet<>();
    Fraction root = fractions[dag.root(0)];
    Polynomial below = isExact(root) ? leastTerms(root).below : root.below;
    for (Polynomial p : List.copyOf(lost)) {
      if (p.isExact() && !p.isConstant()) {
        exact.factors(p).stream()
            .map(Factor::polynomial)
            .filter(f -> !below.isExact() || exact.gcd(f, below).isConstant())
            .sorted(this::compare)
            .forEach(f -> conditions.add(isNotZero(f)));
      }
    }
    return conditions;
  }

  /// `p != 0`; of a multiple of a symbol or call plus a number, what it must not be.
  private Condition isNotZero(Polynomial p) {
    int[] order = writing.order(p);
    long first = p.monomials()[order[0]];
    int[] factors = ring.monomials().factors(first);
    boolean isLinear = factors.length == 2 && factors[1] == 1;
    boolean hasNumber = p.size() == 2 && p.monomials()[order[1]] == Monomials.ONE;
    if (!isLinear || p.size() > 1 && !hasNumber) {
      return graph.comparison(Relation.NE, writing.expr(p), graph.number(0));
    }
    Coefficient number = hasNumber ? p.coefficients()[order[1]].negate() : Coefficient.ZERO;
    Coefficient root = number.over(p.coefficients()[order[0]]);
    return graph.comparison(Relation.NE, generators.get(factors[0]), root.in(graph));
  }
}
