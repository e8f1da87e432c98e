package leibniz;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import leibniz.expr.Count;
import leibniz.jit.Input;
import leibniz.jit.Output;

/// The abstract method of a functional interface: how it takes the variables of a formula or a
/// system, and where it gives the results.
///
/// It has a `double` for each variable, or one `double[]` of them, and behind these arrays for
/// results, as [InterfaceResults] says. Any `double[]` may be followed by an `int`, the place where
/// its numbers begin.
final class InterfaceMethod {
  /// A method has at most 255 words of parameters, itself among them; a `double` is two.
  private static final int MOST_DOUBLES = 127;

  private final Class<?> type;
  private final Method method;
  private final List<Class<?>> parameters;
  private final List<String> variables; // in the order of the method
  private final InterfaceResults wanted;
  private final Input.Kind inputs;
  private final List<Output.Kind> results;

  /// How parameters may be read: the variables, and the arrays for results that follow.
  private record Reading(Input.Kind inputs, List<Output.Kind> results) {}

  /// @param variables those that are no parameters of a stage
  /// @throws IllegalArgumentException when the interface, or its method, does not fit: says what is
  ///   wrong with it, and what would fit
  InterfaceMethod(Class<?> type, List<String> variables, InterfaceResults wanted) {
    this.type = type;
    this.method = method(implementable(type));
    this.parameters = List.of(method.getParameterTypes());
    this.variables = ordered(variables);
    this.wanted = wanted;
    Class<?> returned = method.getReturnType();
    if (!wanted.returned().contains(returned)) {
      throw mismatch("it returns %s, not %s".formatted(name(returned), wanted.returnedNames()));
    }
    Reading reading = reading();
    if (reading == null) {
      throw mismatch(problem());
    }
    this.inputs = reading.inputs;
    this.results = reading.results;
    checkNames();
  }

  String name() {
    return method.getName();
  }

  /// The variables in the order in which the method takes them.
  List<String> variables() {
    return variables;
  }

  Input input() {
    return Input.of(inputs, variables);
  }

  boolean returnsValue() {
    return method.getReturnType() == double.class;
  }

  /// Where results go: what is returned anew, then the arrays.
  List<Output.Kind> results() {
    List<Output.Kind> all = new ArrayList<>(results);
    if (method.getReturnType() == double[].class) {
      all.addFirst(Output.Kind.NEW_ARRAY);
    } else if (method.getReturnType() == double[][].class) {
      all.addFirst(Output.Kind.NEW_ROWS);
    }
    return all;
  }

  private static Class<?> implementable(Class<?> type) {
    if (type.isSealed()) {
      throw new IllegalArgumentException(
          type.getName() + " is sealed: no other class can implement it");
    }
    Module here = InterfaceMethod.class.getModule();
    if (!type.getModule().isExported(type.getPackageName(), here)) {
      throw new IllegalArgumentException(
          "%s cannot be implemented from here: its module does not export the package"
              .formatted(type.getName()));
    }
    return type;
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
          "%s is no functional interface, which is an interface with one abstract method: %s"
              .formatted(
                  type.getName(),
                  type.isInterface()
                      ? "it has " + (candidates.isEmpty() ? "none" : candidates.size())
                      : "it is none"));
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

  /// The variables as the method's annotation orders them, or as they are.
  private List<String> ordered(List<String> given) {
    VariableOrder order = method.getAnnotation(VariableOrder.class);
    if (order == null) {
      return given;
    }
    List<String> names = Variables.distinct(List.of(order.value()));
    if (names.size() != given.size() || !new HashSet<>(names).containsAll(given)) {
      throw new IllegalArgumentException(
          "%s orders the variables %s, the formula has %s"
              .formatted(called(), Variables.shown(names), Variables.shown(given)));
    }
    return names;
  }

  /// How the method takes the variables and, behind them, as many arrays as there may be; null when
  /// it takes something else.
  private Reading reading() {
    for (boolean inArray : new boolean[] {true, false}) {
      Reading reading = reading(inArray);
      if (reading != null && wanted.allows(method.getReturnType(), reading.results)) {
        return reading;
      }
    }
    return null;
  }

