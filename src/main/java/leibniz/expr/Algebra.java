package leibniz.expr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Makes sums, products and powers in normal form: like terms are gathered, factors of one base are
/// one power, numbers are folded, and nothing that is zero or one is left.
///
/// Results equal the written form as real functions wherever that is defined: `x/x` is 1, `0*x` is
/// 0. Terms and factors keep the order in which they first appeared, but symbols come before other
/// factors, by name; a sum or product that was made before in another order is given back as it was
/// then, so that `x + y` and `y + x` are one object. Divisors are gathered into one. Terms that are
/// not changed are taken as they are given: in normal form where they are to be one object.
public final class Algebra {
  /// Sums and products of up to this many parts are merged into the one they stand in; a bound, so
  /// that nested shared ones cannot grow without end.
  private static final int MERGED = 32;

  private final Graph graph;
  private final Unordered sums;
  private final Unordered products;
  private final NodeIndex whole = new NodeIndex();
  private final List<Expr> written = new ArrayList<>(); // the parts of what is made at the moment
  private Factors factors; // to be used again, or null while they are
  private Terms terms;

  /// Makes nodes of `graph`.
  public Algebra(Graph graph) {
    this.graph = graph;
    this.sums = new Unordered(graph::sum);
    this.products = new Unordered(graph::product);
  }

  /// The graph the results belong to.
  public Graph graph() {
    return graph;
  }

  /// Marks a sum, product or power that is needed as it is, and so computed anyway: it is never
  /// merged into another one, where its operations would be done again.
  public void keep(Expr part) {
    boolean isSumOrPower = part instanceof Sum || part instanceof Power;
    boolean hasFactors =
        part instanceof Product p && p.arity() > (p.child(0) instanceof Num n && n.is(-1) ? 2 : 1);
    if (isSumOrPower || hasFactors) {
      whole.include(part);
    }
  }

  /// The exact integer `n`.
  public Num number(long n) {
    return graph.number(n);
  }

  /// `a + b`.
  public Expr add(Expr a, Expr b) {
    return sum(List.of(a, b));
  }

  /// `a - b`.
  public Expr subtract(Expr a, Expr b) {
    return sum(List.of(a, negate(b)));
  }

  /// `-a`.
  public Expr negate(Expr a) {
    return multiply(number(-1), a);
  }

  /// `a*b`.
  public Expr multiply(Expr a, Expr b) {
    return a instanceof Num n && n.is(1) ? b : b instanceof Num n && n.is(1) ? a : productOf(a, b);
  }

  /// `a/b`.
  public Expr divide(Expr a, Expr b) {
    return productOf(a, power(b, number(-1)));
  }

  /// The square of `a`.
  public Expr square(Expr a) {
    return power(a, number(2));
  }

  /// `base^exponent`.
  public Expr power(Expr base, Expr exponent) {
    return product(factors().times(base, exponent));
  }

  /// The factors used before, empty again; others while those are in use.
  private Factors factors() {
    Factors product = factors == null ? new Factors(this) : factors;
    factors = null;
    return product;
  }

  private Expr product(Factors product) {
    Expr result = product.product();
    factors = product.cleared();
    return result;
  }

  /// The square root of `a`.
  public Expr sqrt(Expr a) {
    return power(a, graph.number(Rational.of(2).reciprocal()));
  }

  private Expr productOf(Expr a, Expr b) {
    return product(factors().times(a, number(1)).times(b, number(1)));
  }

  /// The product of any number of factors.
  public Expr product(List<? extends Expr> factors) {
    Factors product = factors();
    for (Expr factor : factors) {
      product.times(factor, number(1));
    }
    return product(product);
  }

  /// A choice; of two equal branches one.
  public Expr choice(Condition condition, Expr then, Expr otherwise) {
    return then == otherwise ? then : graph.choice(condition, then, otherwise);
  }

  /// The node of the same kind and data as `node` with other children: sums, products and powers in
  /// normal form.
  public Node rebuild(Node node, Node[] children) {
    return switch (node) {
      case Sum _ -> sum(exprs(children));
      case Product _ -> product(exprs(children));
      case Power _ -> power((Expr) children[0], (Expr) children[1]);
      case Num _, Sym _, Call _, Application _, Choice _, Condition _ ->
          graph.rebuild(node, children);
    };
  }

  private static List<Expr> exprs(Node[] nodes) {
    return List.of(Arrays.copyOf(nodes, nodes.length, Expr[].class));
  }

