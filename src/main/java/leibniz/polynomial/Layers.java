package leibniz.polynomial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import leibniz.expr.Node;
import leibniz.expr.Num;
import leibniz.expr.Power;
import leibniz.expr.Product;
import leibniz.expr.Sum;
import leibniz.expr.Sym;
import leibniz.polynomial.Horner.Term;
import leibniz.polynomial.Scheme.Multiple;

/// Expressions as layers of polynomials, nothing multiplied out: each sum is a polynomial in
/// symbols, calls and the sums below it.
final class Layers {
  /// A shared product of more factors is not copied into the ones it stands in.
  private static final int COPIED = 32;

  /// What a variable stands for.
  private sealed interface Layer {}

  /// A node that is no polynomial of its children.
  private record Opaque(Node node, List<Form> children) implements Layer {}

  private record Polynomial(Set<Form> terms) implements Layer {}

  /// A number times powers of variables, these by number; a power of one over a variable is one of
  /// another variable.
  private record Form(Coefficient coefficient, List<Integer> variables, List<Integer> exponents) {
    static Form of(Coefficient c) {
      return new Form(c, List.of(), List.of());
    }

    static Form of(Coefficient c, int variable) {
      return new Form(c, List.of(variable), List.of(1));
    }
  }

  private final Dag dag;
  private final Flattened flat;
  private final int[] uses;
  private final Form[] forms;
  private final List<Layer> layers = new ArrayList<>();
  private final Map<Layer, Integer> numbers = new HashMap<>();
  private long size;

  Layers(Dag dag) {
    this.dag = dag;
    this.flat = new Flattened(dag, false);
    this.uses = dag.uses();
    this.forms = new Form[dag.size()];
    for (int i = 0; i < forms.length; i++) {
      if (!flat.isInner(i)) {
        forms[i] = form(i);
      }
    }
  }

  /// The number of variables.
  int count() {
    return layers.size();
  }

  /// The number of factors in all terms, by which the work of a scheme grows.
  long size() {
    return size;
  }

  /// In how many terms of sums each variable stands.
  int[] occurrences() {
    int[] occurrences = new int[layers.size()];
    for (Layer layer : layers) {
      if (layer instanceof Polynomial p) {
        p.terms.forEach(t -> t.variables.forEach(v -> occurrences[v]++));
      }
    }
    return occurrences;
  }

