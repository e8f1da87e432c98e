package leibniz.polynomial;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import leibniz.expr.Node;
import leibniz.expr.Num;
import leibniz.expr.Product;
import leibniz.polynomial.Scheme.Given;

/// Writes a circuit as expressions.
final class Emission {
  private final Circuit circuit;
  private final Graph graph;
  private final Node[] nodes;

  private Emission(Circuit circuit, Graph graph) {
    this.circuit = circuit;
    this.graph = graph;
    this.nodes = new Node[circuit.size()];
    this.nodes[Scheme.ONE] = graph.number(1);
  }

  /// The roots of a circuit.
  static List<Expr> exprs(Circuit circuit, Graph graph) {
    Emission emission = new Emission(circuit, graph);
    List<Expr> roots = new ArrayList<>();
    circuit.roots().forEach(root -> roots.add((Expr) emission.node(root)));
    return roots;
  }

  private Node node(int root) {
    Deque<Integer> open = new ArrayDeque<>();
    open.push(root);
    while (!open.isEmpty()) {
      int i = open.peek();
      boolean waits = false;
      if (nodes[i] == null) {
        for (int operand : circuit.operands(i)) {
          if (nodes[operand] == null) {
            open.push(operand);
            waits = true;
          }
        }
      }
      if (!waits) {
        open.pop();
        if (nodes[i] == null) {
          nodes[i] = made(i);
        }
      }
    }
    return nodes[root];
  }

  private Node made(int i) {
    if (circuit.sum(i) != null) {
      return sum(circuit.sum(i));
    }
    if (circuit.product(i) != null) {
      return product(circuit.product(i));
    }
    Given given = circuit.given(i);
    return graph.rebuild(
        given.node(), given.children().stream().map(k -> nodes[k]).toArray(Node[]::new));
  }

  /// A sum: compound terms before symbols and numbers, and no sign in front if another term has
  /// none.
  private Expr sum(NavigableMap<Integer, Coefficient> parts) {
    List<Expr> compound = new ArrayList<>();
    List<Expr> simple = new ArrayList<>();
    for (int part : parts.descendingKeySet()) {
      boolean isSimple = nodes[part].arity() == 0;
      Expr term = term(part, parts.get(part));
      if (part == Scheme.ONE) {
        compound.addAll(simple);
        compound.add(term);
        simple.clear();
      } else if (isSimple) {
        simple.addFirst(term);
      } else {
        compound.add(term);
      }
    }
    compound.addAll(simple);
    return graph.sum(startingWithoutSign(compound));
  }

  private static List<Expr> startingWithoutSign(List<Expr> terms) {
    for (int k = 0; k < terms.size(); k++) {
      if (!hasSign(terms.get(k))) {
        terms.addFirst(terms.remove(k));
        break;
      }
    }
    return terms;
  }

  private static boolean hasSign(Expr term) {
    Expr first = term instanceof Product p ? p.child(0) : term;
    return first instanceof Num n && n.isNegative();
  }

  private Expr term(int part, Coefficient c) {
    Expr value = (Expr) nodes[part];
    if (part == Scheme.ONE) {
      return c.in(graph);
    }
    if (c.isOne()) {
      return value;
    }
    if (circuit.uses(part) > 1 || !(value instanceof Product p)) {
      return graph.product(List.of(c.in(graph), graph.factor(value)));
    }
    List<Expr> factors = new ArrayList<>();
    factors.add(c.in(graph));
    for (int k = 0; k < p.arity(); k++) {
      factors.add(p.child(k));
    }
    return graph.product(factors);
  }

  /// A product, symbols before compound factors.
  private Expr product(NavigableMap<Integer, Integer> parts) {
    List<Expr> above = new ArrayList<>();
    List<Expr> below = new ArrayList<>();
    for (boolean simple : new boolean[] {true, false}) {
      parts.forEach(
          (part, n) -> {
            Expr base = (Expr) nodes[part];
            if (base.arity() == 0 == simple) {
              Expr power = Math.abs(n) == 1 ? base : graph.power(base, graph.number(Math.abs(n)));
              List<Expr> side = n > 0 ? above : below;
              side.add(side.isEmpty() ? power : graph.factor(power));
            }
          });
    }
    if (!below.isEmpty()) {
      above.add(graph.divisor(graph.product(below)));
    }
    return graph.product(above);
  }
}
