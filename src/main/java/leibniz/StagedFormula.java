package leibniz;

import java.io.ObjectStreamException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/// A formula as machine code in which some variables are parameters: with values for these it
/// becomes a [CompiledFormula] of the others.
///
/// Made by [Formula#compileStaged]. What depends on parameters alone is computed once for each set
/// of values and entry point, and kept by the instance: for an entry point that is compiled at once
/// when the instance is made, for any other when it is first called. Calls compute the rest. All
/// instances share one class. Gradients and Hessians are by the remaining variables.
///
/// ```java
/// StagedFormula decay = Formula.parse("a*exp(-k)*x").compileStaged("a", "k");
/// decay.variables();                       // [x]
/// CompiledFormula c = decay.with(2, 0);
/// c.applyAsDouble(3);                      // 6.0
/// decay.with(4, 0).applyAsDouble(3);       // 12.0
/// ```
public final class StagedFormula implements Serializable {
  private static final long serialVersionUID = 1;

  private final transient FormulaCompilation compilation;

  StagedFormula(FormulaCompilation compilation) {
    this.compilation = compilation;
  }

  /// The formula for some values of the parameters.
  ///
  /// @param values in the order of [#parameters]
  /// @throws IllegalArgumentException when their number is wrong
  public CompiledFormula with(double... values) {
    return compilation.instance(Compilation.checked(values, parameters()));
  }

  /// The formula for some values of the parameters.
  ///
  /// @param values by the names of the parameters
  /// @throws IllegalArgumentException when a parameter has no value, or a name is no parameter
  public CompiledFormula with(Map<String, ? extends Number> values) {
    return with(Compilation.byName(values, parameters()));
  }

  /// The formula this was compiled from.
  public Formula formula() {
    return compilation.formula();
  }

  /// The names of the parameters, in the order of their values.
  public List<String> parameters() {
    return compilation.parameters();
  }

  /// The names of the remaining variables, in the order in which instances take values.
  public List<String> variables() {
    return compilation.variables();
  }

  private Object writeReplace() throws ObjectStreamException {
    return compilation.serialized(null);
  }

  @Override
  public String toString() {
    return "compiled " + formula() + " with parameters " + String.join(", ", parameters());
  }
}
