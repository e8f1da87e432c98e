package leibniz.simplify;

import java.util.ArrayList;
import java.util.List;
import leibniz.expr.Algebra;
import leibniz.expr.Expr;
import leibniz.expr.Num;
import leibniz.expr.Power;
import leibniz.expr.Product;
import leibniz.expr.Sum;

/// A product of sums and other factors, to be multiplied out.
///
/// @param sums as often as they are factors
record Expansion(List<Sum> sums, List<Expr> others) {
  /// Terms that one term may become.
  static final int TERMS = 16;

  /// Of a term; null when no factor is a sum, or its terms would be many.
  static Expansion of(Expr term) {
    int factors = term instanceof Product ? term.arity() : 1;
    long count = 1;
    boolean hasSum = false;
    for (int k = 0; k < factors && count <= TERMS; k++) {
      Expr factor = factor(term, k);
      for (int i = times(factor); i > 0 && count <= TERMS; i--) {
        count *= sum(factor).arity();
        hasSum = true;
      }
    }
    if (!hasSum || count > TERMS) {
      return null;
    }
    List<Sum> sums = new ArrayList<>();
    List<Expr> others = new ArrayList<>();
    for (int k = 0; k < factors; k++) {
      Expr factor = factor(term, k);
      int times = times(factor);
      for (int i = 0; i < times; i++) {
        sums.add(sum(factor));
      }
      if (times == 0) {
        others.add(factor);
      }
    }
    return new Expansion(sums, others);
  }

  private static Expr factor(Expr term, int k) {
    return term instanceof Product p ? p.child(k) : term;
  }

  private static Sum sum(Expr factor) {
    return (Sum) (factor instanceof Power p ? p.base() : factor);
  }

  /// How often a factor is a sum.
  private static int times(Expr factor) {
    return switch (factor) {
      case Sum _ -> 1;
      case Power p when p.base() instanceof Sum && p.exponent() instanceof Num n && isSmall(n) ->
          (int) n.value();
      default -> 0;
    };
  }

  private static boolean isSmall(Num n) {
    return n.isExact() && n.isInteger() && n.value() > 0 && n.value() <= 4;
  }

  /// The terms that come of it.
  List<Expr> terms(Algebra m) {
    List<Expr> terms = List.of(m.product(others));
    for (Sum sum : sums) {
      List<Expr> next = new ArrayList<>();
      for (Expr left : terms) {
        for (int k = 0; k < sum.arity(); k++) {
          next.add(m.multiply(left, sum.child(k)));
        }
      }
      terms = next;
    }
    return terms;
  }
}
