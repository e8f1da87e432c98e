package leibniz;

import java.io.ObjectStreamException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/// A system as machine code in which some variables are parameters: with values for these it
/// becomes a [CompiledSystem] of the others. What is said of [StagedFormula] holds here too.
///
/// ```java
/// FormulaSystem rates = FormulaSystem.parse("-v*s/(k + s)", "v*s/(k + s)");
/// StagedSystem staged = rates.compileStaged("v", "k");
/// double[] out = new double[2];
/// staged.with(3, 1).evaluate(new double[] {2}, out);
/// Arrays.toString(out);                    // [-2.0, 2.0]
/// ```
public final class StagedSystem implements Serializable {
  private static final long serialVersionUID = 1;

  private final transient SystemCompilation compilation;

  StagedSystem(SystemCompilation compilation) {
    this.compilation = compilation;
  }

  /// The system for some values of the parameters.
  ///
  /// @param values in the order of [#parameters]
  /// @throws IllegalArgumentException when their number is wrong
  public CompiledSystem with(double... values) {
    return compilation.instance(Compilation.checked(values, parameters()));
  }

  /// The system for some values of the parameters.
  ///
  /// @param values by the names of the parameters
  /// @throws IllegalArgumentException when a parameter has no value, or a name is no parameter
  public CompiledSystem with(Map<String, ? extends Number> values) {
    return with(Compilation.byName(values, parameters()));
  }

  /// The system this was compiled from.
  public FormulaSystem system() {
    return compilation.system();
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
    return "compiled " + system() + " with parameters " + String.join(", ", parameters());
  }
}
