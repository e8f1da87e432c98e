package leibniz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// Whether formulas are the same function: proven, refuted, or unknown, and never guessed.
class EquivalenceTest {
  private static Equivalence compare(String a, String b) {
    return Formula.parse(a).isEquivalentTo(Formula.parse(b));
  }

  private static void equal(String a, String b) {
    assertEquals(new Equivalence.Proven(), compare(a, b), a + " and " + b);
  }

  private static void different(String a, String b) {
    assertInstanceOf(Equivalence.Refuted.class, compare(a, b), a + " and " + b);
  }

  private static void unknown(String a, String b) {
    assertInstanceOf(Equivalence.Unknown.class, compare(a, b), a + " and " + b);
  }

  @Test
  void polynomialsAndFractions() {
    equal("(x + y)^2", "x^2 + 2*x*y + y^2");
    equal("(x^3 - 1)/(x - 1)", "x^2 + x + 1");
    equal("x/x", "1");
    equal("1/x + 1/y", "(x + y)/(x*y)");
    equal("0.1 + 0.2", "0.3");
    different("(x + y)^2", "x^2 + y^2");
    different("x^10000", "x^9999");
    different("1", "2");
  }

  @Test
  void trigonometryAndExponentials() {
    equal("sin(3*x)", "3*sin(x) - 4*sin(x)^3");
    equal("cos(x + y)", "cos(x)*cos(y) - sin(x)*sin(y)");
    equal("tan(x + y)", "(tan(x) + tan(y))/(1 - tan(x)*tan(y))");
    equal("sin(x)^4 - cos(x)^4", "sin(x)^2 - cos(x)^2");
    equal("tanh(x)", "(exp(2*x) - 1)/(exp(2*x) + 1)");
    equal("sinh(2*x)", "2*sinh(x)*cosh(x)");
    equal("sigmoid(x)", "exp(x)/(1 + exp(x))");
    different("cos(2*x)", "1 - sin(x)^2");
    different("exp(x*y)", "exp(x)*exp(y)");
  }

  @Test
  void equalityIsAskedWhereBothAreDefined() {
    equal("sqrt(x)^2", "x");
    equal("sqrt(x^2)", "abs(x)");
    different("sqrt(x^2)", "x");
    Formula root = Formula.parse("sqrt(x^2)").assume("x > 0");
    assertTrue(root.isEquivalentTo(Formula.parse("x")).isProven());
    unknown("sqrt(-1 - x^2)", "1");
  }

  @Test
  void roundingsRefuteNothing() {
    different("x", "x + 1/10^30");
    different("sin(x)", "sin(x) + 1/10^6");
    unknown("ln(x*y)", "ln(x) + ln(y)");
    unknown("sqrt(3 + 2*sqrt(2))", "1 + sqrt(2)");
    unknown("exp(x)^(1/3)*exp(1)", "exp(x/3 + 1) + 1/10^30*sin(1)");
    different("gamma(x)", "gamma(x) + 1");
    equal("gamma(x + 1)", "x*gamma(x)");
  }

  @Test
  void aWitnessIsAPointAtWhichTheyDiffer() {
    Formula f = Formula.parse("x*y");
    Equivalence.Refuted refuted =
        (Equivalence.Refuted) f.isEquivalentTo(Formula.parse("x*y + floor(x)*z"));
    double x = refuted.witness().get("x");
    double y = refuted.witness().get("y");
    double z = refuted.witness().get("z");
    assertEquals(x * y, refuted.value());
    assertEquals(x * y + Math.floor(x) * z, refuted.otherValue());
    assertTrue(refuted.value() != refuted.otherValue());
    assertTrue(refuted.isRefuted());
    assertFalse(refuted.isProven());
  }

  @Test
  void answersPrint() {
    assertEquals("equivalent", compare("x", "x").toString());
    assertEquals("not equivalent: the values are 1.0 and 2.0", compare("1", "2").toString());
    assertEquals(
        "not equivalent: at x = 2.0 the values differ by less than doubles show",
        compare("x", "x + 1/10^30").toString());
    assertEquals(Map.of("text/html", "<p>equivalent</p>"), compare("x + x", "2*x").mimeBundle());
    assertTrue(compare("ln(x*y)", "ln(x) + ln(y)").toString().startsWith("unknown: no proof"));
  }

  /// A formula is proven to be equal to what simplification and expansion make of it, and to differ
  /// from it by one.
  @Test
  void generatedFractionsAreToldApart() {
    Generator generator = new Generator(11);
    int defined = 0;
    for (int k = 0; k < 200; k++) {
      Formula f = Formula.parse(generator.rational(4).toString());
      if (!isDefined(f)) {
        continue;
      }
      Formula more = Formula.parse("1 + (" + f + ")");
      assertTrue(f.isEquivalentTo(f.simplify()).isProven(), f.toString());
      assertTrue(f.isEquivalentTo(f.expand()).isProven(), f.toString());
      assertTrue(f.isEquivalentTo(more).isRefuted(), f.toString());
      defined++;
    }
    int count = defined;
    assertTrue(count > 150, () -> "only " + count + " of 200 are defined");
  }

  /// Whether there is a point where a formula has a value: not of `1/(x - x)`.
  private static boolean isDefined(Formula f) {
    return java.util.stream.IntStream.range(1, 20)
        .mapToObj(k -> f.variables().stream().mapToDouble(v -> k * 0.7 + v.charAt(0) % 5).toArray())
        .anyMatch(x -> Double.isFinite(f.evaluate(x)));
  }
}
