package leibniz.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import leibniz.Formula;
import leibniz.FormulaSystem;
import leibniz.Language;
import leibniz.UserFunction;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import org.junit.jupiter.api.Test;

/// Optimizations: what each makes of a program, and what it must leave alone.
class OptimizationTest {
  private static Program program(String... texts) {
    return FormulaSystem.parse(texts).program();
  }

  private static void makes(Optimization optimization, String listing, String... texts) {
    assertEquals(listing.strip(), optimization.apply(program(texts)).verify().toString());
  }

  private static void keeps(Optimization optimization, String... texts) {
    Program program = program(texts);
    assertEquals(program.toString(), optimization.apply(program).verify().toString());
  }

  @Test
  void withoutLibertiesOnlyOptimizationsRunThatChangeNoBit() {
    assertEquals(List.of(Optimization.POWERS_OF_TWO), Optimization.of(Numerics.EXACT));
    assertEquals(List.of(Optimization.values()), Optimization.of(new Numerics(true, true, true)));
  }

  @Test
  void aQuotientByAPowerOfTwoIsAProduct() {
    makes(Optimization.POWERS_OF_TWO, "t1 = x*0.5\nt2 = x*(-4)\nreturn t1, t2", "x/2", "x/(-0.25)");
    keeps(Optimization.POWERS_OF_TWO, "x/3", "2/x", "x/0", "x/5e-324", "x/(x - x)");
  }

  @Test
  void aPowerOfTwoAtTheEndOfTheRangeKeepsEveryBit() {
    for (double c : new double[] {0x1p1023, -0x1p1023, 0x1p-1022, 0x1p-1023, 0x1p-1074, 1, -1}) {
      Graph g = new Graph();
      Expr quotient = g.product(List.of(g.symbol("x"), g.power(g.number(c), g.number(-1))));
      Program plain = Lowering.lower(List.of(quotient), List.of("x"));
      Program better = Optimization.POWERS_OF_TWO.apply(plain).verify();
      for (double x : new double[] {1, 3, -0.0, 0x1.8p-1074, 0x1.fffffffffffffp1023, 1e-300}) {
        assertEquals(value(plain, x), value(better, x), c + ", " + x);
      }
    }
  }

  @Test
  void aChainOfSquaresIsGroupedLinkByLink() {
    Program plain =
        program("a = x^16; b = a^16; c = b^16; d = c^16; e = d^16; f = e^16; g = f^16; g^16");
    Program grouped = Optimization.REASSOCIATION.apply(plain).verify();
    double x = 1 + 0x1p-31;
    assertEquals(Math.exp(2), value(plain, x), 1e-6); // x^(2^32), rounded 32 times
    assertEquals(value(plain, x), value(grouped, x));
  }

  @Test
  void numbersThatWouldOverflowAreNotGathered() {
    keeps(Optimization.REASSOCIATION, "x/1e-200/1e-200", "1e200*x*1e200", "1e-200*x*1e-200");
    makes(Optimization.REASSOCIATION, "t1 = 6*x\nreturn t1", "2*x*3");
  }

  private static double value(Program program, double... x) {
    double[] out = new double[1];
    program.run(x, out);
    return out[0];
  }

  @Test
  void aProductUsedOnceIsFusedWithItsSum() {
    makes(Optimization.FUSION, "t1 = fma(x, y, z)\nreturn t1", "x*y + z");
    makes(Optimization.FUSION, "t1 = fma(x, y, z)\nreturn t1", "z + x*y");
    makes(Optimization.FUSION, "t1 = fma(x, (-3), z)\nreturn t1", "z - 3*x");
    makes(Optimization.FUSION, "t1 = -x\nt2 = fma(y, t1, z)\nreturn t2", "z - x*y");
    makes(Optimization.FUSION, "t1 = -z\nt2 = fma(x, y, t1)\nreturn t2", "x*y - z");
    makes(Optimization.FUSION, "t1 = x*x\nt2 = fma(y, y, t1)\nreturn t2", "x*x + y*y");
    keeps(Optimization.FUSION, "x*y + z", "x*y");
    keeps(Optimization.FUSION, "x/y + z");
  }

