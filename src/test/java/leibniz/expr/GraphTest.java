package leibniz.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GraphTest {
  @Test
  void integersAreThemselvesInAnyOrder() {
    long[] numbers = {Long.MAX_VALUE, -1, Long.MIN_VALUE, 0, 2, 3, -2, Long.MAX_VALUE - 1};
    Graph forth = new Graph();
    Graph back = new Graph();
    for (int k = 0; k < numbers.length; k++) {
      assertEquals(Long.toString(numbers[k]), forth.number(numbers[k]).toString());
      long other = numbers[numbers.length - 1 - k];
      assertEquals(Long.toString(other), back.number(other).toString());
    }
  }

  @Test
  void anExpressionIsOneObjectWrittenInOneOrder() {
    Graph g = new Graph();
    Expr x = g.symbol("x");
    Expr y = g.symbol("y");
    assertSame(g.add(x, y), g.add(x, y));
    assertNotSame(g.add(x, y), g.add(y, x));
    Algebra m = new Algebra(g);
    assertSame(m.add(x, y), m.add(y, x));
  }

  /// The orders of one product have the same youngest part, and are told apart by their hashes:
  /// where these were the same, each new order was compared with all before it.
  @Test
  void ordersOfOneProductHaveHashesOfTheirOwn() {
    Graph g = new Graph();
    List<Expr> parts = new ArrayList<>();
    for (String name : List.of("a", "b", "c", "d", "e", "f", "g")) {
      parts.add(g.symbol(name));
    }
    List<List<Expr>> orders = List.of(List.of());
    for (Expr part : parts) {
      List<List<Expr>> longer = new ArrayList<>();
      for (List<Expr> order : orders) {
        for (int at = 0; at <= order.size(); at++) {
          List<Expr> more = new ArrayList<>(order);
          more.add(at, part);
          longer.add(more);
        }
      }
      orders = longer;
    }
    assertEquals(5_040, orders.size());
    Set<Integer> ofSums = new HashSet<>();
    Set<Integer> ofProducts = new HashSet<>();
    for (List<Expr> order : orders) {
      ofSums.add(g.sum(order).hashCode());
      ofProducts.add(g.product(order).hashCode());
      assertSame(g.product(order), g.product(order));
    }
    // Of so many random numbers of 32 bits, three in a thousand times two are the same.
    assertTrue(ofSums.size() > 5_030, () -> ofSums.size() + " hashes");
    assertTrue(ofProducts.size() > 5_030, () -> ofProducts.size() + " hashes");
  }
}
