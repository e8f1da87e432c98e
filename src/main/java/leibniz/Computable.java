package leibniz;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import leibniz.expr.Expr;
import leibniz.print.Graphviz;
import leibniz.program.Numerics;
import leibniz.program.Program;
import leibniz.source.CSource;
import leibniz.source.JavaSource;
import leibniz.source.NumPySource;

/// What has a program that computes it, a [Formula] or a [FormulaSystem]: it is interpreted,
/// compiled, and written as source in several languages.
///
/// It can be serialised unless it calls Java code: written is [#toJson].
public abstract sealed class Computable implements Displayable, Serializable permits Symbolic {
  private static final long serialVersionUID = 1;

  static {
    DisplayHooks.attach();
  }

  final transient List<String> variables;

  /// What [#program()] is, lowered when it is first needed; a race lowers twice and harms nobody.
  private transient volatile Program program;

  Computable(List<String> variables, Program program) {
    this.variables = List.copyOf(variables);
    this.program = program;
  }

  /// This.
  abstract Symbolic<?> self();

  /// What is computed, but for what is structurally zero.
  abstract List<Expr> entries();

  /// The program as it is made with such numerics.
  abstract Program lowered(Numerics numerics);

  /// The names of the variables, in the order in which values are given. Derivatives keep them all.
  public final List<String> variables() {
    return variables;
  }

  /// The straight-line program of the value, or of all values together, which is interpreted and
  /// compiled; it prints as a list of definitions.
  public final Program program() {
    if (program == null) {
      program = lowered(CompileOptions.DEFAULT.numerics());
    }
    return program;
  }

  /// The program as it is compiled with such options. What is printed as source from it computes
  /// bit for bit what compiled code does.
  ///
  /// ```java
  /// Formula.parse("x*y + z").program(CompileOptions.DEFAULT.fma(true)).toString();
  /// // t1 = fma(x, y, z)
  /// // return t1
  /// ```
  ///
  /// @throws IllegalArgumentException when `strictMath` is asked for, and a function has no body
  ///   whose bits are the same on every machine
  public final Program program(CompileOptions options) {
    Objects.requireNonNull(options, "options");
    Numerics numerics = options.numerics();
    return numerics.equals(CompileOptions.DEFAULT.numerics()) ? program() : lowered(numerics);
  }

  /// The program, if it was needed already.
  final Program known() {
    return program;
  }

  /// Compiles this as an instance of a functional interface. Its method takes a `double` for each
  /// variable, in their order or that of a [VariableOrder], or a `double[]` of them all. That of a
  /// formula returns the value; further arrays receive the gradient and the Hessian. That of a
  /// system returns the values in a new array, or takes one for them; a further one receives the
  /// Jacobian. A matrix may be a `double[][]`; an `int` behind a `double[]` is the place where its
  /// numbers begin (docs/compiled.md). The instance can be serialised, whether the interface is
  /// [Serializable] or not.
  ///
  /// ```java
  /// DoubleBinaryOperator f = Formula.parse("x^2 + y", "x", "y").compileAs(DoubleBinaryOperator.class);
  /// f.applyAsDouble(3, 1); // 10.0
  /// interface Turn { double[] of(double x, double y); }
  /// FormulaSystem.parse("-y", "x").compileAs(Turn.class).of(3, 4)[0]; // -4.0
  /// ```
  ///
  /// Names of the parameters do not order the variables, since most builds do not keep them (`javac
  /// -parameters` does); a kept name that is a variable's and stands in another one's place is an
  /// error.
  ///
  /// @throws IllegalArgumentException when the interface does not fit: says what is wrong with it,
  ///   and what would fit
  public final <T> T compileAs(Class<T> functionalInterface) {
    return compileAs(functionalInterface, CompileOptions.DEFAULT);
  }

  /// Compiles this as an instance of a functional interface, as the options say.
  ///
  /// @throws IllegalArgumentException when the interface does not fit
  public final <T> T compileAs(Class<T> functionalInterface, CompileOptions options) {
    Objects.requireNonNull(functionalInterface, "functionalInterface");
    Objects.requireNonNull(options, "options");
    return new InterfaceCompilation<>(self(), functionalInterface, options, List.of()).instance();
  }

  /// The graph as JSON, of which `fromJson` reads the same back.
  ///
  /// @throws IllegalArgumentException when Java code is called, which JSON cannot carry
  public abstract String toJson();

  /// This in LaTeX, without delimiters; a system as a matrix.
  public abstract String toLatex();

  /// The graph in Graphviz's language DOT, for `dot -Tsvg`: a vertex for each distinct part, with
  /// edges to its operands from left to right; formulas of a system are numbered.
  ///
  /// ```java
  /// Formula.parse("x*sin(x)").toGraphviz().contains("label=\"sin\""); // true
  /// ```
  public final String toGraphviz() {
    return Graphviz.of(entries());
  }

