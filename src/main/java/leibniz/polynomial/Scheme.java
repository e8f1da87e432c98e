package leibniz.polynomial;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import leibniz.expr.Node;

/// How values are computed from each other: numbered definitions, equal ones once, operands before
/// results.
///
/// Sums are kept without common numerical factors, so that `2*x + 4*y` and `3*x + 6*y` are
/// multiples of one value.
final class Scheme {
  /// The number of the value 1.
  static final int ONE = 0;

  /// Of a product this many factors are compared with those of another.
  private static final int LONG = 16;

  /// What a value is.
  sealed interface Definition {}

  /// A node with values in place of its children.
  record Given(Node node, List<Integer> children) implements Definition {}

  /// The sum of multiples of values.
  record Sum(List<Multiple> terms) implements Definition {}

  /// The product of powers of values; negative exponents divide.
  record Product(List<Raised> factors) implements Definition {}

  /// A value times a number.
  record Multiple(Coefficient coefficient, int value) {
    Multiple times(Coefficient c) {
      return new Multiple(coefficient.times(c), value);
    }
  }

  /// A value to a power.
  record Raised(int value, int exponent) {}

  private final List<Definition> definitions = new ArrayList<>();
  private final Map<Definition, Integer> numbers = new HashMap<>();

  Scheme() {
    number(new Product(List.of()));
  }

  private int number(Definition definition) {
    Integer next = definitions.size();
    Integer before = numbers.putIfAbsent(definition, next);
    if (before != null) {
      return before;
    }
    definitions.add(definition);
    return next;
  }

  int size() {
    return definitions.size();
  }

  Definition definition(int value) {
    return definitions.get(value);
  }

  static Multiple constant(Coefficient c) {
    return new Multiple(c, ONE);
  }

  Multiple given(Node node, List<Integer> children) {
    return new Multiple(Coefficient.ONE, number(new Given(node, children)));
  }

  /// The sum of two, in which factors of both stand in front: `x*y + y*z = y*(x + z)`.
  Multiple plus(Multiple a, Multiple b) {
    if (a.coefficient.isZero() || b.coefficient.isZero()) {
      return a.coefficient.isZero() ? b : a;
    }
    Map<Integer, Integer> x = factors(a.value);
    Map<Integer, Integer> y = factors(b.value);
    Map<Integer, Integer> common = common(x, y);
    Multiple sum =
        coprimeSum(
            new Multiple(a.coefficient, without(common, x, a.value)),
            new Multiple(b.coefficient, without(common, y, b.value)));
    return sum.coefficient.isZero()
        ? sum
        : new Multiple(sum.coefficient, product(common, sum.value));
  }

  /// The factors of a value with exponents; of a long product the rest is one factor.
  private Map<Integer, Integer> factors(int value) {
    Map<Integer, Integer> factors = new LinkedHashMap<>();
    int rest = value;
    while (definitions.get(rest) instanceof Product p && !p.factors.isEmpty()) {
      Raised first = p.factors.getFirst();
      factors.merge(first.value, first.exponent, Integer::sum);
      rest = p.factors.size() == 1 ? ONE : p.factors.getLast().value;
      if (factors.size() == LONG) {
        break;
      }
    }
    if (rest != ONE) {
      factors.merge(rest, 1, Integer::sum);
    }
    return factors;
  }

  private static Map<Integer, Integer> common(Map<Integer, Integer> x, Map<Integer, Integer> y) {
    Map<Integer, Integer> common = new LinkedHashMap<>();
    x.forEach(
        (value, n) -> {
          int m = y.getOrDefault(value, 0);
          if (n > 0 == m > 0 && m != 0) {
            common.put(value, n > 0 ? Math.min(n, m) : Math.max(n, m));
          }
        });
    return common;
  }

  private int without(Map<Integer, Integer> common, Map<Integer, Integer> factors, int value) {
    if (common.isEmpty()) {
      return value;
    }
    common.forEach((factor, n) -> factors.merge(factor, -n, Integer::sum));
    factors.values().removeIf(n -> n == 0);
    return product(factors, ONE);
  }

  /// `rest` times powers; the first one becomes the outermost, as it was.
  private int product(Map<Integer, Integer> powers, int rest) {
    Multiple product = new Multiple(Coefficient.ONE, rest);
    for (Map.Entry<Integer, Integer> power : List.copyOf(powers.entrySet()).reversed()) {
      product = times(product, new Multiple(Coefficient.ONE, power.getKey()), power.getValue());
    }
    return product.value;
  }

  private Multiple coprimeSum(Multiple a, Multiple b) {
    if (a.value == b.value) {
      Coefficient sum = a.coefficient.plus(b.coefficient);
      return new Multiple(sum, sum.isZero() ? ONE : a.value);
    }
    if (a.value < b.value) {
      return coprimeSum(b, a);
    }
    Coefficient content = a.coefficient.content(b.coefficient);
    content = a.coefficient.isNegative() ? content.negate() : content;
    Multiple x = new Multiple(a.coefficient.over(content), a.value);
    Multiple y = new Multiple(b.coefficient.over(content), b.value);
    return new Multiple(content, number(new Sum(List.of(x, y))));
  }

  /// `a*b^exponent`.
  Multiple times(Multiple a, Multiple b, int exponent) {
    Coefficient c =
        b.coefficient.isOne() ? a.coefficient : a.coefficient.times(b.coefficient.power(exponent));
    if (b.value == ONE || exponent == 0 || c.isZero()) {
      return new Multiple(c, c.isZero() ? ONE : a.value);
    }
    Raised power = new Raised(b.value, exponent);
    int product =
        a.value != ONE
            ? number(new Product(List.of(power, new Raised(a.value, 1))))
            : exponent == 1 ? b.value : number(new Product(List.of(power)));
    return new Multiple(c, product);
  }

  /// The number of a multiple as a value of its own.
  int whole(Multiple a) {
    return a.coefficient.isOne() ? a.value : number(new Sum(List.of(a)));
  }
}
