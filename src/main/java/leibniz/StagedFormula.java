package leibniz;

import java.util.Objects;

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
public final class StagedFormula extends Staged<CompiledFormula> {
  private static final long serialVersionUID = 1;

  private final transient Formula formula;

  StagedFormula(FormulaCompilation compilation) {
    super(compilation);
    this.formula = compilation.formula();
  }

  /// The same with values of the parameters as an instance of a functional interface, whose method
  /// takes the remaining variables and gives results as said at [Formula#compileAs]; derivatives
  /// are by these variables. The options are those of this.
  ///
  /// ```java
  /// interface Decay { double at(double x, double[] slope); }
  /// Staged<Decay> decay = Formula.parse("a*x^2").compileStaged("a").compileAs(Decay.class);
  /// double[] slope = new double[1];
  /// decay.with(5).at(2, slope);              // 20.0
  /// Arrays.toString(slope);                  // [20.0]
  /// ```
  ///
  /// @throws IllegalArgumentException when the interface does not fit
  public <T> Staged<T> compileAs(Class<T> functionalInterface) {
    Objects.requireNonNull(functionalInterface, "functionalInterface");
    return new Staged<>(
        new InterfaceCompilation<>(
            formula, functionalInterface, compilation.options, parameters()));
  }

  /// The formula this was compiled from.
  public Formula formula() {
    return formula;
  }
}
