package leibniz.rewrite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leibniz.expr.Algebra;
import leibniz.expr.Expr;
import leibniz.expr.Num;
import leibniz.expr.Product;
import leibniz.expr.Sum;

/// A sum taken apart, while laws replace its terms: parts with their coefficients, and which parts
/// have a factor that a law looks for.
final class Terms {
  private final Algebra m;
  private final Set<Object> heads;
  private final Map<Expr, Num> coefficients = new LinkedHashMap<>();
  private final Map<Object, List<Expr>> byHead = new HashMap<>();
  private boolean isChanged;

  /// @param heads of the factors that laws look for
  Terms(Algebra m, Sum sum, Set<Object> heads) {
    this.m = m;
    this.heads = heads;
    add(sum);
  }

  /// Adds an expression, a sum term by term.
  void add(Expr expr) {
    if (expr instanceof Sum s) {
      for (int k = 0; k < s.arity(); k++) {
        addTerm(s.child(k));
      }
    } else {
      addTerm(expr);
    }
  }

  private void addTerm(Expr term) {
    Expr part = part(term);
    Num coefficient = coefficient(term);
    Num before = coefficients.get(part);
    Expr total = before == null ? coefficient : m.add(before, coefficient);
    if (total instanceof Num n) {
      coefficients.put(part, n);
      if (before == null) {
        note(part);
      }
    }
  }

  private void note(Expr part) {
    if (heads.isEmpty()) {
      return;
    }
    for (Expr base : new Factorization(m, part).exponents().keySet()) {
      Object head = Heads.of(base);
      if (heads.contains(head)) {
        byHead.computeIfAbsent(head, _ -> new ArrayList<>()).add(part);
      }
    }
  }

  /// What a term is without its number; one for a number.
  Expr part(Expr term) {
    return switch (term) {
      case Num _ -> m.number(1);
      case Product p when p.arity() > 1 && p.child(0) instanceof Num -> m.withoutFirst(p);
      default -> term;
    };
  }

  Num coefficient(Expr term) {
    return switch (term) {
      case Num n -> n;
      case Product p when p.arity() > 1 && p.child(0) instanceof Num n -> n;
      default -> m.number(1);
    };
  }

  /// The coefficient of a part, null when it is no part of the sum.
  Num of(Expr part) {
    return coefficients.get(part);
  }

  /// The parts there are now.
  List<Expr> parts() {
    return List.copyOf(coefficients.keySet());
  }

  /// How many times the wanted terms there are, by the scarcest; null when one is missing.
  Num times(Map<Expr, Num> wanted) {
    Num least = null;
    Expr quotient = null;
    for (Map.Entry<Expr, Num> e : wanted.entrySet()) {
      Num has = of(e.getKey());
      if (has == null) {
        return null;
      }
      quotient = m.divide(has, e.getValue());
      if (!(quotient instanceof Num q)) {
        return null;
      }
      boolean isSmaller = least == null || Math.abs(q.value()) < Math.abs(least.value());
      if (least != null && q.value() * least.value() <= 0) {
        return null;
      }
      least = isSmaller ? q : least;
    }
    return least;
  }

  /// Gives a part another coefficient; zero removes it.
  void set(Expr part, Num coefficient) {
    isChanged = true;
    if (coefficient.isZero()) {
      coefficients.remove(part);
    } else {
      coefficients.put(part, coefficient);
    }
  }

  /// The parts that have, or had, a factor of this head; more may come while they are looked at.
  List<Expr> with(Object head) {
    return byHead.getOrDefault(head, List.of());
  }

  /// Whether each of some heads stands, or stood, in a term.
  boolean have(Set<Object> wanted) {
    return byHead.keySet().containsAll(wanted);
  }

  boolean isChanged() {
    return isChanged;
  }

  Expr sum() {
    List<Expr> terms = new ArrayList<>();
    coefficients.forEach((part, coefficient) -> terms.add(m.multiply(coefficient, part)));
    return m.sum(terms);
  }
}
