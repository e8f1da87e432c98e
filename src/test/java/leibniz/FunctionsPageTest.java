package leibniz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import leibniz.eval.Functions;
import leibniz.expr.Expr;
import leibniz.expr.Fn;
import leibniz.expr.Graph;
import leibniz.parse.Definition;
import leibniz.parse.StandardDefinitions;
import org.junit.jupiter.api.Test;

/// Measures every function against values of 25 digits, and keeps `docs/functions.md`, which is
/// made here with `mvn verify -Dleibniz.write=true`.
class FunctionsPageTest {
  private static final Path PAGE = Path.of("docs/functions.md");

  /// The errors of a function: the greatest in units in the last place, the greatest relative to
  /// one where the value is smaller than one (near zeros the first says little), and the range.
  private static final class Accuracy {
    double ulp;
    double relative;
    final double[] least = {Double.MAX_VALUE, Double.MAX_VALUE};
    final double[] most = {-Double.MAX_VALUE, -Double.MAX_VALUE};
    int points;
  }

  private static Map<Fn, Accuracy> measured() throws IOException {
    Map<Fn, Accuracy> all = new LinkedHashMap<>();
    for (String line : Files.readAllLines(Path.of("src/test/resources/functions/values.csv"))) {
      String[] cells = line.split(",", -1);
      Fn fn = Fn.named(cells[0]);
      Accuracy accuracy = all.computeIfAbsent(fn, _ -> new Accuracy());
      double x = Double.parseDouble(cells[1]);
      double y = cells.length > 3 ? Double.parseDouble(cells[2]) : 0;
      double value = cells.length > 3 ? Functions.apply(fn, x, y) : Functions.apply(fn, x);
      BigDecimal expected = new BigDecimal(cells[cells.length - 1]);
      assertTrue(Double.isFinite(value), line);
      double error = new BigDecimal(value).subtract(expected).abs().doubleValue();
      double size = Math.abs(expected.doubleValue());
      accuracy.ulp = Math.max(accuracy.ulp, error / Math.ulp(size));
      accuracy.relative = Math.max(accuracy.relative, error / Math.max(1, size));
      accuracy.points++;
      double[] point = {x, y};
      for (int k = 0; k < 2; k++) {
        accuracy.least[k] = Math.min(accuracy.least[k], point[k]);
        accuracy.most[k] = Math.max(accuracy.most[k], point[k]);
      }
    }
    return all;
  }

  @Test
  void everyFunctionIsAccurate() throws IOException {
    measured()
        .forEach(
            (fn, accuracy) -> {
              // What Commons Numbers and the series near 20 leave; the page has each figure.
              assertTrue(accuracy.relative < 5e-14, () -> fn + ": " + accuracy.relative);
            });
  }

  @Test
  void everyFunctionThatIsComputedIsMeasured() throws IOException {
    List<Fn> missing = new ArrayList<>(List.of(Fn.values()));
    missing.removeAll(measured().keySet());
    assertEquals(
        List.of(
            Fn.PI,
            Fn.E,
            Fn.ABS,
            Fn.SIGN,
            Fn.FLOOR,
            Fn.CEIL,
            Fn.ROUND,
            Fn.TRUNC,
            Fn.HEAVISIDE,
            Fn.REMAINDER,
            Fn.COPYSIGN,
            Fn.MIN,
            Fn.MAX),
        missing,
        "only what is exact needs no measuring");
  }

  @Test
  void thePageIsNotStale() throws IOException {
    String page = page();
    if (Boolean.getBoolean("leibniz.write")) {
      Files.writeString(PAGE, page);
    }
    List<String> written = Files.readAllLines(PAGE);
    List<String> made = page.lines().toList();
    String hint = "docs/functions.md is stale: mvn verify -Dleibniz.write=true";
    assertEquals(made.size(), written.size(), hint);
    for (int i = 0; i < made.size(); i++) {
      // The last column is measured, and differs a little between processors.
      assertEquals(withoutLast(made.get(i)), withoutLast(written.get(i)), hint);
    }
  }

  /// A bar in a cell, as in the LaTeX of `abs`, would end it.
  @Test
  void everyRowHasTheCellsOfItsHead() throws IOException {
    long cells = 0;
    for (String line : page().lines().toList()) {
      long bars = line.chars().filter(c -> c == '|').count();
      cells = bars == 0 || cells == 0 ? bars : cells;
      assertEquals(cells, bars, line);
    }
  }

  private static String withoutLast(String row) {
    return row.startsWith("| `") ? row.substring(0, row.lastIndexOf('|', row.length() - 2)) : row;
  }

  private static String page() throws IOException {
    StringBuilder out =
        new StringBuilder(
            """
            # Functions

            Made by `FunctionsPageTest` from the function table; `mvn verify -Dleibniz.write=true` writes it anew. Arguments are called x, y, and an
            order n; the derivative is by x. Errors are the greatest at random points of the range, in units in the last place (ulp), against values
            of 25 digits; near the zeros of a function a unit in the last place is very small, so the greatest error relative to the larger of 1 and
            the value stands beside it. What is exact is not measured.

            | function | as LaTeX | other names | defined where | derivative | greatest error |
            |---|---|---|---|---|---|
            """);
    Map<Fn, Accuracy> measured = measured();
    for (Fn fn : Fn.values()) {
      out.append(
          "| `%s` | %s | %s | %s | %s | %s |\n"
              .formatted(
                  signature(fn),
                  latex(call(fn)),
                  String.join(", ", fn.names().subList(1, fn.names().size())),
                  fn.domain().isEmpty() ? "everywhere" : "`" + fn.domain() + "`",
                  fn.minArity() == 0 ? "" : "`" + derivative(fn) + "`",
                  accuracy(measured.get(fn))));
    }
    out.append(
        """

        `sqrt(x)` is the power `x^(1/2)`, correctly rounded. Powers are described in [language.md](language.md).

        These are formulas of others, put in place of the call:

        | function | formula | as LaTeX |
        |---|---|---|
        """);
    for (String name : StandardDefinitions.all().keySet()) {
      Definition d = StandardDefinitions.all().get(name);
      out.append(
          "| `%s` | `%s` | %s |\n"
              .formatted(d.signature(), d.body(), latex(Formula.parse(d.body()))));
    }
    return out.toString();
  }

  private static String signature(Fn fn) {
    String call = call(fn).toString();
    return fn.maxArity() > 2 ? call.replace(")", ", ...)") : call;
  }

  private static Formula call(Fn fn) {
    Graph g = new Graph();
    int arity = Math.min(2, fn.maxArity());
    List<String> names = fn.takesOrder() ? List.of("n", "x") : List.of("x", "y").subList(0, arity);
    return Formula.of(g.call(fn, names.stream().map(g::symbol).toArray(Expr[]::new)), names);
  }

  private static String derivative(Fn fn) {
    return call(fn).derivative("x").simplify().toString();
  }

  /// Without `|`, which would end the cell of a table.
  private static String latex(Formula f) {
    return "$" + f.toLatex().replace("|", "\\vert ").strip() + "$";
  }

  private static String accuracy(Accuracy a) {
    if (a == null) {
      return "";
    }
    String range = range(a, 0) + (a.least[1] == 0 && a.most[1] == 0 ? "" : " by " + range(a, 1));
    return String.format(
        Locale.ROOT, "%.2f ulp, %.1e; %d points of %s", a.ulp, a.relative, a.points, range);
  }

  private static String range(Accuracy a, int k) {
    return String.format(Locale.ROOT, "%.3g to %.3g", a.least[k], a.most[k]);
  }
}
