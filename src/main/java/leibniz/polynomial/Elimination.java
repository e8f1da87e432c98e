package leibniz.polynomial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Elimination without fractions on sparse rows: two rows are combined by products, and what is
/// known to divide the result, the pivot by which a row was changed before, is divided out at once
/// (E. Bareiss, Sylvester's identity and multistep integer-preserving Gaussian elimination, 1968).
/// Pivots are taken where the fewest other entries are touched (H. Markowitz, 1957), and short.
final class Elimination<T> {
  /// An equation: its number, coefficients by unknown, none zero, and what they come to.
  static final class Row<T> {
    final int number;
    SortedMap<Integer, T> coefficients;
    T right;
    private T divisor; // the pivot by which this was last changed, or null
    private int column; // that was solved for

    Row(int number, SortedMap<Integer, T> coefficients, T right) {
      this.number = number;
      this.coefficients = coefficients;
      this.right = right;
    }
  }

  private final Arithmetic<T> ring;
  private final Predicate<T> vanishes;
  private final int unknowns;
  private final List<Row<T>> open;
  private final List<Row<T>> pivots = new ArrayList<>();
  private final int[] component; // of unknowns that stand together: another one, or itself
  private final Map<Integer, Map<T, Integer>> determinants = new HashMap<>();

  /// @param vanishes whether an entry that is not written as zero is zero all the same
  Elimination(List<Row<T>> rows, int unknowns, Arithmetic<T> ring, Predicate<T> vanishes) {
    this.ring = ring;
    this.vanishes = vanishes;
    this.unknowns = unknowns;
    this.open = new ArrayList<>(rows);
    this.component = new int[unknowns];
    Arrays.setAll(component, k -> k);
    for (Row<T> row : rows) {
      row.coefficients
          .keySet()
          .forEach(k -> component[root(k)] = root(row.coefficients.firstKey()));
    }
  }

  private int root(int unknown) {
    int at = unknown;
    while (component[at] != at) {
      component[at] = component[component[at]];
      at = component[at];
    }
    return at;
  }

  /// Solves for one unknown after the other, until no row has one left.
  void run() {
    for (Row<T> pivot = pivot(); pivot != null; pivot = pivot()) {
      Terms.checkInterrupt();
      open.remove(pivot);
      pivots.add(pivot);
      T p = pivot.coefficients.get(pivot.column);
      count(pivot, p, 1);
      for (Row<T> row : open) {
        if (row.coefficients.containsKey(pivot.column)) {
          reduce(row, pivot, p);
        }
      }
    }
  }

  /// The rows that are left, without unknowns: each says that its right side is zero.
  List<Row<T>> rest() {
    return open;
  }

  /// The unknowns that no row was solved for.
  List<Integer> free() {
    boolean[] isSolved = new boolean[unknowns];
    pivots.forEach(p -> isSolved[p.column] = true);
    List<Integer> free = new ArrayList<>();
    for (int k = 0; k < unknowns; k++) {
      if (!isSolved[k]) {
        free.add(k);
      }
    }
    return free;
  }

  private Row<T> pivot() {
    while (true) {
      int[] count = new int[unknowns];
      for (Row<T> row : open) {
        row.coefficients.keySet().forEach(k -> count[k]++);
      }
      Row<T> best = null;
      long least = Long.MAX_VALUE;
      for (Row<T> row : open) {
        long others = row.coefficients.size() - 1L;
        for (Map.Entry<Integer, T> e : row.coefficients.entrySet()) {
          long touched = others * (count[e.getKey()] - 1) + 1;
          if (touched < least) {
            long cost = touched * ring.size(e.getValue());
            if (cost < least) {
              least = cost;
              best = row;
              row.column = e.getKey();
            }
          }
        }
      }
      if (best == null || !vanishes.test(best.coefficients.get(best.column))) {
        return best;
      }
      best.coefficients.remove(best.column);
    }
  }

