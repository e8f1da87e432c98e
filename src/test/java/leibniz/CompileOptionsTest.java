package leibniz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

  /// What is interpreted, printed as source, and compiled by default, is one program.
  @Test
  void withoutOptionsAndByDefaultTheProgramIsOne() {
    Formula f = Formula.parse("x/2 + y/4*x/3");
    String program = "t1 = x*0.5";
    assertTrue(f.program().toString().startsWith(program), () -> f.program().toString());
    assertEquals(f.program().toString(), f.program(CompileOptions.DEFAULT).toString());
    assertEquals(f.program().toString(), f.compile().program("applyAsDouble").toString());
    FormulaSystem s = FormulaSystem.of(f);
    assertEquals(f.program().toString(), s.program().toString());
    assertEquals(s.program().toString(), s.program(CompileOptions.DEFAULT).toString());
    assertEquals(f.toJava("f"), f.toJava("f", CompileOptions.DEFAULT));
    CompileOptions fma = CompileOptions.DEFAULT.fma(true);
    String fused = s.program(fma).toString();
    assertEquals(fused, FormulaSystem.of(f).program(fma).toString()); // before and after the other
  }

  @Test
  void optionsAreGiven() {
    assertThrows(NullPointerException.class, () -> Formula.parse("x").compile(null));
  }
}
