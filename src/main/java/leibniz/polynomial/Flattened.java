package leibniz.polynomial;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import leibniz.expr.Dag;
import leibniz.expr.Num;
import leibniz.expr.Power;
import leibniz.expr.Product;
import leibniz.expr.Sum;

/// Sums with the sums that stand in them alone, and products with the products, each as one: so
/// that a nest of any depth is one long sum, read in one go from the top.
final class Flattened {
  /// A product with more factors is not copied into another one.
  private static final int SHORT = 32;

  private final Dag dag;
  private final boolean[] inner;
  private final List<Map<Integer, Integer>> powers;

  /// Reads a sum that is subtracted with the one around it, and one with any number as factor when
  /// `scaled`.
  Flattened(Dag dag, boolean scaled) {
    this.dag = dag;
    this.inner = new boolean[dag.size()];
    this.powers = new ArrayList<>(Collections.nCopies(dag.size(), null));
    int[] uses = dag.uses();
    for (int i = 0; i < inner.length; i++) {
      if (!(dag.node(i) instanceof Sum) && !(dag.node(i) instanceof Product)) {
        continue;
      }
      for (int k = 0; k < dag.arity(i); k++) {
        int child = dag.child(i, k);
        if (uses[child] != 1) {
          continue;
        }
        inner[child] = dag.node(child).getClass() == dag.node(i).getClass();
        int sum = dag.node(i) instanceof Sum ? multipliedSum(child, scaled) : -1;
        if (sum >= 0 && uses[sum] == 1) {
          inner[child] = true;
          inner[sum] = true;
        }
      }
    }
  }

  /// The sum in a product of a number and a sum; -1 for another node.
  private int multipliedSum(int i, boolean scaled) {
    return dag.node(i) instanceof Product p
            && p.arity() == 2
            && p.child(0) instanceof Num n
            && (scaled || n.is(-1))
            && p.child(1) instanceof Sum
        ? dag.child(i, 1)
        : -1;
  }

  /// Whether a node is read with the one it stands in.
  boolean isInner(int i) {
    return inner[i];
  }

  /// A term: a node and the number it is multiplied by.
  record Term(int node, Coefficient coefficient) {}

  /// The terms of the sum at `i`.
  List<Term> terms(int i) {
    List<Term> terms = new ArrayList<>();
    Deque<Term> pending = new ArrayDeque<>();
    pending.push(new Term(i, Coefficient.ONE));
    while (!pending.isEmpty()) {
      Term term = pending.pop();
      int at = term.node;
      if (at != i && !inner[at]) {
        terms.add(term);
      } else if (dag.node(at) instanceof Product p) {
        Coefficient factor = Coefficient.of((Num) p.child(0));
        pending.push(new Term(dag.child(at, 1), term.coefficient.times(factor)));
      } else {
        for (int k = dag.arity(at) - 1; k >= 0; k--) {
          pending.push(new Term(dag.child(at, k), term.coefficient));
        }
      }
    }
    return terms;
  }

  /// Distinct bases with exponents of the product or whole power at `i`, those of products in it
  /// that are not long among them, so that `1/(a*b)` is `a^-1*b^-1`.
  Map<Integer, Integer> powers(int i) {
    if (powers.get(i) != null) {
      return powers.get(i);
    }
    Map<Integer, Integer> result = new LinkedHashMap<>();
    for (int factor : dag.node(i) instanceof Product ? factors(i) : List.of(i)) {
      int base = base(factor);
      int n = exponent(factor);
      boolean isProduct = base != i && (dag.node(base) instanceof Product || base(base) != base);
      Map<Integer, Integer> inner = isProduct ? powers(base) : Map.of();
      if (!inner.isEmpty() && inner.size() <= SHORT && haveSmallPower(inner, n)) {
        inner.forEach((b, m) -> result.merge(b, m * n, Integer::sum));
      } else {
        result.merge(base, n, Integer::sum);
      }
    }
    powers.set(i, result);
    return result;
  }

  private static boolean haveSmallPower(Map<Integer, Integer> powers, int n) {
    return powers.values().stream()
        .allMatch(m -> Math.abs((long) m * n) <= Generators.MAX_EXPONENT);
  }

  /// The factors of the product at `i`.
  List<Integer> factors(int i) {
    List<Integer> factors = new ArrayList<>();
    Deque<Integer> pending = new ArrayDeque<>();
    pending.push(i);
    while (!pending.isEmpty()) {
      int at = pending.pop();
      if (at != i && !inner[at]) {
        factors.add(at);
      } else {
        for (int k = dag.arity(at) - 1; k >= 0; k--) {
          pending.push(dag.child(at, k));
        }
      }
    }
    return factors;
  }

  /// The base of a power with a whole number as exponent; of any other node itself.
  int base(int i) {
    return dag.node(i) instanceof Power p && Generators.isPolynomial(p) ? dag.child(i, 0) : i;
  }

  /// The exponent that belongs to [#base].
  int exponent(int i) {
    return dag.node(i) instanceof Power p && Generators.isPolynomial(p)
        ? (int) ((Num) p.exponent()).value()
        : 1;
  }
}
