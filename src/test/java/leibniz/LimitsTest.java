package leibniz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The least and the most of everything a class can have: inputs, outputs, constants, parameters.
class LimitsTest {
  private static final CompileOptions EAGER = CompileOptions.DEFAULT.eager(true);
  private static final CompileOptions BACKGROUND = CompileOptions.DEFAULT.background(true);

  @TempDir Path folder;

  static Stream<CompileOptions> options() {
    return Stream.of(CompileOptions.DEFAULT, EAGER, BACKGROUND);
  }

  interface Nothing {
    double at();
  }

  interface NothingToArray {
    double[] at();
  }

  interface OfArray {
    double at(double[] x);
  }

  interface Three {
    double at(double x, double y, double z, double[] gradient);
  }

  @ParameterizedTest
  @MethodSource("options")
  void noInput(CompileOptions options) {
    double[] none = {};
    Formula five = Formula.parse("2 + 3");
    CompiledFormula f = five.compile(options);
    assertEquals(5, f.applyAsDouble());
    assertEquals(5, f.applyAsDouble(new double[] {7}, 1));
    assertEquals(5, f.valueAndGradient(none, none));
    f.hessian(none, none);
    f.hessianNonzeros(none, none);
    f.hessianVectorProduct(none, none, none);
    assertEquals(5, five.compileAs(Nothing.class, options).at());
    assertEquals(5, five.compileAs(OfArray.class, options).at(none));
    assertThrows(IllegalArgumentException.class, () -> f.applyAsDouble(1));
    double[] out = new double[2];
    FormulaSystem.parse("2", "3").compile(options).evaluate(none, out);
    assertArrayEquals(new double[] {2, 3}, out);
  }

  @ParameterizedTest
  @MethodSource("options")
  void noOutput(CompileOptions options) {
    double[] none = {};
    FormulaSystem system = FormulaSystem.of();
    CompiledSystem s = system.compile(options);
    s.evaluate(none, none);
    s.evaluate(new double[] {7}, 1, none, 0);
    s.jacobian(none, none);
    s.jacobianNonzeros(none, none);
    s.jacobianVectorProduct(none, none, none);
    s.vectorJacobianProduct(none, none, none);
    s.weightedHessianNonzeros(none, none, none);
    assertEquals(0, system.compileAs(NothingToArray.class, options).at().length);
    assertEquals(0, system.evaluate().length);
    assertThrows(IllegalArgumentException.class, () -> s.evaluate(none, new double[1]));
    FormulaSystem ofTwo = FormulaSystem.parse(List.of(), List.of("x", "y"));
    ofTwo.compile(options).vectorJacobianProduct(new double[2], none, new double[2]);
  }

  @ParameterizedTest
  @MethodSource("options")
  void oneConstantOutput(CompileOptions options) {
    double[] x = {3, 4};
    double[] gradient = {7, 7};
    double[] hessian = {7, 7, 7, 7};
    CompiledFormula f = Formula.parse("1/3", "x", "y").compile(options);
    assertEquals(1 / 3.0, f.valueAndGradient(x, gradient));
    f.hessian(x, hessian);
    assertArrayEquals(new double[2], gradient);
    assertArrayEquals(new double[4], hessian);
    double[] out = new double[1];
    FormulaSystem.parse(List.of("1/3"), List.of("x", "y")).compile(options).evaluate(x, out);
    assertEquals(1 / 3.0, out[0]);
  }

  @ParameterizedTest
  @MethodSource("options")
  void anOutputListedTwice(CompileOptions options) {
    double[] x = {3, 4};
    double[] out = new double[5];
    CompiledSystem s = FormulaSystem.parse("x + y", "y + x", "7", "x", "x").compile(options);
    s.evaluate(x, out);
    assertArrayEquals(new double[] {7, 7, 7, 3, 3}, out);
    double[] jacobian = new double[10];
    s.jacobian(x, jacobian);
    assertArrayEquals(new double[] {1, 1, 1, 1, 0, 0, 1, 0, 1, 0}, jacobian);
  }

  @ParameterizedTest
  @MethodSource("options")
  void anInputNeverUsed(CompileOptions options) {
    double[] x = {3, Double.NaN, 4};
    Formula product = Formula.parse("x*z", "x", "y", "z");
    double[] gradient = new double[3];
    double[] hessian = new double[9];
    CompiledFormula f = product.compile(options);
    assertEquals(12, f.valueAndGradient(x, gradient));
    assertArrayEquals(new double[] {4, 0, 3}, gradient);
    f.hessian(x, hessian);
    assertArrayEquals(new double[] {0, 0, 1, 0, 0, 0, 1, 0, 0}, hessian);
    assertEquals(12, product.compileAs(Three.class, options).at(3, Double.NaN, 4, gradient));
    assertEquals(12, product.compileStaged(options, "y").with(1).applyAsDouble(3, 4));
  }

