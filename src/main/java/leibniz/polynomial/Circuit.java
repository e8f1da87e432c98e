package leibniz.polynomial;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import leibniz.expr.Power;
import leibniz.polynomial.Scheme.Given;
import leibniz.polynomial.Scheme.Multiple;
import leibniz.polynomial.Scheme.Raised;

/// The sums and products of a scheme that are computed: what is used once stands in its place, and
/// numerical factors stand where they cost least.
final class Circuit {
  private final Scheme scheme;
  private final List<Integer> roots;

  /// The terms of value `i`, when it is a sum: values with coefficients.
  private final List<NavigableMap<Integer, Coefficient>> sums = new ArrayList<>();

  /// The factors of value `i`, when it is a product: values with exponents.
  private final List<NavigableMap<Integer, Integer>> products = new ArrayList<>();

  private final List<Integer> uses = new ArrayList<>();

  Circuit(Scheme scheme, List<Integer> roots) {
    this.scheme = scheme;
    this.roots = roots;
    for (int i = 0; i < scheme.size(); i++) {
      NavigableMap<Integer, Coefficient> sum = null;
      NavigableMap<Integer, Integer> product = null;
      switch (scheme.definition(i)) {
        case Scheme.Sum s -> {
          sum = new TreeMap<>();
          for (Multiple m : s.terms()) {
            sum.put(m.value(), m.coefficient());
          }
        }
        case Scheme.Product p -> {
          product = new TreeMap<>();
          for (Raised r : p.factors()) {
            product.merge(r.value(), r.exponent(), Integer::sum);
          }
        }
        case Given _ -> {}
      }
      sums.add(sum);
      products.add(product);
    }
    countUses();
    for (int i = sums.size() - 1; i > 0; i--) {
      if (uses.get(i) > 0) {
        inlineTerms(i);
        inlineFactors(i);
      }
    }
    for (int i = sums.size() - 1; i > 0; i--) {
      if (uses.get(i) > 0 && sums.get(i) != null) {
        sinkCoefficients(sums.get(i));
      }
    }
  }

  List<Integer> roots() {
    return roots;
  }

  int size() {
    return sums.size();
  }

  /// The number of places where a value is used.
  int uses(int i) {
    return uses.get(i);
  }

  /// The terms of a value that is a sum, else null.
  NavigableMap<Integer, Coefficient> sum(int i) {
    return sums.get(i);
  }

  /// The factors of a value that is a product, else null.
  NavigableMap<Integer, Integer> product(int i) {
    return products.get(i);
  }

  /// The node of a value that is neither.
  Given given(int i) {
    return (Given) scheme.definition(i);
  }

  int addSum(NavigableMap<Integer, Coefficient> terms) {
    sums.add(terms);
    products.add(null);
    uses.add(0);
    return sums.size() - 1;
  }

  int addProduct(NavigableMap<Integer, Integer> factors) {
    sums.add(null);
    products.add(factors);
    uses.add(0);
    return sums.size() - 1;
  }

  /// Counts one more place where a value is used.
  void use(int i) {
    uses.set(i, uses.get(i) + 1);
  }

  private void countUses() {
    int[] count = new int[sums.size()];
    roots.forEach(root -> count[root]++);
    for (int i = count.length - 1; i > 0; i--) {
      if (count[i] > 0) {
        operands(i).forEach(operand -> count[operand]++);
      }
    }
    for (int c : count) {
      uses.add(c);
    }
  }

  /// The values that value `i` is computed from.
  Iterable<Integer> operands(int i) {
    return sums.get(i) != null
        ? sums.get(i).keySet()
        : products.get(i) != null ? products.get(i).keySet() : given(i).children();
  }

  /// Takes sums that stand in this one alone into it, where that costs no multiplication.
  private void inlineTerms(int i) {
    NavigableMap<Integer, Coefficient> sum = sums.get(i);
    if (sum == null) {
      return;
    }
    Deque<Integer> pending = new ArrayDeque<>(sum.keySet());
    while (!pending.isEmpty()) {
      int part = pending.pop();
      NavigableMap<Integer, Coefficient> inner = sums.get(part);
      Coefficient c = sum.get(part);
      if (inner == null
          || c == null
          || uses.get(part) != 1
          || multiplications(inner, c)
              > multiplications(inner, Coefficient.ONE) + (c.isUnit() ? 0 : 1)) {
        continue;
      }
      sum.remove(part);
      uses.set(part, 0);
      inner.forEach(
          (q, d) -> {
            if (sum.containsKey(q)) {
              uses.set(q, uses.get(q) - 1);
            }
            Coefficient total = sum.merge(q, d.times(c), Coefficient::plus);
            if (total.isZero()) {
              sum.remove(q);
              uses.set(q, uses.get(q) - 1);
            } else {
              pending.push(q);
            }
          });
    }
  }

