package leibniz;

import java.io.ObjectStreamException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/// What staged formulas and staged systems have in common.
///
/// @param <C> what they are with values of the parameters
abstract sealed class Staged<C> implements Serializable permits StagedFormula, StagedSystem {
  private static final long serialVersionUID = 1;

  private final transient InstanceCompilation<C> compilation;

  Staged(InstanceCompilation<C> compilation) {
    this.compilation = compilation;
  }

  /// Compiled code for some values of the parameters.
  ///
  /// @param values in the order of [#parameters]
  /// @throws IllegalArgumentException when their number is wrong
  public final C with(double... values) {
    return compilation.instance(Compilation.checked(values, parameters()));
  }

  /// Compiled code for some values of the parameters.
  ///
  /// @param values by the names of the parameters
  /// @throws IllegalArgumentException when a parameter has no value, or a name is no parameter
  public final C with(Map<String, ? extends Number> values) {
    return with(Compilation.byName(values, parameters()));
  }

  /// The names of the parameters, in the order of their values.
  public final List<String> parameters() {
    return compilation.parameters();
  }

  /// The names of the remaining variables, in the order in which instances take values.
  public final List<String> variables() {
    return compilation.variables();
  }

  final Object writeReplace() throws ObjectStreamException {
    return compilation.serialized(null);
  }

  @Override
  public final String toString() {
    return compilation + " with parameters " + String.join(", ", parameters());
  }
}
