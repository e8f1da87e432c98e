package leibniz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import leibniz.expr.Expr;
import leibniz.expr.Fn;
import leibniz.expr.Graph;
import org.junit.jupiter.api.Test;

/// A million of anything passes through every stage, within the 2 GB of heap that the build gives
/// its tests, and on an ordinary stack.
class ScaleTest {
  private static final int N = 1_000_000;

  @Test
  void theHeapIsTheOnePromised() {
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getMax();
    assertTrue(heap <= 2L << 30, () -> "the heap may grow to " + heap);
  }

  @Test
  void aSumOfAMillionTerms() {
    Graph g = new Graph();
    Expr x = g.symbol("x");
    List<Expr> terms = new ArrayList<>();
    for (int i = 0; i < N; i++) {
      terms.add(g.multiply(g.number(i + 0.5), g.add(x, g.number(i))));
    }
    Formula f = Formula.of(g.sum(terms), List.of("x"));
    double value = 0;
    double slope = 0;
    for (int i = 0; i < N; i++) {
      value += (i + 0.5) * (2 + i);
      slope += i + 0.5;
    }
    assertEquals(value, f.evaluate(2));
    assertEquals(slope, f.derivative("x").evaluate(2), 1e-12 * slope);
    assertEquals(slope, f.gradient().evaluate(2)[0], 1e-12 * slope);
    Formula simple = f.simplify();
    assertEquals(value, simple.evaluate(2), 1e-12 * value);
    assertEquals(f.expr(), Formula.of(f.expr(), List.of("x")).expr());
  }

  @Test
  void aChainAMillionDeep() {
    Graph g = new Graph();
    Expr chain = g.symbol("x");
    double value = 0.5;
    double slope = 1;
    for (int i = 0; i < N; i++) {
      chain = g.add(g.call(Fn.SIN, chain), g.number(1));
      slope *= Math.cos(value);
      value = Math.sin(value) + 1;
    }
    Formula f = Formula.of(chain, List.of("x"));
    assertEquals(value, f.evaluate(0.5));
    assertEquals(slope, f.derivative("x").evaluate(0.5));
    assertArrayEquals(new double[] {slope}, f.gradient().evaluate(0.5));
    assertEquals(value, f.simplify().evaluate(0.5));
    assertTrue(f.equals(Formula.parse(f.toString())), "prints and parses back");
  }

  @Test
  void aTextOfAMillionTerms() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < N; i++) {
      text.append(i == 0 ? "" : " + ").append("2.5*x17*sin(y)");
    }
    Formula f = Formula.parse(text.toString());
    assertEquals(N, f.expr().arity());
    double term = 2.5 * 3 * Math.sin(0.5);
    assertEquals(N * term, f.evaluate(3, 0.5), 1e-9 * N * term);
    assertEquals("2500000.0*x17*sin(y)", f.simplify().toString());
  }

  /// The program of a chain like that of `peers/large.py`, in pieces, agrees with the interpreter.
  @Test
  void aProgramOfAHundredThousandOperations() {
    Graph g = new Graph();
    Random random = new Random(1);
    List<Expr> values = new ArrayList<>(List.of(g.symbol("x"), g.symbol("y"), g.symbol("z")));
    for (int i = 0; i < 50_000; i++) {
      Expr a = values.get(values.size() - 1 - random.nextInt(3));
      Expr b = values.get(Math.max(0, values.size() - 1 - random.nextInt(50)));
      values.add(g.add(g.multiply(a, g.number(0.5 + random.nextDouble() / 4)), g.multiply(b, b)));
      values.add(g.subtract(values.getLast(), g.number(random.nextDouble())));
      values.add(g.divide(values.getLast(), g.add(g.number(1), g.multiply(b, b))));
    }
    Formula f = Formula.of(values.getLast(), List.of("x", "y", "z"));
    assertTrue(f.program().operations() >= 100_000, () -> "" + f.program().operations());
    CompiledFormula compiled = f.compile();
    for (int k = 0; k < 10; k++) {
      double[] point = {0.1 * k, 0.3, 1.7 - k};
      assertEquals(f.evaluate(point), compiled.applyAsDouble(point));
    }
  }
}
