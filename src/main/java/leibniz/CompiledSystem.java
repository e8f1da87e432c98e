package leibniz;

import java.util.List;

/// A system of formulas as machine code: all values together, and their Jacobian.
///
/// Made by [FormulaSystem#compile]; what is said of [CompiledFormula] holds here too.
public abstract class CompiledSystem {
  private final FormulaSystem system;

  CompiledSystem(FormulaSystem system) {
    this.system = system;
  }

  /// The values of all formulas at a point.
  ///
  /// @param in the values of the variables, in the order of [FormulaSystem#variables]
  /// @param out receives the value of each formula, row by row
  /// @throws IllegalArgumentException when an array has the wrong length
  public abstract void evaluate(double[] in, double[] out);

  /// The derivatives of all formulas by all variables at a point.
  ///
  /// @param in the values of the n variables
  /// @param jacobian receives the derivatives, n for each formula, row by row
  /// @throws IllegalArgumentException when an array has the wrong length, Java code in a formula
  ///   has no derivative, or there are more derivatives than an array holds; then compile
  ///   `jacobian().nonzeros()` of the system
  public abstract void jacobian(double[] in, double[] jacobian);

  /// The system this was compiled from.
  public FormulaSystem system() {
    return system;
  }

  /// The names of the variables, in the order of values.
  public List<String> variables() {
    return system.variables();
  }

  @Override
  public String toString() {
    return "compiled " + system;
  }
}
