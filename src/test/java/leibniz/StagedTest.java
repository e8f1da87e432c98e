package leibniz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Formulas and systems some of whose variables are parameters: every entry point of every instance
/// has the interpreter's bits.
class StagedTest {
  /// Of parameters a and b and variables x and y: in one method, in many, with branches, with what
  /// needs no parameter, and with nothing but parameters.
  static Stream<Formula> formulas() {
    return Stream.of(
            "exp(a)*x^2 + sin(a*b)*x*y + b^3",
            "if(a < b, x*y, exp(a*b)*y) + if(x < a, sin(b), cos(a))*y^2",
            "sum(i, 1, 300, sin(i*a)*x^2*y + cos(x*i*b)/(1 + y^2))",
            "x*y + sin(x)",
            "a*b + exp(a)")
        .map(text -> Formula.parse(text, "x", "a", "y", "b"));
  }

  private static final double[][] PARAMETERS = {{1.5, -0.3}, {0.2, 7}, {Double.NaN, 1}, {-0.0, 0}};
  private static final double[] XY = {0.7, 1.3};

  private static Stream<CompileOptions> options() {
    return Stream.of(CompileOptions.DEFAULT, CompileOptions.DEFAULT.eager(true));
  }

  /// The values in the order of the formulas' variables.
  private static double[] all(double[] ab) {
    return new double[] {XY[0], ab[0], XY[1], ab[1]};
  }

  @ParameterizedTest
  @MethodSource("formulas")
  void formulasGiveTheInterpretersBits(Formula f) {
    FormulaSystem gradient = FormulaSystem.of(f).jacobian("x", "y");
    FormulaSystem hessian = f.hessian("x", "y");
    FormulaSystem nonzeros = hessian.lowerTriangle().nonzeros();
    options()
        .map(o -> f.compileStaged(o, "a", "b"))
        .forEach(
            staged -> {
              assertEquals(List.of("x", "y"), staged.variables());
              List<CompiledFormula> instances =
                  Arrays.stream(PARAMETERS).map(staged::with).toList();
              for (int k = 0; k < 2 * PARAMETERS.length; k++) { // a second time what is kept
                double[] all = all(PARAMETERS[k % PARAMETERS.length]);
                CompiledFormula c = instances.get(k % PARAMETERS.length);
                assertEquals(f.evaluate(all), c.applyAsDouble(XY));
                assertEquals(
                    f.evaluate(all), c.applyAsDouble(new double[] {0, XY[0], XY[1], 0}, 1));
                double[] g = new double[2];
                assertEquals(f.evaluate(all), c.valueAndGradient(XY, g));
                assertArrayEquals(gradient.evaluate(all), g);
                double[] h = new double[4];
                c.hessian(XY, h);
                assertArrayEquals(hessian.evaluate(all), h);
                double[] some = new double[nonzeros.size()];
                c.hessianNonzeros(XY, some);
                assertArrayEquals(nonzeros.evaluate(all), some);
                c.hessianVectorProduct(XY, new double[] {1, 0}, g);
                double first = hessian.evaluate(all)[0];
                if (Double.isFinite(first)) { // its terms are added in another order
                  assertEquals(first, g[0], 1e-12 * (1 + Math.abs(first)));
                }
              }
            });
  }

  @ParameterizedTest
  @MethodSource("formulas")
  void systemsGiveTheInterpretersBits(Formula f) {
    FormulaSystem s =
        FormulaSystem.of(f, Formula.parse("a*x", "x", "a", "y", "b"), f.derivative("y"));
    FormulaSystem jacobian = s.jacobian("x", "y");
    options()
        .map(o -> s.compileStaged(o, "a", "b"))
        .forEach(
            staged -> {
              for (double[] ab : PARAMETERS) {
                CompiledSystem c = staged.with(ab);
                double[] values = new double[3];
                double[] slopes = new double[6];
                c.evaluate(XY, values);
                assertArrayEquals(s.evaluate(all(ab)), values);
                c.jacobian(XY, slopes);
                assertArrayEquals(jacobian.evaluate(all(ab)), slopes);
                Arrays.fill(slopes, 7);
                c.valuesAndJacobian(XY, values, slopes);
                assertArrayEquals(s.evaluate(all(ab)), values);
                assertArrayEquals(jacobian.evaluate(all(ab)), slopes);
                double[] some = new double[c.jacobianSparsity().count()];
                c.jacobianNonzeros(XY, some);
                assertArrayEquals(jacobian.nonzeros().evaluate(all(ab)), some);
              }
            });
  }