  private Reading reading(boolean inArray) {
    int first = inArray ? 1 : variables.size();
    Class<?> each = inArray ? double[].class : double.class;
    if (parameters.size() < first
        || !parameters.subList(0, first).stream().allMatch(p -> p == each)) {
      return null;
    }
    boolean hasOffset = inArray && isOffset(1);
    List<Output.Kind> results = new ArrayList<>();
    int k = hasOffset ? 2 : first;
    while (k < parameters.size()) {
      if (!isArray(k)) {
        return null;
      }
      boolean isInRows = parameters.get(k) == double[][].class;
      boolean isRange = !isInRows && isOffset(k + 1);
      results.add(isRange ? Output.Kind.RANGE : isInRows ? Output.Kind.ROWS : Output.Kind.ARRAY);
      k += isRange ? 2 : 1;
    }
    return new Reading(
        hasOffset ? Input.Kind.RANGE : inArray ? Input.Kind.ARRAY : Input.Kind.VALUES, results);
  }

  private boolean isArray(int k) {
    return parameters.get(k) == double[].class || parameters.get(k) == double[][].class;
  }

  /// Whether a parameter says where in the array before it numbers begin.
  private boolean isOffset(int k) {
    return k < parameters.size() && parameters.get(k) == int.class;
  }

  /// What is wrong with the parameters, of which there is no reading.
  private String problem() {
    int n = variables.size();
    int doubles = 0;
    while (doubles < parameters.size() && parameters.get(doubles) == double.class) {
      doubles++;
    }
    boolean inArray = doubles == 0 && n > 0 && !parameters.isEmpty() && isArray(0);
    int k = inArray ? 1 : doubles;
    if (!inArray && doubles < n && k < parameters.size() && !isArray(k)) {
      return typed(k) + ", not double, for the variable " + variables.get(k);
    }
    if (!inArray && n > MOST_DOUBLES) {
      return "the %d variables must come in a double[], since no method has so many parameters"
          .formatted(n);
    }
    if (!inArray && doubles != n) {
      String has =
          n == 0 ? "no variable" : Count.of(n, "variable") + ", " + Variables.shown(variables);
      return "it takes %s, and there %s %s"
          .formatted(Count.of(doubles, "double"), n < 2 ? "is" : "are", has);
    }
    for (; k < parameters.size(); k++) {
      boolean isAllowed =
          isArray(k) || k > 0 && isOffset(k) && parameters.get(k - 1) == double[].class;
      if (!isAllowed) {
        return typed(k) + ", and behind the variables come arrays for results";
      }
    }
    return wanted.problem(method.getReturnType(), reading(inArray).results);
  }

  private String typed(int k) {
    return "its parameter %d is of type %s".formatted(k + 1, name(parameters.get(k)));
  }

  /// Names in the class file that contradict the order of the variables are an error; they are not
  /// a rule, because most builds do not keep them.
  private void checkNames() {
    if (inputs != Input.Kind.VALUES || method.isAnnotationPresent(VariableOrder.class)) {
      return;
    }
    Parameter[] named = method.getParameters();
    List<String> names =
        Arrays.stream(named).limit(variables.size()).map(Parameter::getName).toList();
    for (int k = 0; k < variables.size(); k++) {
      if (named[k].isNamePresent()
          && !names.get(k).equals(variables.get(k))
          && variables.contains(names.get(k))) {
        throw mismatch(
            "its parameter %d is named %s and takes the variable %s; name the order, by"
                    .formatted(k + 1, names.get(k), variables.get(k))
                + " @VariableOrder at the method or where the formula is parsed");
      }
    }
  }

  private IllegalArgumentException mismatch(String problem) {
    List<String> found = new ArrayList<>();
    for (Parameter p : method.getParameters()) {
      if (found.size() == InterfaceResults.SHOWN) {
        found.add("…");
        break;
      }
      found.add(name(p.getType()) + (p.isNamePresent() ? " " + p.getName() : ""));
    }
    return new IllegalArgumentException(
        called()
            + " does not fit: "
            + problem
            + "\n  found:    "
            + signature(name(method.getReturnType()), found)
            + wanted.expected(name(), variables));
  }

  private String signature(String returned, List<String> taken) {
    return returned + " " + name() + "(" + String.join(", ", taken) + ")";
  }

  private String called() {
    return name(type) + "." + name();
  }

  private static String name(Class<?> type) {
    return type.getSimpleName();
  }
}
