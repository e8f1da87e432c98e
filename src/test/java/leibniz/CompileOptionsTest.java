package leibniz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class CompileOptionsTest {
  @Test
  void eachOptionChangesAloneAndMakesNewOptions() {
    CompileOptions none = CompileOptions.DEFAULT;
    assertEquals(options(true, false, false, false, false, List.of()), none.fma(true));
    assertEquals(options(false, true, false, false, false, List.of()), none.reassociate(true));
    assertEquals(options(false, false, true, false, false, List.of()), none.strictMath(true));
    assertEquals(options(false, false, false, true, false, List.of()), none.eager(true));
    assertEquals(options(false, false, false, false, true, List.of()), none.background(true));
    assertEquals(
        options(false, false, false, false, false, List.of("a", "b")), none.parameters("a", "b"));
    assertEquals(options(false, false, false, false, false, List.of()), none);
    assertEquals(none, none.fma(true).fma(false));
  }

  private static CompileOptions options(
      boolean fma,
      boolean reassociate,
      boolean strictMath,
      boolean eager,
      boolean background,
      List<String> parameters) {
    return new CompileOptions(fma, reassociate, strictMath, eager, background, parameters);
  }

  @Test
  void parametersAreNamesEachOnce() {
    CompileOptions none = CompileOptions.DEFAULT;
    assertThrows(IllegalArgumentException.class, () -> none.parameters("a", "a"));
    assertThrows(IllegalArgumentException.class, () -> none.parameters("2"));
    assertThrows(NullPointerException.class, () -> none.parameters((String[]) null));
    assertThrows(NullPointerException.class, () -> Formula.parse("x").compile(null));
  }
}