  interface WithHessian {
    double at(double x, double y, double[] gradient, double[][] hessian);
  }

  interface Swapped {
    @VariableOrder({"y", "x"})
    double at(double y, double x, double[] gradient);
  }

  interface WithJacobian {
    double[] at(double[] xy, double[][] jacobian);
  }

  @ParameterizedTest
  @MethodSource("formulas")
  void interfacesOfTheUserGiveTheInterpretersBits(Formula f) {
    FormulaSystem gradient = FormulaSystem.of(f).jacobian("x", "y");
    FormulaSystem hessian = f.hessian("x", "y");
    FormulaSystem s = FormulaSystem.of(f, f.derivative("y"));
    StagedFormula staged = f.compileStaged("a", "b");
    Staged<WithHessian> inFull = staged.compileAs(WithHessian.class);
    Staged<Swapped> swapped = staged.compileAs(Swapped.class);
    Staged<WithJacobian> ofSystem = s.compileStaged("a", "b").compileAs(WithJacobian.class);
    assertEquals(List.of("x", "y"), inFull.variables());
    assertEquals(List.of("y", "x"), swapped.variables());
    for (double[] ab : PARAMETERS) {
      double[] all = all(ab);
      double[] g = new double[2];
      double[][] h = new double[2][2];
      assertEquals(f.evaluate(all), inFull.with(ab).at(XY[0], XY[1], g, h));
      assertArrayEquals(gradient.evaluate(all), g);
      assertArrayEquals(hessian.evaluate(all), flat(h));
      assertEquals(f.evaluate(all), swapped.with(ab).at(XY[1], XY[0], g));
      assertArrayEquals(gradient.evaluate(all), new double[] {g[1], g[0]});
      assertArrayEquals(s.evaluate(all), ofSystem.with(ab).at(XY, h));
      assertArrayEquals(s.jacobian("x", "y").evaluate(all), flat(h));
    }
  }

  private static double[] flat(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }

  @Test
  void interfacesOfTheUserTellTheirParameters() {
    Staged<DoubleUnaryOperator> f =
        Formula.parse("a/b*x").compileStaged("b", "a").compileAs(DoubleUnaryOperator.class);
    assertEquals(15, f.with(Map.of("a", 10, "b", 2.0)).applyAsDouble(3));
    assertSame(f.with(1, 2).getClass(), f.with(3, 4).getClass());
    assertEquals("compiled a/b*x as DoubleUnaryOperator with parameters b, a", f.toString());
    assertEquals(
        "compiled a/b*x as DoubleUnaryOperator with {b=2.0, a=10.0}", f.with(2, 10).toString());
    refuses("expected 2 values of the parameters, b, a, got 1", () -> f.with(1));
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> Formula.parse("a*x").compileStaged("a").compileAs(Swapped.class));
    assertEquals("Swapped.at orders the variables y, x, the formula has x", e.getMessage());
    e =
        assertThrows(
            IllegalArgumentException.class,
            () -> Formula.parse("a*x").compileStaged("a").compileAs(DoubleBinaryOperator.class));
    assertTrue(
        e.getMessage().contains("it takes 2 doubles, and there is 1 variable, x\n"),
        e.getMessage());
  }

  /// With the options of what it is made from.
  @Test
  void interfacesOfTheUserKeepTheOptions() {
    Formula f = Formula.parse("a*x + b*y");
    CompileOptions options = CompileOptions.DEFAULT.fma(true);
    double[] at = {0.1, 0.1, 0.1, -0.1}; // 0, or the error of 0.1*0.1
    assertEquals(
        f.compile(options).applyAsDouble(at),
        f.compileStaged(options, "a", "b")
            .compileAs(DoubleBinaryOperator.class)
            .with(at[0], at[1])
            .applyAsDouble(at[2], at[3]));
    assertNotEquals(f.evaluate(at), f.compile(options).applyAsDouble(at));
  }

  @Test
  void theSeedsKinetics() {
    String[] rates =
        IntStream.rangeClosed(1, 7)
            .boxed()
            .flatMap(
                i ->
                    Stream.of(
                            "-(vmax_%d*S)/(km_%1$d + S)", "(vmax_%d*S)/(km_%1$d + S)", "-kie_%d*P")
                        .map(text -> text.formatted(i)))
            .toArray(String[]::new);
    FormulaSystem s = FormulaSystem.parse(rates);
    String[] parameters =
        s.variables().stream().filter(name -> name.contains("_")).toArray(String[]::new);
    double[] values = IntStream.range(0, 21).mapToDouble(k -> 0.3 + k).toArray();
    CompiledSystem c = s.compileStaged(parameters).with(values);
    assertEquals(List.of("P", "S"), c.variables());
    double[] all = new double[23];
    all[0] = 0.4;
    all[1] = 1.7;
    System.arraycopy(values, 0, all, 2, 21);
    double[] out = new double[21];
    c.evaluate(new double[] {0.4, 1.7}, out);
    assertArrayEquals(s.evaluate(all), out);
  }

  @Test
  void instancesShareOneClass() {
    StagedFormula f = Formula.parse("a*x").compileStaged("a");
    assertSame(f.with(1).getClass(), f.with(2).getClass());
  }

  @Test
  void whatDependsOnParametersAloneIsComputedOnce() {
    AtomicInteger calls = new AtomicInteger();
    UserFunction slow =
        UserFunction.of(
            "slow(v)",
            v -> {
              calls.incrementAndGet();
              return v + 1;
            });
    StagedFormula f = Language.of(slow).parse("slow(a)*x").compileStaged("a");
    assertEquals(0, calls.get());
    CompiledFormula c = f.with(1);
    for (int k = 0; k < 10; k++) {
      assertEquals(2 * k, c.applyAsDouble(k));
    }
    assertEquals(1, calls.get());
    assertEquals(9, f.with(2).applyAsDouble(3));
    assertEquals(2, calls.get());
  }

  @Test
  void parametersAreGivenInOrderOrByName() {
    StagedFormula f = Formula.parse("a/b*x").compileStaged("b", "a");
    assertEquals(List.of("b", "a"), f.parameters());
    assertEquals(15, f.with(2, 10).applyAsDouble(3));
    assertEquals(15, f.with(Map.of("a", 10, "b", 2.0)).applyAsDouble(3));
    assertEquals(Map.of("a", 10.0, "b", 2.0), f.with(2, 10).parameters());
    assertEquals("compiled a/b*x with {b=2.0, a=10.0}", f.with(2, 10).toString());
    assertEquals("compiled a/b*x with parameters b, a", f.toString());
    assertEquals("compiled x without parameters", Formula.parse("x").compileStaged().toString());
  }

  @Test
  void theCallersArrayOfParametersMayChange() {
    double[] values = {2};
    CompiledFormula c = Formula.parse("a*x").compileStaged("a").with(values);
    values[0] = 7;
    assertEquals(6, c.applyAsDouble(3));
  }

  private static void refuses(String message, Runnable call) {
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, call::run);
    assertEquals(message, e.getMessage());
  }

  @Test
  void whatIsWrongIsSaid() {
    Formula f = Formula.parse("a*b*x");
    StagedFormula staged = f.compileStaged("a", "b");
    refuses("expected 2 values of the parameters, a, b, got 1", () -> staged.with(1));
    refuses("the parameter b has no value", () -> staged.with(Map.of("a", 1)));
    refuses("x is none of the parameters a, b", () -> staged.with(Map.of("a", 1, "b", 1, "x", 1)));
    refuses("c is none of the variables a, b, x", () -> f.compileStaged("c"));
    refuses("the variable a is listed twice", () -> f.compileStaged("a", "a"));
    refuses("expected 1 value, of x, got 2", () -> staged.with(1, 2).applyAsDouble(1, 2));
    assertThrows(NullPointerException.class, () -> staged.with((double[]) null));
  }

  @Test
  void noParametersAndNoVariablesLeft() {
    Formula f = Formula.parse("a*x");
    assertEquals(6, f.compileStaged().with().applyAsDouble(2, 3));
    assertEquals(6, f.compileStaged("a", "x").with(2, 3).applyAsDouble());
  }
}