  /// The sum of any number of terms.
  public Expr sum(List<? extends Expr> terms) {
    if (terms.size() == 1 && isOneTerm(terms.getFirst())) {
      return terms.getFirst();
    }
    Terms sum = this.terms == null ? new Terms() : this.terms;
    this.terms = null;
    for (Expr term : terms) {
      if (term instanceof Sum s && isMerged(s)) {
        for (int k = 0; k < s.arity(); k++) {
          sum.plus(s.child(k), false);
        }
      } else if (term instanceof Product p
          && p.arity() == 2
          && p.child(0) instanceof Num n
          && n.is(-1)
          && p.child(1) instanceof Sum s
          && isMerged(s)) {
        for (int k = 0; k < s.arity(); k++) {
          sum.plus(s.child(k), true);
        }
      } else {
        sum.plus(term, false);
      }
    }
    Expr result = sum.sum();
    sum.clear();
    this.terms = sum;
    return result;
  }

  /// Whether an expression of parts in normal form is one as a sum.
  private static boolean isOneTerm(Expr e) {
    return switch (e) {
      case Sum _ -> false;
      case Product p -> !(p.child(0) instanceof Num n && (n.isZero() || n.isOne()));
      case Num n -> !n.isZero();
      case Sym _, Power _, Call _, Application _, Choice _ -> true;
    };
  }

  /// The one product of these factors, in whichever order it was first made.
  Expr uniqueProduct(List<Expr> factors) {
    return products.of(factors);
  }

  /// Whether a nested sum or product is merged.
  boolean isMerged(Expr part) {
    return part.arity() <= MERGED && whole.of(part) < 0;
  }

  /// The sum of two numbers, or null when it cannot be represented.
  Num plus(Num a, Num b) {
    if (a.isExact() && b.isExact()) {
      try {
        return graph.number(a.exact().plus(b.exact()));
      } catch (ArithmeticException e) {
        return null;
      }
    }
    double sum = a.value() + b.value();
    return Double.isFinite(sum) ? graph.number(sum) : null;
  }

  /// The product of two numbers, or null when it cannot be represented.
  Num times(Num a, Num b) {
    if (a.isExact() && b.isExact()) {
      try {
        return graph.number(a.exact().times(b.exact()));
      } catch (ArithmeticException e) {
        return null;
      }
    }
    return number(a.value() * b.value(), a.isZero() || b.isZero());
  }

  /// A double; null when it is not finite, or has lost digits because it is too small.
  Num number(double value, boolean mayBeZero) {
    boolean isTooSmall = Math.abs(value) < Double.MIN_NORMAL && !mayBeZero;
    return Double.isFinite(value) && !isTooSmall ? graph.number(value) : null;
  }

  /// A product without its first factor.
  public Expr withoutFirst(Product p) {
    written.clear();
    for (int k = 1; k < p.arity(); k++) {
      written.add(p.child(k));
    }
    return products.of(written);
  }

  /// The terms of a sum: each distinct part with its coefficient, in order of appearance.
  private final class Terms {
    private final List<Expr> parts = new ArrayList<>(); // null stands for the number alone
    private final List<Num> coefficients = new ArrayList<>();
    private final List<Expr> asGiven =
        new ArrayList<>(); // which are in normal form; null for what was joined
    private final Positions index = new Positions(parts);
    private final List<Expr> result = new ArrayList<>();

    void plus(Expr term, boolean negated) {
      Num coefficient = number(1);
      Expr part = term;
      if (term instanceof Num n) {
        coefficient = n;
        part = null;
      } else if (term instanceof Product p && p.arity() > 1 && p.child(0) instanceof Num n) {
        coefficient = n;
        part = withoutFirst(p);
      }
      if (negated) {
        plus(part, (Num) graph.negate(coefficient), null);
      } else {
        plus(part, coefficient, term);
      }
    }

    private void plus(Expr part, Num coefficient, Expr term) {
      int at = index.of(part);
      Num total = at < 0 ? null : Algebra.this.plus(coefficients.get(at), coefficient);
      if (total != null) {
        coefficients.set(at, total);
        asGiven.set(at, null);
      } else {
        index.add(part);
        coefficients.add(coefficient);
        asGiven.add(term);
      }
    }

    void clear() {
      index.clear();
      coefficients.clear();
      asGiven.clear();
    }

    Expr sum() {
      result.clear();
      for (int k = 0; k < parts.size(); k++) {
        Num coefficient = coefficients.get(k);
        if (!coefficient.isZero()) {
          result.add(term(k, coefficient));
        }
      }
      return sums.of(result);
    }

    private Expr term(int k, Num coefficient) {
      if (parts.get(k) == null) {
        return coefficient;
      }
      return asGiven.get(k) != null && !coefficient.isOne()
          ? asGiven.get(k)
          : scaled(coefficient, parts.get(k));
    }
  }

  private Expr scaled(Num coefficient, Expr part) {
    if (coefficient.isOne()) {
      return part;
    }
    written.clear();
    written.add(coefficient);
    if (part instanceof Product p) {
      for (int k = 0; k < p.arity(); k++) {
        written.add(p.child(k));
      }
    } else {
      written.add(part);
    }
    return products.of(written);
  }
}
