package leibniz.rewrite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leibniz.expr.Algebra;
import leibniz.expr.Expr;
import leibniz.expr.Num;
import leibniz.expr.Product;

/// A law whose left side is a product: it replaces some factors of a product, as often as their
/// exponents allow.
final class ProductLaw implements Prepared {
  private final Law law;
  private final Expr coefficient;
  private final List<Map.Entry<Expr, Num>> others = new ArrayList<>();
  private final Map.Entry<Expr, Num> anchor;

  private final Signature needed;

  /// @param m of any graph
  ProductLaw(Algebra m, Law law) {
    this.law = law;
    Factorization left = new Factorization(m, law.left());
    this.needed = Signature.needed(left);
    this.coefficient = left.coefficient();
    this.others.addAll(left.exponents().entrySet());
    this.anchor = others.remove(Anchors.of(others.stream().map(Map.Entry::getKey).toList(), law));
  }

  /// Whether the law may be found in a product of this signature.
  boolean mayApply(Signature product) {
    return product.covers(needed);
  }

  /// What the law makes of a product, or the product itself.
  Expr applyTo(Product product, Factorization factors, Rewriter rewriter) {
    for (Expr base : factors.exponents().keySet()) {
      if (Matcher.mayMatch(anchor.getKey(), base)) {
        Bindings bindings = new Bindings();
        Expr[] after = new Expr[1];
        boolean found =
            new Matcher(rewriter.m, bindings)
                .match(
                    anchor.getKey(),
                    base,
                    () -> {
                      after[0] = replaced(product, factors, base, bindings, rewriter);
                      return after[0] != null;
                    });
        if (found && rewriter.accepts(law, bindings, product, after[0])) {
          return after[0];
        }
      }
    }
    return product;
  }

  private Expr replaced(
      Product product,
      Factorization factors,
      Expr anchorBase,
      Bindings bindings,
      Rewriter rewriter) {
    Algebra m = rewriter.m;
    Map<Expr, Num> wanted = new LinkedHashMap<>();
    wanted.put(anchorBase, anchor.getValue());
    for (Map.Entry<Expr, Num> other : others) {
      Expr base = bindings.instance(other.getKey(), m);
      if (wanted.put(base, other.getValue()) != null) {
        return null;
      }
    }
    double times = Double.POSITIVE_INFINITY;
    for (Map.Entry<Expr, Num> e : wanted.entrySet()) {
      Num has = factors.exponents().get(e.getKey());
      times = has == null ? 0 : Math.min(times, has.value() / e.getValue().value());
    }
    if (!(times >= 1)) {
      return null;
    }
    Map<Expr, Num> left = new LinkedHashMap<>(factors.exponents());
    Num count = m.number((long) times);
    wanted.forEach(
        (base, exponent) ->
            left.put(base, (Num) m.subtract(left.get(base), m.multiply(count, exponent))));
    List<Expr> result = new ArrayList<>();
    result.add(m.multiply(factors.coefficient(), m.power(coefficient, m.negate(count))));
    result.add(m.power(bindings.instance(law.right(), m), count));
    result.add(Factorization.product(left, m));
    Expr after = m.product(result);
    Set<Expr> kept = new HashSet<>(left.keySet());
    kept.removeAll(wanted.keySet());
    kept.addAll(bindings.values());
    return rewriter.worth.pays(product, after, kept) ? after : null;
  }
}
