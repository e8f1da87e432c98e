package leibniz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Formulas as instances of functional interfaces.
class CompileAsTest {
  @TempDir Path folder;

  /// A public interface with a default method.
  public interface Rosenbrock {
    double at(double x, double y);

    default double atOrigin() {
      return at(0, 0);
    }

    @Override
    boolean equals(Object other);
  }

  interface Hidden {
    double apply(double x);
  }

  interface Swapped {
    double apply(double y, double x);
  }

  interface TwoMethods {
    double a(double x);

    double b(double x);
  }

  interface DoubleArrayOperator {
    double[] apply(double[] x);
  }

  interface Ordered {
    @VariableOrder({"y", "x"})
    double apply(double first, double second);
  }

  interface OrderedWrongly {
    @VariableOrder({"y", "z"})
    double apply(double first, double second);
  }

  interface OfArray {
    double apply(double[] x);
  }

  interface WithGradient {
    double apply(double x, double y, double[] gradient);
  }

  interface Into {
    void apply(double x, double y, double[] out);
  }

  interface ArrayInto {
    void apply(double[] in, double[] out);
  }

  interface OfInts {
    double apply(int x);
  }

  @Test
  void interfacesOfTheJdk() {
    assertEquals(9, Formula.parse("x^2").compileAs(DoubleUnaryOperator.class).applyAsDouble(3));
    assertEquals(
        10, Formula.parse("x^2 + y").compileAs(DoubleBinaryOperator.class).applyAsDouble(3, 1));
    assertEquals(3, Formula.parse("1 + 2").compileAs(DoubleSupplier.class).getAsDouble());
  }

  @Test
  void interfacesOfTheUser() {
    Rosenbrock f = Formula.parse("100*(y - x^2)^2 + (1 - x)^2").compileAs(Rosenbrock.class);
    assertEquals(100, f.at(1, 2));
    assertEquals(1, f.atOrigin());
    assertEquals(4, Formula.parse("x + 1").compileAs(Hidden.class).apply(3));
  }

  @Test
  void whatDoesNotFitIsSaid() {
    Formula f = Formula.parse("x*y");
    assertMessage(
        """
        Hidden.apply does not fit: it takes 1 double, and there are 2 variables, x, y
          found:    double apply(double x)
          expected: double apply(double x, double y)
          or:       double apply(double[] in)
          then perhaps double[] gradient, then perhaps double[] or double[][] hessian; \
        an int behind a double[] is where its numbers begin\
        """,
        f,
        Hidden.class);
    assertMessage("one abstract method: it has 2", f, TwoMethods.class);
    assertMessage("one abstract method: it has none", f, Cloneable.class);
    assertMessage("one abstract method: it is none", f, String.class);
    Formula ofX = Formula.parse("x");
    assertMessage("parameter 1 is of type int, not double, for the variable x", ofX, OfInts.class);
    assertMessage("parameter 2 is of type String, not double, for the variable y", f, OfText.class);
    assertMessage("it returns Object, not double\n", f, Function.class);
    assertMessage("it returns void, not double\n", f, Into.class);
    assertMessage("it takes 3 arrays for results, and there are two", f, ThreeArrays.class);
    assertMessage(
        "its parameter 3 is of type long, and behind the variables come arrays for results",
        f,
        WithLong.class);
    assertMessage("parameter 4 is of type long, and behind", f, GradientWithLong.class);
    assertMessage("it takes 0 doubles, and there is 1 variable, x\n", ofX, DoubleSupplier.class);
    assertMessage("double at(double x_1, double x_2)", Formula.parse("x[1]*x[2]"), OfThree.class);
  }

  interface OfRows {
    double at(double[][] x);
  }

  @Test
  void rowsAreNoVariables() {
    assertMessage(
        "parameter 1 is of type double[][], not double[], for the variables",
        Formula.parse("x^2"),
        OfRows.class);
  }

