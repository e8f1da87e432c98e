package leibniz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every entry point gives the interpreter's bits, wherever its arrays are, and refuses arrays that
/// do not fit before it computes anything.
class EntryPointsTest {
  /// In one method, in many, with branches, with more zeros than not, and without variables.
  static Stream<Formula> formulas() {
    return Stream.of(
            "x^2*y + sin(x*y)/z",
            "if(x < y, x^y, abs(z))*exp(-x)",
            "sum(i, 1, 40, (x[i]*x[i + 1] - 1)^2 + sin(x[i]))",
            "sum(i, 1, 400, (x[i]*x[i + 1] - 1)^2 + sin(x[i]))",
            "1/3")
        .map(Formula::parse);
  }

  /// Of 65 and more variables, few of which a formula depends on: gradients are mostly zeros.
  static Stream<Formula> sparseFormulas() {
    String[] names = names(100);
    return Stream.of("x[1]^2", "x[100]^2", "x[2]*x[99] + sin(x[50])", "0", "7", "x[1]")
        .flatMap(
            text ->
                Stream.of(
                    Formula.parse(text, names),
                    Formula.parse(text.replaceAll("100|99", "65"), names(65))));
  }

  /// Of which most values, or most derivatives, are zero.
  static Stream<FormulaSystem> sparseSystems() {
    String[] mostlyZero = new String[80];
    Arrays.fill(mostlyZero, "0");
    mostlyZero[7] = "x[3]*x[70]";
    mostlyZero[79] = "x[1]^2";
    String[] none = new String[80];
    Arrays.fill(none, "0");
    return Stream.of(
        FormulaSystem.parse(List.of(mostlyZero), List.of(names(70))),
        FormulaSystem.parse(List.of(none), List.of(names(2))),
        FormulaSystem.parse(List.of("x[1]*x[2]", "x[69]^3"), List.of(names(70))));
  }

  private static String[] names(int n) {
    return IntStream.rangeClosed(1, n).mapToObj(k -> "x[" + k + "]").toArray(String[]::new);
  }

  static Stream<FormulaSystem> systems() {
    String[] chain =
        IntStream.rangeClosed(1, 300)
            .mapToObj(k -> "sin(x[%d])*x[%d] + %d*cos(t)".formatted(k, k + 1, k))
            .toArray(String[]::new);
    return Stream.of(
        FormulaSystem.parse("x*y", "z^2", "if(x > 0, y, sqrt(z))", "2"),
        FormulaSystem.parse("x^2*y + exp(z)/x"),
        FormulaSystem.parse(chain),
        FormulaSystem.parse("x*y", "sin(z)").jacobian(),
        FormulaSystem.parse());
  }

  private static Stream<CompileOptions> options() {
    return Stream.of(
        CompileOptions.DEFAULT,
        CompileOptions.DEFAULT.eager(true),
        CompileOptions.DEFAULT.background(true));
  }

  private static double[] point(int n, int seed) {
    return IntStream.range(0, n).mapToDouble(k -> 0.7 + 0.3 * Math.sin(seed + 1.7 * k)).toArray();
  }