  /// How many terms of a sum are multiplied by a number when all are by `c`.
  private static int multiplications(Map<Integer, Coefficient> sum, Coefficient c) {
    int count = 0;
    for (Map.Entry<Integer, Coefficient> term : sum.entrySet()) {
      if (term.getKey() != Scheme.ONE && !term.getValue().times(c).isUnit()) {
        count++;
      }
    }
    return count;
  }

  /// Takes products that stand in this one alone into it.
  private void inlineFactors(int i) {
    NavigableMap<Integer, Integer> product = products.get(i);
    if (product == null) {
      return;
    }
    Deque<Integer> pending = new ArrayDeque<>(product.keySet());
    while (!pending.isEmpty()) {
      int part = pending.pop();
      NavigableMap<Integer, Integer> inner = products.get(part);
      if (inner == null || uses.get(part) != 1 || !product.containsKey(part)) {
        continue;
      }
      int exponent = product.remove(part);
      uses.set(part, 0);
      inner.forEach(
          (q, e) -> {
            if (product.containsKey(q)) {
              uses.set(q, uses.get(q) - 1);
            }
            if (product.merge(q, e * exponent, Integer::sum) == 0) {
              product.remove(q);
              uses.set(q, uses.get(q) - 1);
            } else {
              pending.push(q);
            }
          });
    }
  }

  /// `2*v*(3 + w) = v*(6 + 2*w)`, where that saves a multiplication.
  private void sinkCoefficients(NavigableMap<Integer, Coefficient> sum) {
    for (Map.Entry<Integer, Coefficient> term : sum.entrySet()) {
      Coefficient c = term.getValue();
      NavigableMap<Integer, Integer> product = products.get(term.getKey());
      boolean isSignOfAll = sum.size() == 1 && c.isNegative();
      if (product == null || uses.get(term.getKey()) != 1 || c.isUnit() && !isSignOfAll) {
        continue;
      }
      Coefficient factor = isSignOfAll ? c : c.abs();
      for (Map.Entry<Integer, Integer> power : product.entrySet()) {
        int part = power.getKey();
        NavigableMap<Integer, Coefficient> inner = sums.get(part);
        if (inner != null
            && power.getValue() == 1
            && uses.get(part) == 1
            && multiplications(inner, factor) <= multiplications(inner, Coefficient.ONE)) {
          inner.replaceAll((_, d) -> d.times(factor));
          term.setValue(c.over(factor.abs()));
          if (isSignOfAll) {
            term.setValue(Coefficient.ONE);
          }
          break;
        }
      }
    }
  }

  /// The number of additions, subtractions, multiplications and divisions.
  long operations() {
    long count = 0;
    Set<Multiple> multiples = new HashSet<>();
    Set<Raised> squares = new HashSet<>();
    for (int i = 1; i < sums.size(); i++) {
      if (uses.get(i) == 0) {
        continue;
      }
      if (sums.get(i) != null) {
        count += Math.max(0, sums.get(i).size() - 1);
        sums.get(i)
            .forEach(
                (part, c) -> {
                  if (part != Scheme.ONE && !c.isUnit()) {
                    multiples.add(new Multiple(c.abs(), part));
                  }
                });
      } else if (products.get(i) != null) {
        int above = 0;
        int factors = 0;
        for (Map.Entry<Integer, Integer> power : products.get(i).entrySet()) {
          int n = Math.abs(power.getValue());
          above += power.getValue() > 0 ? 1 : 0;
          factors += n > Power.MAX_CHAIN ? 1 : Integer.bitCount(n);
          for (int k = 2; n <= Power.MAX_CHAIN && k <= n; k *= 2) {
            squares.add(new Raised(power.getKey(), k));
          }
          if (n > Power.MAX_CHAIN) {
            squares.add(new Raised(power.getKey(), n));
          }
        }
        count += above == 0 ? factors : factors - 1;
      }
    }
    return count + multiples.size() + squares.size();
  }
}
