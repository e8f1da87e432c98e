package leibniz;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import leibniz.program.Program;

/// A system of formulas as machine code: all values together, and their Jacobian.
///
/// Made by [FormulaSystem#compile]; what is said of [CompiledFormula] holds here too. With m
/// formulas and n variables:
///
/// ```java
/// CompiledSystem s = FormulaSystem.parse("x*y", "z^2").compile();
/// Sparsity pattern = s.jacobianSparsity();
/// double[] values = new double[pattern.count()];
/// s.jacobianNonzeros(new double[] {2, 3, 4}, values);
/// Arrays.toString(values);                       // [3.0, 2.0, 8.0]
/// Arrays.toString(pattern.columnIndex());        // [0, 1, 2]
/// ```
public abstract class CompiledSystem implements Serializable {
  private static final long serialVersionUID = 1;

  private final transient SystemCompilation compilation;
  private final transient double[] parameters; // their values

  CompiledSystem(SystemCompilation compilation, double[] parameters) {
    this.parameters = parameters;
    this.compilation = compilation;
  }

  /// The values of all formulas at a point.
  ///
  /// @param in the values of the variables, in the order of [#variables]
  /// @param out receives the value of each formula, row by row
  public abstract void evaluate(double[] in, double[] out);

  /// The values at the point whose coordinates begin at `in[inOffset]`; they go to `out[outOffset]`
  /// and on.
  public abstract void evaluate(double[] in, int inOffset, double[] out, int outOffset);

  /// The values of all formulas at a point, in the rows and columns of the system.
  public abstract void evaluate(double[] in, double[][] out);

  /// The derivatives of all formulas by all variables at a point.
  ///
  /// @param jacobian receives the derivatives, n for each formula, row by row
  /// @throws IllegalArgumentException also when there are more derivatives than an array holds;
  ///   then use [#jacobianNonzeros]
  public abstract void jacobian(double[] in, double[] jacobian);

  /// The Jacobian at the point whose coordinates begin at `in[inOffset]`; it goes to
  /// `jacobian[outOffset]` and on.
  public abstract void jacobian(double[] in, int inOffset, double[] jacobian, int outOffset);

  /// The Jacobian at a point, in m rows of n columns.
  public abstract void jacobian(double[] in, double[][] jacobian);

  /// The derivatives at a point that are not structurally zero.
  ///
  /// @param values receives them in the order of [#jacobianSparsity]
  public abstract void jacobianNonzeros(double[] in, double[] values);

  /// The same at the point whose coordinates begin at `in[inOffset]`; they go to
  /// `values[valuesOffset]` and on.
  public abstract void jacobianNonzeros(
      double[] in, int inOffset, double[] values, int valuesOffset);

  /// Where the values of [#jacobianNonzeros] stand: m rows, n columns.
  public final Sparsity jacobianSparsity() {
    return compilation.jacobian().sparsity();
  }

  /// Values and Jacobian at a point together, which share what both need.
  ///
  /// @param values receives the value of each formula
  /// @param jacobian receives the derivatives, row by row
  public abstract void valuesAndJacobian(double[] in, double[] values, double[] jacobian);

  /// Values and Jacobian at the point whose coordinates begin at `in[inOffset]`; they go to
  /// `values[valuesOffset]` and on, and to `jacobian[jacobianOffset]` and on.
  public abstract void valuesAndJacobian(
      double[] in,
      int inOffset,
      double[] values,
      int valuesOffset,
      double[] jacobian,
      int jacobianOffset);

  /// Values and Jacobian at a point together, the Jacobian in m rows of n columns.
  public abstract void valuesAndJacobian(double[] in, double[] values, double[][] jacobian);

  /// Values, and the derivatives that are not structurally zero, at a point together.
  ///
  /// @param values receives the value of each formula
  /// @param nonzeros receives derivatives in the order of [#jacobianSparsity]
  public abstract void valuesAndJacobianNonzeros(double[] in, double[] values, double[] nonzeros);

  /// The same at the point whose coordinates begin at `in[inOffset]`; they go to
  /// `values[valuesOffset]` and on, and to `nonzeros[nonzerosOffset]` and on.
  public abstract void valuesAndJacobianNonzeros(
      double[] in,
      int inOffset,
      double[] values,
      int valuesOffset,
      double[] nonzeros,
      int nonzerosOffset);

