package leibniz;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import leibniz.program.Program;

/// A formula as machine code: value, gradient and Hessian.
///
/// Made by [Formula#compile]. It may be used by any number of threads at once, allocates nothing
/// per call (unless more threads than twice the processors are in one of more than some 1,500
/// operations), and is unloaded when dropped. An entry point is compiled when it is first called,
/// the value at once; the option [CompileOptions#eager] compiles all of them at once into one
/// class.
///
/// ```java
/// CompiledFormula f = Formula.parse("x^2*y").compile();
/// f.applyAsDouble(3, 2);                        // 18.0
/// double[] g = new double[2];
/// f.valueAndGradient(new double[] {3, 2}, g);   // 18.0, and g is [12.0, 9.0]
/// ```
///
/// Values of variables are given in the order of [#variables]. Every method that computes takes
/// arrays, or with each array the place where its numbers begin in it; a matrix is row by row in
/// one array, or has an array for each row. An array for results may be the one of the values, or
/// overlap it, which is then copied. All methods throw an [IllegalArgumentException] when an array
/// has the wrong length, a range leaves its array, two kinds of results overlap, or a row stands
/// twice, and a [NullPointerException] when an array is null, all before anything is computed;
/// those that compute derivatives throw the former also when Java code in the formula has none.
///
/// It can be serialised unless it calls Java code: written are the formula, the options and the
/// values of parameters, and reading compiles it again.
public abstract class CompiledFormula implements Serializable {
  private static final long serialVersionUID = 1;

  private final transient FormulaCompilation compilation;
  private final transient double[] parameters; // their values

  CompiledFormula(FormulaCompilation compilation, double[] parameters) {
    this.parameters = parameters;
    this.compilation = compilation;
  }

  /// The value at a point.
  public abstract double applyAsDouble(double... x);

  /// The value at the point whose n coordinates begin at `x[offset]`.
  public abstract double applyAsDouble(double[] x, int offset);

  /// The value and the gradient at a point.
  ///
  /// @param x the values of the variables
  /// @param gradient receives the derivative by each variable; as long as `x`
  /// @return the value
  public abstract double valueAndGradient(double[] x, double[] gradient);

  /// The value and the gradient at the point whose coordinates begin at `x[offset]`; the gradient
  /// goes to `gradient[gradientOffset]` and on.
  public abstract double valueAndGradient(
      double[] x, int offset, double[] gradient, int gradientOffset);

  /// The Hessian at a point.
  ///
  /// @param x the values of the n variables
  /// @param hessian receives the n x n second derivatives, row by row
  /// @throws IllegalArgumentException also when n x n is more than an array holds; then use
  ///   [#hessianNonzeros]
  public abstract void hessian(double[] x, double[] hessian);

  /// The Hessian at the point whose coordinates begin at `x[offset]`; it goes to
  /// `hessian[hessianOffset]` and on.
  public abstract void hessian(double[] x, int offset, double[] hessian, int hessianOffset);

  /// The Hessian at a point, in n rows of n columns.
  public abstract void hessian(double[] x, double[][] hessian);

  /// The second derivatives at a point that are not structurally zero, on and below the diagonal.
  ///
  /// ```java
  /// CompiledFormula f = Formula.parse("x^2*y + z^3").compile();
  /// Sparsity pattern = f.hessianSparsity();
  /// double[] values = new double[pattern.count()];
  /// f.hessianNonzeros(new double[] {1, 2, 3}, values);
  /// Arrays.toString(values);              // [4.0, 2.0, 18.0]
  /// Arrays.toString(pattern.rowIndex());  // [0, 1, 2]
  /// ```
  ///
  /// @param values receives them in the order of [#hessianSparsity]
  public abstract void hessianNonzeros(double[] x, double[] values);

  /// The same at the point whose coordinates begin at `x[offset]`; they go to
  /// `values[valuesOffset]` and on.
  public abstract void hessianNonzeros(double[] x, int offset, double[] values, int valuesOffset);

  /// Where the values of [#hessianNonzeros] stand: the pattern of the Hessian's lower half.
  public final Sparsity hessianSparsity() {
    return compilation.lowerHessian().sparsity();
  }

  /// The product of the Hessian at a point and a vector, computed without the Hessian.
  ///
  /// @param vector a number for each variable
  /// @param product receives a number for each variable
  public abstract void hessianVectorProduct(double[] x, double[] vector, double[] product);

  /// The product at the point whose coordinates begin at `x[offset]` with the vector that begins at
  /// `vector[vectorOffset]`; it goes to `product[productOffset]` and on.
  public abstract void hessianVectorProduct(
      double[] x,
      int offset,
      double[] vector,
      int vectorOffset,
      double[] product,
      int productOffset);

  /// The straight-line program that each call of a method runs; its listing has the lines that
  /// stack traces and profilers name. Where there are parameters it takes what [#parameterProgram]
  /// gives.
  ///
  /// ```java
  /// CompiledFormula f = Formula.parse("x^2*y").compile();
  /// f.program("valueAndGradient").operations();          // 4
  /// f.bytecode("applyAsDouble").contains("dmul");        // true
  /// ```
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
  /// ```java
  /// CompiledFormula f = Formula.parse("a^2*x + x^2").compileStaged("a").with(3);
  /// f.parameterProgram("applyAsDouble").operations();    // 1
  /// f.program("applyAsDouble").inputs();                 // [s1, x]
  /// ```
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

  /// The formula this was compiled from.
  public Formula formula() {
    return compilation.formula();
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
    throw SerializedFormula.forged(CompiledFormula.class);
  }

  /// As [#readObject], of a stream that leaves this class out.
  private void readObjectNoData() throws InvalidObjectException {
    throw SerializedFormula.forged(CompiledFormula.class);
  }

  @Override
  public String toString() {
    return compilation.text(parameters);
  }
}
