package leibniz;

import java.util.List;

/// A formula as machine code: value, gradient and Hessian.
///
/// Made by [Formula#compile]. It may be used by any number of threads at once, allocates nothing
/// per call (calls that overlap in time may, for formulas of more than some 500 operations), and is
/// unloaded when dropped. An entry point is compiled when it is first called, the value at once;
/// the option [CompileOptions#eager] compiles all of them at once into one class.
///
/// ```java
/// CompiledFormula f = Formula.parse("x^2*y").compile();
/// f.applyAsDouble(3, 2);                        // 18.0
/// double[] g = new double[2];
/// f.valueAndGradient(new double[] {3, 2}, g);   // 18.0, and g is [12.0, 9.0]
/// ```
public abstract class CompiledFormula {
  private final Formula formula;

  CompiledFormula(Formula formula) {
    this.formula = formula;
  }

  /// The value at a point.
  ///
  /// @param x the values of the variables, in the order of [Formula#variables]
  /// @throws IllegalArgumentException when `x` has the wrong length
  public abstract double applyAsDouble(double... x);

  /// The value and the gradient at a point.
  ///
  /// @param x the values of the variables
  /// @param gradient receives the derivative by each variable; as long as `x`
  /// @return the value
  /// @throws IllegalArgumentException when an array has the wrong length, or Java code in the
  ///   formula has no derivative
  public abstract double valueAndGradient(double[] x, double[] gradient);

  /// The Hessian at a point.
  ///
  /// @param x the values of the n variables
  /// @param hessian receives the n x n second derivatives, row by row
  /// @throws IllegalArgumentException when an array has the wrong length, Java code in the formula
  ///   has no derivative, or n x n is more than an array holds; then compile
  ///   `hessian().lowerTriangle().nonzeros()` of the formula
  public abstract void hessian(double[] x, double[] hessian);

  /// The formula this was compiled from.
  public Formula formula() {
    return formula;
  }

  /// The names of the variables, in the order of values.
  public List<String> variables() {
    return formula.variables();
  }

  @Override
  public String toString() {
    return "compiled " + formula;
  }
}
