package leibniz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import leibniz.expr.Expr;
import leibniz.expr.Fn;
import leibniz.expr.Graph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.util.CheckClassAdapter;

/// Class files: loaded where there is no Leibniz, they compute every bit that the interpreter does.
class ClassFileTest {
  private static final String NAME = "org.example.Written";

  /// Has the class, Java, and of everything else only packages that are allowed.
  private static final class Loader extends ClassLoader {
    private final List<String> allowed;

    Loader(String... allowed) {
      super(ClassLoader.getPlatformClassLoader());
      this.allowed = List.of(allowed);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (allowed.stream().anyMatch(name::startsWith)) {
        return ClassFileTest.class.getClassLoader().loadClass(name);
      }
      throw new ClassNotFoundException(name);
    }

    Class<?> define(byte[] file) {
      return defineClass(NAME, file, 0, file.length);
    }
  }

  private static Class<?> load(byte[] file, String... allowed) {
    Loader loader = new Loader(allowed);
    StringWriter problems = new StringWriter();
    CheckClassAdapter.verify(new ClassReader(file), loader, false, new PrintWriter(problems));
    assertEquals("", problems.toString());
    return loader.define(file);
  }

  private static Object call(Class<?> type, String method, double[]... arrays) {
    Class<?>[] types = new Class<?>[arrays.length];
    Arrays.fill(types, double[].class);
    try {
      return type.getMethod(method, types).invoke(null, (Object[]) arrays);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /// Has the classes of Leibniz, defined here, and Java: no library.
  private static final class WithoutLibraries extends ClassLoader {
    WithoutLibraries() {
      super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      String path = "/" + name.replace('.', '/') + ".class";
      try (InputStream file = Formula.class.getResourceAsStream(path)) {
        if (file == null || !name.startsWith("leibniz.")) {
          throw new ClassNotFoundException(name);
        }
        return define(name, file.readAllBytes());
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }

    Class<?> define(String name, byte[] file) {
      return defineClass(name, file, 0, file.length);
    }
  }

  /// As README.md and docs/compiled.md say it.
  @Test
  void fewFunctionsNeedCommonsNumbers() {
    Set<String> needing = new TreeSet<>();
    Graph g = new Graph();
    for (Fn fn : Fn.values()) {
      Expr[] arguments = new Expr[fn.minArity()];
      Arrays.fill(arguments, g.symbol("x"));
      if (fn.takesOrder()) {
        arguments[0] = g.number(2);
      }
      byte[] file = Formula.of(g.call(fn, arguments), List.of("x")).toClassFile(NAME);
      try {
        call(new WithoutLibraries().define(NAME, file), "value", new double[] {2});
      } catch (NoClassDefFoundError e) {
        assertTrue(e.getMessage().contains("org/apache/commons/numbers"), e.getMessage());
        needing.add(fn.text());
      }
    }
    assertEquals("beta, digamma, erf, erfc, erfinv, gamma, lgamma", String.join(", ", needing));
  }

  /// The class of a formula, each of whose methods has the interpreter's bits at a point.
  private static Class<?> agrees(Formula f, double[] x, String... allowed) {
    Class<?> type = load(f.toClassFile(NAME), allowed);
    int n = x.length;
    double[] gradient = new double[n];
    double[] hessian = new double[n * n];
    double[] expected = f.valueAndGradient().evaluate(x);
    assertEquals(f.evaluate(x), call(type, "value", x));
    assertEquals(expected[0], call(type, "valueAndGradient", x, gradient));
    assertArrayEquals(Arrays.copyOfRange(expected, 1, n + 1), gradient);
    call(type, "hessian", x, hessian);
    assertArrayEquals(f.hessian().evaluate(x), hessian);
    return type;
  }

  /// A chain of so many operations, with `numbers` distinct constants and a choice in places.
  private static Formula chain(int operations, int numbers) {
    Graph g = new Graph();
    Expr x = g.symbol("x");
    Expr y = g.symbol("y");
    Expr value = x;
    for (int k = 0; k < operations / 2; k++) {
      Expr number = g.number(1 + k % numbers * 1e-9);
      value =
          switch (k % 3) {
            case 0 -> g.multiply(number, g.call(Fn.SIN, value));
            case 1 -> g.add(number, g.multiply(y, value));
            default -> g.divide(value, g.add(number, y));
          };
    }
    return Formula.of(value, List.of("x", "y"));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 100, 498, 502, 2_000, 20_000})
  void programsOfAnySizeHaveTheInterpretersBits(int operations) {
    agrees(chain(operations, 50), new double[] {0.3, 0.9});
  }

  @Test
  void thousandsOfConstantsAreKept() {
    agrees(chain(40_000, 13_000), new double[] {0.3, 0.9});
  }

  @Test
  void branchesAreTakenAsByTheInterpreter() throws ReflectiveOperationException {
    Formula f = Formula.parse("if(x < y and not (x == 1 or y > 5), exp(x)*y, x/y) + max(x, y)^2");
    Class<?> type = agrees(f, new double[] {1, 2});
    agrees(f, new double[] {0.5, 2});
    agrees(f, new double[] {3, -0.0});
    Method value = type.getMethod("value", double.class, double.class);
    assertEquals(f.evaluate(0.5, 2), value.invoke(null, 0.5, 2.0));
  }

  @Test
  void generatedFormulasHaveTheInterpretersBits() {
    Generator generate = new Generator();
    for (int k = 0; k < Generator.count(100); k++) {
      Formula f = Formula.parse(generate.anything(4).toString(), Generator.VARIABLES);
      agrees(f, generate.specialPoint(), "leibniz.", "org.apache.commons.numbers.");
    }
  }

  @Test
  void functionsThatJavaLacksAreThoseOfEval() {
    String[] allowed = {"leibniz.eval.", "org.apache.commons.numbers."};
    agrees(Formula.parse("erf(x)*gamma(y) + asinh(x)"), new double[] {0.3, 1.4}, allowed);
    Formula f = Formula.parse("erf(x)");
    Class<?> alone = load(f.toClassFile(NAME));
    assertThrows(
        NoClassDefFoundError.class,
        () -> {
          try {
            alone.getMethod("value", double.class).invoke(null, 1.0);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }

  @Test
  void systemsFillArrays() {
    FormulaSystem s = FormulaSystem.parse("x*y", "x/y", "sin(x)", "7");
    Class<?> type = load(s.toClassFile(NAME));
    double[] x = {3, 2};
    double[] values = new double[4];
    double[] jacobian = new double[8];
    call(type, "evaluate", x, values);
    call(type, "jacobian", x, jacobian);
    assertArrayEquals(s.evaluate(x), values);
    assertArrayEquals(s.jacobian().evaluate(x), jacobian);
    double[] both = {3, 2};
    call(load(FormulaSystem.parse("y", "x*y").toClassFile(NAME)), "evaluate", both, both);
    assertArrayEquals(new double[] {2, 6}, both);
  }

  @Test
  void manyVariablesGoInAnArray() {
    String[] names = IntStream.range(0, 128).mapToObj(k -> "x" + k).toArray(String[]::new);
    double[] x = IntStream.range(0, 128).mapToDouble(k -> k * 0.1).toArray();
    Class<?> type = agrees(Formula.parse(String.join("*x0 + ", names), names), x);
    assertEquals(1, values(type).size());
    String[] fewer = Arrays.copyOf(names, 127);
    Class<?> other = load(Formula.parse(String.join(" + ", fewer), fewer).toClassFile(NAME));
    assertEquals(2, values(other).size());
  }

  private static List<Method> values(Class<?> type) {
    return Arrays.stream(type.getMethods()).filter(m -> m.getName().equals("value")).toList();
  }

  @Test
  void gradientsOfMostlyZerosStandInTheirPlaces() {
    String[] names = IntStream.rangeClosed(1, 100).mapToObj(k -> "x" + k).toArray(String[]::new);
    double[] x = IntStream.rangeClosed(1, 100).mapToDouble(k -> k * 0.1).toArray();
    for (String text : List.of("x1^2", "x100^2", "x2*x99", "0")) {
      agrees(Formula.parse(text, names), x);
    }
  }

  @Test
  void wrongLengthsAreNamed() {
    Class<?> type = load(Formula.parse("x*y").toClassFile(NAME));
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> call(type, "value", new double[3]));
    assertEquals("expected 2 values, of x, y, got 3", e.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> call(type, "valueAndGradient", new double[2], new double[1]));
    assertThrows(NullPointerException.class, () -> call(type, "value", (double[]) null));
  }

  @Test
  void itIsAClassOfJava17() {
    assertEquals(61, new ClassReader(Formula.parse("x").toClassFile(NAME)).readShort(6));
  }

  @Test
  void whatItCannotHoldIsRefusedByName() {
    UserFunction drag = UserFunction.of("drag(v)", v -> v * Math.abs(v));
    Formula f = Language.of(drag).parse("2*drag(u)");
    refuses("drag(v) is computed by Java code", f, NAME);
    Formula x = Formula.parse("x");
    for (String name : new String[] {"", "org.example.", "org.int.A", "a-b.C", "org/A", "java.A"}) {
      refuses("not a name that a class can have", x, name);
    }
    refuses("needs a package", x, "Rosenbrock");
  }

  private static void refuses(String part, Formula f, String name) {
    Exception e = assertThrows(IllegalArgumentException.class, () -> f.toClassFile(name));
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }
}
