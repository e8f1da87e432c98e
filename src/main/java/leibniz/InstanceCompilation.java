package leibniz;

import java.io.NotSerializableException;
import java.lang.invoke.MethodHandle;
import java.util.List;
import leibniz.jit.ClassCompiler;
import leibniz.jit.Computation;
import leibniz.jit.Entry;
import leibniz.jit.ParameterSet;
import leibniz.program.Program;

/// The class of a formula or a system, some of whose variables may be parameters, and the making of
/// its instances.
///
/// @param <C> what instances are
abstract sealed class InstanceCompilation<C> permits FormulaCompilation, SystemCompilation {
  final CompileOptions options;
  private final String source;
  private final List<String> parameters;
  private final List<String> variables; // that are no parameters
  private final Class<C> type;
  private final int entries;
  private final MethodHandle maker;

  /// Compiles at once what is not lazy; [#entries] must be ready.
  InstanceCompilation(
      Class<C> type, FormulaSystem source, CompileOptions options, List<String> parameters) {
    this.type = type;
    this.source = Compilation.source(source);
    this.options = options;
    this.parameters = Compilation.parameters(parameters, source.variables());
    this.variables = Compilation.without(this.parameters, source.variables());
    List<Entry> all = entries();
    this.entries = all.size();
    this.maker = ClassCompiler.define(Compilation.HERE, type, this.source, all);
  }

  /// The entry points of the class.
  abstract List<Entry> entries();

  /// What is written of an instance with values of the parameters; of none with null.
  abstract SerializedFormula serialized(double[] values) throws NotSerializableException;

  /// An instance for some values of the parameters.
  final C instance(double... values) {
    Object made =
        parameters.isEmpty()
            ? Compilation.make(maker, this, values)
            : Compilation.make(maker, this, values, new ParameterSet(values, entries));
    return type.cast(made);
  }

  private Computation computation(String method) {
    return Entries.named(method, entries()).getFirst().computation().get();
  }

  final Program program(String method) {
    return computation(method).program();
  }

  /// What is computed of the parameters for a method; a program without outputs where there are
  /// none.
  final Program parameterProgram(String method) {
    Computation computation = computation(method);
    return computation.stage() == null
        ? FormulaSystem.of().program()
        : computation.stage().program();
  }

  final String bytecode(String method) {
    return ClassCompiler.listing(source, Entries.named(method, entries()));
  }

  final List<String> parameters() {
    return parameters;
  }

  final List<String> variables() {
    return variables;
  }
}
