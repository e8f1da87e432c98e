package leibniz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import leibniz.bind.Binding;
import leibniz.diff.Calculus;
import leibniz.equation.LinearSystem;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import leibniz.expr.Matrix;
import leibniz.parse.FormulaReader;
import leibniz.parse.KnownFunctions;
import leibniz.parse.Limits;
import leibniz.polynomial.Polynomials;
import leibniz.polynomial.Reduction;
import leibniz.print.Graphviz;
import leibniz.print.Json;
import leibniz.print.Latex;
import leibniz.print.MathMl;
import leibniz.program.Lowering;
import leibniz.program.Numerics;
import leibniz.program.Program;
import leibniz.simplify.Options;
import leibniz.simplify.Simplifier;
import leibniz.source.CSource;
import leibniz.source.JavaSource;
import leibniz.source.NumPySource;

/// Several formulas of the same variables, in rows and columns; parts they share are held, and
/// computed, once.
///
/// ```java
/// FormulaSystem s = FormulaSystem.parse("x^2*y", "x*y^2");
/// s.jacobian().simplify();              // [[2*x*y, x^2], [y^2, 2*x*y]]
/// s.evaluate(3, 2)[1];                  // 12.0
/// ```
public final class FormulaSystem implements Displayable {
  static {
    DisplayHooks.attach();
  }

  private final Matrix matrix;
  private final List<String> variables;
  private final List<Condition> assumptions;

  private volatile Program program; // lowered when first needed
  private volatile Sparsity sparsity; // made when first needed

  FormulaSystem(Matrix matrix, List<String> variables) {
    this(matrix, variables, List.of());
  }

  FormulaSystem(Matrix matrix, List<String> variables, List<Condition> assumptions) {
    this(matrix, variables, assumptions, null);
  }

  /// @param program what [#program()] is, where it is known
  FormulaSystem(
      Matrix matrix, List<String> variables, List<Condition> assumptions, Program program) {
    this.matrix = matrix;
    this.variables = List.copyOf(variables);
    this.assumptions = assumptions;
    this.program = program;
  }

  private FormulaSystem with(List<Expr> entries) {
    return new FormulaSystem(matrix.with(entries), variables, assumptions);
  }

  Matrix matrix() {
    return matrix;
  }

  /// Reads formulas, a row each; the variables are the names found in them, in alphabetical order.
  ///
  /// @throws leibniz.parse.SyntaxException when a text is not a formula
  public static FormulaSystem parse(String... texts) {
    return parse(Arrays.asList(Objects.requireNonNull(texts, "texts")), null);
  }

  /// Reads formulas of the given variables, a row each.
  ///
  /// @param variables the names that may stand in the texts; null for all that are found
  /// @throws leibniz.parse.SyntaxException when a text is not a formula of these variables
  public static FormulaSystem parse(List<String> texts, List<String> variables) {
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
    Objects.requireNonNull(formulas, "formulas");
    List<Expr> exprs = new ArrayList<>();
    Set<Condition> conditions = new LinkedHashSet<>();
    for (Formula formula : formulas) {
      exprs.add(Objects.requireNonNull(formula, "a formula").expr());
      conditions.addAll(formula.conditions());
    }
    return new FormulaSystem(
        Matrix.dense(adopted(exprs), formulas.length),
        agree(formulas) ? formulas[0].variables() : union(formulas),
        List.copyOf(conditions));
  }

  /// Whether there are formulas, all of the same variables. Those of one system have one list,
  /// which is not compared again for each.
  private static boolean agree(Formula... formulas) {
    List<String> agreed = formulas.length == 0 ? null : formulas[0].variables();
    for (int k = 1; k < formulas.length; k++) {
      List<String> variables = formulas[k].variables();
      if (variables != formulas[k - 1].variables() && !variables.equals(agreed)) {
        return false;
      }
    }
    return formulas.length > 0;
  }

  private static List<String> union(Formula... formulas) {
    Set<String> all = new TreeSet<>();
    Arrays.stream(formulas).forEach(f -> all.addAll(f.variables()));
    return List.copyOf(all);
  }