  /// A row without the column of the pivot.
  private void reduce(Row<T> row, Row<T> pivot, T p) {
    T factor = row.coefficients.get(pivot.column);
    SortedMap<Integer, T> combined = new TreeMap<>();
    row.coefficients.forEach(
        (k, entry) -> {
          if (k != pivot.column) {
            T other = pivot.coefficients.get(k);
            T product = ring.times(p, entry);
            combined.put(
                k, other == null ? product : ring.minus(product, ring.times(factor, other)));
          }
        });
    pivot.coefficients.forEach(
        (k, other) -> {
          if (k != pivot.column && !row.coefficients.containsKey(k)) {
            combined.put(k, ring.minus(zero(other), ring.times(factor, other)));
          }
        });
    combined.values().removeIf(ring::isZero);
    row.right = ring.minus(ring.times(p, row.right), ring.times(factor, pivot.right));
    row.coefficients = combined;
    count(pivot, p, -1);
    boolean isShorter = isDivided(row, row.divisor, pivot) || isDivided(row, pivot.divisor, pivot);
    if (!isShorter) {
      List<T> all = new ArrayList<>(combined.values());
      all.add(row.right);
      all.removeIf(ring::isZero);
      if (!all.isEmpty()) {
        isDivided(row, ring.divisor(all), pivot);
      }
    }
    row.divisor = p;
  }

  private T zero(T any) {
    return ring.minus(any, any);
  }

  private boolean isDivided(Row<T> row, T divisor, Row<T> pivot) {
    if (divisor == null) {
      return false;
    }
    SortedMap<Integer, T> quotients = new TreeMap<>();
    for (Map.Entry<Integer, T> e : row.coefficients.entrySet()) {
      T quotient = ring.quotient(e.getValue(), divisor);
      if (quotient == null) {
        return false;
      }
      quotients.put(e.getKey(), quotient);
    }
    T right = ring.quotient(row.right, divisor);
    if (right == null) {
      return false;
    }
    row.coefficients = quotients;
    row.right = right;
    count(pivot, divisor, 1);
    return true;
  }

  /// The determinant of the unknowns that stand together is a product of powers: of the pivots, and
  /// of what rows were multiplied and divided by.
  private void count(Row<T> pivot, T factor, int exponent) {
    determinants
        .computeIfAbsent(root(pivot.column), _ -> new HashMap<>())
        .merge(factor, exponent, (a, b) -> a + b == 0 ? null : a + b);
  }

  /// The determinants of the unknowns that stand together.
  List<T> determinants() {
    return determinants.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(e -> product(e.getValue()))
        .toList();
  }

  private T product(Map<T, Integer> powers) {
    List<T> divisors = new ArrayList<>();
    powers.forEach(
        (factor, n) -> {
          for (int k = n; k < 0; k++) {
            divisors.add(factor);
          }
        });
    T product = ring.one();
    for (Map.Entry<T, Integer> power : powers.entrySet()) {
      for (int k = 0; k < power.getValue(); k++) {
        product = ring.times(product, power.getKey());
        for (int j = divisors.size() - 1; j >= 0; j--) {
          T quotient = ring.quotient(product, divisors.get(j));
          if (quotient != null) {
            product = quotient;
            divisors.remove(j);
          }
        }
      }
    }
    return product;
  }

  /// A value as a fraction.
  record Value<T>(T above, T below) {}

  /// The values of the unknowns when none is free. Those that stand together share a denominator,
  /// which grows to what the solution needs: over the determinant all are whole (Cramer's rule).
  List<Value<T>> values() {
    List<T> above = new ArrayList<>(Collections.nCopies(unknowns, null));
    Map<Integer, T> below = new HashMap<>();
    for (Row<T> row : pivots.reversed()) {
      int root = root(row.column);
      T denominator = below.getOrDefault(root, ring.one());
      T rest = ring.times(row.right, denominator);
      for (Map.Entry<Integer, T> e : row.coefficients.entrySet()) {
        if (e.getKey() != row.column) {
          rest = ring.minus(rest, ring.times(e.getValue(), above.get(e.getKey())));
        }
      }
      T pivot = row.coefficients.get(row.column);
      T quotient = ring.quotient(rest, pivot);
      if (quotient == null) {
        T common = ring.gcd(rest, pivot);
        T more = ring.quotient(pivot, common);
        for (int k = 0; k < unknowns; k++) {
          if (above.get(k) != null && root(k) == root) {
            above.set(k, ring.times(above.get(k), more));
          }
        }
        below.put(root, ring.times(denominator, more));
        quotient = ring.quotient(rest, common);
      }
      above.set(row.column, quotient);
    }
    List<Value<T>> values = new ArrayList<>();
    for (int k = 0; k < unknowns; k++) {
      values.add(new Value<>(above.get(k), below.getOrDefault(root(k), ring.one())));
    }
    return values;
  }
}
