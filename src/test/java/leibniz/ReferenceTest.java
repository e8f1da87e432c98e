package leibniz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Values, gradients and Hessians of 340 formulas against numbers made with 50 digits.
class ReferenceTest {
  /// Relative, and absolute below 1: what the project promises. Cancellation in the formulas
  /// themselves costs up to five digits.
  private static final double TOLERANCE = 1e-9;

  /// At the point of this case `atan(y)` is negative: as written, `sqrt(atan(y))^4` has no real
  /// value there, while the symbolic arithmetic that made the case cancelled root and power. The
  /// simplified formula has the certified value; as written it must be NaN.
  private static final String BEYOND_ITS_DOMAIN = "(sqrt(atan(y)))^4";

  record Case(
      String name,
      Formula formula,
      double[] point,
      double value,
      double[] gradient,
      double[] hessian) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    Gson gson = new Gson();
    for (String line :
        Files.readAllLines(Path.of("src/test/resources/reference.jsonl"), StandardCharsets.UTF_8)) {
      JsonObject o = gson.fromJson(line, JsonObject.class);
      String[] variables = gson.fromJson(o.get("vars"), String[].class);
      cases.add(
          new Case(
              o.get("name").getAsString() + ": " + o.get("expr").getAsString(),
              Formula.parse(o.get("expr").getAsString(), variables),
              gson.fromJson(o.get("point"), double[].class),
              o.get("value").getAsDouble(),
              gson.fromJson(o.get("gradient"), double[].class),
              rows(o.getAsJsonArray("hessian"))));
    }
    return cases;
  }

  private static double[] rows(JsonArray matrix) {
    Gson gson = new Gson();
    return matrix.asList().stream()
        .flatMapToDouble(row -> Arrays.stream(gson.fromJson(row, double[].class)))
        .toArray();
  }

  static Stream<Case> ordinary() throws IOException {
    return cases().stream().filter(c -> !c.name.contains(BEYOND_ITS_DOMAIN));
  }

  @Test
  void thereAre340Cases() throws IOException {
    assertEquals(340, cases().size());
    assertEquals(339, ordinary().count());
  }

  @ParameterizedTest
  @MethodSource("ordinary")
  void interpreterAgrees(Case c) {
    assertClose(c.value, c.formula.evaluate(c.point), "value");
    assertClose(c.gradient, c.formula.gradient().evaluate(c.point), "gradient");
    assertClose(c.hessian, c.formula.hessian().evaluate(c.point), "Hessian");
  }

  @ParameterizedTest
  @MethodSource("ordinary")
  void compiledCodeAgrees(Case c) {
    assertAgrees(c, c.formula.compile());
    assertAgrees(c, c.formula.compile(CompileOptions.DEFAULT.eager(true)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void simplifiedFormulasAgree(Case c) {
    assertAgrees(c, c.formula.simplify().compile());
    assertClose(
        c.gradient, c.formula.simplify().gradient().simplify().evaluate(c.point), "gradient");
    assertClose(c.hessian, c.formula.simplify().hessian().simplify().evaluate(c.point), "Hessian");
  }

  @Test
  void rootsOfNegativeNumbersAreNotANumber() throws IOException {
    Case c =
        cases().stream().filter(k -> k.name.contains(BEYOND_ITS_DOMAIN)).findFirst().orElseThrow();
    assertTrue(Double.isNaN(c.formula.evaluate(c.point)));
  }

  private static void assertAgrees(Case c, CompiledFormula compiled) {
    double[] gradient = new double[c.point.length];
    double[] hessian = new double[c.point.length * c.point.length];
    assertClose(c.value, compiled.applyAsDouble(c.point), "value");
    assertClose(c.value, compiled.valueAndGradient(c.point, gradient), "value");
    compiled.hessian(c.point, hessian);
    assertClose(c.gradient, gradient, "gradient");
    assertClose(c.hessian, hessian, "Hessian");
  }

  private static void assertClose(double[] expected, double[] actual, String what) {
    assertEquals(expected.length, actual.length);
    for (int k = 0; k < expected.length; k++) {
      assertClose(expected[k], actual[k], what + " at " + k);
    }
  }

  private static void assertClose(double expected, double actual, String what) {
    assertEquals(expected, actual, TOLERANCE * Math.max(1, Math.abs(expected)), what);
  }
}