  /// Whatever the one method of an interface is, it fits or is told why not.
  @Test
  void everyMethodFitsOrIsToldWhyNot() {
    List<Class<?>> types =
        List.of(double.class, int.class, double[].class, double[][].class, long.class);
    List<List<Class<?>>> parameters = new ArrayList<>(List.of(List.of()));
    int shorter = 0;
    for (int count = 1; count <= 4; count++) {
      int end = parameters.size();
      for (; shorter < end; shorter++) {
        for (Class<?> type : types) {
          List<Class<?>> longer = new ArrayList<>(parameters.get(shorter));
          longer.add(type);
          parameters.add(longer);
        }
      }
    }
    Loader loader = new Loader();
    List<Computable> all =
        List.of(
            Formula.parse("3"),
            Formula.parse("x^2"),
            Formula.parse("x*y"),
            FormulaSystem.parse("3", "4"),
            FormulaSystem.parse("x", "x^2"),
            FormulaSystem.parse("x", "x*y"));
    int fitting = 0;
    for (List<Class<?>> taken : parameters) {
      for (Class<?> returned :
          List.of(double.class, void.class, double[].class, double[][].class, int.class)) {
        Class<?> type = loader.ofMethod(returned, taken);
        for (Computable each : all) {
          try {
            assertTrue(type.isInstance(each.compileAs(type)));
            fitting++;
          } catch (IllegalArgumentException e) {
            assertTrue(e.getMessage().contains("does not fit: "), e.getMessage());
          } catch (RuntimeException e) {
            throw new AssertionError("%s as %s %s".formatted(each, returned, taken), e);
          }
        }
      }
    }
    // without variables, of x, and of x and y, as the rules in docs/compiled.md count
    assertEquals(52 + 66 + 60, fitting);
  }

  /// Makes interfaces.
  private static final class Loader extends ClassLoader {
    private int count;

    Loader() {
      super(CompileAsTest.class.getClassLoader());
    }

    Class<?> ofMethod(Class<?> returned, List<Class<?>> taken) {
      String name = "Made" + count++;
      byte[] bytes =
          ClassFile.of()
              .build(
                  ClassDesc.of(name),
                  c ->
                      c.withFlags(
                              ClassFile.ACC_PUBLIC
                                  | ClassFile.ACC_INTERFACE
                                  | ClassFile.ACC_ABSTRACT)
                          .withMethod(
                              "at",
                              MethodType.methodType(returned, taken)
                                  .describeConstable()
                                  .orElseThrow(),
                              ClassFile.ACC_PUBLIC | ClassFile.ACC_ABSTRACT,
                              m -> {}));
      return defineClass(name, bytes, 0, bytes.length);
    }
  }

  interface Another {
    double at(double x, double y);
  }

  interface BothUnordered extends Rosenbrock, Another {}

  interface Backwards {
    @VariableOrder({"y", "x"})
    double at(double first, double second);
  }

  interface Forwards {
    @VariableOrder({"x", "y"})
    double at(double first, double second);
  }

  interface OrderedByOne extends Another, Backwards {}

  interface OrderedByBoth extends Forwards, Backwards {}

  @Test
  void aMethodInheritedTwiceIsOne() {
    Formula f = Formula.parse("x/y");
    assertEquals(2, f.compileAs(BothUnordered.class).at(6, 3));
    assertEquals(2, f.compileAs(OrderedByOne.class).at(3, 6));
    assertMessage(
        "OrderedByBoth inherits at with two orders of the variables: declare it again",
        f,
        OrderedByBoth.class);
  }

  interface Generic<T> {
    double at(T in);
  }

  interface OfArguments extends Generic<double[]> {}

  interface Redeclared extends Generic<double[]> {
    @Override
    double at(double[] in);
  }

  @Test
  void typeArgumentsAreNotRead() {
    Formula f = Formula.parse("x*y");
    assertMessage(
        "its parameter 1 is of type Object, not double, for the variable x; type arguments are not"
            + " read: declare the method again in OfArguments, with its types\n",
        f,
        OfArguments.class);
    Generic<double[]> redeclared = f.compileAs(Redeclared.class);
    assertEquals(6, redeclared.at(new double[] {2, 3}));
  }

  interface OfText {
    double apply(double x, String y);
  }

  interface WithLong {
    double apply(double x, double y, long z);
  }

  interface GradientWithLong {
    double apply(double x, double y, double[] gradient, long at);
  }

  interface ThreeArrays {
    double apply(double x, double y, double[] a, double[] b, double[] c);
  }

