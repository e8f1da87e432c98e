package leibniz.expr;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// Chooses the parts of long expressions that are better written once, as definitions before the
/// result: what is used several times, and what is nested too deep to read.
public final class Definitions {
  /// Up to this many nodes, counted with repetition, everything is written out in place.
  private static final long SHORT = 500;

  /// The deepest nesting written in place; well below the parser's limit.
  private static final int MAX_NESTING = 100;

  /// Everything written in place.
  static final Definitions NONE = new Definitions(Dag.of(List.of()));

  private final IdentityHashMap<Node, String> names = new IdentityHashMap<>();
  private final List<Node> defined = new ArrayList<>();

  /// The definitions for what is written of `dag`.
  public Definitions(Dag dag) {
    int[] uses = dag.uses();
    boolean[] isRoot = new boolean[dag.size()];
    for (int k = 0; k < dag.rootCount(); k++) {
      isRoot[dag.root(k)] = true;
    }
    Set<String> taken = taken(dag);
    boolean isLong = unfolded(dag) > SHORT;
    long[] size = new long[dag.size()]; // counted with repetition, a definition counting one
    int[] nesting = new int[dag.size()];
    for (int i = 0; i < dag.size(); i++) {
      size[i] = 1;
      for (int k = 0; k < dag.arity(i); k++) {
        size[i] += size[dag.child(i, k)];
        nesting[i] = Math.max(nesting[i], 1 + nesting[dag.child(i, k)]);
      }
      boolean isShared = isLong && uses[i] > 1 && size[i] > 3;
      boolean isDeep = nesting[i] >= MAX_NESTING && !(isRoot[i] && uses[i] == 1);
      if (isShared || isDeep) {
        define(dag.node(i), taken);
        size[i] = 1;
        nesting[i] = 0;
      }
    }
  }

  private void define(Node node, Set<String> taken) {
    int number = defined.size() + 1;
    while (!taken.add("t" + number)) {
      number++;
    }
    names.put(node, "t" + number);
    defined.add(node);
  }

  /// The name (`t1`, `t2`, ...) of a node written as a definition, null for the others; no symbol
  /// of the expressions, and no function.
  public String name(Node node) {
    return names.get(node);
  }

  /// What is to be written as definitions, each after those that it uses.
  public List<Node> defined() {
    return defined;
  }

  private static Set<String> taken(Dag dag) {
    Set<String> symbols = new HashSet<>();
    for (Fn fn : Fn.values()) {
      symbols.addAll(fn.names());
    }
    symbols.addAll(dag.symbols());
    return symbols;
  }

  /// The number of nodes, counted with repetition, at least as far as `SHORT + 1`.
  private static long unfolded(Dag dag) {
    long[] size = new long[dag.size()];
    for (int i = 0; i < dag.size(); i++) {
      size[i] = 1;
      for (int k = 0; k < dag.arity(i); k++) {
        size[i] = Math.min(SHORT + 1, size[i] + size[dag.child(i, k)]);
      }
    }
    long total = 0;
    for (int k = 0; k < dag.rootCount(); k++) {
      total += size[dag.root(k)];
    }
    return total;
  }
}