  @Test
  void fortyThousandInputs() {
    int n = 40_000;
    Graph g = new Graph();
    List<String> names = IntStream.range(0, n).mapToObj(k -> "x" + k).toList();
    List<Expr> symbols = names.stream().<Expr>map(g::symbol).toList();
    double[] x = IntStream.range(0, n).asDoubleStream().toArray();
    Formula f = Formula.of(g.sum(symbols), names);
    double[] gradient = new double[n];
    assertEquals(n * (n - 1.0) / 2, f.compile().valueAndGradient(x, gradient));
    assertEquals(1, gradient[n - 1]);
  }

  /// More than a `short` counts, each with a constant of its own.
  @ParameterizedTest
  @MethodSource("options")
  void fortyThousandOutputs(CompileOptions options) {
    int n = 40_000;
    Graph g = new Graph();
    Expr x = g.symbol("x");
    FormulaSystem s =
        FormulaSystem.of(
            IntStream.range(0, n)
                .mapToObj(k -> Formula.of(g.multiply(x, g.number(k)), List.of("x")))
                .toArray(Formula[]::new));
    double[] out = new double[n];
    CompiledSystem compiled = s.compile(options);
    compiled.evaluate(new double[] {2}, out);
    assertArrayEquals(IntStream.range(0, n).mapToDouble(k -> 2.0 * k).toArray(), out);
    compiled.jacobian(new double[] {2}, out);
    assertArrayEquals(IntStream.range(0, n).asDoubleStream().toArray(), out);
  }

  /// All second derivatives of a function of a sum are one value: more stores of it than a method
  /// holds.
  @ParameterizedTest
  @MethodSource("options")
  void oneValueInFifteenThousandPlaces(CompileOptions options) {
    int n = 125;
    double[] x = IntStream.range(0, n).mapToDouble(k -> k / 1e5).toArray();
    for (String f : List.of("exp(%s)", "(%s)^3", "if(x[1] < 1, exp(%1$s), sin(%1$s)) + x[2]^3")) {
      Formula formula = Formula.parse(f.formatted("sum(i, 1, %d, x[i])".formatted(n)));
      double[] hessian = new double[n * n + 2];
      formula.compile(options).hessian(x, 0, hessian, 1);
      double[] expected = formula.hessian().evaluate(x);
      assertArrayEquals(expected, Arrays.copyOfRange(hessian, 1, n * n + 1), f);
      assertEquals(0, hessian[0] + hessian[n * n + 1]);
      double[] values = new double[n * n];
      formula.hessian().compile().evaluate(x, values);
      assertArrayEquals(expected, values, f);
    }
  }

  @Test
  void oneValueInTheWholeGradient() {
    int n = 12_000;
    double[] x = new double[n];
    Arrays.fill(x, 0.75);
    double[] gradient = new double[n];
    Formula root = Formula.parse("sqrt(sum(i, 1, %d, x[i]))".formatted(n));
    assertEquals(Math.sqrt(9_000), root.compile().valueAndGradient(x, gradient));
    double[] expected = new double[n];
    Arrays.fill(expected, gradient[0]);
    assertArrayEquals(expected, gradient);
    assertEquals(0.5 / Math.sqrt(9_000), gradient[0], 1e-18); // some ulps
  }

  /// A constant pool holds 65,535 entries, and a double is two of them.
  @ParameterizedTest
  @MethodSource("options")
  void seventyThousandConstants(CompileOptions options) {
    Graph g = new Graph();
    Expr x = g.symbol("x");
    List<Expr> terms = new ArrayList<>();
    for (int k = 0; k < 70_000; k++) {
      Expr n = g.number(1 + k * 1e-9);
      Expr shifted = g.add(x, n);
      terms.add(g.multiply(n, g.multiply(shifted, shifted)));
    }
    Formula f = Formula.of(g.sum(terms), List.of("x"));
    CompiledFormula c = f.compile(options);
    double[] point = {0.37};
    double[] gradient = new double[1];
    double[] hessian = new double[1];
    assertEquals(f.evaluate(point), c.applyAsDouble(point));
    assertEquals(f.evaluate(point), c.valueAndGradient(point, gradient));
    c.hessian(point, hessian);
    assertArrayEquals(f.gradient().evaluate(point), gradient);
    assertArrayEquals(f.hessian().evaluate(point), hessian);
  }

