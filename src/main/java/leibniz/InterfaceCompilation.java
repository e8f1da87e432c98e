package leibniz;

import java.io.NotSerializableException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import leibniz.jit.ClassCompiler;
import leibniz.jit.Host;
import leibniz.jit.Input;
import leibniz.jit.Origin;
import leibniz.jit.Output;

/// Formulas and systems as instances of a functional interface.
///
/// Its abstract method has a `double` for each variable, or one `double[]` of them. That of a
/// formula returns the value, and may take arrays for the gradient and for the Hessian. That of a
/// system returns the values in a new array, or takes one for them, and may take one for the
/// Jacobian. Any `double[]` may be followed by an `int`, the place where its numbers begin; a
/// matrix may be a `double[][]`.
final class InterfaceCompilation {
  /// A method has at most 255 words of parameters, itself among them; a `double` is two.
  private static final int MOST_DOUBLES = 127;

  private final Class<?> type;
  private final Method method;
  private final List<Class<?>> parameters;
  private final List<String> variables; // in the order of the method

  /// A formula or system, as an instance tells it.
  private record Compiled(
      Object what, Supplier<String> json, boolean isSystem, CompileOptions options, Class<?> type)
      implements Origin {
    @Override
    public Object serialized() throws NotSerializableException {
      String text = SerializedFormula.json(json);
      return new SerializedFormula(text, isSystem, options, List.of(), null, type);
    }

    @Override
    public String toString() {
      return "compiled " + what + " as " + type.getSimpleName();
    }
  }

  private InterfaceCompilation(Class<?> type, List<String> variables) {
    this.type = type;
    this.method = method(implementable(type));
    this.parameters = List.of(method.getParameterTypes());
    this.variables = ordered(variables);
  }

  /// How a method takes the variables, and the arrays for results that follow.
  private record Taken(Input.Kind inputs, List<Output.Kind> results) {}

  static <T> T compile(Formula formula, Class<T> type, CompileOptions options) {
    InterfaceCompilation c = new InterfaceCompilation(type, formula.variables());
    Taken taken = c.taken(0, 2);
    if (taken == null
        || !c.returns(double.class)
        || !taken.results.isEmpty() && taken.results.getFirst() == Output.Kind.ROWS) {
      throw c.mismatch(
          "perhaps a double[] for the gradient, then perhaps a double[] or double[][] for the"
              + " Hessian, and return double");
    }
    c.checkNames(taken.inputs);
    Origin origin = new Compiled(formula, formula::toJson, false, options, type);
    int n = c.variables.size();
    List<Output> outputs = List.of(Output.vector(n), Output.matrix(n, n));
    return c.make(type, taken, true, outputs, c.computed(formula, taken), options, origin);
  }

  /// The value, with the gradient and the Hessian as far as there are arrays for them.
  private FormulaSystem computed(Formula formula, Taken taken) {
    Formula ordered = formula.withVariables(variables);
    if (taken.results.isEmpty()) {
      return ordered.asSystem();
    }
    FormulaSystem slopes = ordered.valueAndGradient();
    return taken.results.size() == 1 ? slopes : joined(slopes, ordered.hessian());
  }

  static <T> T compile(FormulaSystem system, Class<T> type, CompileOptions options) {
    InterfaceCompilation c = new InterfaceCompilation(type, system.variables());
    Output.Kind created =
        c.returns(double[].class)
            ? Output.Kind.NEW_ARRAY
            : c.returns(double[][].class) ? Output.Kind.NEW_ROWS : null;
    Taken taken = created == null ? c.taken(1, 2) : c.taken(0, 1);
    if (taken == null
        || created == null && !c.returns(void.class)
        || created == null
            && taken.results.size() > 1
            && taken.results.getFirst() == Output.Kind.ROWS) {
      throw c.mismatch(
          "then a double[] for the values, and return void, or return them as a new double[]; a"
              + " double[][] has them in the rows of the system; then perhaps a double[] or"
              + " double[][] for the Jacobian");
    }
    c.checkNames(taken.inputs);
    Origin origin = new Compiled(system, system::toJson, true, options, type);
    List<Output.Kind> results = new ArrayList<>(taken.results);
    if (created != null) {
      results.addFirst(created);
    }
    FormulaSystem ordered = new FormulaSystem(system.matrix(), c.variables);
    List<Output> outputs =
        List.of(
            Output.matrix(system.rows(), system.columns()),
            Output.matrix(system.size(), c.variables.size()));
    return c.make(
        type,
        new Taken(taken.inputs, results),
        false,
        outputs,
        results.size() == 1 ? ordered : c.joined(ordered, ordered.jacobian()),
        options,
        origin);
  }