  @Test
  void aValueThatDividesTwiceIsInvertedOnce() {
    makes(Optimization.RECIPROCALS, "t1 = 1/z\nt2 = y*t1\nt3 = x*t1\nreturn t3, t2", "x/z", "y/z");
    makes(Optimization.RECIPROCALS, "t1 = x*0.2\nreturn t1", "x/5");
    keeps(Optimization.RECIPROCALS, "x/z", "1/z");
    keeps(Optimization.RECIPROCALS, "x/0", "x/1e-310");
  }

  @Test
  void aPolynomialIsNested() {
    makes(
        Optimization.REASSOCIATION,
        """
        t1 = x + 2
        t2 = x*t1
        t3 = t2 - 5
        t4 = x*t3
        t5 = t4 + 1
        return t5
        """,
        "x^3 + 2*x^2 - 5*x + 1");
  }

  @Test
  void factorsThatTermsHaveInCommonStandBeforeTheirSum() {
    makes(
        Optimization.REASSOCIATION,
        "t1 = b + c\nt2 = a*t1\nt3 = t2 - d\nreturn t3",
        "a*b + a*c - d");
    makes(Optimization.REASSOCIATION, "t1 = 6*x\nreturn t1", "2*(x*3)");
  }

  @Test
  void longSumsAreBalanced() {
    makes(
        Optimization.REASSOCIATION,
        "t1 = a + b\nt2 = c - d\nt3 = t1 + t2\nreturn t3",
        "a + b + c - d");
  }

  @Test
  void whatIsNotOneEverywhereIsNotCancelled() {
    Program p = Optimization.REASSOCIATION.apply(program("x/x", "x - x")).verify();
    double[] out = new double[2];
    p.run(new double[] {0}, out);
    assertTrue(Double.isNaN(out[0]));
    p.run(new double[] {Double.POSITIVE_INFINITY}, out);
    assertTrue(Double.isNaN(out[1]));
  }

  @Test
  void noPassMakesMoreWork() {
    Program p = program("(x + y)^2*(x - y)", "sin(x)*x*y + y^3", "x*y");
    assertTrue(Optimization.REASSOCIATION.apply(p).operations() <= p.operations());
  }

  @Test
  void sumsOfAnySizeAreGroupedInLinearTime() {
    Graph g = new Graph();
    List<Expr> terms =
        IntStream.range(0, 200_000)
            .<Expr>mapToObj(k -> g.multiply(g.symbol("x" + k / 2), g.symbol("y" + k)))
            .toList();
    List<String> names =
        Stream.concat(
                IntStream.range(0, 100_000).mapToObj(k -> "x" + k),
                IntStream.range(0, 200_000).mapToObj(k -> "y" + k))
            .toList();
    Program p = Lowering.lower(List.of(g.sum(terms)), names);
    assertEquals(399_999, p.operations());
    assertEquals(299_999, Optimization.REASSOCIATION.apply(p).verify().operations());
  }

  @Test
  void strictProgramsCallStrictMath() {
    Numerics strict = new Numerics(false, false, true);
    Formula f = Formula.parse("exp(x) + x^y + sigmoid(x) + log2(y)");
    Program p = Lowering.lower(Dag.of(f.expr()), f.variables(), strict).verify();
    double x = 0.7;
    double y = 1.3;
    double expected =
        StrictMath.exp(x)
            + StrictMath.pow(x, y)
            + 1 / (1 + StrictMath.exp(-x))
            + StrictMath.log(y) * (1 / 0.6931471805599453);
    assertEquals(expected, value(p, x, y), 1e-15); // log2 has its own last bit
  }

  @Test
  void strictProgramsRefuseWhatALibraryComputes() {
    Numerics strict = new Numerics(false, false, true);
    Formula f = Formula.parse("erf(x)");
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> Lowering.lower(Dag.of(f.expr()), f.variables(), strict));
    assertEquals(
        "erf is computed by a library that calls java.lang.Math, whose last bits may differ between"
            + " machines: strictMath cannot have it",
        e.getMessage());
  }

  @Test
  void javaCodeGoesThroughEveryPass() {
    Language language = Language.of(UserFunction.of("tab(v)", Math::sin));
    Program p = FormulaSystem.of(language.parse("x*tab(y/2) + z/2")).program();
    Program better = p;
    for (Optimization optimization : Optimization.values()) {
      better = optimization.apply(better).verify();
    }
    assertEquals(value(p, 1, 2, 3), value(better, 1, 2, 3), 1e-15); // fused and regrouped
    assertSame(p.inputs(), better.inputs());
  }
}
