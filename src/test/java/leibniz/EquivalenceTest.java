package leibniz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
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
  void rootsAndPowersOfNumbers() {
    equal("sqrt(2)*sqrt(3)", "sqrt(6)");
    equal("sqrt(8)", "2*sqrt(2)");
    equal("cbrt(2)*cbrt(4)", "2");
    equal("1/(1 + sqrt(2))", "sqrt(2) - 1");
    equal("2^x*2^x", "4^x");
    equal("(1/2)^x", "2^(-x)");
    equal("2^(x + 1)", "2*2^x");
    equal("ln(2) + ln(3)", "ln(6)");
    equal("ln(8)", "3*ln(2)");
    different("2^x*3^x", "5^x");
    different("sqrt(2) + sqrt(3)", "sqrt(5)");
  }

  @Test
  void rootsAndLogarithmsOfProducts() {
    equal("ln(x*y)", "ln(x) + ln(y)");
    equal("ln(x/y)", "ln(x) - ln(y)");
    equal("ln(x^2)", "2*ln(abs(x))");
    equal("ln(x^2 - 1)", "ln(x - 1) + ln(x + 1)");
    equal("sqrt(x*y)", "sqrt(x)*sqrt(y)");
    equal("sqrt(x^2 + 2*x + 1)", "abs(x + 1)");
    equal("hypot(3*x, 4*x)", "5*abs(x)");
    equal("x^(1/3)", "cbrt(x)"); // where the power is defined
    equal("acosh(x)", "ln(x + sqrt(x^2 - 1))");
    equal("atanh(x)", "ln((1 + x)/(1 - x))/2");
    equal("logsumexp(x, y)", "ln(exp(x) + exp(y))");
    different("ln(x^2)", "2*ln(2*abs(x))");
    different("sqrt(x^2*y)", "x*sqrt(y)");
  }

  @Test
  void signsAreTakenCaseByCase() {
    equal("max(x, y)", "(x + y + abs(x - y))/2");
    equal("max(x, y)", "-min(-x, -y)");
    equal("abs(x*y)", "abs(x)*abs(y)");
    equal("if(x > 0, x, -x)", "abs(x)");
    equal("if(x > 0, x^2, 0)", "max(x, 0)*abs(x)");
    equal("heaviside(x)", "(1 + sign(x))/2");
    equal("sign(x)*x", "abs(x)");
    different("heaviside(x)", "if(x >= 0, 1, 0)"); // a half at zero
    different("max(x, y)", "abs(x - y)");
    different("if(x > 0, x, x^2)", "abs(x)");
    unknown("if(sqrt(x) > 1, 1, 0)", "if(x > 1, 1, if(x < 0, 5, 0))"); // apart where a root is NaN
  }

  @Test
  void partsOfAnglesAndWholeNumbers() {
    equal("tan(x/2)", "sin(x)/(1 + cos(x))");
    equal("tan(x/2)", "(1 - cos(x))/sin(x)");
    equal("acos(-x)", "pi - acos(x)");
    equal("sinc(x)*x", "sin(x)");
    equal("floor(x) + 1", "floor(x + 1)");
    different("floor(x + 1/2)", "floor(x) + 1/2");
    different("atan2(y, x)", "atan(y/x)");
  }

  /// A second opinion: what is proven of formulas in which a function was exchanged has the same
  /// values.
  @Test
  void whatIsProvenHasTheSameValues() {
    Generator generate = new Generator(17);
    List<String> exchanged =
        List.of(
            "abs,", "sqrt,cbrt", "max,min", "floor,ceil", "sin,cos", "sign,heaviside", "ln,log1p");
    int proven = 0;
    for (int k = 0; k < 120; k++) {
      String text = generate.anything(4).toString();
      Formula f = Formula.parse(text, Generator.VARIABLES);
      for (String pair : exchanged) {
        String[] names = pair.split(",", -1);
        Formula g =
            Formula.parse(
                text.replaceAll("\\b" + names[0] + "\\(", names[1] + "("), Generator.VARIABLES);
        if (!g.equals(f) && f.isEquivalentTo(g).isProven()) {
          assertSameValues(f, g);
          proven++;
        }
      }
    }
    assertTrue(proven > 0, "none is proven");
  }

  private static void assertSameValues(Formula f, Formula g) {
    SplittableRandom random = new SplittableRandom(3);
    int apart = 0;
    for (int k = 0; k < 100; k++) {
      double[] point =
          DoubleStream.generate(() -> random.nextDouble(-3, 3))
              .limit(f.variables().size())
              .toArray();
      double a = f.evaluate(point);
      double b = g.evaluate(point);
      boolean areDefined = Double.isFinite(a) && Double.isFinite(b);
      apart += areDefined && Math.abs(a - b) > 1e-3 * (1 + Math.abs(a)) ? 1 : 0;
    }
    assertTrue(apart < 5, f + " and " + g); // a few by cancellation
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
    unknown("cos(pi/5)", "(1 + sqrt(5))/4");
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
    assertTrue(compare("cos(pi/5)", "(1 + sqrt(5))/4").toString().startsWith("unknown: no proof"));
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
