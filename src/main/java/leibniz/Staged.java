package leibniz;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/// Machine code in which some variables are parameters: with values for these it becomes code of
/// the others.
///
/// Made by [StagedFormula#compileAs] and [StagedSystem#compileAs] for functional interfaces of
/// one's own. All instances share one class.
///
/// ```java
/// Staged<DoubleUnaryOperator> decay =
///     Formula.parse("a*exp(-k)*x").compileStaged("a", "k").compileAs(DoubleUnaryOperator.class);
/// decay.with(2, 0).applyAsDouble(3);       // 6.0
/// ```
///
/// It can be serialised unless it calls Java code, and so can its instances: written are the
/// formula, the options and the values of parameters, and reading compiles it again.
///
/// @param <C> what it is with values of the parameters: a [CompiledFormula], a [CompiledSystem], or
///   an interface of the user's
public sealed class Staged<C> implements Serializable permits StagedFormula, StagedSystem {
  private static final long serialVersionUID = 1;

  final transient InstanceCompilation<C> compilation;

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
    return compilation.serialized((double[]) null);
  }

  /// A stream holds what [#writeReplace] wrote, and never this.
  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw SerializedFormula.forged(Staged.class);
  }

  /// As [#readObject], of a stream that leaves this class out.
  private void readObjectNoData() throws InvalidObjectException {
    throw SerializedFormula.forged(Staged.class);
  }

  @Override
  public final String toString() {
    return compilation
        + (parameters().isEmpty()
            ? " without parameters"
            : " with parameters " + String.join(", ", parameters()));
  }
}