  private static List<Expr> adopted(List<Expr> exprs) {
    List<Expr> result = new ArrayList<>();
    for (Object expr : new Graph().adopt(Dag.of(exprs))) {
      result.add((Expr) expr);
    }
    return result;
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

  /// The names of the variables, in the order in which values are given.
  public List<String> variables() {
    return variables;
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
    return with(result);
  }

  /// What was assumed, relied on, or divided by, as of [Formula#assumptions].
  public List<String> assumptions() {
    return assumptions.stream().map(Condition::toString).toList();
  }

  /// This system where conditions on its variables hold, as [Formula#assume].
  ///
  /// ```java
  /// FormulaSystem.parse("abs(x)", "y*sqrt(x^2)").assume("x > 0").simplify(); // [x, x*y]
  /// ```
  ///
  /// @throws leibniz.parse.SyntaxException when a text is no condition on variables of this system
  public FormulaSystem assume(String... conditions) {
    return new FormulaSystem(
        matrix, variables, Simplification.assumed(assumptions, conditions, variables));
  }

  /// Every formula simplified, as [Formula#simplify()] does, in one pass over what they share.
  public FormulaSystem simplify() {
    return simplify(Keeps.REAL);
  }

  /// Every formula simplified, as [Formula#simplify(Keeps)] does; conditions that this relied on
  /// stand in the [#assumptions] of the result.
  public FormulaSystem simplify(Keeps keeps) {
    return simplify(keeps, Budget.DEFAULT);
  }

  /// Every formula simplified within a budget for all together, as [Formula#simplify(Keeps,
  /// Budget)] does.
  ///
  /// @throws java.util.concurrent.CancellationException when the thread is interrupted
  public FormulaSystem simplify(Keeps keeps, Budget budget) {
    return simplified(Simplification.options(keeps, budget));
  }

  /// Every formula simplified by some passes only, as [Formula#simplify(Pass, Pass...)] does.
  public FormulaSystem simplify(Pass first, Pass... more) {
    return simplified(Simplification.options(first, more));
  }

  private FormulaSystem simplified(Options options) {
    return relying(Simplifier.simplify(matrix.entries(), options.assuming(assumptions)));
  }

  private FormulaSystem relying(Simplifier.Result result) {
    return relying(result.exprs(), result.conditions());
  }

  private FormulaSystem relying(List<Expr> entries, Collection<Condition> conditions) {
    return new FormulaSystem(
        matrix.with(entries), variables, Simplification.joined(assumptions, conditions));
  }

  /// How [#simplify()] comes to its result, step by step; of what formulas share once.
  public Explanation<FormulaSystem> explain() {
    return explain(Keeps.REAL);
  }

  /// How [#simplify(Keeps)] comes to its result, step by step.
  public Explanation<FormulaSystem> explain(Keeps keeps) {
    return explain(keeps, Budget.DEFAULT);
  }

  /// How [#simplify(Keeps, Budget)] comes to its result, step by step, and whether the budget ended
  /// it.
  ///
  /// @throws java.util.concurrent.CancellationException when the thread is interrupted
  public Explanation<FormulaSystem> explain(Keeps keeps, Budget budget) {
    return explained(Simplification.options(keeps, budget));
  }

  /// How [#simplify(Pass, Pass...)] comes to its result, step by step.
  public Explanation<FormulaSystem> explain(Pass first, Pass... more) {
    return explained(Simplification.options(first, more));
  }

  private Explanation<FormulaSystem> explained(Options options) {
    Simplifier.Result result =
        Simplifier.simplify(matrix.entries(), options.assuming(assumptions).told());
    return Simplification.explanation(this, relying(result), result, variables);
  }

  /// Every formula multiplied out, as [Formula#expand] does.
  ///
  /// ```java
  /// FormulaSystem.parse("(x + 1)^2", "x*(y - 1)").expand(); // [x^2 + 2*x + 1, x*y - x]
  /// ```
  ///
  /// @throws IllegalArgumentException when one would have more than a million terms
  public FormulaSystem expand() {
    return with(Polynomials.expand(matrix.entries()));
  }

  /// Every formula multiplied out and gathered by powers of some variables, as [Formula#collect]
  /// does.
  ///
  /// @throws IllegalArgumentException when a name is no variable of this system, or a formula would
  ///   have more than a million terms
  public FormulaSystem collect(String... by) {
    return with(Polynomials.collect(matrix.entries(), Variables.checkVariables(by, variables)));
  }

  /// Every formula multiplied out and nested by Horner's rule, as [Formula#horner] does; what they
  /// share is computed once.
  ///
  /// @throws IllegalArgumentException when a name is no variable of this system, or a formula would
  ///   have more than a million terms
  public FormulaSystem horner(String... by) {
    return with(Polynomials.horner(matrix.entries(), Variables.checkVariables(by, variables)));
  }

  /// Every formula as a product of irreducible factors, as [Formula#factor] does.
  ///
  /// @throws IllegalStateException when the optional library `cc.redberry:rings` is absent
  /// @throws IllegalArgumentException when one would have more than a million terms on the way
  public FormulaSystem factor() {
    Polynomials.Result result = Polynomials.factor(matrix.entries());
    return relying(result.exprs(), result.conditions());
  }

  /// Every formula as one fraction in lowest terms, as [Formula#cancel] does.
  ///
  /// ```java
  /// FormulaSystem s = FormulaSystem.parse("(x^2 - y^2)/(x - y)", "1/x + 1/y").cancel();
  /// s;               // [x + y, (x + y)/(x*y)]
  /// s.assumptions(); // [x - y != 0]
  /// ```
  ///
  /// @throws IllegalStateException when the optional library `cc.redberry:rings` is absent and sums
  ///   divide
  /// @throws IllegalArgumentException when one would have more than a million terms on the way
  public FormulaSystem cancel() {
    Polynomials.Result result = Polynomials.cancel(matrix.entries());
    return relying(result.exprs(), result.conditions());
  }

  /// Every formula with forms that keep their digits, as [Formula#stabilize] does.
  ///
  /// ```java
  /// FormulaSystem.parse("exp(x) - 1", "sqrt(x^2 + y^2)").stabilize(); // [expm1(x), hypot(x, y)]
  /// ```
  public FormulaSystem stabilize() {
    return with(Simplifier.stabilize(matrix.entries()));
  }

  /// All formulas rewritten together so that their program has fewer operations, as
  /// [Formula#reduceOperations] does.
  public FormulaSystem reduceOperations() {
    return with(Reduction.reduceOperations(matrix.entries()));
  }

  /// Partial evaluation of every formula, as [Formula#bind] does.
  ///
  /// @throws IllegalArgumentException when a name is no variable of this system, a value is not
  ///   finite, or makes an assumption false
  public FormulaSystem bind(Map<String, ? extends Number> values) {
    return bound(values, false).result();
  }

  /// How [#bind] comes to its result, as [Formula#explainBind].
  ///
  /// @throws IllegalArgumentException as [#bind]
  public Explanation<FormulaSystem> explainBind(Map<String, ? extends Number> values) {
    return bound(values, true);
  }

  private Explanation<FormulaSystem> bound(Map<String, ? extends Number> values, boolean isTold) {
    Map<String, ? extends Number> named = Variables.byVariable(values, variables);
    List<String> free = variables.stream().filter(name -> !named.containsKey(name)).toList();
    Simplifier.Result result = Binding.bind(matrix.entries(), named, isTold);
    FormulaSystem bound =
        new FormulaSystem(
            matrix.with(result.exprs()), free, Simplification.bound(assumptions, named));
    FormulaSystem original =
        isTold
            ? new FormulaSystem(matrix.with(Binding.numbers(matrix.entries(), named)), free)
            : this;
    return Simplification.explanation(original, bound, result, free);
  }

  /// Every formula with another one in place of every part that a predicate accepts, as
  /// [Formula#replace(Predicate, Formula)] does.
  public FormulaSystem replace(Predicate<? super Expr> part, Formula replacement) {
    Objects.requireNonNull(part, "part");
    Objects.requireNonNull(replacement, "replacement");
    Set<String> names = new LinkedHashSet<>(variables);
    names.addAll(replacement.variables());
    return new FormulaSystem(
        matrix.with(Binding.replace(matrix.entries(), part, replacement.expr())),
        List.copyOf(names),
        assumptions);
  }

  /// Every formula with everything that matches a pattern replaced, as [Formula#replace(String,
  /// String, String...)] does.
  ///
  /// ```java
  /// FormulaSystem.parse("r*cos(t)", "r*sin(t)").replace("r*a", "a"); // [cos(t), sin(t)]
  /// ```
  ///
  /// @throws IllegalArgumentException as there
  public FormulaSystem replace(String pattern, String replacement, String... anything) {
    ReplacementRule rule = ReplacementRule.of(pattern, replacement, variables, anything);
    return new FormulaSystem(
        matrix.with(rule.applyTo(matrix.entries())), rule.variables(), assumptions);
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
    LinearSystem.Solution solution = LinearSystem.solve(matrix.all(), names, assumptions);
    List<String> others = variables.stream().filter(name -> !names.contains(name)).toList();
    List<Condition> conditions = new ArrayList<>(assumptions);
    conditions.removeIf(c -> !others.containsAll(Dag.of(c).symbols()));
    conditions.addAll(solution.conditions());
    Map<String, Formula> values = new LinkedHashMap<>();
    for (int k = 0; k < names.size(); k++) {
      values.put(
          names.get(k),
          Formula.unchecked(solution.values().get(k), others, List.copyOf(conditions)));
    }
    return new Solution(values);
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

  /// Why a value at a point is NaN, as [Formula#explainNaN]: the first part, of all formulas, that
  /// left its domain and made a value NaN; empty when none is.
  ///
  /// @throws IllegalArgumentException when the number of values is wrong
  public Optional<NaNExplanation> explainNaN(double... x) {
    Objects.requireNonNull(x, "x");
    return NaNSearch.explain(matrix.entries(), variables, x);
  }

  /// The straight-line program that computes all formulas together, which is interpreted and
  /// compiled.
  public Program program() {
    if (program == null) {
      program = lowered(CompileOptions.DEFAULT.numerics());
    }
    return program;
  }

  /// The program of these formulas as it is compiled with such options.
  ///
  /// @throws IllegalArgumentException when `strictMath` is asked for, and a function has no body
  ///   whose bits are the same on every machine
  public Program program(CompileOptions options) {
    Objects.requireNonNull(options, "options");
    Numerics numerics = options.numerics();
    return numerics.equals(CompileOptions.DEFAULT.numerics()) ? program() : lowered(numerics);
  }

  private Program lowered(Numerics numerics) {
    return Lowering.lower(Dag.of(matrix.all()), variables, numerics);
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

  /// Compiles this system as an instance of a functional interface with a `double` parameter for
  /// each variable, in their order or that of a [VariableOrder], or with a `double[]` of them all.
  /// The values, row by row, go to another `double[]`, or are returned in a new one; another array
  /// receives the Jacobian. A matrix may be a `double[][]`; an `int` behind a `double[]` is the
  /// place where its numbers begin.
  ///
  /// ```java
  /// interface Turn { double[] of(double x, double y); }
  /// FormulaSystem.parse("-y", "x").compileAs(Turn.class).of(3, 4)[0]; // -4.0
  /// ```
  ///
  /// Names of the parameters do not order the variables, since most builds do not keep them; names
  /// that are kept and stand in another order than the variables are an error.
  ///
  /// @throws IllegalArgumentException when the interface does not fit
  public <T> T compileAs(Class<T> functionalInterface) {
    return compileAs(functionalInterface, CompileOptions.DEFAULT);
  }

  /// Compiles this system as an instance of a functional interface, as the options say.
  ///
  /// @throws IllegalArgumentException when the interface does not fit
  public <T> T compileAs(Class<T> functionalInterface, CompileOptions options) {
    Objects.requireNonNull(functionalInterface, "functionalInterface");
    Objects.requireNonNull(options, "options");
    return InterfaceCompilation.compile(this, functionalInterface, options);
  }

  /// This system as a matrix in LaTeX, without delimiters.
  public String toLatex() {
    return Latex.matrix(matrix.all(), columns());
  }

  /// This system as a matrix in presentation MathML, as [Formula#toMathMl].
  public String toMathMl() {
    return MathMl.matrix(matrix.all(), columns());
  }

  /// The graph that the formulas share, as [Formula#toGraphviz]; those that are not structurally
  /// zero are numbered.
  public String toGraphviz() {
    return Graphviz.of(matrix.entries());
  }

  /// The graph that the formulas share as JSON, as [Formula#toJson].
  ///
  /// ```java
  /// FormulaSystem s = FormulaSystem.parse("x*y", "x/y").jacobian();
  /// FormulaSystem.fromJson(s.toJson()).equals(s); // true
  /// ```
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
        read.matrix(), names, Simplification.read(read.assumptions(), read.variables()));
  }

  /// This system as a static method in Java, as [Formula#toJava], that takes an array of the
  /// variables' values and another one for the results, row by row.
  ///
  /// ```java
  /// FormulaSystem.parse("x*y").toJava("f").contains("f(double[] in, double[] out)"); // true
  /// ```
  ///
  /// @throws IllegalArgumentException when `name` is no name in Java
  public String toJava(String name) {
    return JavaSource.system(program(), name);
  }

  /// [#toJava(String)] of the program that is compiled with such options, whose bits it has.
  ///
  /// @throws IllegalArgumentException when `name` is no name in Java, or as [#program] throws it
  public String toJava(String name, CompileOptions options) {
    return JavaSource.system(program(options), name);
  }

  /// The file of a public class `name` that computes this system, as [Formula#toClassFile]
  /// describes it. Its static methods are `void evaluate(double[] in, double[] out)` and, if an
  /// array can have its places, `void jacobian(double[] in, double[] jacobian)`, both row by row.
  ///
  /// ```java
  /// FormulaSystem.parse("x*y", "x/y").toClassFile("org.example.Pair").length > 0; // true
  /// ```
  ///
  /// @param name the qualified name of the class, with a package
  /// @throws IllegalArgumentException as [Formula#toClassFile]
  public byte[] toClassFile(String name) {
    return toClassFile(name, CompileOptions.DEFAULT);
  }

  /// [#toClassFile(String)] of the programs that are compiled with such options, of which `eager`
  /// and `background` mean nothing here.
  ///
  /// @throws IllegalArgumentException as [Formula#toClassFile], or as [#program] throws it
  public byte[] toClassFile(String name, CompileOptions options) {
    return ClassFiles.of(this, name, options);
  }

  /// This system as a function in C99, as [Formula#toC], that takes an array of the variables'
  /// values and another one for the results, row by row, which must not overlap.
  ///
  /// @throws IllegalArgumentException when `name` is no name in C, or C lacks a function
  public String toC(String name) {
    return CSource.system(program(), name);
  }

  /// This system as a function in Python with NumPy, as [Formula#toPython], whose result has a
  /// first axis for the formulas, row by row.
  ///
  /// @throws IllegalArgumentException when `name` is no name in Python, or NumPy lacks a function
  public String toPython(String name) {
    return NumPySource.system(program(), name);
  }

  @Override
  public Map<String, String> mimeBundle() {
    return Map.of("text/latex", "$$" + toLatex() + "$$");
  }

  /// The formulas in rows: `[[2*x, 0], [y, x]]`, and for a system of one column `[2*x, y]`.
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    List<Expr> all = matrix.all();
    for (int row = 0; row < rows(); row++) {
      List<String> entries =
          all.subList(row * columns(), (row + 1) * columns()).stream()
              .map(e -> e.toText(variables))
              .toList();
      lines.add(columns() == 1 ? entries.getFirst() : "[" + String.join(", ", entries) + "]");
    }
    return "[" + String.join(", ", lines) + "]";
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
