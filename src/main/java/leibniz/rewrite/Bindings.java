package leibniz.rewrite;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import leibniz.expr.Algebra;
import leibniz.expr.Application;
import leibniz.expr.Call;
import leibniz.expr.Choice;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Node;
import leibniz.expr.Num;
import leibniz.expr.Power;
import leibniz.expr.Product;
import leibniz.expr.Sum;
import leibniz.expr.Sym;

/// What the symbols of a law stand for.
final class Bindings {
  private static final Set<String> INTEGERS = Set.of("n", "m", "k");

  private final Map<String, Expr> values = new HashMap<>();

  /// Binds a symbol, if it is free or bound to the same.
  ///
  /// @return whether it stands for `value` now
  boolean bind(Sym symbol, Expr value) {
    Expr bound = values.get(symbol.name());
    if (bound != null) {
      return bound == value;
    }
    if (INTEGERS.contains(symbol.name())
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
                switch (node) {
                  case Sym s -> values.get(s.name());
                  case Sum _ -> m.sum(exprs(children));
                  case Product _ -> m.product(exprs(children));
                  case Power _ -> m.power((Expr) children[0], (Expr) children[1]);
                  case Num _, Call _, Application _, Choice _, Condition _ ->
                      m.graph().rebuild(node, children);
                });
    return images[dag.root(0)];
  }

  private static java.util.List<Expr> exprs(Node[] nodes) {
    return Stream.of(nodes).map(node -> (Expr) node).collect(Collectors.toList());
  }
}
