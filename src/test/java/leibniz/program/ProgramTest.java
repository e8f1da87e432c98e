package leibniz.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import leibniz.Formula;
import leibniz.FormulaSystem;
import org.junit.jupiter.api.Test;

/// Programs: what is computed, and how often.
class ProgramTest {
  @Test
  void aProgramPrintsAsAPersonWouldWriteIt() {
    assertEquals(
        """
        t1 = x*y
        t2 = sin(t1)
        t3 = t1 + t2
        return t3
        """
            .strip(),
        Formula.parse("x*y + sin(x*y)").program().toString());
  }

  @Test
  void equalComputationsAreOneAcrossOutputs() {
    Program p = FormulaSystem.parse("sin(x*y) + 1", "sin(y*x)*2", "x*y").program().verify();
    assertEquals(4, p.operations()); // x*y, sin, + 1, *2
  }

  @Test
  void powersShareTheirChains() {
    assertEquals(4, FormulaSystem.parse("x^8", "x^4", "x^12").program().operations());
  }

  /// What is computed before a call goes to memory, because a call keeps no register.
  @Test
  void callsComeBeforeTheArithmeticThatTheyDoNotNeed() {
    assertEquals(
        "t1 = sin(x)\nt2 = x*y\nt3 = cos(t2)\nt4 = t1*y\nt5 = abs(t4)\nt6 = t5 + t3\nreturn t6",
        Formula.parse("abs(sin(x)*y) + cos(x*y)").program().verify().toString());
    assertEquals(
        "t1 = sin(x)\nt2 = exp(y)\nt3 = y*t1\nt4 = cos(t3)\nt5 = t4 + t2\nreturn t5",
        Formula.parse("cos(y*sin(x)) + exp(y)").program().verify().toString());
    assertEquals(
        "t1 = x < 0\nt2 = sin(x)\nt3 = cos(x)\nt4 = if(t1, t2, t3)\nreturn t4",
        Formula.parse("if(x < 0, sin(x), cos(x))").program().verify().toString());
  }

  /// Results of more calls would go to memory in any case.
  @Test
  void noMoreCallsComeFirstThanThereAreRegisters() {
    String listing = Formula.parse("sum(i, 1, 40, i*sin(x + i))").program().verify().toString();
    List<String> lines = listing.lines().map(line -> line.replaceFirst("t\\d+ = ", "")).toList();
    List<Integer> calls =
        IntStream.range(0, lines.size())
            .filter(k -> lines.get(k).startsWith("sin"))
            .boxed()
            .toList();
    assertEquals(40, calls.size());
    assertEquals(2 * 32 - 1, calls.get(31)); // each after the sum it is of
    assertEquals(63 + 2 * 31 + 2, calls.get(32)); // behind 31 products and sums, and its own sum
  }

  /// One piece whatever it reads: inputs are no operations.
  @Test
  void callsComeFirstInAProgramOfManyInputs() {
    Program p = Formula.parse("sum(i, 1, 700, x[i]*y[i]) + sin(z)").program().verify();
    assertEquals(1400 + 1, p.operations());
    assertEquals(1401, p.inputs().size());
    assertEquals("t1 = sin(z)", p.toString().lines().findFirst().orElseThrow());
  }

  /// The pieces in which calls come first are those that become methods.
  @Test
  void eachPieceOfALargeProgramBeginsWithItsCalls() {
    Program p = Formula.parse("sum(i, 1, 900, x[i]*y[i]*sin(z[i]))").program().verify();
    Partition partition = Partition.of(p, Partition.WHOLE);
    assertEquals(9, partition.pieces());
    for (int piece = 0; piece < partition.pieces(); piece++) {
      int first = partition.start(piece);
      while (p.isLoaded(first)) {
        first++;
      }
      assertEquals(Op.CALL1, p.op(first));
    }
    int[] operations = new int[partition.pieces()];
    for (int i = 0, piece = 0; i < p.size(); i++) {
      piece += piece + 1 < operations.length && i == partition.start(piece + 1) ? 1 : 0;
      operations[piece] += p.isLoaded(i) ? 0 : 1;
    }
    assertEquals(Partition.PIECE, Arrays.stream(operations).max().orElseThrow());
  }

  /// Each of four exponentials is one of both; the gradient adds a division and a product each.
  @Test
  void aSumOfExponentialsSharesThemWithItsGradient() {
    Formula f = Formula.parse("logsumexp(w, x, y, z)");
    FormulaSystem both = FormulaSystem.of(f, f.derivative("w"), f.derivative("z"));
    assertEquals(f.program().operations() + 3, both.program().operations());
  }

  @Test
  void aWrongProgramIsFound() {
    byte input = (byte) Op.INPUT.ordinal();
    byte add = (byte) Op.ADD.ordinal();
    byte lt = (byte) Op.LT.ordinal();
    List<String> x = List.of("x");
    Program uses = program(x, new byte[] {input, add}, new int[] {0, 0}, new int[] {0, 1}, 1);
    assertThrows(IllegalStateException.class, uses::verify);
    Program twice =
        program(x, new byte[] {input, add, add}, new int[] {0, 0, 0}, new int[] {0, 0, 0}, 2);
    assertThrows(IllegalStateException.class, twice::verify);
    Program type =
        program(x, new byte[] {input, lt, add}, new int[] {0, 0, 1}, new int[] {0, 0, 0}, 2);
    assertThrows(IllegalStateException.class, type::verify);
    Program output = program(x, new byte[] {input}, new int[] {0}, new int[] {0}, 5);
    assertThrows(IllegalStateException.class, output::verify);
    Program inputs = program(x, new byte[] {input}, new int[] {3}, new int[] {0}, 0);
    assertThrows(IllegalStateException.class, inputs::verify);
    program(x, new byte[] {input, add}, new int[] {0, 0}, new int[] {0, 0}, 1).verify();
  }

  private static Program program(List<String> inputs, byte[] ops, int[] a, int[] b, int output) {
    return new Program(
        inputs,
        new double[0],
        new Externals(),
        ops,
        a,
        b,
        new int[ops.length],
        new int[] {output},
        false);
  }

  @Test
  void wrongLengthsAreErrors() {
    Formula f = Formula.parse("x + y");
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> f.evaluate(1));
    assertEquals("expected 2 values, of x, y, got 1", e.getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> f.program().run(new double[2], new double[2]));
  }
}