  private FormulaSystem joined(FormulaSystem first, FormulaSystem second) {
    return new FormulaSystem(Compilation.inOneRow(first.matrix(), second.matrix()), variables);
  }

  /// @param outputs what the arrays receive, of which the first ones are there
  private <T> T make(
      Class<T> as,
      Taken taken,
      boolean returnsValue,
      List<Output> outputs,
      FormulaSystem system,
      CompileOptions options,
      Origin origin) {
    Entries entries = new Entries(options, List.of());
    List<Input> given = List.of(Input.of(taken.inputs, variables));
    List<Output> results =
        IntStream.range(0, taken.results.size())
            .mapToObj(k -> outputs.get(k).in(taken.results.get(k)))
            .toList();
    entries.add(method.getName(), given, returnsValue, results, () -> system);
    return as.cast(
        Compilation.make(
            ClassCompiler.define(
                Host.of(as, Compilation.HERE),
                as,
                Compilation.source(system),
                entries.all(),
                origin)));
  }

  private static Class<?> implementable(Class<?> type) {
    if (type.isSealed()) {
      throw new IllegalArgumentException(
          type.getName() + " is sealed: no other class can implement it");
    }
    Module here = InterfaceCompilation.class.getModule();
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
              .formatted(called(), String.join(", ", names), String.join(", ", given)));
    }
    return names;
  }

  private boolean returns(Class<?> wanted) {
    return method.getReturnType() == wanted;
  }

  /// How the method takes the variables when arrays for results follow, from `least` to `most` of
  /// them; null when it takes something else.
  private Taken taken(int least, int most) {
    for (boolean inArray : new boolean[] {true, false}) {
      Taken taken = taken(inArray);
      if (taken != null && taken.results.size() >= least && taken.results.size() <= most) {
        return taken;
      }
    }
    return null;
  }

  private Taken taken(boolean inArray) {
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
      boolean isArray = parameters.get(k) == double[].class;
      if (!isArray && parameters.get(k) != double[][].class) {
        return null;
      }
      boolean isRange = isArray && isOffset(k + 1);
      results.add(isRange ? Output.Kind.RANGE : isArray ? Output.Kind.ARRAY : Output.Kind.ROWS);
      k += isRange ? 2 : 1;
    }
    Input.Kind inputs =
        hasOffset ? Input.Kind.RANGE : inArray ? Input.Kind.ARRAY : Input.Kind.VALUES;
    return new Taken(inputs, results);
  }

  /// Whether a parameter says where in the array before it numbers begin.
  private boolean isOffset(int k) {
    return k < parameters.size() && parameters.get(k) == int.class;
  }

  private String called() {
    return type.getSimpleName() + "." + method.getName();
  }

  private IllegalArgumentException mismatch(String rest) {
    String names = variables.isEmpty() ? "no variable" : String.join(", ", variables);
    int n = variables.size();
    return new IllegalArgumentException(
        "%s takes (%s) and returns %s: it must take %s, %s"
            .formatted(
                called(),
                parameters.stream().map(Class::getSimpleName).collect(Collectors.joining(", ")),
                method.getReturnType().getSimpleName(),
                n > MOST_DOUBLES
                    ? "a double[] of %d values, since no method has so many parameters".formatted(n)
                    : "%d double%s, for %s, or a double[] of them"
                        .formatted(n, n == 1 ? "" : "s", names),
                rest));
  }

  /// Names in the class file that contradict the order of the variables are an error; they are not
  /// a rule, because most builds do not keep them.
  private void checkNames(Input.Kind inputs) {
    if (inputs != Input.Kind.VALUES || method.isAnnotationPresent(VariableOrder.class)) {
      return;
    }
    List<String> names =
        Arrays.stream(method.getParameters())
            .limit(variables.size())
            .map(Parameter::getName)
            .toList();
    if (!names.equals(variables) && new HashSet<>(variables).containsAll(names)) {
      String quoted = "\"" + String.join("\", \"", names) + "\"";
      throw new IllegalArgumentException(
          "the parameters of %s are in the order %s, the variables of the formula in the order %s; give the order when parsing: Formula.parse(text, %s), or to the method: @VariableOrder({%s})"
              .formatted(
                  called(),
                  String.join(", ", names),
                  String.join(", ", variables),
                  quoted,
                  quoted));
    }
  }
}