  /// The product of the Jacobian at a point and a vector, computed without the Jacobian (forward
  /// mode).
  ///
  /// @param vector a number for each variable
  /// @param product receives a number for each formula
  public abstract void jacobianVectorProduct(double[] in, double[] vector, double[] product);

  /// The product at the point whose coordinates begin at `in[inOffset]` with the vector that begins
  /// at `vector[vectorOffset]`; it goes to `product[productOffset]` and on.
  public abstract void jacobianVectorProduct(
      double[] in,
      int inOffset,
      double[] vector,
      int vectorOffset,
      double[] product,
      int productOffset);

  /// The product of a vector and the Jacobian at a point, computed without the Jacobian (reverse
  /// mode): the gradient of the weighted sum of all formulas.
  ///
  /// @param vector a number for each formula
  /// @param product receives a number for each variable
  public abstract void vectorJacobianProduct(double[] in, double[] vector, double[] product);

  /// The product at the point whose coordinates begin at `in[inOffset]` with the vector that begins
  /// at `vector[vectorOffset]`; it goes to `product[productOffset]` and on.
  public abstract void vectorJacobianProduct(
      double[] in,
      int inOffset,
      double[] vector,
      int vectorOffset,
      double[] product,
      int productOffset);

  /// The second derivatives at a point of the weighted sum of all formulas, with multipliers the
  /// Hessian of a Lagrangian: those that are not structurally zero, on and below the diagonal.
  ///
  /// @param weights a number for each formula
  /// @param values receives them in the order of [#weightedHessianSparsity]
  public abstract void weightedHessianNonzeros(double[] in, double[] weights, double[] values);

  /// The same at the point whose coordinates begin at `in[inOffset]` with weights that begin at
  /// `weights[weightsOffset]`; they go to `values[valuesOffset]` and on.
  public abstract void weightedHessianNonzeros(
      double[] in,
      int inOffset,
      double[] weights,
      int weightsOffset,
      double[] values,
      int valuesOffset);

  /// Where the values of [#weightedHessianNonzeros] stand: n rows, n columns.
  public final Sparsity weightedHessianSparsity() {
    return compilation.weightedHessian().sparsity();
  }

  /// The straight-line program that each call of a method runs; its listing has the lines that
  /// stack traces and profilers name. Where there are parameters it takes what [#parameterProgram]
  /// gives.
  ///
  /// @param method the name of a method that computes
  /// @throws IllegalArgumentException when there is no such method, or derivatives it needs
  public final Program program(String method) {
    return compilation.program(method);
  }

  /// The program of what a method needs of the parameters alone, computed once for each set of
  /// values, by the interpreter. Its outputs are the first inputs of [#program], in their order: a
  /// parameter has its name there, others are `s1`, `s2` and so on. Without parameters it has none.
  ///
  /// @param method the name of a method that computes
  /// @throws IllegalArgumentException when there is no such method, or derivatives it needs
  public final Program parameterProgram(String method) {
    return compilation.parameterProgram(method);
  }

  /// The bytecode of a method, listed for people, made anew: above instructions stands, behind `;`,
  /// the line of the program that they begin to compute; and above it all, what is computed of the
  /// parameters.
  ///
  /// @param method the name of a method that computes
  /// @throws IllegalArgumentException when there is no such method, or derivatives it needs
  public final String bytecode(String method) {
    return compilation.bytecode(method);
  }

  /// The system this was compiled from.
  public FormulaSystem system() {
    return compilation.system();
  }

  /// The names of the variables, in the order of values; parameters are not among them.
  public List<String> variables() {
    return compilation.variables();
  }

  /// The names of the parameters, and the values that this instance has for them.
  public Map<String, Double> parameters() {
    return Compilation.byName(compilation.parameters(), parameters);
  }

  /// What is written of this: see [SerializedFormula].
  final Object writeReplace() throws ObjectStreamException {
    return compilation.serialized(parameters);
  }

  /// A stream holds what [#writeReplace] wrote, and never this.
  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw SerializedFormula.forged(CompiledSystem.class);
  }

  /// As [#readObject], of a stream that leaves this class out.
  private void readObjectNoData() throws InvalidObjectException {
    throw SerializedFormula.forged(CompiledSystem.class);
  }

  @Override
  public String toString() {
    return compilation.text(parameters);
  }
}
