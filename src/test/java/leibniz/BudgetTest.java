package leibniz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import leibniz.expr.Expr;
import leibniz.expr.Fn;
import leibniz.expr.Graph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A simplification ends when its budget does, with something that is right; and when its thread is
/// interrupted.
class BudgetTest {
  /// A sum of n terms `sin(x + i)^2 + cos(x + i)^2 + exp(x)*exp(i*x)*(i + i)`.
  private static Formula large(int n) {
    Graph g = new Graph();
    Expr x = g.symbol("x");
    List<Expr> terms = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      Expr moved = g.add(x, g.number(i));
      terms.add(g.power(g.call(Fn.SIN, moved), g.number(2)));
      terms.add(g.power(g.call(Fn.COS, moved), g.number(2)));
      Expr growing = g.call(Fn.EXP, g.multiply(g.number(-i), x));
      terms.add(g.multiply(g.multiply(g.call(Fn.EXP, x), growing), g.add(x, x)));
    }
    return Formula.of(g.sum(terms), List.of("x"));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 10, 1_000, 5_000, 10_000, 20_000, 40_000, 1_000_000_000})
  void anyBudgetGivesAFormulaThatIsEqualAndNoDearer(long nodes) {
    Formula f = large(500);
    Formula simple = f.simplify(Keeps.REAL, Budget.of(nodes));
    assertEquals(f.evaluate(0.5), simple.evaluate(0.5), 1e-12 * f.evaluate(0.5));
    assertTrue(simple.program().operations() <= f.program().operations());
  }

  @Test
  void aSmallBudgetGivesTheFormulaItself() {
    Formula f = large(500);
    assertEquals(f, f.simplify(Keeps.REAL, Budget.of(10)));
    assertEquals(f, f.simplify(Keeps.STRICT, Budget.of(10)));
  }

  @Test
  void aBudgetOfNodesIsDeterministic() {
    Budget budget = Budget.of(10_000);
    Formula f = large(500);
    assertEquals(f.simplify(Keeps.REAL, budget), f.simplify(Keeps.REAL, budget));
  }

  @Test
  void aBudgetThatSufficesChangesNothing() {
    Formula f = large(50);
    assertEquals(f.simplify(), f.simplify(Keeps.REAL, Budget.of(Duration.ofMinutes(10))));
    assertEquals(f.simplify(), f.simplify(Keeps.REAL, new Budget(1_000_000, null)));
  }

  @Test
  void noTimeGivesTheFormulaItself() {
    Formula f = large(20_000);
    assertEquals(f, f.simplify(Keeps.REAL, Budget.of(Duration.ZERO)));
    FormulaSystem s = FormulaSystem.of(f, f.derivative("x"));
    assertEquals(s, s.simplify(Keeps.REAL, Budget.of(Duration.ZERO)));
  }

  /// What it relied on belongs to the passes that came to their end.
  @Test
  void aCutSimplificationTellsOnlyWhatItReliedOn() {
    Formula f = Formula.parse("ln(x^2) + ln(y^2)");
    Formula none = f.simplify(Keeps.GENERIC, Budget.of(6));
    assertEquals(f, none);
    assertEquals(List.of(), none.assumptions());
    assertEquals(List.of("x > 0", "y > 0"), f.simplify(Keeps.GENERIC).assumptions());
  }

  @Test
  void anInterruptEndsIt() throws InterruptedException {
    Formula f = large(200_000);
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    AtomicReference<Boolean> isInterrupted = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              while (thrown.get() == null) {
                try {
                  f.simplify();
                } catch (CancellationException e) {
                  isInterrupted.set(Thread.currentThread().isInterrupted());
                  thrown.set(e);
                }
              }
            });
    thread.start();
    Thread.sleep(50); // so that it is at work, though any moment would do
    thread.interrupt();
    thread.join();
    assertEquals("the simplification was interrupted", thrown.get().getMessage());
    assertEquals(true, isInterrupted.get());
    assertEquals(3 * 200_000, f.expr().arity());
  }

  @Test
  void limitsAreChecked() {
    assertThrows(IllegalArgumentException.class, () -> Budget.of(-1));
    assertThrows(IllegalArgumentException.class, () -> Budget.of(Duration.ofNanos(-1)));
    assertThrows(NullPointerException.class, () -> Budget.of(null));
    Formula x = Formula.parse("x");
    assertThrows(NullPointerException.class, () -> x.simplify(Keeps.REAL, null));
  }
}
