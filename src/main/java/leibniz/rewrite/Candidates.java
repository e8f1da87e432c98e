package leibniz.rewrite;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leibniz.expr.Algebra;
import leibniz.expr.Expr;
import leibniz.expr.Num;
import leibniz.expr.Sum;

/// The terms of a sum in which a pattern is looked for, by the heads of their factors and the signs
/// of their numbers, so that terms that cannot match are not tried.
final class Candidates {
  private record Key(Object head, boolean isPositive) {}

  private final Algebra m;
  private final Terms terms;
  private final Map<Key, Set<Expr>> byHead = new HashMap<>();

  Candidates(Algebra m, Sum sum) {
    this.m = m;
    this.terms = new Terms(m, sum, Set.of());
    for (Expr part : terms.parts()) {
      for (Key key : keys(part, !terms.of(part).isNegative())) {
        byHead.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(part);
      }
    }
  }

  private Set<Key> keys(Expr part, boolean isPositive) {
    Set<Key> keys = new LinkedHashSet<>();
    keys.add(new Key(null, isPositive));
    for (Expr base : new Factorization(m, part).exponents().keySet()) {
      keys.add(new Key(Heads.of(base), isPositive));
    }
    return keys;
  }

  /// The terms there are that have a factor of a head, of null any, and a number of a sign. They
  /// may change once the walk through them has ended.
  Set<Expr> having(Object head, boolean isPositive) {
    return byHead.getOrDefault(new Key(head, isPositive), Set.of());
  }

  /// Whether terms that are wanted are there with the sign they are wanted with, rather than its
  /// opposite.
  boolean areTaken(Map<Expr, Num> wanted) {
    Map.Entry<Expr, Num> first = wanted.entrySet().iterator().next();
    return terms.of(first.getKey()).isNegative() == first.getValue().isNegative();
  }

  /// The parts there are now.
  List<Expr> parts() {
    return terms.parts();
  }

  /// The coefficient of a part, null when it is no part of the sum.
  Num of(Expr part) {
    return terms.of(part);
  }

  /// See [Terms#part].
  Expr part(Expr term) {
    return terms.part(term);
  }

  /// See [Terms#coefficient].
  Num coefficient(Expr term) {
    return terms.coefficient(term);
  }

  /// See [Terms#times].
  Num times(Map<Expr, Num> wanted) {
    return terms.times(wanted);
  }

  /// Gives parts other coefficients; those of zero are no longer there. A sign that roundings have
  /// changed is not noted: such a part is tried in vain.
  void set(Map<Expr, Num> coefficients) {
    coefficients.forEach(
        (part, coefficient) -> {
          if (coefficient.isZero()) {
            keys(part, !terms.of(part).isNegative())
                .forEach(key -> byHead.getOrDefault(key, new LinkedHashSet<>()).remove(part));
          }
          terms.set(part, coefficient);
        });
  }

  Expr sum() {
    return terms.sum();
  }
}
