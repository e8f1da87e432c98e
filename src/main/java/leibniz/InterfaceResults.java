package leibniz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import leibniz.expr.Count;
import leibniz.jit.Output;

/// What the method of a functional interface gives of a formula, and what of a system.
enum InterfaceResults {
  /// The value is returned, and arrays may receive the gradient and the Hessian.
  OF_FORMULA("gradient", "Hessian", double.class),
  /// The values go to an array or are returned in a new one, and another may receive the Jacobian.
  OF_SYSTEM("values", "Jacobian", void.class, double[].class, double[][].class);

  /// No more parameters are shown; of more variables the expected method has an array.
  static final int SHOWN = 20;

  private final String vector;
  private final String matrix;
  private final List<Class<?>> returned;

  InterfaceResults(String vector, String matrix, Class<?>... returned) {
    this.vector = vector;
    this.matrix = matrix;
    this.returned = List.of(returned);
  }

  /// What the method may return.
  List<Class<?>> returned() {
    return returned;
  }

  String returnedNames() {
    List<String> names = returned.stream().map(Class::getSimpleName).toList();
    return String.join(" or ", names);
  }

  /// The arrays that a method with such a result takes: of those for a vector and for a matrix the
  /// vector's is needed where nothing is returned, and not there where values are.
  private List<String> arrays(Class<?> result) {
    return result == double.class || result == void.class
        ? List.of(vector, matrix)
        : List.of(matrix);
  }

  /// What is wrong with the arrays for results, if anything is. Those of a system alone may be in
  /// rows.
  Optional<String> problem(Class<?> result, List<Output.Kind> kinds) {
    List<String> arrays = arrays(result);
    if (kinds.size() > arrays.size()) {
      return Optional.of(
          "it takes %s for results, and there %s, for the %s"
              .formatted(
                  Count.of(kinds.size(), "array"),
                  arrays.size() == 1 ? "is one" : "are two",
                  String.join(" and the ", arrays)));
    }
    if (result == void.class && kinds.isEmpty()) {
      return Optional.of("it returns nothing, and takes no array for the values");
    }
    boolean isVectorInRows =
        arrays.size() == 2 && !kinds.isEmpty() && kinds.getFirst() == Output.Kind.ROWS;
    boolean mayBeInRows = result == void.class && kinds.size() == 1;
    return isVectorInRows && !mayBeInRows
        ? Optional.of(
            "the array for the %s%s is double[][], not double[]"
                .formatted(vector, this == OF_SYSTEM ? ", before that for the Jacobian," : ""))
        : Optional.empty();
  }

  /// The methods that would fit, in lines of a message.
  String expected(String method, List<String> variables) {
    List<List<String>> inputs = new ArrayList<>();
    if (variables.size() <= SHOWN) {
      inputs.add(variables.stream().map(name -> "double " + identifier(name)).toList());
    }
    inputs.add(List.of("double[] in"));
    StringBuilder lines = new StringBuilder();
    for (List<String> taken : inputs) {
      String between = taken.isEmpty() ? "" : ", ";
      String all = String.join(", ", taken);
      String before = lines.isEmpty() ? "\n  expected: " : "\n  or:       ";
      lines.append(before);
      lines.append(
          switch (this) {
            case OF_FORMULA -> "double %s(%s)".formatted(method, all);
            case OF_SYSTEM ->
                "void %s(%s%sdouble[] values), or double[] %1$s(%2$s)"
                    .formatted(method, all, between);
          });
    }
    lines.append("\n  then perhaps ");
    lines.append(this == OF_FORMULA ? "double[] gradient, then perhaps " : "");
    lines.append("double[] or double[][] ").append(matrix.toLowerCase(Locale.ROOT));
    lines.append("; an int behind a double[] is where its numbers begin");
    return lines.toString();
  }

  /// A variable as the name of a parameter: `x[1]` is `x_1`.
  private static String identifier(String variable) {
    return variable.replaceAll("[^\\p{L}\\p{Nd}_]+", "_").replaceAll("_$", "");
  }
}