  /// The variables, those that stand in most terms first.
  int[] byOccurrence() {
    int[] occurrences = occurrences();
    return IntStream.range(0, occurrences.length)
        .boxed()
        .sorted(Comparator.comparingInt(v -> -occurrences[v]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /// Whether no sum stands in a product or power.
  boolean isExpanded() {
    for (Layer layer : layers) {
      if (layer instanceof Polynomial p
          && p.terms.stream()
              .flatMap(t -> t.variables.stream())
              .anyMatch(v -> layers.get(v) instanceof Polynomial)) {
        return false;
      }
    }
    return true;
  }

  private Form form(int i) {
    return switch (dag.node(i)) {
      case Num n -> Form.of(Coefficient.of(n));
      case Sum _ -> sum(i);
      case Product _ -> product(flat.powers(i), uses[i]);
      case Power p when Generators.isPolynomial(p) -> product(flat.powers(i), 1);
      case Expr e -> opaque(e, i);
      case Condition c -> opaque(c, i);
    };
  }

  private Form opaque(Node node, int i) {
    List<Form> children = new ArrayList<>();
    for (int k = 0; k < dag.arity(i); k++) {
      children.add(forms[dag.child(i, k)]);
    }
    return Form.of(Coefficient.ONE, number(new Opaque(node, children)));
  }

  private int number(Layer layer) {
    Integer next = layers.size();
    Integer before = numbers.putIfAbsent(layer, next);
    if (before != null) {
      return before;
    }
    layers.add(layer);
    return next;
  }

  private Form sum(int i) {
    Map<List<List<Integer>>, Coefficient> like = new LinkedHashMap<>();
    for (Flattened.Term term : flat.terms(i)) {
      Form form = forms[term.node()];
      like.merge(
          List.of(form.variables, form.exponents),
          form.coefficient.times(term.coefficient()),
          Coefficient::plus);
    }
    like.values().removeIf(Coefficient::isZero);
    if (like.isEmpty()) {
      return Form.of(Coefficient.ZERO);
    }
    Coefficient content =
        like.values().stream().reduce(Coefficient::content).orElse(Coefficient.ONE).abs();
    Set<Form> terms = new LinkedHashSet<>();
    Set<Form> opposite = new LinkedHashSet<>();
    like.forEach(
        (powers, c) -> {
          Coefficient d = c.over(content);
          terms.add(new Form(d, powers.get(0), powers.get(1)));
          opposite.add(new Form(d.negate(), powers.get(0), powers.get(1)));
          size += 1 + powers.get(0).size();
        });
    if (terms.size() == 1) {
      Form only = terms.iterator().next();
      return new Form(only.coefficient.times(content), only.variables, only.exponents);
    }
    Integer known = numbers.get(new Polynomial(opposite));
    return known != null
        ? Form.of(content.negate(), known)
        : Form.of(content, number(new Polynomial(terms)));
  }

  private Form product(Map<Integer, Integer> factors, int uses) {
    Coefficient c = Coefficient.ONE;
    TreeMap<Integer, Integer> powers = new TreeMap<>();
    for (Map.Entry<Integer, Integer> factor : factors.entrySet()) {
      Form base = forms[factor.getKey()];
      int exponent = factor.getValue();
      if (base.coefficient.isZero() && exponent < 0) { // 1/0 stays
        base = Form.of(Coefficient.ONE, number(new Opaque(new Graph().number(0), List.of())));
      }
      c = c.times(base.coefficient.power(exponent));
      for (int k = 0; k < base.variables.size(); k++) {
        int power = Math.multiplyExact(base.exponents.get(k), exponent);
        powers.merge(base.variables.get(k), power, Math::addExact);
      }
    }
    powers.values().removeIf(e -> e == 0);
    if (c.isZero()) {
      return Form.of(c);
    }
    if (uses > 1 && powers.size() > COPIED) {
      Form whole =
          new Form(Coefficient.ONE, List.copyOf(powers.keySet()), List.copyOf(powers.values()));
      return Form.of(c, number(new Polynomial(Set.of(whole))));
    }
    return new Form(c, List.copyOf(powers.keySet()), List.copyOf(powers.values()));
  }

  /// The number of the variable that a symbol is, or -1.
  int variable(String symbol) {
    for (int v = 0; v < layers.size(); v++) {
      if (layers.get(v) instanceof Opaque o && o.node instanceof Sym s && s.name().equals(symbol)) {
        return v;
      }
    }
    return -1;
  }

  /// The values of the roots where every polynomial is computed by Horner's rule in the order of
  /// ranks; what variables without a rank, -1, give in a term is one factor.
  List<Integer> scheme(Scheme scheme, int[] rank) {
    List<Multiple> values = new ArrayList<>();
    for (Layer layer : layers) {
      Terms.checkInterrupt();
      values.add(
          switch (layer) {
            case Opaque o -> {
              List<Integer> children = new ArrayList<>();
              o.children.forEach(
                  f -> children.add(scheme.whole(value(Set.of(f), scheme, values, rank))));
              yield scheme.given(o.node, children);
            }
            case Polynomial p -> value(p.terms, scheme, values, rank);
          });
    }
    List<Integer> roots = new ArrayList<>();
    for (int k = 0; k < dag.rootCount(); k++) {
      roots.add(scheme.whole(value(Set.of(forms[dag.root(k)]), scheme, values, rank)));
    }
    return roots;
  }

  private static Multiple value(Set<Form> terms, Scheme scheme, List<Multiple> values, int[] rank) {
    List<Term> read = terms.stream().map(f -> term(f, scheme, values, rank)).toList();
    return Horner.value(read, scheme, values, rank);
  }

  /// Powers in the order of ranks.
  private static Term term(Form form, Scheme scheme, List<Multiple> values, int[] rank) {
    Multiple factor = Scheme.constant(form.coefficient);
    long[] keys = new long[form.variables.size()];
    int count = 0;
    for (int k = 0; k < keys.length; k++) {
      int variable = form.variables.get(k);
      if (rank[variable] >= 0) {
        keys[count++] = (long) rank[variable] << 32 | k;
      } else {
        factor = scheme.times(factor, values.get(variable), form.exponents.get(k));
      }
    }
    Arrays.sort(keys, 0, count);
    int[] variables = new int[count];
    int[] exponents = new int[count];
    for (int k = 0; k < count; k++) {
      variables[k] = form.variables.get((int) keys[k]);
      exponents[k] = form.exponents.get((int) keys[k]);
    }
    return new Term(factor, variables, exponents);
  }
}
