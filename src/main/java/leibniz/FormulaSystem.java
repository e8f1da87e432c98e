package leibniz;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import leibniz.diff.Calculus;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Matrix;
import leibniz.parse.FormulaReader;
import leibniz.parse.KnownFunctions;
import leibniz.parse.Limits;
import leibniz.print.Json;
import leibniz.print.Latex;
import leibniz.print.MathMl;
import leibniz.program.Lowering;
import leibniz.program.Numerics;
import leibniz.program.Program;

/// Several formulas of the same variables, in rows and columns; parts they share are held, and
/// computed, once.
///
/// ```java
/// FormulaSystem s = FormulaSystem.parse("x^2*y", "x*y^2");
/// s.jacobian().simplify();              // [[2*x*y, x^2], [y^2, 2*x*y]]
/// s.evaluate(3, 2)[1];                  // 12.0
/// ```
public final class FormulaSystem extends Symbolic<FormulaSystem> {
  private static final long serialVersionUID = 1;

  private final transient Matrix matrix;
  private transient volatile Sparsity sparsity; // made when first needed

  /// A graph as it was walked that the first entries have in common, if there is one: for the
  /// program, when this comes soon.
  private final transient WeakReference<Dag> walked;

  FormulaSystem(Matrix matrix, List<String> variables) {
    this(matrix, variables, List.of());
  }

  FormulaSystem(Matrix matrix, List<String> variables, List<Condition> assumptions) {
    this(matrix, variables, assumptions, null, null);
  }

  /// @param walked the graph of the first entries
  FormulaSystem(Matrix matrix, List<String> variables, List<Condition> assumptions, Dag walked) {
    this(matrix, variables, assumptions, null, walked);
  }

  /// @param program what [#program()] is, where it is known
  FormulaSystem(
      Matrix matrix, List<String> variables, List<Condition> assumptions, Program program) {
    this(matrix, variables, assumptions, program, null);
  }

  private FormulaSystem(
      Matrix matrix,
      List<String> variables,
      List<Condition> assumptions,
      Program program,
      Dag walked) {
    super(variables, assumptions, program);
    this.matrix = matrix;
    this.walked = new WeakReference<>(walked);
  }

  @Override
  List<Expr> entries() {
    return matrix.entries();
  }

  @Override
  FormulaSystem with(List<Expr> entries, List<String> names, List<Condition> conditions) {
    return new FormulaSystem(matrix.with(entries), names, conditions);
  }

  @Override
  FormulaSystem self() {
    return this;
  }

  Matrix matrix() {
    return matrix;
  }

  /// Reads formulas, a row each; the variables are the names found in them, in alphabetical order.
  ///
  /// @throws leibniz.parse.SyntaxException when a text is not a formula
  public static FormulaSystem parse(String... texts) {
    Objects.requireNonNull(texts, "texts");
    return parsed(Arrays.asList(texts), null, KnownFunctions.STANDARD);
  }

  /// Reads formulas of the given variables, a row each.
  ///
  /// @param variables the names that may stand in the texts, in the order of values
  /// @throws leibniz.parse.SyntaxException when a text is not a formula of these variables
  public static FormulaSystem parse(List<String> texts, List<String> variables) {
    Objects.requireNonNull(variables, "variables");
    return parsed(texts, variables, KnownFunctions.STANDARD);
  }

  static FormulaSystem parsed(List<String> texts, List<String> variables, KnownFunctions known) {
    Objects.requireNonNull(texts, "texts");
    for (int k = 0; k < texts.size(); k++) {
      int number = k + 1;
      Objects.requireNonNull(texts.get(k), () -> "text " + number);
    }
    List<String> listed = variables == null ? null : Variables.distinct(variables);
    FormulaReader.Result read = FormulaReader.read(texts, listed, known, Limits.DEFAULT);
    return new FormulaSystem(Matrix.dense(read.expressions(), texts.size()), read.variables());
  }

  /// A system of formulas, a row each, under the assumptions of all of them. Its variables are the
  /// formulas' own when they agree, else all of them in alphabetical order.
  public static FormulaSystem of(Formula... formulas) {
    return GatheredFormulas.system(Objects.requireNonNull(formulas, "formulas"));
  }

  /// The number of formulas, zeros among them.
  ///
  /// @throws IllegalArgumentException when they are more than an array holds: [#nonzeros] are fewer
  public int size() {
    return matrix.size();
  }

  /// The number of rows.
  public int rows() {
    return matrix.rows();
  }

