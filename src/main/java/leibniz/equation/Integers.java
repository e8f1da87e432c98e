package leibniz.equation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import leibniz.expr.Graph;
import leibniz.expr.Sym;

/// New symbols that stand for any integer, in the solutions of periodic functions: `n`, `m`, `k`,
/// then `n1`, `n2` and so on, whichever are free.
final class Integers {
  private final Graph graph;
  private final Set<String> used;
  private final List<Sym> made = new ArrayList<>();

  /// @param used names that mean something else
  Integers(Graph graph, Collection<String> used) {
    this.graph = graph;
    this.used = new HashSet<>(used);
  }

  Sym fresh() {
    for (String name : List.of("n", "m", "k")) {
      if (used.add(name)) {
        return made(name);
      }
    }
    int number = 1;
    while (!used.add("n" + number)) {
      number++;
    }
    return made("n" + number);
  }

  private Sym made(String name) {
    made.add(graph.symbol(name));
    return made.getLast();
  }

  /// All that were made, in order.
  List<Sym> all() {
    return List.copyOf(made);
  }
}