  interface OfThree {
    double at(double x, double y, double z);
  }

  /// Tests are compiled with their parameters' names.
  @Test
  void namesThatContradictTheOrderAreSaid() {
    Formula f = Formula.parse("x*y");
    assertMessage(
        "Swapped.apply does not fit: its parameter 1 is named y and takes the variable x; name the"
            + " order, by @VariableOrder at the method or where the formula is parsed\n"
            + "  found:    double apply(double y, double x)\n"
            + "  expected: double apply(double x, double y)",
        f,
        Swapped.class);
    assertEquals(6, Formula.parse("x*y", "y", "x").compileAs(Swapped.class).apply(2, 3));
    assertMessage("parameter 2 is named x and takes the variable y", f, NamedInPart.class);
    assertEquals(6, Formula.parse("t*u").compileAs(NamedInPart.class).apply(2, 3));
  }

  interface NamedInPart {
    double apply(double t, double x);
  }

  @Test
  void anAnnotationOrdersTheVariables() {
    Formula f = Formula.parse("x/y");
    assertEquals(2, f.compileAs(Ordered.class).apply(3, 6));
    assertMessage(
        "OrderedWrongly.apply orders the variables y, z, the formula has x, y",
        f,
        OrderedWrongly.class);
  }

  @Test
  void arraysOfVariablesAndGradients() {
    Formula f = Formula.parse("x^2*y");
    OfArray ofArray = f.compileAs(OfArray.class);
    assertEquals(18, ofArray.apply(new double[] {3, 2}));
    assertThrows(IllegalArgumentException.class, () -> ofArray.apply(new double[3]));
    double[] gradient = new double[2];
    WithGradient withGradient = f.compileAs(WithGradient.class);
    assertEquals(18, withGradient.apply(3, 2, gradient));
    assertArrayEquals(new double[] {12, 9}, gradient);
    assertThrows(IllegalArgumentException.class, () -> withGradient.apply(3, 2, new double[3]));
  }

