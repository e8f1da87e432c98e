package leibniz.rewrite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import leibniz.expr.Algebra;
import leibniz.expr.Expr;
import leibniz.expr.Num;
import leibniz.expr.Sym;

/// A law whose left side is a sum: it replaces some terms of a sum, all of them times the same
/// factors, as much of them as there is: `5*sin(x)^2 + 3*cos(x)^2` is `3 + 2*sin(x)^2`.
final class SumLaw implements Prepared {
  private final Law law;
  private final List<Expr> others = new ArrayList<>(); // with their coefficients
  private final Expr anchorCoefficient;
  private final List<Map.Entry<Expr, Num>> anchor; // its factors
  private final Object head; // of the first factor of the anchor
  private final Set<Object> heads = new HashSet<>(); // of all factors, symbols excepted
  private final Signature needed;

  /// @param m of any graph
  SumLaw(Algebra m, Law law) {
    this.law = law;
    for (int k = 0; k < law.left().arity(); k++) {
      others.add((Expr) law.left().child(k));
    }
    Factorization factors = new Factorization(m, others.remove(Anchors.of(others, law)));
    this.anchorCoefficient = factors.coefficient();
    this.anchor = List.copyOf(factors.exponents().entrySet());
    this.head = Heads.of(anchor.getFirst().getKey());
    for (int k = 0; k < law.left().arity(); k++) {
      for (Expr base : new Factorization(m, (Expr) law.left().child(k)).exponents().keySet()) {
        if (!(base instanceof Sym)) {
          heads.add(Heads.of(base));
        }
      }
    }
    this.needed = Signature.needed(m, factors, others);
  }

  /// What terms must have for the law to be found.
  Set<Object> heads() {
    return heads;
  }

  /// Whether the law may be found in a sum of this signature.
  boolean mayApply(Signature sum) {
    return sum.covers(needed);
  }

  /// Applies the law wherever it can be.
  void applyTo(Terms terms, Rewriter rewriter) {
    if (!terms.have(heads)) {
      return; // most laws end here, at most sums
    }
    List<Expr> candidates = terms.with(head);
    for (int k = 0; k < candidates.size(); k++) { // more may come
      Expr part = candidates.get(k);
      while (terms.of(part) != null && applyAt(part, terms, rewriter)) {}
    }
  }

  private boolean applyAt(Expr part, Terms terms, Rewriter rewriter) {
    Map<Expr, Num> factors = new Factorization(rewriter.m, part).exponents();
    Bindings bindings = new Bindings();
    return factor(
        0, factors, bindings, rewriter.m, () -> replace(part, factors, bindings, terms, rewriter));
  }

  /// Matches the factors of the anchor from `k` on, and takes them away from `factors` while doing
  /// what comes `next`.
  private boolean factor(
      int k, Map<Expr, Num> factors, Bindings bindings, Algebra m, BooleanSupplier next) {
    if (k == anchor.size()) {
      return next.getAsBoolean();
    }
    Expr pattern = anchor.get(k).getKey();
    Num wanted = anchor.get(k).getValue();
    for (Expr base : List.copyOf(factors.keySet())) {
      Num has = factors.get(base);
      if (!(has.value() / wanted.value() >= 1) || !Matcher.mayMatch(pattern, base)) {
        continue;
      }
      factors.put(base, (Num) m.subtract(has, wanted));
      if (new Matcher(m, bindings)
          .match(pattern, base, () -> factor(k + 1, factors, bindings, m, next))) {
        return true;
      }
      factors.put(base, has);
    }
    return false;
  }

  /// Replaces the law's terms, given the anchor's part and the factors left of it.
  private boolean replace(
      Expr part, Map<Expr, Num> factors, Bindings bindings, Terms terms, Rewriter rewriter) {
    Algebra m = rewriter.m;
    Expr rest = Factorization.product(factors, m);
    Map<Expr, Num> wanted = new LinkedHashMap<>(); // for one time the rest
    if (!(anchorCoefficient instanceof Num c)) {
      return false;
    }
    wanted.put(part, c);
    for (Expr other : others) {
      Expr term = m.multiply(rest, bindings.instance(other, m));
      if (wanted.put(terms.part(term), terms.coefficient(term)) != null) {
        return false;
      }
    }
    Num times = terms.times(wanted);
    if (times == null) {
      return false;
    }
    List<Expr> before = new ArrayList<>();
    List<Expr> after = new ArrayList<>();
    Map<Expr, Num> left = new LinkedHashMap<>();
    for (Map.Entry<Expr, Num> e : wanted.entrySet()) {
      Num has = terms.of(e.getKey());
      Expr remains = m.subtract(has, m.multiply(times, e.getValue()));
      if (!(remains instanceof Num n)) {
        return false;
      }
      left.put(e.getKey(), n);
      before.add(m.multiply(has, e.getKey()));
      after.add(m.multiply(n, e.getKey()));
    }
    Expr replacement = m.product(List.of(times, rest, bindings.instance(law.right(), m)));
    after.add(replacement);
    Set<Expr> kept = new HashSet<>(bindings.values());
    factors.forEach(
        (base, exponent) -> {
          if (!exponent.isZero()) {
            kept.add(base);
          }
        });
    Expr whole = m.sum(before);
    Expr replaced = m.sum(after);
    if (!rewriter.worth.pays(whole, replaced, kept)
        || !rewriter.accepts(law, bindings, whole, replaced)) {
      return false;
    }
    left.forEach(terms::set);
    terms.add(replacement);
    return true;
  }
}
