package leibniz;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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

  /// What the parameters are read as.
  private sealed interface Parameters {}

  /// The variables, and the arrays for results that follow.
  private record Reading(Input.Kind inputs, List<Output.Kind> results) implements Parameters {}

  /// What is wrong with them.
  private record Problem(String text) implements Parameters {}

  /// @param variables those that are no parameters of a stage
  /// @throws IllegalArgumentException when the interface, or its method, does not fit: says what is
  ///   wrong with it, and what would fit
  InterfaceMethod(Class<?> type, List<String> variables, InterfaceResults wanted) {
    this.type = type;
    this.method = AbstractMethod.of(type);
    this.parameters = List.of(method.getParameterTypes());
    this.variables = ordered(variables);
    this.wanted = wanted;
    Class<?> returned = method.getReturnType();
    if (!wanted.returned().contains(returned)) {
      throw mismatch("it returns %s, not %s".formatted(name(returned), wanted.returnedNames()));
    }
    Reading reading =
        switch (read()) {
          case Reading r -> r;
          case Problem p -> throw mismatch(p.text);
        };
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

  /// How the method takes the variables and, behind them, as many arrays as there may be: an array
  /// of variables is thought of first.
  private Parameters read() {
    Parameters inArray = read(true);
    if (inArray instanceof Reading) {
      return inArray;
    }
    Parameters values = read(false);
    boolean beginsWithArray = !variables.isEmpty() && !parameters.isEmpty() && isArray(0);
    return beginsWithArray && values instanceof Problem ? inArray : values;
  }

  private Parameters read(boolean inArray) {
    int k = 0;
    boolean isRange = false;
    if (inArray) {
      if (parameters.isEmpty()) {
        return new Problem("it takes nothing");
      }
      if (parameters.getFirst() != double[].class) {
        return new Problem(typed(0) + ", not double[], for the variables");
      }
      isRange = isOffset(1);
      k = isRange ? 2 : 1;
    } else {
      int n = variables.size();
      while (k < parameters.size() && parameters.get(k) == double.class) {
        k++;
      }
      if (k < n && k < parameters.size() && !isArray(k)) {
        return new Problem(typed(k) + ", not double, for the variable " + variables.get(k));
      }
      if (n > MOST_DOUBLES) {
        return new Problem(
            "the %d variables must come in a double[], since no method has so many parameters"
                .formatted(n));
      }
      if (k != n) {
        String has =
            n == 0 ? "no variable" : Count.of(n, "variable") + ", " + Variables.shown(variables);
        return new Problem(
            "it takes %s, and there %s %s"
                .formatted(Count.of(k, "double"), n < 2 ? "is" : "are", has));
      }
    }
    return withResults(
        isRange ? Input.Kind.RANGE : inArray ? Input.Kind.ARRAY : Input.Kind.VALUES, k);
  }

  /// The parameters that follow those for the variables, from the one of index `first` on.
  private Parameters withResults(Input.Kind inputs, int first) {
    List<Output.Kind> results = new ArrayList<>();
    int k = first;
    while (k < parameters.size()) {
      if (!isArray(k)) {
        return new Problem(typed(k) + ", and behind the variables come arrays for results");
      }
      boolean isInRows = parameters.get(k) == double[][].class;
      boolean isRange = !isInRows && isOffset(k + 1);
      results.add(isRange ? Output.Kind.RANGE : isInRows ? Output.Kind.ROWS : Output.Kind.ARRAY);
      k += isRange ? 2 : 1;
    }
    Optional<String> problem = wanted.problem(method.getReturnType(), results);
    return problem.isPresent() ? new Problem(problem.get()) : new Reading(inputs, results);
  }

  private boolean isArray(int k) {
    return parameters.get(k) == double[].class || parameters.get(k) == double[][].class;
  }

  /// Whether a parameter says where in the array before it numbers begin.
  private boolean isOffset(int k) {
    return k < parameters.size() && parameters.get(k) == int.class;
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
            + (isGeneric()
                ? "; type arguments are not read: declare the method again in %s, with its types"
                    .formatted(name(type))
                : "")
            + "\n  found:    "
            + signature(name(method.getReturnType()), found)
            + wanted.expected(name(), variables));
  }

  /// Whether the method has a type that an interface which extends its own may give.
  private boolean isGeneric() {
    List<Type> types = new ArrayList<>(List.of(method.getGenericParameterTypes()));
    types.add(method.getGenericReturnType());
    return method.getDeclaringClass() != type
        && types.stream().anyMatch(TypeVariable.class::isInstance);
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
