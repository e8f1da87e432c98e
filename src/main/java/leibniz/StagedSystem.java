package leibniz;

import java.util.Objects;

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
public final class StagedSystem extends Staged<CompiledSystem> {
  private static final long serialVersionUID = 1;

  private final transient FormulaSystem system;

  StagedSystem(SystemCompilation compilation) {
    super(compilation);
    this.system = compilation.system();
  }

  /// The same with values of the parameters as an instance of a functional interface, as
  /// [StagedFormula#compileAs].
  ///
  /// ```java
  /// interface Rate { double[] at(double s); }
  /// FormulaSystem rates = FormulaSystem.parse("-v*s/(k + s)", "v*s/(k + s)");
  /// Rate rate = rates.compileStaged("v", "k").compileAs(Rate.class).with(3, 1);
  /// Arrays.toString(rate.at(2));             // [-2.0, 2.0]
  /// ```
  ///
  /// @throws IllegalArgumentException when the interface does not fit
  public <T> Staged<T> compileAs(Class<T> functionalInterface) {
    Objects.requireNonNull(functionalInterface, "functionalInterface");
    return new Staged<>(
        new InterfaceCompilation<>(system, functionalInterface, compilation.options, parameters()));
  }

  /// The system this was compiled from.
  public FormulaSystem system() {
    return system;
  }
}