  /// A static method in Java, named `name`, whose results equal the compiled ones bit for bit. Of a
  /// formula it has a `double` parameter for each variable (an array of them beyond 127), of a
  /// system an array of them and another one for the results, row by row. It calls nothing but
  /// `java.lang.Math`, except for functions that Java lacks, such as `erf`: these are public
  /// methods of [leibniz.eval.Functions] and [leibniz.eval.Special].
  ///
  /// ```java
  /// Formula.parse("2*x + y").toJava("f").contains("return 2.0*x + y;"); // true
  /// FormulaSystem.parse("x*y").toJava("f").contains("f(double[] in, double[] out)"); // true
  /// ```
  ///
  /// @throws IllegalArgumentException when `name` is no name in Java
  public final String toJava(String name) {
    return toJava(name, CompileOptions.DEFAULT);
  }

  /// [#toJava(String)] of the program that is compiled with such options, whose bits it has.
  ///
  /// @throws IllegalArgumentException when `name` is no name in Java, or as [#program] throws it
  public final String toJava(String name, CompileOptions options) {
    return switch (this) {
      case Formula f -> JavaSource.formula(f.program(options), name);
      case FormulaSystem s -> JavaSource.system(s.program(options), name);
    };
  }

  /// A function in C99 with `math.h`, described at [CSource]; of a system it takes an array of the
  /// variables' values and another one for the results, row by row, which must not overlap.
  ///
  /// ```java
  /// Formula.parse("exp(-x)").toC("f").contains("return exp(-x);"); // true
  /// ```
  ///
  /// @throws IllegalArgumentException when `name` is no name in C, or C lacks a function
  public final String toC(String name) {
    return switch (this) {
      case Formula f -> CSource.formula(f.program(), name);
      case FormulaSystem s -> CSource.system(s.program(), name);
    };
  }

  /// A function in Python for numbers and NumPy's arrays, described at [NumPySource]; the result of
  /// a system has a first axis for the formulas, row by row.
  ///
  /// ```java
  /// Formula.parse("exp(-x)").toPython("f").contains("return np.exp(-x)"); // true
  /// ```
  ///
  /// @throws IllegalArgumentException when `name` is no name in Python, or NumPy lacks a function
  public final String toPython(String name) {
    return switch (this) {
      case Formula f -> NumPySource.formula(f.program(), name);
      case FormulaSystem s -> NumPySource.system(s.program(), name);
    };
  }

  /// The file of a public class `name` that computes this, and runs where Leibniz is not: its bits
  /// are those of compiled code. Its static methods are, of a formula,
  ///
  /// - `double value(double x, double y, ...)`, where there are at most 127 variables,
  /// - `double value(double[] x)`,
  /// - `double valueAndGradient(double[] x, double[] gradient)`,
  /// - `void hessian(double[] x, double[] hessian)`, row by row, if an array can have its n^2
  ///   places,
  ///
  /// and of a system `void evaluate(double[] in, double[] out)` and, if an array can have its
  /// places, `void jacobian(double[] in, double[] jacobian)`, both row by row.
  ///
  /// It needs Java 17 and nothing else, except for functions that `java.lang.Math` lacks, such as
  /// `asinh`: these are in `leibniz.eval`, which needs Java 25 and, for `erf`, `erfc`, `erfinv`,
  /// `gamma`, `lgamma`, `digamma`, `beta` and `polygamma` of order 0, Commons Numbers. A large
  /// program allocates an array a call.
  ///
  /// ```java
  /// byte[] file = Formula.parse("(1 - x)^2 + y").toClassFile("org.example.Valley");
  /// java.lang.classfile.ClassFile.of().parse(file).thisClass().asInternalName(); // org/example/Valley
  /// ```
  ///
  /// @param name the qualified name of the class, with a package
  /// @throws IllegalArgumentException when `name` is none, when Java code is called, or when it is
  ///   too large for one class, which takes some millions of operations
  public final byte[] toClassFile(String name) {
    return toClassFile(name, CompileOptions.DEFAULT);
  }

  /// [#toClassFile(String)] of the programs that are compiled with such options, of which `eager`
  /// and `background` mean nothing here.
  ///
  /// @throws IllegalArgumentException as the other method, or as [#program] throws it
  public final byte[] toClassFile(String name, CompileOptions options) {
    return switch (this) {
      case Formula f -> ClassFiles.of(f, name, options);
      case FormulaSystem s -> ClassFiles.of(s, name, options);
    };
  }

  /// What is written of this: see [SerializedFormula].
  final Object writeReplace() throws ObjectStreamException {
    return SerializedFormula.of(self());
  }

  /// A stream holds what [#writeReplace] wrote, and never this.
  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw SerializedFormula.forged(Computable.class);
  }

  /// As [#readObject], of a stream that leaves this class out.
  private void readObjectNoData() throws InvalidObjectException {
    throw SerializedFormula.forged(Computable.class);
  }

  @Override
  public final Map<String, String> mimeBundle() {
    return Map.of("text/latex", "$$" + toLatex() + "$$");
  }
}
