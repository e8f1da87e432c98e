package leibniz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What is assumed: no part of what is written, and free of contradictions that signs show.
class AssumptionsTest {
  private static void refuses(String message, String... assumptions) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> Formula.parse("x*y").assume(assumptions));
    assertEquals(message, e.getMessage());
  }

  @Test
  void contradictionsAreTold() {
    refuses("the assumption x < 0 contradicts x > 0", "x > 0", "x < 0");
    refuses("the assumption x > 0 contradicts y > 0, x == 0", "y > 0", "x == 0", "x > 0");
    refuses("the assumption 1 < 0 never holds", "1 < 0");
    assertEquals(
        List.of("x >= 0", "x <= 0"), Formula.parse("x").assume("x >= 0", "x <= 0").assumptions());
  }

  @Test
  void formulasAreEqualWhenTheyAreWrittenEqually() {
    Formula f = Formula.parse("sqrt(x^2)");
    assertEquals(f, f.assume("x > 0"));
    assertEquals(f.hashCode(), f.assume("x > 0").hashCode());
    assertEquals(List.of("x > 0"), f.assume("x > 0").assumptions());
  }
}
