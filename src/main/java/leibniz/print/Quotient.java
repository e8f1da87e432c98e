package leibniz.print;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import leibniz.expr.Num;
import leibniz.expr.Power;
import leibniz.expr.Product;

/// A product as it is set in print: a sign, the digits of a number above and below the line, and
/// the factors above and below.
record Quotient(
    boolean isNegative, String factor, List<Expr> factors, String divisor, List<Expr> divisors) {

  static Quotient of(Expr expr) {
    Parts parts = new Parts();
    parts.take(expr);
    String factor = "1";
    String divisor = "1";
    boolean isNegative = parts.isNegative;
    List<Expr> above = parts.above;
    if (!above.isEmpty() && above.getFirst() instanceof Num n && (n.isExact() || isDigits(n))) {
      above = above.subList(1, above.size());
      isNegative ^= n.isNegative();
      factor = digits(n);
      divisor = n.isExact() ? n.exact().denominator().toString() : "1";
    }
    return new Quotient(isNegative, factor, above, divisor, parts.below);
  }

  Quotient positive() {
    return new Quotient(false, factor, factors, divisor, divisors);
  }

  /// Whether a number is written with digits alone.
  static boolean isDigits(Num n) {
    return n.isExact() ? n.exact().isInteger() : !Double.toString(n.value()).contains("E");
  }

  /// The digits of an integer or a double, without its sign.
  static String digits(Num n) {
    return n.isExact()
        ? n.exact().numerator().abs().toString()
        : Double.toString(Math.abs(n.value()));
  }

  static boolean isHalf(Expr exponent) {
    return exponent instanceof Num n && n.isExact() && n.value() == 0.5;
  }

  /// The factors of a product and of the products in it, above and below the line. Signs of the
  /// products in it become one in front.
  private static final class Parts {
    private final Graph graph = new Graph();
    private final List<Expr> above = new ArrayList<>();
    private final List<Expr> below = new ArrayList<>();
    private final Deque<Expr> pending = new ArrayDeque<>();
    private boolean isNegative;

    void take(Expr expr) {
      pending.push(expr);
      while (!pending.isEmpty()) {
        switch (pending.pop()) {
          case Product p -> {
            boolean isSigned = p != expr && p.child(0) instanceof Num n && n.isNegative();
            isNegative ^= isSigned;
            for (int k = p.arity() - 1; k > 0; k--) {
              pending.push(p.child(k));
            }
            if (!isSigned) {
              pending.push(p.child(0));
            } else if (!(p.child(0) instanceof Num n && n.is(-1))) {
              pending.push(graph.negate(p.child(0)));
            }
          }
          case Power p when p.divides() -> divide(p);
          case Expr factor -> above.add(factor);
        }
      }
    }

    private void divide(Power p) {
      Num exponent = (Num) graph.negate(p.exponent());
      if (!exponent.isOne()) {
        below.add(graph.power(p.base(), exponent));
      } else if (p.base() instanceof Product q && isPlain(q)) {
        for (int k = 0; k < q.arity(); k++) {
          below.add(q.child(k));
        }
      } else {
        below.add(p.base());
      }
    }

    private static boolean isPlain(Product p) {
      for (int k = 0; k < p.arity(); k++) {
        if (p.child(k) instanceof Power q && q.divides() || p.child(k) instanceof Num) {
          return false;
        }
      }
      return true;
    }
  }
}