  /// The number of columns.
  public int columns() {
    return matrix.columns();
  }

  /// Which places may hold another value than zero: known from the structure alone.
  public Sparsity sparsity() {
    if (sparsity == null) {
      sparsity =
          new Sparsity(matrix.rows(), matrix.columns(), matrix.rowStart(), matrix.columnIndex());
    }
    return sparsity;
  }

  /// The formulas that are not structurally zero, in one column, row by row: the values that belong
  /// to [#sparsity].
  public FormulaSystem nonzeros() {
    return new FormulaSystem(
        Matrix.dense(matrix.entries(), matrix.entries().size()), variables, assumptions);
  }

  /// This system with zeros above the diagonal: the half of a Hessian that solvers ask for.
  ///
  /// @throws IllegalStateException when there are not as many rows as columns
  public FormulaSystem lowerTriangle() {
    if (rows() != columns()) {
      throw new IllegalStateException(
          "a system of %s has no lower triangle: it must be square".formatted(shape()));
    }
    return new FormulaSystem(matrix.lowerTriangle(), variables, assumptions);
  }

  private String shape() {
    return Matrix.shape(rows(), columns());
  }

  /// The formula at a place.
  ///
  /// @throws IndexOutOfBoundsException when there is no such row or column
  public Formula get(int row, int column) {
    Sparsity.checkPlace(row, column, rows(), columns());
    return Formula.unchecked(matrix.get(row, column), variables, assumptions);
  }

  /// The formulas, row by row.
  public List<Formula> formulas() {
    return matrix.all().stream().map(e -> Formula.unchecked(e, variables, assumptions)).toList();
  }

  /// The derivatives of all formulas, taken row by row, by all variables: a row a formula, a column
  /// a variable.
  public FormulaSystem jacobian() {
    return jacobian(variables.toArray(String[]::new));
  }

  /// The derivatives of all formulas by chosen variables.
  ///
  /// @throws IllegalArgumentException when a name is no variable of this system
  public FormulaSystem jacobian(String... by) {
    List<String> chosen = Variables.distinct(Variables.checkVariables(by, variables));
    return new FormulaSystem(Calculus.jacobian(matrix.all(), chosen), variables, assumptions);
  }

  /// The sum of all formulas, taken row by row, each times its weight: with multipliers as weights
  /// the Lagrangian of constraints.
  ///
  /// @param weights a name for each formula; new variables, which come after the others
  /// @throws IllegalArgumentException when their number is wrong or a name is a variable already
  public Formula weightedSum(String... weights) {
    List<String> extended = Variables.extended(variables, weights, size(), "formulas");
    List<String> names = extended.subList(variables.size(), extended.size());
    return Formula.unchecked(Calculus.weightedSum(matrix.all(), names), extended, assumptions);
  }

  /// The product of the Jacobian and a vector, a value for each formula, without the Jacobian: the
  /// derivatives along the vector (forward mode).
  ///
  /// @param vector a name for each variable; new variables, which come after the others
  /// @throws IllegalArgumentException when their number is wrong or a name is a variable already
  public FormulaSystem jacobianVectorProduct(String... vector) {
    List<String> extended = Variables.extended(variables, vector, variables.size(), "variables");
    List<Expr> along = Calculus.along(matrix.all(), Variables.direction(variables, extended));
    return new FormulaSystem(Matrix.dense(along, along.size()), extended, assumptions);
  }

  /// The product of a vector and the Jacobian, a value for each variable, without the Jacobian: the
  /// gradient of the weighted sum (reverse mode).
  ///
  /// @param vector a name for each formula; new variables, which come after the others
  /// @throws IllegalArgumentException when their number is wrong or a name is a variable already
  public FormulaSystem vectorJacobianProduct(String... vector) {
    Formula sum = weightedSum(vector);
    return new FormulaSystem(
        Matrix.dense(Calculus.gradient(sum.dag(), variables), 1), sum.variables(), assumptions);
  }

  /// The derivative of every formula by a variable, or by several in turn.
  ///
  /// @throws IllegalArgumentException when a name is no variable of this system, or none is given
  public FormulaSystem derivative(String... by) {
    List<Expr> result = matrix.entries();
    for (String variable : Variables.checkSome(by, variables)) {
      result = Calculus.derivatives(result, variable);
    }
    return with(result, variables, assumptions);
  }

