package leibniz.rewrite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import leibniz.expr.Algebra;
import leibniz.expr.Expr;
import leibniz.expr.Num;
import leibniz.expr.Power;
import leibniz.expr.Product;

/// A product taken apart: a number, and bases with numbers as exponents, those of divisors
/// negative.
final class Factorization {
  private final Algebra m;
  private Expr coefficient;
  private final Map<Expr, Num> exponents = new LinkedHashMap<>();

  Factorization(Algebra m, Expr expr) {
    this.m = m;
    this.coefficient = m.number(1);
    if (expr instanceof Product p) {
      for (int k = 0; k < p.arity(); k++) {
        add(p.child(k));
      }
    } else {
      add(expr);
    }
  }

  private void add(Expr factor) {
    switch (factor) {
      case Num n -> coefficient = m.multiply(coefficient, n);
      case Power p
          when p.exponent() instanceof Num e && p.base() instanceof Product divisor && e.is(-1) -> {
        for (int k = 0; k < divisor.arity(); k++) {
          addDivisor(divisor.child(k));
        }
      }
      case Power p when p.exponent() instanceof Num e -> put(p.base(), e);
      default -> put(factor, m.number(1));
    }
  }

  private void addDivisor(Expr factor) {
    if (factor instanceof Num n) {
      coefficient = m.divide(coefficient, n);
    } else if (factor instanceof Power p && p.exponent() instanceof Num e) {
      put(p.base(), (Num) m.negate(e));
    } else {
      put(factor, m.number(-1));
    }
  }

  private void put(Expr base, Num exponent) {
    Num before = exponents.get(base);
    exponents.put(base, before == null ? exponent : (Num) m.add(before, exponent));
  }

  /// The number; an expression where numbers have no product.
  Expr coefficient() {
    return coefficient;
  }

  /// The exponents by their bases, in written order.
  Map<Expr, Num> exponents() {
    return exponents;
  }

  /// The product of powers, without the number.
  static Expr product(Map<Expr, Num> exponents, Algebra m) {
    List<Expr> factors = new ArrayList<>();
    exponents.forEach((base, exponent) -> factors.add(m.power(base, exponent)));
    return m.product(factors);
  }
}