  /// A method has at most 255 words of parameters: one is itself, and a double is two.
  @ParameterizedTest
  @MethodSource("options")
  void asManyParametersAsAMethodHas(CompileOptions options) throws Exception {
    Class<?> most = ofDoubles("Most", 127, "");
    Formula f = sum(127);
    Object made = f.compileAs(most, options);
    for (int round = 0; round < 2; round++) {
      assertEquals(f.evaluate(point(127)), call(made, most, 127));
    }
    Class<?> withGradient = ofDoubles("WithGradient", 126, ", double[] gradient");
    double[] gradient = new double[126];
    Formula smaller = sum(126);
    Object both = smaller.compileAs(withGradient, options);
    assertEquals(smaller.evaluate(point(126)), call(both, withGradient, 126, gradient));
    assertArrayEquals(smaller.gradient().evaluate(point(126)), gradient);
  }

  /// Of more variables there is no such interface; what then fits is said.
  @Test
  void moreVariablesThanAMethodHasParameters() throws Exception {
    Class<?> most = ofDoubles("Fewer", 127, "");
    for (int n : new int[] {128, 255, 256, 300}) {
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> sum(n).compileAs(most));
      String expected =
          "the %d variables must come in a double[], since no method has so many parameters"
              .formatted(n);
      assertEquals(true, e.getMessage().contains(expected), e.getMessage());
      assertEquals(sum(n).evaluate(point(n)), sum(n).compileAs(OfArray.class).at(point(n)));
    }
    assertThrows(AssertionError.class, () -> ofDoubles("Beyond", 128, ""));
  }

  /// An interface whose method has `n` parameters that are doubles, and then others.
  private Class<?> ofDoubles(String name, int n, String more) throws Exception {
    String parameters =
        IntStream.rangeClosed(1, n)
            .mapToObj(k -> "double x" + k)
            .collect(Collectors.joining(", ", "", more));
    return Javac.compile(
        name, "public interface %s { double at(%s); }".formatted(name, parameters), folder);
  }

  private static Formula sum(int n) {
    return Formula.parse("sum(i, 1, %d, i*x[i]^2)".formatted(n));
  }

  private static double[] point(int n) {
    return IntStream.range(0, n).mapToDouble(k -> k / 7.0).toArray();
  }

  private static double call(Object made, Class<?> type, int n, double[]... results)
      throws ReflectiveOperationException {
    Method method = type.getMethods()[0];
    List<Object> arguments = new ArrayList<>();
    for (double value : point(n)) {
      arguments.add(value);
    }
    arguments.addAll(List.of(results));
    return (double) method.invoke(made, arguments.toArray());
  }

  /// What one entry point cannot have the others have nonetheless.
  @ParameterizedTest
  @MethodSource("options")
  void entriesThatCannotBeMadeAreErrorsWhereTheyAreCalled(CompileOptions options) {
    CompiledFormula f =
        Language.of(UserFunction.of("f(v)", Math::sin)).parse("f(x)").compile(options);
    assertEquals(Math.sin(2), f.applyAsDouble(2));
    double[] one = new double[1];
    for (int k = 0; k < 2; k++) {
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> f.valueAndGradient(one, one));
      assertEquals(
          "f(v) has no derivative by v: give it one, as a formula or as Java code", e.getMessage());
    }
    int n = 46_341; // whose square is no int
    Graph g = new Graph();
    List<String> names = IntStream.range(0, n).mapToObj(k -> "x" + k).toList();
    double[] x = new double[n];
    x[n - 1] = 3;
    double[] gradient = new double[n];
    Expr last = g.symbol("x" + (n - 1));
    CompiledFormula wide = Formula.of(g.multiply(last, last), names).compile(options);
    assertEquals(9, wide.valueAndGradient(x, gradient));
    assertEquals(6, gradient[n - 1]);
    assertEquals(0, gradient[0]);
    assertThrows(IllegalArgumentException.class, () -> wide.hessian(x, new double[n]));
    double[] nonzero = new double[1];
    wide.hessianNonzeros(x, nonzero);
    assertEquals(2, nonzero[0]);
    FormulaSystem square = FormulaSystem.parse(names, names);
    CompiledSystem s = square.compile(options);
    s.evaluate(x, gradient);
    assertEquals(3, gradient[n - 1]);
    assertThrows(
        IllegalArgumentException.class, () -> s.valuesAndJacobian(x, gradient, new double[n]));
  }
}
