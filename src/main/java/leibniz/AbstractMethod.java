package leibniz;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds the one abstract method of a functional interface.
final class AbstractMethod {
  private AbstractMethod() {}

  /// @throws IllegalArgumentException when the interface is none that could be implemented, or has
  ///   not one abstract method
  static Method of(Class<?> type) {
    checkImplementable(type);
    List<Method> candidates = type.isInterface() ? abstractMethods(type) : List.of();
    if (candidates.size() != 1) {
      throw new IllegalArgumentException(
          "%s is no functional interface, which is an interface with one abstract method: %s"
              .formatted(
                  type.getName(),
                  type.isInterface()
                      ? "it has " + (candidates.isEmpty() ? "none" : candidates.size())
                      : "it is none"));
    }
    return candidates.getFirst();
  }

  private static void checkImplementable(Class<?> type) {
    if (type.isSealed()) {
      throw new IllegalArgumentException(
          type.getName() + " is sealed: no other class can implement it");
    }
    Module here = AbstractMethod.class.getModule();
    if (!type.getModule().isExported(type.getPackageName(), here)) {
      throw new IllegalArgumentException(
          "%s cannot be implemented from here: its module does not export the package"
              .formatted(type.getName()));
    }
  }

  /// Without those that are inherited twice, of which one with an order of the variables counts.
  ///
  /// @throws IllegalArgumentException when a method is inherited with two orders
  private static List<Method> abstractMethods(Class<?> type) {
    record Descriptor(String name, List<Class<?>> parameters, Class<?> returned) {}
    Map<Descriptor, Method> distinct = new LinkedHashMap<>();
    for (Method m : type.getMethods()) {
      if (Modifier.isAbstract(m.getModifiers()) && !isOfObject(m)) {
        distinct.merge(
            new Descriptor(m.getName(), List.of(m.getParameterTypes()), m.getReturnType()),
            m,
            (a, b) -> ordering(type, a, b));
      }
    }
    return List.copyOf(distinct.values());
  }

  private static Method ordering(Class<?> type, Method a, Method b) {
    VariableOrder ofA = a.getAnnotation(VariableOrder.class);
    VariableOrder ofB = b.getAnnotation(VariableOrder.class);
    if (ofA != null && ofB != null && !ofA.equals(ofB)) {
      throw new IllegalArgumentException(
          "%s inherits %s with two orders of the variables: declare it again"
              .formatted(type.getSimpleName(), a.getName()));
    }
    return ofA == null ? b : a;
  }

  private static boolean isOfObject(Method method) {
    return Arrays.stream(Object.class.getMethods())
        .anyMatch(
            m ->
                m.getName().equals(method.getName())
                    && Arrays.equals(m.getParameterTypes(), method.getParameterTypes()));
  }
}