  /// The one point at which all formulas are zero, of formulas that are linear in some variables;
  /// exact, with other variables as symbols.
  ///
  /// ```java
  /// FormulaSystem s = FormulaSystem.parse("a*x + b*y - p", "c*x + d*y - q");
  /// s.solve("x", "y").get("x"); // (-b*q + d*p)/(a*d - b*c)
  /// s.solve("x", "y").assumptions(); // [a*d - b*c != 0]
  /// ```
  ///
  /// What is assumed of the others is relied on, what is assumed of the unknowns becomes a
  /// condition.
  ///
  /// @param unknowns the variables to solve for
  /// @throws IllegalArgumentException when a name is no variable of this system, a formula is not
  ///   linear, or there is no such point, or more than one: says which, and why
  public Solution solve(String... unknowns) {
    List<String> names = Variables.distinct(Variables.checkVariables(unknowns, variables));
    if (names.isEmpty()) {
      throw new IllegalArgumentException(
          "no variables to solve for are given: name some of " + String.join(", ", variables));
    }
    return Solution.of(matrix.all(), names, variables, assumptions);
  }

  /// The values at a point, row by row, by interpreting.
  ///
  /// @throws IllegalArgumentException when the number of values is wrong
  public double[] evaluate(double... x) {
    Objects.requireNonNull(x, "x");
    Variables.checkValues(x, variables);
    double[] result = new double[size()];
    program().run(x, result);
    return result;
  }

  @Override
  Program lowered(Numerics numerics) {
    Dag begin = walked.get();
    List<Expr> all = matrix.all();
    return Lowering.lower(begin == null ? Dag.of(all) : begin.with(all), variables, numerics);
  }

  /// Compiles the values at once, and the Jacobian when it is first asked for.
  public CompiledSystem compile() {
    return compile(CompileOptions.DEFAULT);
  }

  /// Compiles this system as the options say.
  public CompiledSystem compile(CompileOptions options) {
    Objects.requireNonNull(options, "options");
    return new SystemCompilation(this, options, List.of()).instance();
  }

  /// Compiles this system with some variables as parameters, to which values are given later, again
  /// and again: [StagedSystem#with] computes what depends on them alone, once.
  ///
  /// Without a name there are no parameters, and the one set of their values is empty.
  ///
  /// @throws IllegalArgumentException when a name is no variable of this system, or stands twice
  public StagedSystem compileStaged(String... parameters) {
    return compileStaged(CompileOptions.DEFAULT, parameters);
  }

  /// Compiles this system with some variables as parameters, as the options say.
  ///
  /// @throws IllegalArgumentException when a name is no variable of this system, or stands twice
  public StagedSystem compileStaged(CompileOptions options, String... parameters) {
    Objects.requireNonNull(options, "options");
    List<String> names = Variables.listed(Objects.requireNonNull(parameters, "parameters"));
    return new StagedSystem(new SystemCompilation(this, options, names));
  }

  @Override
  public String toLatex() {
    return Latex.matrix(matrix.all(), columns());
  }

  /// This system as a matrix in presentation MathML, as [Formula#toMathMl].
  public String toMathMl() {
    return MathMl.matrix(matrix.all(), columns());
  }

  /// The graph that the formulas share as JSON, as [Formula#toJson].
  ///
  /// ```java
  /// FormulaSystem s = FormulaSystem.parse("x*y", "x/y").jacobian();
  /// FormulaSystem.fromJson(s.toJson()).equals(s); // true
  /// ```
  @Override
  public String toJson() {
    return Json.of(matrix, variables, assumptions);
  }

  /// Reads a system from what [#toJson] writes.
  ///
  /// @throws IllegalArgumentException when it is none: says where, and what was expected
  public static FormulaSystem fromJson(String json) {
    Objects.requireNonNull(json, "json");
    Json.Read read = Json.system(json);
    List<String> names = Variables.checkSymbols(Dag.of(read.matrix().entries()), read.variables());
    return new FormulaSystem(
        read.matrix(), names, Simplification.checked(read.assumptions(), read.variables()));
  }

  /// The formulas in rows: `[[2*x, 0], [y, x]]`, and for a system of one column `[2*x, y]`.
  @Override
  public String toString() {
    return ReadableText.whole(this);
  }

  /// Whether `other` has the same formulas in the same places, over the same variables.
  @Override
  public boolean equals(Object other) {
    return other instanceof FormulaSystem s
        && matrix.equals(s.matrix)
        && variables.equals(s.variables);
  }

  @Override
  public int hashCode() {
    return 31 * matrix.hashCode() + variables.hashCode();
  }
}
