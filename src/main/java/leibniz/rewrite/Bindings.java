package leibniz.rewrite;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import leibniz.expr.Algebra;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Node;
import leibniz.expr.Num;
import leibniz.expr.Sym;

/// What the symbols of a law stand for.
final class Bindings {
  private static final Set<String> INTEGERS = Set.of("n", "m", "k");

  private final Map<String, Expr> values;
  private final Set<String> integers; // symbols that stand for exact integers only

  /// Of a law, all whose symbols are free.
  Bindings() {
    this(Map.of(), INTEGERS);
  }

  /// Of a pattern, some of whose symbols are bound from the start.
  Bindings(Map<String, Expr> bound) {
    this(bound, Set.of());
  }

  private Bindings(Map<String, Expr> bound, Set<String> integers) {
    this.values = new HashMap<>(bound);
    this.integers = integers;
  }

  /// Binds a symbol, if it is free or bound to the same.
  ///
  /// @return whether it stands for `value` now
  boolean bind(Sym symbol, Expr value) {
    Expr bound = values.get(symbol.name());
    if (bound != null) {
      return bound == value;
    }
    if (integers.contains(symbol.name())
        && !(value instanceof Num n && n.isExact() && n.isInteger())) {
      return false;
    }
    values.put(symbol.name(), value);
    return true;
  }

  boolean isBound(Sym symbol) {
    return values.containsKey(symbol.name());
  }

  void unbind(Sym symbol) {
    values.remove(symbol.name());
  }

  /// Whether all symbols of a pattern are bound.
  boolean isBound(Set<String> symbols) {
    return values.keySet().containsAll(symbols);
  }

  Collection<Expr> values() {
    return values.values();
  }

  /// A side of a law with what its symbols stand for in their place, in normal form.
  Expr instance(Expr pattern, Algebra m) {
    return (Expr) image(pattern, m);
  }

  /// A condition with what its symbols stand for in their place.
  Condition instance(Condition pattern, Algebra m) {
    return (Condition) image(pattern, m);
  }

  private Node image(Node pattern, Algebra m) {
    Dag dag = Dag.of(pattern);
    Node[] images =
        dag.map(
            (node, children) ->
                node instanceof Sym s ? values.get(s.name()) : m.rebuild(node, children));
    return images[dag.root(0)];
  }
}
