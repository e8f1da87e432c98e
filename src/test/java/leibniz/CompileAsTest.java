package leibniz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.Callable;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/// Formulas as instances of functional interfaces.
class CompileAsTest {
  /// A public interface with a default method.
  public interface Rosenbrock {
    double at(double x, double y);

    default double atOrigin() {
      return at(0, 0);
    }

    @Override
    boolean equals(Object other);
  }

  interface Hidden {
    double apply(double x);
  }

  interface Swapped {
    double apply(double y, double x);
  }

  interface TwoMethods {
    double a(double x);

    double b(double x);
  }

  interface OfInts {
    double apply(int x);
  }

  @Test
  void interfacesOfTheJdk() {
    assertEquals(9, Formula.parse("x^2").compileAs(DoubleUnaryOperator.class).applyAsDouble(3));
    assertEquals(
        10, Formula.parse("x^2 + y").compileAs(DoubleBinaryOperator.class).applyAsDouble(3, 1));
    assertEquals(3, Formula.parse("1 + 2").compileAs(DoubleSupplier.class).getAsDouble());
  }

  @Test
  void interfacesOfTheUser() {
    Rosenbrock f = Formula.parse("100*(y - x^2)^2 + (1 - x)^2").compileAs(Rosenbrock.class);
    assertEquals(100, f.at(1, 2));
    assertEquals(1, f.atOrigin());
    assertEquals(4, Formula.parse("x + 1").compileAs(Hidden.class).apply(3));
  }

  @Test
  void whatDoesNotFitIsSaid() {
    Formula f = Formula.parse("x*y");
    assertMessage("Hidden.apply must take 2 doubles, for x, y, and return double", f, Hidden.class);
    assertMessage("is no functional interface", f, TwoMethods.class);
    assertMessage("is no functional interface", f, String.class);
    assertMessage("must take 1 double, for x", Formula.parse("x"), OfInts.class);
    assertMessage("must take", Formula.parse("x"), Callable.class);
    assertMessage("Formula.parse(text, \"y\", \"x\")", f, Swapped.class);
    assertEquals(6, Formula.parse("x*y", "y", "x").compileAs(Swapped.class).apply(2, 3));
  }

  private static void assertMessage(String part, Formula f, Class<?> type) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> f.compileAs(type));
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }
}
