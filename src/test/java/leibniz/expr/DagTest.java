package leibniz.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DagTest {
  private static final int MANY = 12_000; // more than a segment of a list of nodes

  private final Graph g = new Graph();
  private final Sym x = g.symbol("x");

  @Test
  void aWalkGoesOnAsOneWalkWould() {
    Expr value = chain(g, MANY);
    List<Expr> all = new ArrayList<>(List.of(value));
    for (int k = 0; k < MANY; k++) {
      all.add(g.call(Fn.SIN, g.add(value, g.number(k + 0.25))));
    }
    all.add(x);
    assertSameGraph(Dag.of(all), Dag.of(value).with(all));
  }

  @Test
  void aGraphStaysAsItIsWhereOthersGoOnFromIt() {
    for (int k = 1; k < 100; k++) {
      g.number(-k); // none of the nodes below: arrays have room for them
    }
    Expr value = chain(g, MANY);
    Dag dag = Dag.of(value);
    Expr sine = g.call(Fn.SIN, value);
    Expr product = g.multiply(x, value);
    Dag withSine = dag.with(List.of(sine));
    Dag withProduct = dag.with(List.of(product));
    assertSameGraph(Dag.of(value), dag);
    assertSameGraph(Dag.of(sine), withSine);
    assertSameGraph(Dag.of(product), withProduct);
  }

  @Test
  void nodesOfManyGraphsAreToldApart() {
    List<Expr> roots = new ArrayList<>();
    for (int k = 0; k < 20; k++) {
      roots.add(chain(new Graph(), 1_000)); // equal numbers, equal hashes
    }
    Dag dag = Dag.of(roots);
    assertEquals(20 * Dag.of(roots.getFirst()).size(), dag.size());
    for (int k = 0; k < 20; k++) {
      assertSame(roots.get(k), dag.node(dag.root(k)));
    }
  }

  /// Each node is looked for near its youngest child, which is one for all of these.
  @Test
  void manyNodesOfOneYoungestChildAreOneEach() {
    Graph graph = new Graph();
    Algebra algebra = new Algebra(graph);
    List<Num> numbers = new ArrayList<>();
    for (int k = 0; k < MANY; k++) {
      numbers.add(graph.number(k + 0.5));
    }
    Sym youngest = graph.symbol("y");
    List<Expr> products = new ArrayList<>();
    List<Expr> sums = new ArrayList<>();
    for (Num n : numbers) {
      products.add(algebra.multiply(n, youngest));
      sums.add(algebra.add(n, youngest));
    }
    for (int k = 0; k < MANY; k++) {
      assertSame(products.get(k), graph.multiply(numbers.get(k), youngest));
      assertSame(products.get(k), algebra.multiply(youngest, numbers.get(k)));
      assertSame(sums.get(k), algebra.add(youngest, numbers.get(k)));
    }
    assertEquals(3 * MANY + 2, graph.size()); // and y, and 1
  }

  private static Expr chain(Graph graph, int length) {
    Expr value = graph.symbol("x");
    for (int k = 0; k < length; k++) {
      value = graph.add(graph.call(Fn.SIN, value), graph.number(k + 0.5));
    }
    return value;
  }

  private static void assertSameGraph(Dag expected, Dag actual) {
    assertEquals(expected.size(), actual.size());
    for (int i = 0; i < expected.size(); i++) {
      assertSame(expected.node(i), actual.node(i));
      assertEquals(expected.arity(i), actual.arity(i));
      for (int k = 0; k < expected.arity(i); k++) {
        assertEquals(expected.child(i, k), actual.child(i, k));
      }
    }
    assertEquals(expected.rootCount(), actual.rootCount());
    for (int k = 0; k < expected.rootCount(); k++) {
      assertEquals(expected.root(k), actual.root(k));
    }
  }
}
