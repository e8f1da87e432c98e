package leibniz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
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
    assertMessage("Hidden.apply must take 2 doubles, for x, y, and return double", f, Hidden.class);
    assertMessage("is no functional interface", f, TwoMethods.class);
    assertMessage("is no functional interface", f, String.class);
    assertMessage("must take 1 double, for x", Formula.parse("x"), OfInts.class);
    assertMessage("must take", Formula.parse("x"), Callable.class);
    assertMessage("Formula.parse(text, \"y\", \"x\")", f, Swapped.class);
    assertEquals(6, Formula.parse("x*y", "y", "x").compileAs(Swapped.class).apply(2, 3));
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
}
