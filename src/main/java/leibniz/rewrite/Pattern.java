package leibniz.rewrite;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leibniz.expr.Algebra;
import leibniz.expr.Application;
import leibniz.expr.Choice;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Node;
import leibniz.expr.Num;
import leibniz.expr.Power;
import leibniz.expr.Product;
import leibniz.expr.Sum;
import leibniz.expr.Sym;

/// A pattern taken apart for [Replacement]: a product of powers, a sum of such products, or
/// anything else, which is matched as it stands.
final class Pattern {
  /// A product: powers of patterns, those that bind symbols before those that need them.
  record Factors(Num coefficient, List<Map.Entry<Expr, Num>> powers, Expr whole) {}

  private final Algebra m;
  private final Map<String, Expr> literals;
  private final Map<Expr, Set<String>> symbols = new HashMap<>();
  private final Expr whole;
  private final List<Factors> terms = new ArrayList<>();

  /// @param literals the symbols that stand for themselves
  Pattern(Algebra m, Expr whole, Map<String, Expr> literals) {
    this.m = m;
    this.whole = whole;
    this.literals = literals;
    boolean isProduct =
        whole instanceof Product
            || whole instanceof Power p && p.exponent() instanceof Num n && !n.isZero();
    if ((isProduct || whole instanceof Sum) && !hasRest()) {
      if (isProduct) {
        terms.add(factors(whole));
      } else {
        for (int k = 0; k < whole.arity(); k++) {
          terms.add(factors((Expr) whole.child(k)));
        }
        terms.sort(Comparator.comparingInt(t -> -free(t.whole).size()));
      }
    }
  }

  /// Checks that there is something to find, and that it can be found.
  ///
  /// @throws IllegalArgumentException when not
  void check() {
    if (whole instanceof Sym s && !literals.containsKey(s.name())) {
      throw new IllegalArgumentException(
          "the pattern %s stands for anything, and so is found everywhere".formatted(whole));
    }
    Dag dag = Dag.of(whole);
    for (int i = 0; i < dag.size(); i++) {
      if (dag.node(i) instanceof Choice || dag.node(i) instanceof Application) {
        throw new IllegalArgumentException(
            "a pattern cannot hold a choice or a function of one's own: " + whole);
      }
    }
  }

  /// Whether a symbol stands alone among terms or factors and in none of the others, so that it
  /// takes all that is left.
  private boolean hasRest() {
    for (int k = 0; k < (whole instanceof Power ? 0 : whole.arity()); k++) {
      if (whole.child(k) instanceof Sym s && !literals.containsKey(s.name())) {
        Set<String> others = new HashSet<>();
        for (int j = 0; j < whole.arity(); j++) {
          if (j != k) {
            others.addAll(free((Expr) whole.child(j)));
          }
        }
        if (!others.contains(s.name())) {
          return true;
        }
      }
    }
    return false;
  }

  private Factors factors(Expr expr) {
    Factorization factors = new Factorization(m, expr);
    List<Map.Entry<Expr, Num>> powers = new ArrayList<>(factors.exponents().entrySet());
    powers.sort(
        Comparator.comparingInt(
            p ->
                p.getKey() instanceof Sym s && !literals.containsKey(s.name())
                    ? 1
                    : -free(p.getKey()).size()));
    Num coefficient = factors.coefficient() instanceof Num n ? n : m.number(1);
    return new Factors(coefficient, powers, expr);
  }

  Expr whole() {
    return whole;
  }

  /// The terms of a sum, that with the most symbols first; of a product itself alone; of anything
  /// else none.
  List<Factors> terms() {
    return terms;
  }

  boolean isSum() {
    return whole instanceof Sum && !terms.isEmpty();
  }

  boolean isProduct() {
    return !(whole instanceof Sum) && !terms.isEmpty();
  }

  /// The symbols of a part that stand for something else.
  Set<String> free(Node part) {
    return symbols.computeIfAbsent(
        (Expr) part,
        e -> {
          Set<String> names = new HashSet<>(Dag.of(e).symbols());
          names.removeAll(literals.keySet());
          return names;
        });
  }

  Bindings bindings() {
    return new Bindings(literals);
  }
}
