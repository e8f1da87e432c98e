package leibniz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What works without the optional library Rings, and what says that it needs it.
class WithoutRingsTest {
  private static final String NEEDED =
      "this needs polynomial factorization: put the library cc.redberry:rings:2.5.8 on the class"
          + " path";

  private static URLClassLoader loader;
  private static ClassLoader before;

  @BeforeAll
  static void load() throws IOException {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<URL> urls = new ArrayList<>();
    for (String entry : path.split(File.pathSeparator, -1)) {
      if (!entry.contains("rings")) {
        urls.add(Path.of(entry).toUri().toURL());
      }
    }
    loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(loader); // where services are looked for
  }

  @AfterAll
  static void close() throws IOException {
    Thread.currentThread().setContextClassLoader(before);
    loader.close();
  }

  private static Object call(Class<?> type, Object of, String method, Object... arguments) {
    try {
      Class<?>[] types = new Class<?>[arguments.length];
      for (int k = 0; k < types.length; k++) {
        types[k] = arguments[k].getClass();
      }
      return type.getMethod(method, types).invoke(of, arguments);
    } catch (InvocationTargetException e) {
      return e.getCause().getMessage();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static Class<?> type(String name) {
    try {
      return loader.loadClass("leibniz." + name);
    } catch (ClassNotFoundException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static void formula(String expected, String method, String text) {
    Class<?> formula = type("Formula");
    Object parsed = call(formula, null, "parse", text);
    assertEquals(expected, call(formula, parsed, method).toString(), text);
  }

  private static void solves(String expected, String text) {
    Class<?> equation = type("Equation");
    Object parsed = call(equation, null, "parse", text);
    assertEquals(expected, call(equation, parsed, "solve", "x").toString(), text);
  }

  private static void solvesSystem(String expected, String[] unknowns, String... equations) {
    Object system = call(type("Equation"), null, "system", (Object) equations);
    assertEquals(
        expected, call(type("FormulaSystem"), system, "solve", (Object) unknowns).toString());
  }

  @Test
  void factorsSayThatTheLibraryIsNeeded() {
    formula("x + 1", "cancel", "(x^2 + x)/x");
    formula(NEEDED, "factor", "x^2 - 1");
    solves(NEEDED, "x^3 - 6*x^2 + 11*x - 6 = 0");
  }

  @Test
  void equationsThatNeedNoFactorsAreSolved() {
    solves("x = 5/2 - 1/2*sqrt(13), or x = 5/2 + 1/2*sqrt(13)", "x + 3/x = 5");
    solves("x = ln(2 - sqrt(3)), or x = ln(2 + sqrt(3))", "exp(x) + exp(-x) = 4");
    solves(
        "x = 2*pi*n, or x = 2*(1/4*pi + pi*n)   both where n == floor(n)", "sin(x) + cos(x) = 1");
    solves("x = -sqrt(3), or x = -sqrt(2), or x = sqrt(2), or x = sqrt(3)", "x^4 - 5*x^2 + 6 = 0");
    solves("x = -1, or x = 0, or x = 1", "x^3 - x = 0");
    solves("x = 0, or x = y", "x^3 = y*x^2");
    solves(
        "x = (-d*y + b)/(c*y - a)   where a*d - b*c != 0, c*y - a != 0", "y = (a*x + b)/(c*x + d)");
    solves("no real solution for x", "(x^2 - 1)/(x - 1) = 2");
    solves("x = f*y/(y - f)   where f - y != 0, f != 0, y != 0", "1/x + 1/y = 1/f");
  }

  @Test
  void linearSystemsWithSymbolsAreSolved() {
    solvesSystem(
        "x = (-b*q + d*p)/(a*d - b*c), y = (a*q - c*p)/(a*d - b*c)   where a*d - b*c != 0",
        new String[] {"x", "y"},
        "a*x + b*y = p",
        "c*x + d*y = q");
    solvesSystem(
        "x = 1/(a + b), y = 1/(a + b)   where a + b != 0",
        new String[] {"x", "y"},
        "a*x + b*y = 1",
        "x = y");
  }
}
