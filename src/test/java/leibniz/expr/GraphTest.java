package leibniz.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

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
}
