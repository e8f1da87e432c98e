package leibniz;

import java.io.NotSerializableException;
import java.lang.invoke.MethodHandle;
import java.util.List;
import leibniz.jit.ClassCompiler;
import leibniz.jit.Computation;
import leibniz.jit.Entry;
import leibniz.jit.Host;
import leibniz.jit.Origin;
import leibniz.jit.ParameterSet;
import leibniz.program.Program;

/// The class of a formula or a system, some of whose variables may be parameters, and the making of
/// its instances.
///
/// @param <C> what instances are
abstract sealed class InstanceCompilation<C> implements Origin
    permits FormulaCompilation, SystemCompilation, InterfaceCompilation {
  final CompileOptions options;
  private final Symbolic<?> compiled;
  private final String source;
  private final List<String> parameters;
  private final List<String> variables; // that are no parameters
  private final Class<C> type;
  private final int entries;
  private final MethodHandle maker;

  /// Compiles at once what is not lazy; [#entries] must be ready.
  ///
  /// @param order the variables, the parameters among them, in the order of values
  /// @param type a class of ours, or an interface of the user's
  InstanceCompilation(
      Symbolic<?> compiled,
      List<String> order,
      Class<C> type,
      CompileOptions options,
      List<String> parameters) {
    this.compiled = compiled;
    this.type = type;
    this.source = Compilation.source(compiled);
    this.options = options;
    this.parameters = Compilation.parameters(parameters, order);
    this.variables = Compilation.without(this.parameters, order);
    List<Entry> all = entries();
    this.entries = all.size();
    this.maker =
        isOfUser()
            ? ClassCompiler.define(Host.of(type, Compilation.HERE), type, source, all, this)
            : ClassCompiler.define(Compilation.HERE, type, source, all);
  }

  /// The compilation of code of some kind.
  ///
  /// @param type an interface of the user's; null for a [CompiledFormula] or [CompiledSystem]
  static InstanceCompilation<?> of(
      Symbolic<?> compiled, Class<?> type, CompileOptions options, List<String> parameters) {
    if (type != null) {
      return new InterfaceCompilation<>(compiled, type, options, parameters);
    }
    return switch (compiled) {
      case Formula f -> new FormulaCompilation(f, options, parameters);
      case FormulaSystem s -> new SystemCompilation(s, options, parameters);
    };
  }

  private boolean isOfUser() {
    return type.isInterface();
  }

  /// The entry points of the class.
  abstract List<Entry> entries();

  /// What makes instances for values of the parameters.
  Staged<?> staged() {
    return new Staged<>(this);
  }

  /// What is written of an instance with values of the parameters; of none with null.
  final SerializedFormula serialized(double[] values) throws NotSerializableException {
    return SerializedFormula.of(compiled, options, parameters, values, isOfUser() ? type : null);
  }

  @Override
  public final Object serialized(ParameterSet set) throws NotSerializableException {
    return serialized(values(set));
  }

  @Override
  public final String text(ParameterSet set) {
    return text(values(set));
  }

  private static double[] values(ParameterSet set) {
    return set == null ? new double[0] : set.values();
  }

  /// An instance for some values of the parameters.
  final C instance(double... values) {
    if (isOfUser()) {
      return type.cast(
          parameters.isEmpty()
              ? Compilation.make(maker)
              : Compilation.make(maker, new ParameterSet(values, entries)));
    }
    return type.cast(
        parameters.isEmpty()
            ? Compilation.make(maker, this, values)
            : Compilation.make(maker, this, values, new ParameterSet(values, entries)));
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

  /// What an instance with values of the parameters calls itself.
  final String text(double[] values) {
    return this + (values.length == 0 ? "" : " with " + Compilation.byName(parameters, values));
  }

  @Override
  public final String toString() {
    return "compiled " + compiled + (isOfUser() ? " as " + type.getSimpleName() : "");
  }
}
