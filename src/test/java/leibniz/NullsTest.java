package leibniz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import leibniz.expr.Expr;
import leibniz.solve.CommonsMath;
import leibniz.solve.CurveFit;
import leibniz.solve.Minimizer;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.junit.jupiter.api.Test;

/// A null where none may be is refused with the name of what is missing, not with what the JVM says
/// of the place where it is met.
class NullsTest {
  private static final List<Class<?>> TYPES =
      List.of(
          Formula.class,
          FormulaSystem.class,
          Equation.class,
          Language.class,
          UserFunction.class,
          CompileOptions.class,
          Sparsity.class,
          StagedFormula.class,
          StagedSystem.class,
          CurveFit.class,
          Minimizer.class,
          CommonsMath.class);

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
          Budget.DEFAULT,
          "x",
          new String[] {"x"},
          new double[] {1, 2},
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

  /// Where null means the variables that are found in the texts.
  private static boolean mayBeNull(Method method, int at) {
    return Set.of("parse", "parseSystem").contains(method.getName())
        && method.getParameterTypes()[at] == List.class
        && at == 1;
  }

  private static Object sample(Class<?> type) {
    return SAMPLES.stream().filter(type::isInstance).findFirst().orElse(null);
  }

  private static Object argument(Class<?> type) {
    return type == int.class
        ? (Object) 1
        : type == boolean.class
            ? (Object) true
            : type == double.class ? (Object) 1.0 : sample(type);
  }

  /// What happens where one argument is null; nothing where it is refused by name.
  private static String wrong(Method method, int at) {
    Parameter[] parameters = method.getParameters();
    Object[] arguments = Arrays.stream(parameters).map(p -> argument(p.getType())).toArray();
    Object self =
        Modifier.isStatic(method.getModifiers()) ? null : sample(method.getDeclaringClass());
    arguments[at] = null;
    try {
      method.invoke(self, arguments);
      return "is taken";
    } catch (InvocationTargetException e) {
      String message = Objects.requireNonNullElse(e.getCause().getMessage(), "Cannot");
      boolean isSaid =
          e.getCause() instanceof NullPointerException && !message.startsWith("Cannot");
      return isSaid ? "" : "gives " + e.getCause();
    } catch (ReflectiveOperationException | RuntimeException e) {
      return "is not tried: " + e;
    }
  }

  @Test
  void nullsAreNamed() {
    List<String> wrong = new ArrayList<>();
    for (Class<?> type : TYPES) {
      for (Method method : type.getMethods()) {
        if (method.getDeclaringClass() == Object.class
            || method.isSynthetic()
            || method.getName().equals("equals")) {
          continue;
        }
        for (int k = 0; k < method.getParameterCount(); k++) {
          if (!method.getParameterTypes()[k].isPrimitive() && !mayBeNull(method, k)) {
            String what = wrong(method, k);
            if (!what.isEmpty()) {
              wrong.add(
                  type.getSimpleName()
                      + "."
                      + method.getName()
                      + " "
                      + Arrays.toString(method.getParameters())
                      + " null as "
                      + method.getParameters()[k].getName()
                      + " "
                      + what);
            }
          }
        }
      }
    }
    assertEquals("", String.join("\n", wrong));
  }
}
