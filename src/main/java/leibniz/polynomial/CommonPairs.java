package leibniz.polynomial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import leibniz.polynomial.Scheme.Multiple;

/// Computes what sums or products have in common once: two terms, up to a numerical factor, or two
/// factors. The pair that saves most comes first, then again with its value in place, as long as
/// one saves anything.
///
/// The same greedy choice compresses texts (Larsson and Moffat, Off-line dictionary-based
/// compression, 2000). Pairs are looked for among neighbours where a sum or product is long, so
/// that their number stays linear; savings are brought up to date when a pair is chosen.
final class CommonPairs {
  private static final int LONG = 64;
  private static final int NEIGHBOURS = 12;

  /// Terms of which sums have multiples in common; or factors, then the coefficients are 1, or -1
  /// for one that divides.
  private record Pair(boolean isSum, Multiple a, Multiple b) {}

  private record Candidate(Pair pair, int saving, int age) {}

  private final Circuit circuit;
  private final Map<Pair, Set<Integer>> places = new HashMap<>();
  private final PriorityQueue<Candidate> candidates =
      new PriorityQueue<>(
          Comparator.comparingInt((Candidate c) -> -c.saving).thenComparingInt(c -> c.age));
  private int age;

  private CommonPairs(Circuit circuit) {
    this.circuit = circuit;
  }

  /// Takes the common pairs out of a circuit.
  static void extract(Circuit circuit) {
    CommonPairs pairs = new CommonPairs(circuit);
    pairs.find();
    pairs.extract();
  }

  private void find() {
    int[] sums = new int[circuit.size()];
    int[] products = new int[circuit.size()];
    for (int i = 1; i < sums.length; i++) {
      if (circuit.uses(i) > 0 && circuit.sum(i) != null) {
        circuit.sum(i).keySet().forEach(part -> sums[part]++);
      } else if (circuit.uses(i) > 0 && circuit.product(i) != null) {
        circuit.product(i).forEach((part, n) -> products[part] += Math.abs(n));
      }
    }
    for (int i = 1; i < sums.length; i++) {
      if (circuit.uses(i) == 0 || circuit.sum(i) == null && circuit.product(i) == null) {
        continue;
      }
      int[] frequency = circuit.sum(i) != null ? sums : products;
      List<Integer> frequent = new ArrayList<>();
      for (int part : circuit.operands(i)) {
        if (frequency[part] > 1) {
          frequent.add(part);
        }
      }
      int reach = frequent.size() > LONG ? NEIGHBOURS : LONG;
      for (int k = 0; k < frequent.size(); k++) {
        for (int j = k + 1; j < Math.min(frequent.size(), k + reach); j++) {
          note(i, frequent.get(k), frequent.get(j));
        }
      }
    }
  }

  private void note(int place, int p, int q) {
    Pair pair = circuit.sum(place) != null ? terms(place, p, q) : factors(place, p, q);
    Set<Integer> at = places.computeIfAbsent(pair, _ -> new LinkedHashSet<>());
    if (at.add(place) && (at.size() > 1 || !pair.isSum)) {
      offer(pair);
    }
  }

  private void offer(Pair pair) {
    int saving = saving(pair);
    if (saving > 0) {
      candidates.add(new Candidate(pair, saving, age++));
    }
  }

  /// The multiple of a common pair that two terms are.
  private Pair terms(int place, int p, int q) {
    Coefficient scale = scale(place, p, q);
    Coefficient a = circuit.sum(place).get(p).over(scale);
    return new Pair(
        true, new Multiple(a, p), new Multiple(circuit.sum(place).get(q).over(scale), q));
  }

  private Coefficient scale(int place, int p, int q) {
    Coefficient a = circuit.sum(place).get(p);
    Coefficient b = circuit.sum(place).get(q);
    Coefficient content = a.content(b);
    return b.isNegative() ? content.negate() : content;
  }

  private Pair factors(int place, int p, int q) {
    Coefficient a = sign(circuit.product(place).get(p));
    Coefficient b = sign(circuit.product(place).get(q));
    // What divides twice is a product that divides once.
    return a.isNegative() && b.isNegative()
        ? new Pair(false, new Multiple(a.negate(), p), new Multiple(b.negate(), q))
        : new Pair(false, new Multiple(a, p), new Multiple(b, q));
  }

  private static Coefficient sign(int exponent) {
    return exponent > 0 ? Coefficient.ONE : Coefficient.ONE.negate();
  }

  private boolean isAt(Pair pair, int place) {
    int p = pair.a.value();
    int q = pair.b.value();
    if (circuit.uses(place) == 0) {
      return false;
    }
    Map<Integer, ?> parts = pair.isSum ? circuit.sum(place) : circuit.product(place);
    return parts.containsKey(p)
        && parts.containsKey(q)
        && pair.equals(pair.isSum ? terms(place, p, q) : factors(place, p, q));
  }

