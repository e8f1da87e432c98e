package leibniz;

import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/// What is written of a formula or a system, and of what is compiled of them: that is compiled
/// again when it is read.
///
/// @param json the formula or the system
/// @param isSystem which of the two
/// @param options how it is compiled; null of what is not
/// @param parameters the names of the parameters
/// @param values their values; null of a [Staged], which has none
/// @param type the interface of a function, or null
/// @param isStaged whether it is a [Staged]; streams of before there was one for interfaces have
///   false here, and null as values of a [StagedFormula] and of an interface's instance
record SerializedFormula(
    String json,
    boolean isSystem,
    CompileOptions options,
    List<String> parameters,
    double[] values,
    Class<?> type,
    boolean isStaged)
    implements Serializable {
  SerializedFormula {
    Objects.requireNonNull(json, "json");
    parameters = List.copyOf(parameters);
  }

  /// What is written of a formula or a system itself.
  static SerializedFormula of(Symbolic<?> formula) throws NotSerializableException {
    return of(formula, null, List.of(), new double[0], null);
  }

  /// What is written of compiled code.
  static SerializedFormula of(
      Symbolic<?> formula,
      CompileOptions options,
      List<String> parameters,
      double[] values,
      Class<?> type)
      throws NotSerializableException {
    try {
      return new SerializedFormula(
          formula.toJson(),
          formula instanceof FormulaSystem,
          options,
          parameters,
          values,
          type,
          values == null);
    } catch (IllegalArgumentException e) { // it calls Java code
      NotSerializableException failure = new NotSerializableException(e.getMessage());
      failure.initCause(e);
      throw failure;
    }
  }

  /// What is thrown of a stream that holds an instance itself, of which this is written instead.
  static InvalidObjectException forged(Class<?> type) {
    return new InvalidObjectException(
        "no stream that was written here holds a %s itself".formatted(type.getSimpleName()));
  }

  private Object readResolve() throws InvalidObjectException {
    try {
      return read();
    } catch (IllegalArgumentException e) {
      throw new InvalidObjectException(
          "the stream holds no formula that compiles: " + e.getMessage(), e);
    }
  }

  private Object read() {
    Symbolic<?> formula = isSystem ? FormulaSystem.fromJson(json) : Formula.fromJson(json);
    if (options == null) {
      return formula;
    }
    InstanceCompilation<?> code = InstanceCompilation.of(formula, type, options, parameters);
    if (isStaged || values == null && type == null) {
      return code.staged();
    }
    return code.instance(Compilation.checked(values == null ? new double[0] : values, parameters));
  }
}
