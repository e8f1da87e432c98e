package leibniz;

import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/// What is written of compiled code: the formula or the system, from which it is compiled again
/// when it is read.
///
/// @param json the formula or the system
/// @param isSystem which of the two
/// @param options how it is compiled
/// @param parameters the names of the parameters
/// @param values their values; null of a [StagedFormula] or [StagedSystem], which has none
/// @param type the interface of a function, or null
record SerializedFormula(
    String json,
    boolean isSystem,
    CompileOptions options,
    List<String> parameters,
    double[] values,
    Class<?> type)
    implements Serializable {
  SerializedFormula {
    Objects.requireNonNull(json, "json");
    Objects.requireNonNull(options, "options");
    parameters = List.copyOf(parameters);
  }

  /// The JSON of a formula, unless it calls Java code.
  static String json(Supplier<String> json) throws NotSerializableException {
    try {
      return json.get();
    } catch (IllegalArgumentException e) {
      NotSerializableException failure = new NotSerializableException(e.getMessage());
      failure.initCause(e);
      throw failure;
    }
  }

  private Object readResolve() throws InvalidObjectException {
    try {
      return compiled();
    } catch (IllegalArgumentException e) {
      throw new InvalidObjectException(
          "the stream holds no formula that compiles: " + e.getMessage(), e);
    }
  }

  private Object compiled() {
    if (isSystem) {
      FormulaSystem system = FormulaSystem.fromJson(json);
      if (type != null) {
        return system.compileAs(type, options);
      }
      SystemCompilation c = new SystemCompilation(system, options, parameters);
      return values == null ? new StagedSystem(c) : c.instance(values);
    }
    Formula formula = Formula.fromJson(json);
    if (type != null) {
      return formula.compileAs(type, options);
    }
    FormulaCompilation c = new FormulaCompilation(formula, options, parameters);
    return values == null ? new StagedFormula(c) : c.instance(values);
  }
}
