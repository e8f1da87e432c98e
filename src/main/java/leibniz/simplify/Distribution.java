package leibniz.simplify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import leibniz.expr.Algebra;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Node;
import leibniz.expr.Num;
import leibniz.expr.Product;
import leibniz.expr.Sum;
import leibniz.rewrite.Step;

/// Multiplies out products and small powers of sums, as terms of a sum, where like terms then come
/// together and it costs less: `2*(x + y) - 2*x = 2*y`.
final class Distribution implements Walk {
  static final String LAW = "a*(b + c) = a*b + a*c";

  /// More promising terms than these are tried all together only.
  private static final int SINGLE = 8;

  private final Algebra m;
  private final Steps steps;

  Distribution(Algebra algebra, Steps steps) {
    this.m = algebra;
    this.steps = steps;
  }

  @Override
  public Node[] run(Dag dag, Savings savings, Work work) {
    return Walk.images(
        dag,
        work,
        (images, i) -> {
          Node node = steps.rebuilt(m, dag, images, i);
          return node instanceof Sum s ? distributed(s, savings) : node;
        });
  }

  private Expr distributed(Sum sum, Savings savings) {
    Map<Integer, List<Expr>> products = promising(sum);
    Expr all = products.isEmpty() ? sum : with(sum, products, savings);
    if (all != sum || products.size() > SINGLE) {
      return all;
    }
    for (Map.Entry<Integer, List<Expr>> product : products.entrySet()) {
      Expr one = with(sum, Map.of(product.getKey(), product.getValue()), savings);
      if (one != sum) {
        return one; // the rest in the next round
      }
    }
    return sum;
  }

  /// The terms that can be multiplied out, of which some part stands elsewhere in the sum too.
  private Map<Integer, List<Expr>> promising(Sum sum) {
    List<Expansion> expansions = null; // most sums have none
    for (int k = 0; k < sum.arity(); k++) {
      Expansion expansion = Expansion.of(sum.child(k));
      if (expansion != null) {
        expansions = expansions == null ? Arrays.asList(new Expansion[sum.arity()]) : expansions;
        expansions.set(k, expansion);
      }
    }
    return expansions == null ? Map.of() : promising(sum, expansions);
  }

  private Map<Integer, List<Expr>> promising(Sum sum, List<Expansion> expansions) {
    Map<Integer, List<Expr>> products = new TreeMap<>();
    Traces.promising(sum, expansions).stream()
        .forEach(k -> products.put(k, expansions.get(k).terms(m)));
    if (products.isEmpty()) {
      return products;
    }
    Map<Expr, Integer> places = new HashMap<>(); // of a part, how many terms have it
    for (int k = 0; k < sum.arity(); k++) {
      if (products.containsKey(k)) {
        parts(products.get(k)).forEach(part -> places.merge(part, 1, Integer::sum));
      } else if (expansions.get(k) == null) {
        places.merge(part(sum.child(k)), 1, Integer::sum);
      }
    }
    products
        .values()
        .removeIf(terms -> parts(terms).stream().allMatch(part -> places.get(part) == 1));
    return products;
  }

  private Set<Expr> parts(List<Expr> terms) {
    Set<Expr> parts = new LinkedHashSet<>();
    terms.forEach(term -> parts.add(part(term)));
    return parts;
  }

  /// What a term is without its number; one for a number.
  private Expr part(Expr term) {
    return switch (term) {
      case Num _ -> m.number(1);
      case Product p when p.arity() > 1 && p.child(0) instanceof Num -> m.withoutFirst(p);
      default -> term;
    };
  }

  /// The sum with some of its terms multiplied out, where that pays.
  private Expr with(Sum sum, Map<Integer, List<Expr>> products, Savings savings) {
    List<Expr> terms = new ArrayList<>();
    for (int k = 0; k < sum.arity(); k++) {
      terms.addAll(products.getOrDefault(k, List.of(sum.child(k))));
    }
    Expr distributed = m.sum(terms);
    if (distributed == sum || !savings.pays(sum, distributed, Set.of())) {
      return sum;
    }
    steps.add(new Step(LAW, sum, distributed));
    return distributed;
  }
}
