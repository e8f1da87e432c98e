package leibniz;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import leibniz.jit.ClassCompiler;
import leibniz.jit.Computation;
import leibniz.jit.Entry;
import leibniz.jit.Host;

/// Puts together what a class is to compute, and makes its instance.
final class Compilation {
  private static final MethodHandles.Lookup HERE = MethodHandles.lookup();

  /// Up to this many values zeros are stored one by one like any other, all in one method.
  private static final int FEW = 500;

  private Compilation() {}

  static CompiledFormula compile(Formula formula, CompileOptions options) {
    options.requireImplemented();
    List<String> variables = formula.variables();
    long n = variables.size();
    MethodHandle maker =
        ClassCompiler.define(
            HERE,
            CompiledFormula.class,
            List.of(
                new Entry("applyAsDouble", "([D)D", variables, 0, () -> value(formula), false),
                new Entry(
                    "valueAndGradient",
                    "([D[D)D",
                    variables,
                    n,
                    () -> Computation.of(formula.valueAndGradient().program()),
                    !options.eager()),
                new Entry(
                    "hessian",
                    "([D[D)V",
                    variables,
                    n * n,
                    () -> values(formula.hessian()),
                    !options.eager())));
    return (CompiledFormula) make(maker, formula);
  }

  private static Computation value(Formula formula) {
    return Computation.of(formula.program());
  }

  /// The values of a system. Where most are zero only the others are computed and stored, so that a
  /// class grows with them, and not with rows times columns.
  private static Computation values(FormulaSystem system) {
    Sparsity pattern = system.sparsity();
    int zeros = system.size() - pattern.count();
    if (system.size() <= FEW || zeros <= pattern.count()) {
      return Computation.of(system.program());
    }
    int[] places = pattern.rowIndex();
    int[] column = pattern.columnIndex();
    for (int k = 0; k < places.length; k++) {
      places[k] = places[k] * pattern.columns() + column[k];
    }
    return new Computation(system.nonzeros().program(), places);
  }

  static CompiledSystem compile(FormulaSystem system, CompileOptions options) {
    options.requireImplemented();
    List<String> variables = system.variables();
    long size = system.size();
    MethodHandle maker =
        ClassCompiler.define(
            HERE,
            CompiledSystem.class,
            List.of(
                new Entry("evaluate", "([D[D)V", variables, size, () -> values(system), false),
                new Entry(
                    "jacobian",
                    "([D[D)V",
                    variables,
                    size * variables.size(),
                    () -> values(system.jacobian()),
                    !options.eager())));
    return (CompiledSystem) make(maker, system);
  }

  static <T> T compileAs(Formula formula, Class<T> type, CompileOptions options) {
    options.requireImplemented();
    Method method = method(type);
    checkFits(formula, type, method);
    MethodHandle maker =
        ClassCompiler.define(
            Host.of(type, HERE),
            type,
            List.of(
                new Entry(
                    method.getName(),
                    MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                        .toMethodDescriptorString(),
                    formula.variables(),
                    0,
                    () -> value(formula),
                    false)));
    return type.cast(make(maker));
  }

  private static Object make(MethodHandle maker, Object... arguments) {
    try {
      return maker.invokeWithArguments(arguments);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a compiled class has no constructor that throws", e);
    }
  }

  private static Method method(Class<?> type) {
    List<Method> candidates =
        type.isInterface()
            ? Arrays.stream(type.getMethods())
                .filter(m -> Modifier.isAbstract(m.getModifiers()) && !isOfObject(m))
                .toList()
            : List.of();
    if (candidates.size() != 1) {
      throw new IllegalArgumentException(
          type.getName()
              + " is no functional interface: it must be an interface with one abstract method");
    }
    return candidates.getFirst();
  }

  private static boolean isOfObject(Method method) {
    return Arrays.stream(Object.class.getMethods())
        .anyMatch(
            m ->
                m.getName().equals(method.getName())
                    && Arrays.equals(m.getParameterTypes(), method.getParameterTypes()));
  }

  private static void checkFits(Formula formula, Class<?> type, Method method) {
    List<String> variables = formula.variables();
    boolean isDouble =
        method.getReturnType() == double.class
            && Arrays.stream(method.getParameterTypes()).allMatch(p -> p == double.class);
    if (!isDouble || method.getParameterCount() != variables.size()) {
      throw new IllegalArgumentException(
          "%s.%s must take %d double%s, for %s, and return double"
              .formatted(
                  type.getSimpleName(),
                  method.getName(),
                  variables.size(),
                  variables.size() == 1 ? "" : "s",
                  variables.isEmpty() ? "no variable" : String.join(", ", variables)));
    }
    List<String> names = Arrays.stream(method.getParameters()).map(Parameter::getName).toList();
    boolean swapped =
        !names.equals(variables) && List.copyOf(names).stream().allMatch(variables::contains);
    if (swapped) {
      throw new IllegalArgumentException(
          "the parameters of %s.%s are in the order %s, the variables of the formula in the order %s; give the order when parsing: Formula.parse(text, \"%s\")"
              .formatted(
                  type.getSimpleName(),
                  method.getName(),
                  String.join(", ", names),
                  String.join(", ", variables),
                  String.join("\", \"", names)));
    }
  }
}
