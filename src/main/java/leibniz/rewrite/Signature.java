package leibniz.rewrite;

import leibniz.expr.Algebra;
import leibniz.expr.Application;
import leibniz.expr.Call;
import leibniz.expr.Choice;
import leibniz.expr.Expr;
import leibniz.expr.Node;
import leibniz.expr.Num;
import leibniz.expr.Power;
import leibniz.expr.Product;
import leibniz.expr.Sum;
import leibniz.expr.Sym;

/// The heads of all factors in a product, or in the terms of a sum, and how large their exponents
/// are: a look tells that a law has nothing to find, and nothing need be made for that.
///
/// A set of bits for each bound of the exponents. Heads may share a bit, and factors that may be of
/// one base count as one of a greater exponent, so that what is there is never missed.
final class Signature {
  private static final int[] BOUNDS = {-3, -2, -1, 1, 2, 3};

  private static final long ANYTHING = 1;
  private static final int KINDS = 8; // bits that are no function's

  private long heads;
  private final long[] beyond = new long[BOUNDS.length]; // heads with such exponents

  private long single; // heads of factors of the term at hand
  private long powers; // those that are powers

  private Signature() {}

  /// What a sum or product has.
  static Signature of(Expr expr) {
    Signature signature = new Signature();
    if (expr instanceof Sum s) {
      for (int k = 0; k < s.arity(); k++) {
        signature.addTerm(s.child(k));
      }
    } else {
      signature.addTerm(expr);
    }
    return signature;
  }

  /// What a product law needs: every factor of its left side.
  static Signature needed(Factorization factors) {
    Signature signature = new Signature();
    signature.need(factors);
    return signature;
  }

  /// What a law of sums needs: the factors of its anchor in one term, the heads of the others in
  /// any, since what is left of the anchor's term may have taken their exponents away.
  static Signature needed(Algebra m, Factorization anchor, Iterable<Expr> others) {
    Signature signature = needed(anchor);
    for (Expr other : others) {
      for (Expr base : new Factorization(m, other).exponents().keySet()) {
        signature.heads |= base instanceof Sym ? 0 : bit(base);
      }
    }
    return signature;
  }

  private void need(Factorization factors) {
    factors
        .exponents()
        .forEach((base, e) -> add(base instanceof Sym ? ANYTHING : bit(base), e.value()));
  }

  /// Whether all that a law needs may be there.
  boolean covers(Signature needed) {
    long missing = needed.heads & ~heads;
    for (int b = 0; b < beyond.length && missing == 0; b++) {
      missing = needed.beyond[b] & ~beyond[b];
    }
    return missing == 0;
  }

  private void addTerm(Expr term) {
    single = 0;
    powers = 0;
    if (term instanceof Product p) {
      for (int k = 0; k < p.arity(); k++) {
        addFactor(p.child(k));
      }
    } else {
      addFactor(term);
    }
  }

  /// As a [Factorization] takes it apart.
  private void addFactor(Node factor) {
    switch (factor) {
      case Num _ -> {}
      case Power p
          when p.exponent() instanceof Num e && p.base() instanceof Product d && e.is(-1) -> {
        for (int k = 0; k < d.arity(); k++) {
          if (d.child(k) instanceof Power q && q.exponent() instanceof Num inner) {
            addFactor(q.base(), -inner.value(), true);
          } else if (!(d.child(k) instanceof Num)) {
            addFactor(d.child(k), -1, true);
          }
        }
      }
      case Power p when p.exponent() instanceof Num e -> addFactor(p.base(), e.value(), true);
      default -> addFactor((Expr) factor, 1, false);
    }
  }

  private void addFactor(Expr base, double exponent, boolean isPower) {
    long bit = bit(base);
    boolean mayJoin = (powers & bit) != 0 || isPower && (single & bit) != 0;
    single |= bit;
    powers |= isPower ? bit : 0;
    add(bit | ANYTHING, exponent);
    if (mayJoin) { // with another factor of the same base
      add(bit | ANYTHING, Double.NEGATIVE_INFINITY);
      add(bit | ANYTHING, Double.POSITIVE_INFINITY);
    }
  }

  private void add(long bits, double exponent) {
    heads |= bits;
    for (int b = 0; b < BOUNDS.length; b++) {
      boolean isBeyond = BOUNDS[b] < 0 ? exponent <= BOUNDS[b] : exponent >= BOUNDS[b];
      beyond[b] |= isBeyond ? bits : 0;
    }
  }

  private static long bit(Expr base) {
    return switch (base) {
      case Num _ -> 1L << 1;
      case Sym _ -> 1L << 2;
      case Sum _ -> 1L << 3;
      case Product _ -> 1L << 4;
      case Power _ -> 1L << 5;
      case Choice _ -> 1L << 6;
      case Application _ -> 1L << 7;
      case Call c -> 1L << KINDS + c.function().ordinal() % (Long.SIZE - KINDS);
    };
  }
}
