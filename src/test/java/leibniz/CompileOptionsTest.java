package leibniz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class CompileOptionsTest {
  @Test
  void eachOptionChangesAloneAndMakesNewOptions() {
    CompileOptions none = CompileOptions.DEFAULT;
    assertEquals(new CompileOptions(true, false, false, false, false), none.fma(true));
    assertEquals(new CompileOptions(false, true, false, false, false), none.reassociate(true));
    assertEquals(new CompileOptions(false, false, true, false, false), none.strictMath(true));
    assertEquals(new CompileOptions(false, false, false, true, false), none.eager(true));
    assertEquals(new CompileOptions(false, false, false, false, true), none.background(true));
    assertEquals(new CompileOptions(false, false, false, false, false), none);
    assertEquals(none, none.fma(true).fma(false));
  }

  @Test
  void optionsAreGiven() {
    assertThrows(NullPointerException.class, () -> Formula.parse("x").compile(null));
  }
}