  @Test
  void systemsGiveTheirValuesToAnArrayOrReturnANewOne() {
    FormulaSystem s = FormulaSystem.parse("x*y", "x - y", "2");
    double[] out = new double[3];
    s.compileAs(Into.class).apply(5, 3, out);
    assertArrayEquals(new double[] {15, 2, 2}, out);
    s.compileAs(ArrayInto.class).apply(new double[] {7, 3}, out);
    assertArrayEquals(new double[] {21, 4, 2}, out);
    assertArrayEquals(
        new double[] {15, 2, 2}, s.compileAs(DoubleArrayOperator.class).apply(new double[] {5, 3}));
    Into into = s.compileAs(Into.class);
    assertThrows(IllegalArgumentException.class, () -> into.apply(5, 3, new double[2]));
    for (Class<?> type : List.of(OfArray.class, Hidden.class, Callable.class)) {
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> s.compileAs(type));
      assertTrue(e.getMessage().contains("not void or double[] or double[][]"), e.getMessage());
      assertTrue(
          e.getMessage().contains("or double[] apply(double x, double y)")
              || e.getMessage().contains("or double[] call(double x, double y)"),
          e.getMessage());
    }
  }

  interface WithHessian {
    double apply(double x, double y, double[] gradient, double[][] hessian);
  }

  interface FlatHessian {
    double apply(double[] x, int at, double[] gradient, int to, double[] hessian, int from);
  }

  interface WithJacobian {
    void apply(double x, double y, double[] values, double[][] jacobian);
  }

  interface FlatJacobian {
    void apply(double[] in, double[] values, double[] jacobian, int at);
  }

  interface NewValues {
    double[] apply(double x, double y, double[][] jacobian);
  }

  interface InRows {
    void apply(double x, double y, double[][] rows);
  }

  interface NewRows {
    double[][] apply(double[] x);
  }

  interface Nothing {
    void apply(double x, double y);
  }

  interface HessianAlone {
    double apply(double x, double y, double[][] hessian);
  }

  interface TwoOfRows {
    void apply(double x, double y, double[][] values, double[][] jacobian);
  }

  @Test
  void formulasWithGradientAndHessian() {
    Formula f = Formula.parse("x^2*y");
    double[] gradient = new double[2];
    double[][] hessian = new double[2][2];
    assertEquals(18, f.compileAs(WithHessian.class).apply(3, 2, gradient, hessian));
    assertArrayEquals(new double[] {12, 9}, gradient);
    assertArrayEquals(new double[][] {{4, 6}, {6, 0}}, hessian);
    double[] all = {0, 3, 2, 0, 0, 0, 0, 0};
    assertEquals(18, f.compileAs(FlatHessian.class).apply(all, 1, all, 0, all, 4));
    assertArrayEquals(new double[] {12, 9, 2, 0, 4, 6, 6, 0}, all);
    assertMessage("the array for the gradient is double[][], not double[]", f, HessianAlone.class);
  }

  @Test
  void systemsWithJacobian() {
    FormulaSystem s = FormulaSystem.parse("x*y", "x - y", "y^3");
    double[] values = new double[3];
    double[][] jacobian = new double[3][2];
    s.compileAs(WithJacobian.class).apply(3, 2, values, jacobian);
    assertArrayEquals(new double[] {6, 1, 8}, values);
    assertArrayEquals(new double[][] {{2, 3}, {1, -1}, {0, 12}}, jacobian);
    double[] flat = new double[7];
    s.compileAs(FlatJacobian.class).apply(new double[] {3, 2}, values, flat, 1);
    assertArrayEquals(new double[] {0, 2, 3, 1, -1, 0, 12}, flat);
    jacobian = new double[3][2];
    assertArrayEquals(new double[] {6, 1, 8}, s.compileAs(NewValues.class).apply(3, 2, jacobian));
    assertArrayEquals(new double[][] {{2, 3}, {1, -1}, {0, 12}}, jacobian);
    WithJacobian wrong = s.compileAs(WithJacobian.class);
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> wrong.apply(3, 2, values, new double[1][3]));
    assertEquals("expected 3 rows and 2 columns for the results, got 1 row", e.getMessage());
    e =
        assertThrows(
            IllegalArgumentException.class, () -> wrong.apply(3, 2, values, new double[3][1]));
    assertEquals(
        "expected 3 rows and 2 columns for the results, got 1 column in row 0", e.getMessage());
    e = assertThrows(IllegalArgumentException.class, () -> s.compileAs(TwoOfRows.class));
    assertTrue(
        e.getMessage()
            .contains(
                "the array for the values, before that for the Jacobian, is double[][], not"
                    + " double[]\n"),
        e.getMessage());
    e = assertThrows(IllegalArgumentException.class, () -> s.compileAs(Nothing.class));
    assertTrue(
        e.getMessage().contains("it returns nothing, and takes no array for the values\n"),
        e.getMessage());
  }

  @Test
  void valuesInTheRowsOfTheSystem() {
    FormulaSystem s = FormulaSystem.parse("x*y", "x - y", "y^3").jacobian();
    double[][] expected = {{2, 3}, {1, -1}, {0, 12}};
    double[][] rows = new double[3][2];
    s.compileAs(InRows.class).apply(3, 2, rows);
    assertArrayEquals(expected, rows);
    assertArrayEquals(expected, s.compileAs(NewRows.class).apply(new double[] {3, 2}));
  }

  /// Of many methods, and most of whose results are zeros.
  @Test
  void largeSystemsWithJacobian() {
    FormulaSystem s = FormulaSystem.parse("sum(i, 1, 700, sin(i*x + y))", "x", "y", "2");
    FormulaSystem many =
        FormulaSystem.parse(
            IntStream.range(0, 60).mapToObj(k -> k < 5 ? k + "*x*y" : "0").toArray(String[]::new));
    for (FormulaSystem system : List.of(s, many)) {
      int m = system.size();
      double[] values = new double[m];
      double[][] jacobian = new double[m][2];
      system.compileAs(WithJacobian.class).apply(0.3, 2, values, jacobian);
      assertArrayEquals(system.evaluate(0.3, 2), values);
      assertArrayEquals(
          system.jacobian().evaluate(0.3, 2),
          Arrays.stream(jacobian).flatMapToDouble(Arrays::stream).toArray());
    }
  }

  /// Without variables there are two readings, and arrays are taken for inputs first.
  @Test
  void systemsWithoutVariables() {
    double[] out = new double[2];
    FormulaSystem.parse("1", "2").compileAs(ArrayInto.class).apply(new double[0], out);
    assertArrayEquals(new double[] {1, 2}, out);
  }

  /// A method has no more than 127 parameters that are doubles.
  @Test
  void manyVariablesNeedAnArray() {
    Formula f = Formula.parse("sum(i, 1, 300, i*x[i])");
    double[] x = new double[300];
    x[299] = 2;
    x[0] = 1;
    assertEquals(f.evaluate(x), f.compileAs(OfArray.class).apply(x));
    assertMessage(
        "the 300 variables must come in a double[], since no method has so many parameters\n",
        f,
        Rosenbrock.class);
  }

  /// Partitioned code gathers its parameters and scatters its results.
  @Test
  void largeFormulasToo() {
    String terms = "sum(i, 1, 700, sin(i*x + y))";
    Formula f = Formula.parse(terms);
    double[] gradient = new double[2];
    assertEquals(f.evaluate(0.3, 2), f.compileAs(Rosenbrock.class).at(0.3, 2));
    assertEquals(f.evaluate(0.3, 2), f.compileAs(WithGradient.class).apply(0.3, 2, gradient));
    assertArrayEquals(f.gradient().evaluate(0.3, 2), gradient);
    FormulaSystem s = FormulaSystem.parse(terms, "x", terms + " + y");
    assertArrayEquals(
        s.evaluate(0.3, 2), s.compileAs(DoubleArrayOperator.class).apply(new double[] {0.3, 2}));
  }

  /// As in notebooks: the interface lives in a class loader of its own.
  @Test
  void interfacesOfOtherClassLoaders() throws Exception {
    String open = "public interface Open { double at(double x, double y); }";
    assertEquals(5, callIn(open, "Open", Compilation.class.getClassLoader()));
    assertEquals(5, callIn(open, "Open", ClassLoader.getPlatformClassLoader()));
    String shut = "interface Shut { double at(double x, double y); }";
    assertEquals(5, callIn(shut, "Shut", Compilation.class.getClassLoader()));
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> callIn(shut, "Shut", ClassLoader.getPlatformClassLoader()));
    assertEquals("Shut cannot be implemented from here: make it public", e.getMessage());
  }

  private double callIn(String source, String name, ClassLoader parent) throws Exception {
    Files.writeString(folder.resolve(name + ".java"), source);
    assertEquals(
        0,
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, folder.resolve(name + ".java").toString()));
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, parent)) {
      Class<?> type = loader.loadClass(name);
      double value = 0;
      for (int k = 0; k < 2; k++) { // twice in one package
        Object f = Formula.parse("hypot(x, y)").compileAs(type);
        Method method = type.getMethod("at", double.class, double.class);
        method.setAccessible(true);
        value = (double) method.invoke(f, 3, 4);
      }
      return value;
    }
  }

  private static void assertMessage(String part, Formula f, Class<?> type) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> f.compileAs(type));
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }

  @Test
  void instancesTellTheirFormula() {
    assertEquals(
        "compiled x + y as DoubleBinaryOperator",
        Formula.parse("x + y").compileAs(DoubleBinaryOperator.class).toString());
    assertEquals(
        "compiled [x + y, x - y] as ArrayInto",
        FormulaSystem.parse("x + y", "x - y").compileAs(ArrayInto.class).toString());
  }

  sealed interface Sealed permits Permitted {
    double of(double x);
  }

  record Permitted() implements Sealed {
    @Override
    public double of(double x) {
      return x;
    }
  }

  @Test
  void whatNobodyElseCanImplementIsRefused() throws ClassNotFoundException {
    Formula f = Formula.parse("x");
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> f.compileAs(Sealed.class));
    assertEquals(
        "leibniz.CompileAsTest$Sealed is sealed: no other class can implement it", e.getMessage());
    Class<?> inside = Class.forName("jdk.internal.access.JavaLangAccess");
    e = assertThrows(IllegalArgumentException.class, () -> f.compileAs(inside));
    assertEquals(
        "jdk.internal.access.JavaLangAccess cannot be implemented from here: its module does not"
            + " export the package",
        e.getMessage());
  }
}
