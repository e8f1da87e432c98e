package leibniz.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import leibniz.FormulaSystem;
import leibniz.Language;
import leibniz.UserFunction;
import org.junit.jupiter.api.Test;

class StagingTest {
  /// The formula's variables are a, b and x; a and b are parameters.
  private static Staging staged(String... texts) {
    return staged(FormulaSystem.parse(List.of(texts), List.of("a", "b", "x")));
  }

  private static Staging staged(FormulaSystem system) {
    Staging staging = Staging.split(system.program(), 2);
    staging.first().verify();
    staging.second().verify();
    double[] crossing = new double[staging.first().outputCount()];
    staging.first().run(new double[] {1.5, -0.3}, crossing);
    double[] in = Arrays.copyOf(crossing, crossing.length + 1);
    in[crossing.length] = 0.7;
    double[] out = new double[system.size()];
    staging.second().run(in, out);
    assertArrayEquals(system.evaluate(1.5, -0.3, 0.7), out);
    return staging;
  }

  private static void splits(Staging staging, String first, String second) {
    assertEquals(first, staging.first().toString());
    assertEquals(second, staging.second().toString());
  }

  @Test
  void whatDependsOnParametersAloneIsComputedFirst() {
    splits(staged("exp(a)*b*x"), "t1 = exp(a)\nt2 = t1*b\nreturn t2", "t1 = s1*x\nreturn t1");
    splits(
        staged("a*b + x", "sin(a*b)/x"),
        "t1 = a*b\nt2 = sin(t1)\nreturn t1, t2",
        "t1 = s1 + x\nt2 = s2/x\nreturn t1, t2");
  }

  @Test
  void parametersAndFinishedResultsCross() {
    splits(staged("a*x"), "return a", "t1 = a*x\nreturn t1");
    splits(staged("a + b", "a"), "t1 = a + b\nreturn a, t1", "return s2, a");
  }

  @Test
  void constantsAndUnusedParametersDoNotCross() {
    splits(staged("2*x + 1", "3"), "return", "t1 = 2*x\nt2 = t1 + 1\nreturn t2, 3");
  }

  @Test
  void conditionsOfParametersAreDecidedFirstWhereTheChoiceIs() {
    splits(
        staged("if(a < b, sqrt(a), b^2)*x"),
        "t1 = a < b\nt2 = sqrt(a)\nt3 = b*b\nt4 = if(t1, t2, t3)\nreturn t4",
        "t1 = s1*x\nreturn t1");
    splits(
        staged("if(a < b, x, exp(b))"),
        "t1 = exp(b)\nreturn a, b, t1",
        "t1 = a < b\nt2 = if(t1, x, s3)\nreturn t2");
  }

  /// It may be slow, or throw, where its branch is never taken.
  @Test
  void javaCodeInABranchAloneStaysThere() {
    Language language = Language.of(UserFunction.of("slow(v)", v -> v * v));
    splits(
        staged(FormulaSystem.of(language.parse("slow(a)*x", "a", "b", "x"))),
        "t1 = slow(a)\nreturn t1",
        "t1 = s1*x\nreturn t1");
    splits(
        staged(FormulaSystem.of(language.parse("if(x < b, slow(a), b)", "a", "b", "x"))),
        "return b, a",
        "t1 = x < b\nt2 = slow(a)\nt3 = if(t1, t2, b)\nreturn t3");
  }
}