  private static double[] joined(double[] a, double[] b) {
    double[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  /// The array with three places of rubbish before and two after.
  private static double[] within(double[] values) {
    double[] within = new double[values.length + 5];
    Arrays.fill(within, Double.NaN);
    System.arraycopy(values, 0, within, 3, values.length);
    return within;
  }

  private static double[] names(FormulaSystem s, double[]... x) {
    return s.evaluate(Arrays.stream(x).reduce(new double[0], EntryPointsTest::joined));
  }

  private static String[] fresh(int n) {
    return IntStream.range(0, n).mapToObj(k -> "fresh[" + k + "]").toArray(String[]::new);
  }

  @ParameterizedTest
  @MethodSource({"formulas", "sparseFormulas"})
  void formulasGiveTheInterpretersBits(Formula f) {
    int n = f.variables().size();
    double[] x = point(n, 1);
    double[] v = point(n, 2);
    double value = f.evaluate(x);
    double[] gradient = f.gradient().evaluate(x);
    double[] hessian = f.hessian().evaluate(x);
    FormulaSystem lower = f.hessian().lowerTriangle();
    double[] nonzeros = lower.nonzeros().evaluate(x);
    double[] product = names(f.hessianVectorProduct(fresh(n)), x, v);
    options()
        .map(f::compile)
        .forEach(
            c -> {
              assertEquals(value, c.applyAsDouble(x));
              assertEquals(value, c.applyAsDouble(within(x), 3));
              double[] g = filled(n);
              assertEquals(value, c.valueAndGradient(x, g));
              assertArrayEquals(gradient, g);
              double[] at = within(filled(n));
              assertEquals(value, c.valueAndGradient(within(x), 3, at, 3));
              assertArrayEquals(within(gradient), at);
              double[] h = filled(n * n);
              c.hessian(x, h);
              assertArrayEquals(hessian, h);
              at = within(filled(n * n));
              c.hessian(within(x), 3, at, 3);
              assertArrayEquals(within(hessian), at);
              double[][] rows = new double[n][n];
              c.hessian(x, rows);
              assertArrayEquals(hessian, flat(rows));
              assertEquals(lower.sparsity(), c.hessianSparsity());
              double[] values = filled(nonzeros.length);
              c.hessianNonzeros(x, values);
              assertArrayEquals(nonzeros, values);
              at = within(filled(nonzeros.length));
              c.hessianNonzeros(within(x), 3, at, 3);
              assertArrayEquals(within(nonzeros), at);
              double[] p = filled(n);
              c.hessianVectorProduct(x, v, p);
              assertArrayEquals(product, p);
              at = within(filled(n));
              c.hessianVectorProduct(within(x), 3, within(v), 3, at, 3);
              assertArrayEquals(within(product), at);
            });
  }

  private static double[] filled(int n) {
    double[] filled = new double[n];
    Arrays.fill(filled, 7);
    return filled;
  }

  private static double[] flat(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }

  @ParameterizedTest
  @MethodSource({"systems", "sparseSystems"})
  void systemsGiveTheInterpretersBits(FormulaSystem s) {
    int n = s.variables().size();
    int m = s.size();
    double[] x = point(n, 1);
    double[] v = point(n, 2);
    double[] w = point(m, 3);
    double[] values = s.evaluate(x);
    double[] jacobian = s.jacobian().evaluate(x);
    double[] nonzeros = s.jacobian().nonzeros().evaluate(x);
    double[] along = names(s.jacobianVectorProduct(fresh(n)), x, v);
    double[] against = names(s.vectorJacobianProduct(fresh(m)), x, w);
    FormulaSystem lower =
        s.weightedSum(fresh(m)).hessian(s.variables().toArray(String[]::new)).lowerTriangle();
    double[] second = names(lower.nonzeros(), x, w);
    options()
        .map(s::compile)
        .forEach(
            c -> {
              double[] out = filled(m);
              c.evaluate(x, out);
              assertArrayEquals(values, out);
              double[] at = within(filled(m));
              c.evaluate(within(x), 3, at, 3);
              assertArrayEquals(within(values), at);
              double[][] rows = new double[s.rows()][s.columns()];
              c.evaluate(x, rows);
              assertArrayEquals(values, flat(rows));
              double[] j = filled(m * n);
              c.jacobian(x, j);
              assertArrayEquals(jacobian, j);
              at = within(filled(m * n));
              c.jacobian(within(x), 3, at, 3);
              assertArrayEquals(within(jacobian), at);
              rows = new double[m][n];
              c.jacobian(x, rows);
              assertArrayEquals(jacobian, flat(rows));
              assertEquals(s.jacobian().sparsity(), c.jacobianSparsity());
              double[] some = filled(nonzeros.length);
              c.jacobianNonzeros(x, some);
              assertArrayEquals(nonzeros, some);
              at = within(filled(nonzeros.length));
              c.jacobianNonzeros(within(x), 3, at, 3);
              assertArrayEquals(within(nonzeros), at);
              out = filled(m);
              j = filled(m * n);
              c.valuesAndJacobian(x, out, j);
              assertArrayEquals(values, out);
              assertArrayEquals(jacobian, j);
              out = filled(m);
              rows = new double[m][n];
              c.valuesAndJacobian(x, out, rows);
              assertArrayEquals(values, out);
              assertArrayEquals(jacobian, flat(rows));
              double[] both = filled(m + m * n); // two ranges of one array
              c.valuesAndJacobian(within(x), 3, both, m * n, both, 0);
              assertArrayEquals(joined(jacobian, values), both);
              out = filled(m);
              some = filled(nonzeros.length);
              c.valuesAndJacobianNonzeros(x, out, some);
              assertArrayEquals(values, out);
              assertArrayEquals(nonzeros, some);
              both = filled(m + nonzeros.length);
              c.valuesAndJacobianNonzeros(within(x), 3, both, 0, both, m);
              assertArrayEquals(joined(values, nonzeros), both);
              out = filled(m);
              c.jacobianVectorProduct(x, v, out);
              assertArrayEquals(along, out);
              at = within(filled(m));
              c.jacobianVectorProduct(within(x), 3, within(v), 3, at, 3);
              assertArrayEquals(within(along), at);
              out = filled(n);
              c.vectorJacobianProduct(x, w, out);
              assertArrayEquals(against, out);
              at = within(filled(n));
              c.vectorJacobianProduct(within(x), 3, within(w), 3, at, 3);
              assertArrayEquals(within(against), at);
              assertEquals(lower.sparsity(), c.weightedHessianSparsity());
              some = filled(second.length);
              c.weightedHessianNonzeros(x, w, some);
              assertArrayEquals(second, some);
              at = within(filled(second.length));
              c.weightedHessianNonzeros(within(x), 3, within(w), 3, at, 3);
              assertArrayEquals(within(second), at);
            });
  }

  /// Each takes arrays, or ranges of them; what gives a matrix also gives it in rows.
  @Test
  void allHaveTheSameForms() {
    for (Class<?> type : List.of(CompiledFormula.class, CompiledSystem.class)) {
      Map<String, Set<String>> forms = new TreeMap<>();
      for (Method method : type.getDeclaredMethods()) {
        if (Modifier.isAbstract(method.getModifiers())) {
          String taken = method.toString().replaceAll(".*\\((.*)\\)", "$1");
          forms.computeIfAbsent(method.getName(), _ -> new TreeSet<>()).add(taken);
        }
      }
      forms.forEach(
          (name, some) -> {
            String arrays = Collections.min(some, Comparator.comparingInt(String::length));
            Set<String> expected = new TreeSet<>();
            expected.add(arrays);
            expected.add(arrays.replace("double[]", "double[],int"));
            if (List.of("hessian", "evaluate", "jacobian", "valuesAndJacobian").contains(name)) {
              expected.add(arrays + "[]");
            }
            assertEquals(expected, some, name);
          });
    }
  }

  @Test
  void resultsMayOverlapTheValuesTheyComeFrom() {
    CompiledSystem s = FormulaSystem.parse("x + 10*y", "y + 10*x").compile();
    for (int at = 0; at < 4; at++) {
      double[] both = {0, 0, 3, 4, 0, 0};
      s.evaluate(both, 2, both, at);
      assertEquals(43, both[at]);
      assertEquals(34, both[at + 1]);
    }
    double[] both = {3, 4};
    s.jacobianVectorProduct(both, new double[] {1, 2}, both);
    assertArrayEquals(new double[] {21, 12}, both);
    both = new double[] {1, 2};
    s.jacobianVectorProduct(new double[2], both, both);
    assertArrayEquals(new double[] {21, 12}, both);
    both = new double[] {1, 2};
    FormulaSystem.parse("y", "x").compile().jacobianVectorProduct(new double[2], both, both);
    assertArrayEquals(new double[] {2, 1}, both);
    CompiledFormula f = Formula.parse("x^2*y").compile();
    double[] x = {0, 3, 2};
    assertEquals(18, f.valueAndGradient(x, 1, x, 0));
    assertArrayEquals(new double[] {12, 9, 2}, x);
    double[] in = {3, 4};
    double[][] rows = {{0, 0}, in};
    FormulaSystem.parse("x + y", "x*y").jacobian().compile().evaluate(in, rows);
    assertArrayEquals(new double[] {1, 1, 4, 3}, flat(rows));
    double[] wide = {9, 3, 4, 9, 9, 9};
    CompiledSystem products = FormulaSystem.parse("x*y", "x + y").compile();
    products.jacobianVectorProduct(wide, 1, wide, 2, wide, 0);
    assertArrayEquals(new double[] {43, 13, 4, 9, 9, 9}, wide); // y*v1 + x*v2 of v = (4, 9)
  }

  private static void refuses(Class<? extends Exception> type, String message, Executable call) {
    for (int k = 0; k < 2; k++) { // before the entry is made, and after
      assertEquals(message, assertThrows(type, call).getMessage());
    }
  }

  private static void refuses(String message, Executable call) {
    refuses(IllegalArgumentException.class, message, call);
  }

  @Test
  void arraysOfAWrongLengthAreRefused() {
    CompiledFormula f = Formula.parse("x^2*y").compile();
    CompiledSystem s = FormulaSystem.parse("x*y", "x", "y^2").compile();
    double[] two = {1, 2};
    double[] three = new double[3];
    refuses("expected 2 values, of x, y, got 1", () -> f.applyAsDouble(1));
    refuses("expected 2 values, of x, y, got 3", () -> f.hessianNonzeros(three, new double[2]));
    refuses(
        "expected 2 values, of the vector, one for each variable, got 3",
        () -> f.hessianVectorProduct(two, three, two));
    refuses(
        "expected 3 values, of the weights, one for each formula, got 2",
        () -> s.vectorJacobianProduct(two, two, two));
    refuses(
        "expected an array of length 2 for the results, got one of length 3",
        () -> f.hessianNonzeros(two, three));
    refuses(
        "expected an array of length 6 for the results, got one of length 3",
        () -> s.valuesAndJacobian(two, three, three));
    refuses(
        "expected an array of length 4 for the results, got one of length 3",
        () -> s.valuesAndJacobianNonzeros(two, three, three));
    refuses(
        "expected 3 rows and 2 columns for the results, got 4 rows",
        () -> s.valuesAndJacobian(two, three, new double[4][2]));
    refuses(
        "expected 3 rows and 2 columns for the results, got 2 rows",
        () -> s.jacobian(two, new double[2][2]));
    refuses(
        "expected 3 rows and 2 columns for the results, got 3 columns in row 1",
        () -> s.jacobian(two, new double[][] {two, three, two}));
    refuses(
        "expected 3 rows and 2 columns for the results, got null in row 2",
        () -> s.jacobian(two, new double[][] {two, two, null}));
  }

  @Test
  void rangesThatLeaveTheirArrayAreRefused() {
    CompiledFormula f = Formula.parse("x^2*y").compile();
    double[] x = {1, 2, 3};
    for (int offset : new int[] {-1, 2, 3, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
      String values = "an array of length 3 does not hold 2 values, of x, y from index " + offset;
      refuses(values + " on", () -> f.applyAsDouble(x, offset));
      refuses(values + " on", () -> f.valueAndGradient(x, offset, x, 0));
      refuses(
          "an array of length 3 does not hold 2 results from index " + offset + " on",
          () -> f.valueAndGradient(x, 0, x, offset));
    }
    assertArrayEquals(new double[] {1, 2, 3}, x);
    CompiledSystem s = FormulaSystem.parse("x*y", "x").compile();
    String beyond = "an array of length 3 does not hold ";
    refuses(
        beyond + "2 values, of the weights, one for each formula from index 2 on",
        () -> s.vectorJacobianProduct(x, 0, x, 2, x, 0));
    refuses(
        beyond + "3 results from index 1 on",
        () -> s.valuesAndJacobianNonzeros(x, 0, new double[2], 0, x, 1));
  }

  @Test
  void nullsAreRefused() {
    CompiledFormula f = Formula.parse("x^2*y").compile();
    CompiledSystem s = FormulaSystem.parse("x", "y").compile();
    double[] x = {1, 2};
    Class<NullPointerException> type = NullPointerException.class;
    refuses(
        type, "the array for 2 values, of x, y is null", () -> f.applyAsDouble((double[]) null));
    refuses(type, "the array for 2 values, of x, y is null", () -> f.applyAsDouble(null, 0));
    refuses(type, "the array for 2 results is null", () -> f.valueAndGradient(x, null));
    refuses(type, "the array for 2 results is null", () -> f.hessianNonzeros(x, null));
    refuses(
        type, "the array of rows for the results is null", () -> s.evaluate(x, (double[][]) null));
  }

  @Test
  void oneArrayForTwoKindsOfResultsIsRefused() {
    CompiledSystem s = FormulaSystem.parse("x^2").compile();
    double[] one = new double[1];
    refuses(
        "one array cannot receive two kinds of results",
        () -> s.valuesAndJacobian(new double[1], one, one));
    refuses(
        "one array cannot receive two kinds of results",
        () -> s.valuesAndJacobian(new double[1], one, new double[][] {one}));
    double[] three = new double[3];
    refuses(
        "one array cannot receive two kinds of results",
        () -> s.valuesAndJacobianNonzeros(three, 0, three, 1, three, 1));
  }

  /// Names of one's own do not meet those that products need.
  @Test
  void variablesMayHaveAnyName() {
    CompiledSystem s = FormulaSystem.parse("v[1]*vv", "vvv[2] + v").compile();
    assertEquals(List.of("v", "v[1]", "vv", "vvv[2]"), s.variables());
    double[] product = new double[2];
    s.jacobianVectorProduct(new double[] {1, 2, 3, 4}, new double[] {1, 10, 100, 1000}, product);
    assertArrayEquals(new double[] {230, 1001}, product);
  }

  interface WithGradient {
    double at(double[] x, double[] gradient);
  }

  @ParameterizedTest
  @MethodSource({"formulas", "sparseFormulas"})
  void interfacesAndStagesGiveThemToo(Formula f) {
    int n = f.variables().size();
    double[] x = point(n, 1);
    double[] expected = f.gradient().evaluate(x);
    double[] g = filled(n);
    assertEquals(f.evaluate(x), f.compileAs(WithGradient.class).at(x, g));
    assertArrayEquals(expected, g);
    if (n > 0) {
      String last = f.variables().getLast();
      CompiledFormula staged = f.compileStaged(last).with(x[n - 1]);
      g = filled(n - 1);
      double[] rest = Arrays.copyOf(x, n - 1);
      assertEquals(f.evaluate(x), staged.valueAndGradient(rest, g));
      assertArrayEquals(Arrays.copyOf(expected, n - 1), g);
    }
  }

  @Test
  void oneRowForTwoIsRefused() {
    CompiledSystem s = FormulaSystem.parse("x*y", "x", "y").compile();
    double[] row = {7, 8};
    double[] other = {9, 9};
    refuses(
        "one row cannot receive the results of two",
        () -> s.jacobian(new double[2], new double[][] {row, other, row}));
    assertArrayEquals(new double[] {7, 8}, row);
    assertArrayEquals(new double[] {9, 9}, other);
  }

  /// Each window of an array overlaps its results; only the window is copied, and found again.
  @Test
  void windowsStepThroughOneArray() {
    CompiledSystem s = FormulaSystem.parse("y", "x").compile();
    double[] all = IntStream.range(0, 10).asDoubleStream().toArray();
    for (int at = 0; at + 2 < 10; at++) {
      s.evaluate(all, at, all, at + 1);
    }
    assertArrayEquals(new double[] {0, 1, 0, 1, 0, 1, 0, 1, 0, 1}, all);
  }
}
