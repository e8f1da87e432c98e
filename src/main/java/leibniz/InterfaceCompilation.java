package leibniz;

import java.io.NotSerializableException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import leibniz.jit.ClassCompiler;
import leibniz.jit.Host;
import leibniz.jit.Origin;
import leibniz.jit.Part;

/// Formulas and systems as instances of a functional interface.
///
/// Its abstract method has a `double` for each variable, or one `double[]` of them. That of a
/// formula returns the value, and may take a `double[]` for the gradient. That of a system takes a
/// `double[]` for the values, or returns a new one.
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

  static <T> T compile(Formula formula, Class<T> type, CompileOptions options) {
    InterfaceCompilation c = new InterfaceCompilation(type, formula.variables());
    Part.Kind inputs = c.returns(double.class) ? c.inputs(0, 1) : null;
    if (inputs == null) {
      throw c.mismatch("perhaps another double[] for the gradient, and return double");
    }
    c.checkNames(inputs);
    Origin origin = new Compiled(formula, formula::toJson, false, options, type);
    Formula ordered = formula.withVariables(c.variables);
    return c.results(inputs) == 0
        ? c.make(type, inputs, true, List.of(), ordered.asSystem(), options, origin)
        : c.make(
            type,
            inputs,
            true,
            Compilation.array(c.variables.size()),
            ordered.valueAndGradient(),
            options,
            origin);
  }

  static <T> T compile(FormulaSystem system, Class<T> type, CompileOptions options) {
    InterfaceCompilation c = new InterfaceCompilation(type, system.variables());
    boolean isNew = c.returns(double[].class);
    Part.Kind inputs = isNew ? c.inputs(0, 0) : c.returns(void.class) ? c.inputs(1, 1) : null;
    if (inputs == null) {
      throw c.mismatch("then a double[] for the values, and return void; or return a double[]");
    }
    c.checkNames(inputs);
    Origin origin = new Compiled(system, system::toJson, true, options, type);
    Part values = Part.outputs(isNew ? Part.Kind.NEW_ARRAY : Part.Kind.ARRAY, system.size());
    FormulaSystem ordered = new FormulaSystem(system.matrix(), c.variables);
    return c.make(type, inputs, false, List.of(values), ordered, options, origin);
  }

  private <T> T make(
      Class<T> as,
      Part.Kind inputs,
      boolean returnsValue,
      List<Part> outputs,
      FormulaSystem system,
      CompileOptions options,
      Origin origin) {
    Entries entries = new Entries(options, List.of());
    List<Part> given = List.of(Part.inputs(inputs, variables));
    entries.add(method.getName(), given, returnsValue, outputs, () -> system);
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
  private Part.Kind inputs(int least, int most) {
    for (Part.Kind kind : List.of(Part.Kind.VALUES, Part.Kind.ARRAY)) {
      int count = kind == Part.Kind.VALUES ? variables.size() : 1;
      Class<?> of = kind == Part.Kind.VALUES ? double.class : double[].class;
      int results = results(kind);
      if (results >= least
          && results <= most
          && parameters.stream().limit(count).allMatch(p -> p == of)
          && parameters.stream().skip(count).allMatch(p -> p == double[].class)) {
        return kind;
      }
    }
    return null;
  }

  /// How many parameters follow those of the variables.
  private int results(Part.Kind inputs) {
    return parameters.size() - (inputs == Part.Kind.VALUES ? variables.size() : 1);
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
  private void checkNames(Part.Kind inputs) {
    if (inputs != Part.Kind.VALUES || method.isAnnotationPresent(VariableOrder.class)) {
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
