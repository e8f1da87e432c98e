package leibniz.expr;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;

/// The factors of a product: a number, and each distinct base with its exponent, in order of
/// appearance, but symbols first, by name.
final class Factors {
  /// Constants before symbols, these by name, before all else.
  private static final Comparator<Expr> ORDER =
      (a, b) -> {
        boolean isLeaf = base(a).arity() == 0;
        if (isLeaf != (base(b).arity() == 0)) {
          return isLeaf ? -1 : 1;
        }
        return isLeaf ? name(a).compareTo(name(b)) : 0;
      };

  private final Algebra algebra;
  private final Graph graph;
  private Num coefficient;
  private final List<Expr> bases = new ArrayList<>();
  private final List<Expr> exponents = new ArrayList<>();
  private final Positions index = new Positions(bases);

  /// Powers of products, `(a*b)^n`, which are distributed only where that joins factors.
  private final List<Whole> wholes = new ArrayList<>(0);

  private record Whole(Product product, Num exponent) {}

  /// Numbers that have no product with the coefficient, which would overflow or lose its digits.
  private final List<Expr> apart = new ArrayList<>(0);

  /// Powers still to be taken apart, the next on top.
  private final Deque<Expr> pending = new ArrayDeque<>();

  private final List<Expr> above = new ArrayList<>();
  private final List<Expr> below = new ArrayList<>();

  Factors(Algebra algebra) {
    this.algebra = algebra;
    this.graph = algebra.graph();
    this.coefficient = graph.number(1);
  }

  /// These factors once more, without any.
  Factors cleared() {
    coefficient = graph.number(1);
    index.clear();
    exponents.clear();
    wholes.clear();
    apart.clear();
    return this;
  }

  /// Multiplies by `base^exponent`.
  Factors times(Expr base, Expr exponent) {
    push(base, exponent);
    takeApartPending();
    return this;
  }

  private void takeApartPending() {
    while (!pending.isEmpty()) {
      Expr b = pending.pop();
      takeApart(b, pending.pop());
    }
  }

  private void push(Expr base, Expr exponent) {
    pending.push(exponent);
    pending.push(base);
  }

  private void takeApart(Expr base, Expr exponent) {
    if (exponent instanceof Num e) {
      if (e.isZero()) {
        return;
      }
      switch (base) {
        case Num n when scale(n, e) -> {}
        case Num n when e.is(1) -> apart.add(n);
        case Power p when algebra.isMerged(p) && nested(p, e) -> {}
        case Product p when e.isInteger() && algebra.isMerged(p) -> {
          if (e.is(1) || e.is(-1)) {
            distribute(p, e);
          } else {
            wholes.add(new Whole(p, e));
          }
        }
        case Product p
            when p.arity() > 1
                && algebra.isMerged(p)
                && p.child(0) instanceof Num n
                && root(n, e) != null
                && scale(root(n, e), graph.number(1)) ->
            push(algebra.withoutFirst(p), e);
        default -> join(base, e);
      }
    } else if (!(base instanceof Num n && n.is(1))) {
      join(base, exponent);
    }
  }

  private void distribute(Product p, Expr exponent) {
    for (int k = p.arity() - 1; k >= 0; k--) {
      push(p.child(k), exponent);
    }
  }

  private static String name(Expr factor) {
    return base(factor) instanceof Sym s ? s.name() : "";
  }

  private static Expr base(Expr factor) {
    return factor instanceof Power p ? p.base() : factor;
  }

  /// Distributes `(a*b)^n` where a factor can be joined with another; elsewhere it is cheaper as it
  /// stands.
  private void distributeWholes() {
    IdentityHashMap<Expr, Integer> occurrences = new IdentityHashMap<>();
    bases.forEach(base -> occurrences.merge(base, 1, Integer::sum));
    for (Whole whole : wholes) {
      for (int k = 0; k < whole.product.arity(); k++) {
        occurrences.merge(base(whole.product.child(k)), 1, Integer::sum);
      }
    }
    while (!wholes.isEmpty()) {
      Whole whole = wholes.removeFirst();
      Product p = whole.product;
      boolean joins = p.child(0) instanceof Num c && power(c, whole.exponent) != null;
      for (int k = 0; k < p.arity(); k++) {
        joins |= occurrences.getOrDefault(base(p.child(k)), 0) > 1;
      }
      if (joins) {
        distribute(p, whole.exponent);
        takeApartPending(); // may leave more of them
      } else {
        join(p, whole.exponent);
      }
    }
  }

