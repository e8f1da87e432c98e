package leibniz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/// Stack traces, listings: compiled code that shows what it computes.
class SeenThroughTest {
  private static final String TERM = "x^2*y + fails(x*y)";

  private static Language language() {
    return Language.of(
        UserFunction.of(
                "fails(v)",
                v -> {
                  if (v > 1) {
                    throw new IllegalStateException("too large");
                  }
                  return v;
                })
            .derivative("v", "fails(v)"));
  }

  /// The one frame of compiled code, with the frames above and below it of this class.
  private static String frame(DoubleSupplier call) {
    IllegalStateException e = assertThrows(IllegalStateException.class, call::getAsDouble);
    List<StackTraceElement> trace = Arrays.asList(e.getStackTrace());
    int at = 0;
    while (!trace.get(at).getClassName().equals("leibniz.Compiled")) {
      at++;
    }
    assertEquals(1, at, "the user's code is above");
    assertEquals(SeenThroughTest.class.getName(), trace.get(at + 1).getClassName());
    long frames = trace.stream().filter(f -> f.getClassName().equals("leibniz.Compiled")).count();
    assertEquals(1, frames);
    return trace.get(at).toString();
  }

  @Test
  void stackTracesNameTheTermThatThrew() {
    CompiledFormula f = language().parse(TERM).compile();
    assertEquals("t4 = fails(t3)", f.formula().program().toString().lines().toList().get(3));
    assertEquals(
        "leibniz.Compiled.applyAsDouble(" + TERM + ".leibniz:4)",
        frame(() -> f.applyAsDouble(1, 2)));
    assertEquals(0, f.applyAsDouble(0, 2));
    DoubleUnaryOperator g = language().parse("fails(x)").compileAs(DoubleUnaryOperator.class);
    assertEquals(
        "leibniz.Compiled.applyAsDouble(fails(x).leibniz:1)", frame(() -> g.applyAsDouble(2)));
  }

  @Test
  void lazyEntriesNameTheirTermsToo() {
    CompiledFormula f = language().parse(TERM).compile();
    String frame = frame(() -> f.valueAndGradient(new double[] {1, 2}, new double[2]));
    assertEquals("leibniz.Compiled.valueAndGradient(" + TERM + ".leibniz:4)", frame);
  }

  /// The exception was made where nothing of the present call stood on the stack.
  @Test
  void tracesOfOldExceptionsStayAsTheyAre() throws InterruptedException {
    IllegalStateException[] made = new IllegalStateException[1];
    Thread.ofPlatform().start(() -> made[0] = new IllegalStateException("old")).join();
    StackTraceElement[] before = made[0].getStackTrace();
    UserFunction f =
        UserFunction.of(
            "f(v)",
            v -> {
              throw made[0];
            });
    CompiledFormula compiled = Language.of(f).parse("f(x)").compile();
    assertThrows(IllegalStateException.class, () -> compiled.applyAsDouble(1));
    assertEquals(Arrays.toString(before), Arrays.toString(made[0].getStackTrace()));
  }

  @Test
  void piecesAreNamedByTheirLines() {
    StringBuilder text = new StringBuilder("fails(x)");
    for (int k = 0; k < 600; k++) {
      text.append(" + sin(x + ").append(k).append(")");
    }
    CompiledFormula f = language().parse(text.toString()).compile();
    assertEquals(
        "leibniz.Compiled.applyAsDouble_t1_t400(fails(x) + sin(x + 0) + sin(x + 1) +"
            + " si….leibniz:1)",
        frame(() -> f.applyAsDouble(2)));
  }

  @Test
  void bytecodeIsListedWithItsTerms() {
    CompiledFormula f = Formula.parse("if(x < 0, sin(x*y), y)").compile();
    String listing = f.bytecode("applyAsDouble");
    int begin = listing.indexOf("    aload_1\n    iconst_0\n    daload");
    assertEquals(
        """
            aload_1
            iconst_0
            daload
            dup2
            dstore_2
            dconst_0
          ; t1 = x < 0
            dcmpg
            ifge L1
        """,
        listing.substring(begin, listing.indexOf("ifge L1") + "ifge L1\n".length()));
    assertEquals(
        """
          ; t3 = sin(t2)
            invokestatic java/lang/Math.sin(D)D
            goto L2
          L1:
        """,
        listing.substring(listing.indexOf("  ; t3"), listing.indexOf("L1:") + 4));
    String program = f.program("valueAndGradient").toString();
    assertEquals(f.formula().valueAndGradient().program().toString(), program);
    CompiledSystem s = FormulaSystem.parse("x*y", "x + 2").compile();
    assertEquals("return y, x, 1, 0", s.program("jacobian").toString());
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> f.bytecode("value"));
    assertEquals(
        "there is no method value; there are applyAsDouble, valueAndGradient, hessian,"
            + " hessianNonzeros, hessianVectorProduct",
        e.getMessage());
  }

  @Test
  void bothStagesAreShown() {
    CompiledFormula f = Formula.parse("a*exp(-k)*x + k*x^2").compileStaged("a", "k").with(2, 0);
    assertEquals(
        """
        t1 = -k
        t2 = exp(t1)
        t3 = a*t2
        return k, t3\
        """,
        f.parameterProgram("applyAsDouble").toString());
    assertEquals(List.of("k", "s2", "x"), f.program("applyAsDouble").inputs());
    String listing = f.bytecode("applyAsDouble");
    String stage =
        """
        ; once for the parameters a, k, interpreted
        ;   t1 = -k
        ;   t2 = exp(t1)
        ;   t3 = a*t2
        ;   return k, t3
        ; for each call, of k, s2
        applyAsDouble([D)D
        """;
    assertEquals(stage, listing.substring(0, stage.length()));
    assertTrue(listing.contains("; t1 = s2*x\n"), listing);
    CompiledSystem s = FormulaSystem.parse("x", "a^2").compileStaged("a").with(3);
    assertEquals("t1 = a*a\nreturn t1", s.parameterProgram("evaluate").toString());
    assertTrue(s.bytecode("jacobian").startsWith("; once for the parameters a, interpreted\n"));
    assertEquals(
        "return", Formula.parse("x^2").compile().parameterProgram("hessian").toString().strip());
    CompiledSystem none = FormulaSystem.parse("x*y").compileStaged("y").with(3);
    assertTrue(
        none.bytecode("weightedHessianNonzeros")
            .contains("; for each call, of nothing of these\n"));
  }

  @Test
  void linesAreNamedAsNoVariableIs() {
    assertEquals(
        "tt1 = t1*t1\ntt2 = tt1 + t2\nreturn tt2", Formula.parse("t1^2 + t2").program().toString());
    assertEquals("t1 = t*t\nreturn t1", Formula.parse("t^2").program().toString());
    CompiledFormula staged = Formula.parse("sin(a)*s1").compileStaged("a").with(1);
    assertEquals(List.of("ss1", "s1"), staged.program("applyAsDouble").inputs());
  }
}
