package leibniz.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import leibniz.expr.Algebra;
import leibniz.expr.Application;
import leibniz.expr.Call;
import leibniz.expr.Choice;
import leibniz.expr.Expr;
import leibniz.expr.Num;
import leibniz.expr.Power;
import leibniz.expr.Product;
import leibniz.expr.Sum;
import leibniz.expr.Sym;

/// Finds what the symbols of a pattern must stand for. Sums and products match in any order, and
/// one symbol among their parts takes all parts that are left.
///
/// It goes down the pattern, never down the expression, so that its depth is that of the law. The
/// rest of the work is passed along as what is to be done `next`, which lets a choice be taken
/// back.
final class Matcher {
  /// Sums and products of more parts are not searched, inside a law: the search is exponential.
  private static final int MAX_PARTS = 8;

  private final Algebra m;
  private final Bindings bindings;

  Matcher(Algebra m, Bindings bindings) {
    this.m = m;
    this.bindings = bindings;
  }

  /// Whether a target is so made that a pattern may match it, whatever its symbols stand for: a
  /// look without a search.
  static boolean mayMatch(Expr pattern, Expr target) {
    return switch (pattern) {
      case Sym _ -> true;
      case Num n -> target instanceof Num t && isEqual(n, t);
      case Call c ->
          target instanceof Call t
              && c.function() == t.function()
              && c.arity() == t.arity()
              && childrenMayMatch(c, t);
      case Power p -> target instanceof Power t && childrenMayMatch(p, t);
      case Sum p -> target instanceof Sum t && partsMayMatch(p, t);
      case Product p
          when p.arity() == 2 && p.child(0) instanceof Num && p.child(1) instanceof Sym ->
          target instanceof Num || target instanceof Product; // of which it may be a multiple
      case Product p -> target instanceof Product t && partsMayMatch(p, t);
      case Application _, Choice _ -> false;
    };
  }

  private static boolean childrenMayMatch(Expr pattern, Expr target) {
    for (int k = 0; k < pattern.arity(); k++) {
      if (!mayMatch((Expr) pattern.child(k), (Expr) target.child(k))) {
        return false;
      }
    }
    return true;
  }

  /// Whether there is a part for each of a pattern; a number may match by division.
  private static boolean partsMayMatch(Expr pattern, Expr target) {
    if (target.arity() > MAX_PARTS) {
      return false;
    }
    for (int k = 0; k < pattern.arity(); k++) {
      Expr part = (Expr) pattern.child(k);
      boolean isFound = part instanceof Num && target.child(0) instanceof Num;
      for (int i = 0; i < target.arity() && !isFound; i++) {
        isFound = mayMatch(part, (Expr) target.child(i));
      }
      if (!isFound) {
        return false;
      }
    }
    return true;
  }

  boolean match(Expr pattern, Expr target, BooleanSupplier next) {
    return switch (pattern) {
      case Sym s -> {
        boolean wasBound = bindings.isBound(s);
        if (!bindings.bind(s, target)) {
          yield false;
        }
        if (next.getAsBoolean()) {
          yield true;
        }
        if (!wasBound) {
          bindings.unbind(s);
        }
        yield false;
      }
      case Num n -> target instanceof Num t && isEqual(n, t) && next.getAsBoolean();
      case Call c ->
          target instanceof Call t
              && c.function() == t.function()
              && c.arity() == t.arity()
              && children(c, t, 0, next);
      case Power p -> target instanceof Power t && children(p, t, 0, next);
      case Sum p -> target instanceof Sum t && parts(p, t, next);
      case Product p when multiple(p) != null -> {
        Expr value = part(multiple(p), target);
        yield value != null && match((Sym) p.child(1), value, next);
      }
      case Product p -> target instanceof Product t && parts(p, t, next);
      case Application _, Choice _ -> false; // no law speaks of them
    };
  }

  /// The number of a pattern `c*a` with a free symbol, null of others.
  private Num multiple(Product pattern) {
    return pattern.arity() == 2
            && pattern.child(0) instanceof Num n
            && n.isExact()
            && n.isInteger()
            && pattern.child(1) instanceof Sym s
            && !bindings.isBound(s)
        ? n
        : null;
  }

  /// What a target is the multiple of, so that `-a` is found in `-3*x`, and `2*a` in `4*x`.
  private Expr part(Num multiple, Expr target) {
    Num number =
        switch (target) {
          case Num n -> n;
          case Product p when p.child(0) instanceof Num n -> n;
          default -> null;
        };
    if (number == null || number.isZero()) {
      return null;
    }
    boolean fits =
        multiple.is(-1)
            ? number.isNegative()
            : m.divide(number, multiple) instanceof Num q && q.isExact() && q.isInteger();
    return fits ? m.divide(target, multiple) : null;
  }

  private static boolean isEqual(Num a, Num b) {
    return a.isExact() == b.isExact()
        && (a.isExact() ? a.exact().equals(b.exact()) : a.value() == b.value());
  }

  private boolean children(Expr pattern, Expr target, int k, BooleanSupplier next) {
    return k == pattern.arity()
        ? next.getAsBoolean()
        : match(
            (Expr) pattern.child(k),
            (Expr) target.child(k),
            () -> children(pattern, target, k + 1, next));
  }

  private boolean parts(Expr pattern, Expr target, BooleanSupplier next) {
    if (target.arity() > MAX_PARTS) {
      return false;
    }
    List<Expr> wanted = new ArrayList<>();
    Sym rest = null;
    for (int k = 0; k < pattern.arity(); k++) {
      Expr part = (Expr) pattern.child(k);
      if (part instanceof Sym s && rest == null && !bindings.isBound(s)) {
        rest = s;
      } else {
        wanted.add(part);
      }
    }
    List<Expr> given = new ArrayList<>();
    for (int k = 0; k < target.arity(); k++) {
      given.add((Expr) target.child(k));
    }
    return parts(wanted, given, rest, target instanceof Sum, next);
  }

  private boolean parts(
      List<Expr> wanted, List<Expr> given, Sym rest, boolean isSum, BooleanSupplier next) {
    if (wanted.isEmpty()) {
      if (rest == null) {
        return given.isEmpty() && next.getAsBoolean();
      }
      return !given.isEmpty() && match(rest, isSum ? m.sum(given) : m.product(given), next);
    }
    Expr first = wanted.getFirst();
    List<Expr> others = wanted.subList(1, wanted.size());
    for (int k = 0; k < given.size(); k++) {
      List<Expr> left = new ArrayList<>(given);
      Expr tried = left.remove(k);
      if (match(first, tried, () -> parts(others, left, rest, isSum, next))) {
        return true;
      }
    }
    return false;
  }
}