  /// Multiplies the coefficient by a power of numbers, if that is a number.
  private boolean scale(Num base, Num exponent) {
    Num power = exponent.is(1) ? base : power(base, exponent);
    Num product = power == null ? null : algebra.times(coefficient, power);
    if (product == null) {
      return false;
    }
    coefficient = product;
    return true;
  }

  private Num power(Num base, Num exponent) {
    if (base.isZero() && exponent.isNegative()) {
      return null;
    }
    if (base.isExact() && exponent.isExact()) {
      if (!exponent.isInteger()) {
        return root(base, exponent);
      }
      try {
        return graph.number(base.exact().pow(exponent.exact()));
      } catch (ArithmeticException e) {
        return null;
      }
    }
    return algebra.number(Math.pow(base.value(), exponent.value()), base.isZero());
  }

  /// An exact root of an exact number that is not negative, or null.
  private Num root(Num base, Num exponent) {
    if (!base.isExact() || !exponent.isExact() || base.isNegative()) {
      return null;
    }
    if (base.isZero()) {
      return exponent.isNegative() ? null : base;
    }
    try {
      Rational e = exponent.exact();
      Rational root = base.exact().root(e.denominator().intValueExact());
      return root == null ? null : graph.number(root.pow(Rational.of(e.numerator())));
    } catch (ArithmeticException e) {
      return null; // too large to be worth it
    }
  }

  /// `(b^d)^e` as a power of `b`, where both are numbers or `e` is an integer:
  ///
  ///     (b^d)^e = b^(d*e)        e integer, or d an odd integer, or d no integer (then b >= 0)
  ///     (b^d)^e = abs(b)^(d*e)   d an even integer
  private boolean nested(Power p, Num e) {
    if (!(p.exponent() instanceof Num d)) {
      if (e.isInteger()) {
        push(p.base(), algebra.multiply(e, p.exponent()));
        return true;
      }
      return false;
    }
    Num product = algebra.times(d, e);
    if (product == null) {
      return false;
    }
    boolean signIsLost = d.isEven() && !e.isInteger() && !product.isEven();
    push(signIsLost ? absolute(p.base()) : p.base(), product);
    return true;
  }

  private Expr absolute(Expr x) {
    return x instanceof Call c && c.function() == Fn.ABS ? x : graph.call(Fn.ABS, x);
  }

  private void join(Expr base, Expr exponent) {
    int at = index.of(base);
    if (at >= 0) {
      exponents.set(at, algebra.add(exponents.get(at), exponent));
    } else {
      index.add(base);
      exponents.add(exponent);
    }
  }

  Expr product() {
    if (!wholes.isEmpty()) {
      distributeWholes();
    }
    above.clear();
    below.clear();
    for (int k = 0; k < bases.size(); k++) {
      Expr base = bases.get(k);
      Expr exponent = exponents.get(k);
      if (exponent instanceof Num e) {
        if (e.isZero() || base instanceof Num n && scale(n, e)) {
          continue;
        }
        if (e.isNegative()) {
          below.add(raised(base, graph.negate(e)));
          continue;
        }
      }
      above.add(raised(base, exponent));
    }
    order(above);
    if (!apart.isEmpty()) {
      above.addAll(apart);
    }
    if (coefficient.isZero()) {
      return coefficient;
    }
    if (!below.isEmpty()) {
      order(below);
      above.add(graph.divisor(algebra.uniqueProduct(below)));
    }
    if (!coefficient.isOne() || above.isEmpty()) {
      above.addFirst(coefficient);
    }
    return algebra.uniqueProduct(above);
  }

  /// Symbols and their powers first, by name, then the rest as it appeared: `2*x*sin(y)`.
  private static void order(List<Expr> factors) {
    for (int k = 1; k < factors.size(); k++) {
      if (ORDER.compare(factors.get(k - 1), factors.get(k)) > 0) {
        factors.sort(ORDER); // which keeps the order of equals
        return;
      }
    }
  }

  private Expr raised(Expr base, Expr exponent) {
    return exponent instanceof Num e && e.isOne() ? base : graph.power(base, exponent);
  }
}
