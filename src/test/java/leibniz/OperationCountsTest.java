package leibniz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// How many operations the programs of mechanics and kinetics have, as derived and rewritten; the
/// table stands in docs/benchmarks.md.
class OperationCountsTest {
  private static final Path PAGE = Path.of("docs/benchmarks.md");
  private static final String HEAD =
      """
      | operations | as derived | `simplify` | `reduceOperations` | both |
      |---|---|---|---|---|
      """;

  /// A row a model.
  record Model(String name, FormulaSystem system) {
    @Override
    public String toString() {
      return name;
    }

    private FormulaSystem simplified() {
      return system.simplify();
    }

    private FormulaSystem reduced() {
      return system.reduceOperations();
    }

    private FormulaSystem both() {
      return simplified().reduceOperations();
    }
  }

  static Stream<Model> models() {
    FormulaSystem arm = arm();
    String[] joints = joints();
    List<Formula> hessians = new ArrayList<>();
    arm.formulas().forEach(f -> hessians.addAll(f.hessian(joints).lowerTriangle().formulas()));
    return Stream.of(
        new Model("arm of 6 joints: position of its end", arm),
        new Model("its gradient, 3 x 6", arm.jacobian(joints)),
        new Model("its Hessians, 3 x 6 x 6", FormulaSystem.of(hessians.toArray(Formula[]::new))),
        new Model("double pendulum: accelerations", pendulum()),
        new Model("their Jacobian, 2 x 4", pendulum().jacobian("a", "b", "u", "v")),
        new Model("collisions of a kinetic gas, D2Q9", collisions()),
        new Model("their Jacobian, 9 x 9", collisions().jacobian(populations())));
  }

  private static String[] joints() {
    return new String[] {"q1", "q2", "q3", "q4", "q5", "q6"};
  }

