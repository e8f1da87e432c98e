package leibniz;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import leibniz.expr.Expr;
import leibniz.solve.CurveFit;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A null where none may be is refused with the name of what is missing, not with what the JVM says
/// of the place where it is met.
class NullsTest {
  private static final Formula F = Formula.parse("x + y");
  private static final FormulaSystem S = FormulaSystem.parse("x + y", "x");
  private static final List<Object> SAMPLES =
      List.of(
          F,
          S,
          F.compile(),
          S.compile(),
          F.compileStaged("x"),
          S.compileStaged("x"),
          Equation.parse("x = y"),
          Language.of(),
          UserFunction.of("f(v)", Math::sin),
          CompileOptions.DEFAULT,
          S.jacobian().sparsity(),
          CurveFit.of("y ~ a*x"),
          Keeps.REAL,
          Pass.POWERS,
          new Pass[0],
          Duration.ofSeconds(1),
          Budget.DEFAULT,
          "x",
          new String[] {"x"},
          new double[] {1, 2},
          new double[2][2],
          new Formula[] {F},
          new UserFunction[0],
          Equation.system("x = y", "x = 1").solve("x", "y"),
          CurveFit.of("y ~ a*x")
              .fit(Map.of("x", new double[] {1, 2}, "y", new double[] {1, 2}), Map.of("a", 1.0)),
          Map.of("x", 1),
          List.of("x", "y"),
          1,
          DoubleBinaryOperator.class,
          (Predicate<Expr>) _ -> false,
          (DoubleUnaryOperator) Math::sin,
          (DoubleBinaryOperator) Math::atan2,
          (ToDoubleFunction<double[]>) _ -> 0,
          (Consumer<Object>) _ -> {},
          F.expr(),
          new ArrayRealVector(2),
          new Array2DRowRealMatrix(2, 2));

  /// Every argument of every public method of the types a user imports, but for primitive ones.
  static Stream<Arguments> arguments() throws Exception {
    List<Arguments> all = new ArrayList<>();
    for (Class<?> type : types()) {
      for (Method method : type.getMethods()) {
        boolean isOurs = method.getDeclaringClass().getName().startsWith("leibniz.");
        if (isOurs && !method.isSynthetic() && !method.getName().equals("equals")) {
          for (int k = 0; k < method.getParameterCount(); k++) {
            if (!method.getParameterTypes()[k].isPrimitive()) {
              all.add(Arguments.of(type, method, k));
            }
          }
        }
      }
    }
    return all.stream();
  }

  private static List<Class<?>> types() throws Exception {
    Path classes =
        Path.of(Formula.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<Class<?>> types = new ArrayList<>();
    for (String folder : List.of("leibniz", "leibniz/solve")) {
      try (DirectoryStream<Path> files =
          Files.newDirectoryStream(classes.resolve(folder), "*.class")) {
        for (Path file : files) {
          String name = classes.relativize(file).toString().replace(".class", "");
          Class<?> type = Class.forName(name.replace(File.separatorChar, '.'));
          if (Modifier.isPublic(type.getModifiers())) {
            types.add(type);
          }
        }
      }
    }
    return types;
  }

  private static Object sample(Class<?> type) {
    return SAMPLES.stream()
        .filter(type::isInstance)
        .findFirst()
        .orElseGet(() -> fail("there is no sample of " + type));
  }

  private static Object argument(Class<?> type) {
    return type == int.class
        ? (Object) 0
        : type == long.class
            ? (Object) 1L
            : type == boolean.class
                ? (Object) true
                : type == double.class ? (Object) 1.0 : sample(type);
  }

  @ParameterizedTest(name = "{0}: {1}, argument {2}")
  @MethodSource("arguments")
  void isNamed(Class<?> type, Method method, int at) throws IllegalAccessException {
    Object[] given = Arrays.stream(method.getParameterTypes()).map(NullsTest::argument).toArray();
    given[at] = null;
    Object self = Modifier.isStatic(method.getModifiers()) ? null : sample(type);
    try {
      method.invoke(self, given);
      fail("null is taken");
    } catch (InvocationTargetException e) {
      NullPointerException refused =
          assertInstanceOf(NullPointerException.class, e.getCause(), e.getCause().toString());
      assertNotNull(refused.getMessage(), "the exception has no message");
      assertFalse(
          refused.getMessage().startsWith("Cannot"), // as the JVM begins
          refused.getMessage());
    }
  }
}