  private int count(Pair pair, int place) {
    NavigableMap<Integer, Integer> product = circuit.product(place);
    return Math.min(Math.abs(product.get(pair.a.value())), Math.abs(product.get(pair.b.value())));
  }

  private int saving(Pair pair) {
    Set<Integer> at = places.getOrDefault(pair, Set.of()); // of one taken out there are none
    if (at.isEmpty()) {
      return -1;
    }
    at.removeIf(place -> !isAt(pair, place));
    int saving = -1;
    if (!pair.isSum) {
      for (int place : at) {
        saving += count(pair, place);
      }
      return saving;
    }
    saving -= cost(pair.a) + cost(pair.b);
    for (int place : at) {
      int p = pair.a.value();
      int q = pair.b.value();
      NavigableMap<Integer, Coefficient> sum = circuit.sum(place);
      saving +=
          1
              + cost(new Multiple(sum.get(p), p))
              + cost(new Multiple(sum.get(q), q))
              - (scale(place, p, q).isUnit() ? 0 : 1);
    }
    return saving;
  }

  private static int cost(Multiple m) {
    return m.value() == Scheme.ONE || m.coefficient().isUnit() ? 0 : 1;
  }

  private void extract() {
    while (!candidates.isEmpty()) {
      Terms.checkInterrupt();
      Candidate best = candidates.poll();
      int saving = saving(best.pair);
      if (saving == best.saving) {
        extract(best.pair);
      } else if (saving > 0) {
        candidates.add(new Candidate(best.pair, saving, best.age));
      }
    }
  }

  private void extract(Pair pair) {
    List<Integer> at = List.copyOf(places.remove(pair));
    int value = at.stream().filter(place -> consistsOf(pair, place)).findFirst().orElse(-1);
    if (value < 0) {
      value = pair.isSum ? circuit.addSum(sum(pair)) : circuit.addProduct(product(pair));
    }
    for (int place : at) {
      if (place == value) {
        continue;
      }
      if (pair.isSum) {
        NavigableMap<Integer, Coefficient> sum = circuit.sum(place);
        Coefficient scale = scale(place, pair.a.value(), pair.b.value());
        sum.remove(pair.a.value());
        sum.remove(pair.b.value());
        if (sum.merge(value, scale, Coefficient::plus).isZero()) {
          sum.remove(value);
        }
      } else {
        NavigableMap<Integer, Integer> product = circuit.product(place);
        int n = count(pair, place);
        boolean divides = product.get(pair.a.value()) < 0 && product.get(pair.b.value()) < 0;
        reduce(product, pair.a.value(), n);
        reduce(product, pair.b.value(), n);
        if (product.merge(value, divides ? -n : n, Integer::sum) == 0) {
          product.remove(value);
        }
      }
      circuit.use(value);
      noteAll(place, value);
    }
  }

  private void noteAll(int place, int value) {
    List<Integer> others = new ArrayList<>();
    Map<Integer, ?> parts =
        circuit.sum(place) != null ? circuit.sum(place) : circuit.product(place);
    if (!parts.containsKey(value)) {
      return;
    }
    for (int other : circuit.operands(place)) {
      if (other != value) {
        others.add(other);
      }
    }
    int from = others.size() > LONG ? others.size() - NEIGHBOURS : 0;
    for (int other : others.subList(from, others.size())) {
      note(place, Math.min(other, value), Math.max(other, value));
    }
  }

  private static void reduce(NavigableMap<Integer, Integer> product, int part, int by) {
    product.computeIfPresent(
        part, (_, n) -> Math.abs(n) == by ? null : (Integer) (n > 0 ? n - by : n + by));
  }

  private boolean consistsOf(Pair pair, int place) {
    return pair.isSum
        ? circuit.sum(place).equals(sum(pair))
        : circuit.product(place).equals(product(pair));
  }

  private static NavigableMap<Integer, Coefficient> sum(Pair pair) {
    NavigableMap<Integer, Coefficient> sum = new TreeMap<>();
    sum.put(pair.a.value(), pair.a.coefficient());
    sum.put(pair.b.value(), pair.b.coefficient());
    return sum;
  }

  private static NavigableMap<Integer, Integer> product(Pair pair) {
    NavigableMap<Integer, Integer> product = new TreeMap<>();
    product.put(pair.a.value(), pair.a.coefficient().isNegative() ? -1 : 1);
    product.put(pair.b.value(), pair.b.coefficient().isNegative() ? -1 : 1);
    return product;
  }
}