  /// The position of the hand of an arm in Denavit and Hartenberg's parameters, whose twists are
  /// quarter turns as those of the Puma 560: the product of six matrices of 4 x 4, multiplied out
  /// in its entries from the left.
  private static FormulaSystem arm() {
    String[] twists = {"pi/2", "0", "-pi/2", "pi/2", "-pi/2", "0"};
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= 6; i++) {
      String twist = twists[i - 1];
      String[][] link = {
        {"cos(q#)", "-sin(q#)*cos(@)", "sin(q#)*sin(@)", "r#*cos(q#)"},
        {"sin(q#)", "cos(q#)*cos(@)", "-cos(q#)*sin(@)", "r#*sin(q#)"},
        {"0", "sin(@)", "cos(@)", "d#"}
      };
      for (int row = 0; row < 3; row++) {
        for (int column = 0; column < 4; column++) {
          String entry = i == 1 ? at(link, row, column, twist, i) : "";
          for (int k = 0; k < 3 && i > 1; k++) {
            entry +=
                (k == 0 ? "" : " + ")
                    + name(i - 1, row, k)
                    + "*("
                    + at(link, k, column, twist, i)
                    + ")";
          }
          entry += i > 1 && column == 3 ? " + " + name(i - 1, row, 3) : "";
          text.append(name(i, row, column) + " = " + entry + "; ");
        }
      }
    }
    List<String> texts = new ArrayList<>();
    for (int row = 0; row < 3; row++) {
      texts.add(text + name(6, row, 3));
    }
    return FormulaSystem.parse(texts.toArray(String[]::new));
  }

  private static String at(String[][] link, int row, int column, String twist, int i) {
    return link[row][column].replace("#", "" + i).replace("@", twist);
  }

  private static String name(int link, int row, int column) {
    return "t" + link + row + column;
  }

  /// The angular accelerations of a double pendulum of angles a, b and speeds u, v, by Lagrange's
  /// equations, whose linear system is solved by Cramer's rule.
  private static FormulaSystem pendulum() {
    Formula lagrangian =
        Formula.parse(
            "m*(l*u)^2/2 + n*((l*u)^2 + (k*v)^2 + 2*l*k*u*v*cos(a - b))/2"
                + " + (m + n)*g*l*cos(a) + n*g*k*cos(b)");
    Map<String, Formula> parts = new LinkedHashMap<>();
    parts.put("muu", lagrangian.derivative("u", "u"));
    parts.put("muv", lagrangian.derivative("u", "v"));
    parts.put("mvv", lagrangian.derivative("v", "v"));
    parts.put("fu", force(lagrangian, "a", "u"));
    parts.put("fv", force(lagrangian, "b", "v"));
    Formula u = Formula.parse("(fu*mvv - fv*muv)/(muu*mvv - muv^2)");
    Formula v = Formula.parse("(fv*muu - fu*muv)/(muu*mvv - muv^2)");
    for (Map.Entry<String, Formula> part : parts.entrySet()) {
      u = u.substitute(part.getKey(), part.getValue());
      v = v.substitute(part.getKey(), part.getValue());
    }
    return FormulaSystem.of(u, v);
  }

  /// What is left of one of Lagrange's equations without accelerations.
  private static Formula force(Formula lagrangian, String angle, String speed) {
    Formula momentum = lagrangian.derivative(speed);
    return Formula.parse("ga - da*u - db*v")
        .substitute("ga", lagrangian.derivative(angle))
        .substitute("da", momentum.derivative("a"))
        .substitute("db", momentum.derivative("b"));
  }

  private static String[] populations() {
    return new String[] {"f0", "f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8"};
  }

  /// The collision step of Bhatnagar, Gross and Krook for nine velocities in the plane: populations
  /// relax to equilibrium, which depends on density and velocity.
  private static FormulaSystem collisions() {
    int[][] c = {{0, 0}, {1, 0}, {0, 1}, {-1, 0}, {0, -1}, {1, 1}, {-1, 1}, {-1, -1}, {1, -1}};
    String[] weight = {"4/9", "1/9", "1/9", "1/9", "1/9", "1/36", "1/36", "1/36", "1/36"};
    String moments =
        "rho = f0 + f1 + f2 + f3 + f4 + f5 + f6 + f7 + f8; "
            + "ux = (f1 - f3 + f5 - f6 - f7 + f8)/rho; uy = (f2 - f4 + f5 + f6 - f7 - f8)/rho; ";
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      String along = "((" + c[i][0] + ")*ux + (" + c[i][1] + ")*uy)";
      texts.add(
          moments
              + "f@ + omega*(%s*rho*(1 + 3*%s + 9/2*%s^2 - 3/2*(ux^2 + uy^2)) - f@)"
                  .formatted(weight[i], along, along)
                  .replace("@", "" + i));
    }
    return FormulaSystem.parse(texts.toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("models")
  void rewritingNeverAddsOperationsAndKeepsValues(Model model) {
    double[] point = new double[model.system.variables().size()];
    for (int k = 0; k < point.length; k++) {
      point[k] = 0.3 + 0.17 * k;
    }
    double[] expected = model.system.evaluate(point);
    int count = model.system.program().operations();
    for (FormulaSystem rewritten : List.of(model.simplified(), model.reduced(), model.both())) {
      assertTrue(rewritten.program().operations() <= count);
      double[] actual = rewritten.evaluate(point);
      for (int k = 0; k < actual.length; k++) {
        // Some hundred operations, each with a rounding.
        assertEquals(expected[k], actual[k], 1e-13 * (10 + Math.abs(expected[k])));
      }
    }
  }

  @Test
  void thePageHasTheseCounts() throws IOException {
    StringBuilder rows = new StringBuilder();
    models()
        .forEach(
            m ->
                rows.append(
                    "| %s | %d | %d | %d | %d |\n"
                        .formatted(
                            m.name,
                            m.system.program().operations(),
                            m.simplified().program().operations(),
                            m.reduced().program().operations(),
                            m.both().program().operations())));
    String page = Files.readString(PAGE);
    int start = page.indexOf(HEAD) + HEAD.length();
    int end = page.indexOf("\n\n", start - 1) + 1;
    if (Boolean.getBoolean("leibniz.write")) {
      Files.writeString(PAGE, page.substring(0, start) + rows + page.substring(end));
    }
    assertEquals(
        page.substring(start, end), rows.toString(), "write it anew: -Dleibniz.write=true");
  }
}
