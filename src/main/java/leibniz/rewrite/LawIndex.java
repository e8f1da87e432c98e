package leibniz.rewrite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leibniz.expr.Fn;
import leibniz.expr.Sum;

/// The laws that may be found in a graph of some functions: an immutable value.
///
/// Laws are indexed by what stands at their root, and those of sums and products by one part that
/// binds all their symbols, the *anchor*: the other parts then follow and are looked up, so that a
/// sum of any number of terms takes one look at each. A term of a sum may have further factors:
/// `z*sin(x)^2 + z*cos(x)^2` is `z` times the law. Most sums and products take no more than a look
/// at their [Signature].
final class LawIndex {
  private final Set<Fn> functions;
  private final Map<Object, List<Law>> calls = new HashMap<>();
  private final List<SumLaw> sums = new ArrayList<>();
  private final Set<Object> heads = new HashSet<>(); // of the factors in laws of sums
  private final List<ProductLaw> products = new ArrayList<>();

  /// @param laws those of earlier places are tried first
  LawIndex(List<WrittenLaw> laws, Set<Fn> functions) {
    this.functions = functions;
    for (WrittenLaw law : laws) {
      if (law.mayApply(functions)) {
        switch (law.prepared()) {
          case SumLaw sum -> {
            sums.add(sum);
            heads.addAll(sum.heads());
          }
          case ProductLaw product -> products.add(product);
          case Prepared.Whole(Object head, Law whole) ->
              calls.computeIfAbsent(head, _ -> new ArrayList<>()).add(whole);
        }
      }
    }
  }

  /// The functions of the graphs that these laws are for.
  Set<Fn> functions() {
    return functions;
  }

  /// The laws whose left side is neither sum nor product, and has this head.
  List<Law> ofCalls(Object head) {
    return calls.getOrDefault(head, List.of());
  }

  List<SumLaw> ofSums() {
    return sums;
  }

  List<ProductLaw> ofProducts() {
    return products;
  }

  /// Whether any law may be found in a sum.
  boolean mayApply(Sum sum) {
    Signature signature = Signature.of(sum);
    for (SumLaw law : sums) {
      if (law.mayApply(signature)) {
        return true;
      }
    }
    return false;
  }

  /// The heads of the factors that laws of sums look for.
  Set<Object> heads() {
    return heads;
  }
}
