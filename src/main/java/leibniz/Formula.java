package leibniz;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import leibniz.bind.Binding;
import leibniz.diff.Calculus;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import leibniz.expr.Matrix;
import leibniz.parse.FormulaReader;
import leibniz.parse.KnownFunctions;
import leibniz.parse.Limits;
import leibniz.parse.SyntaxException;
import leibniz.print.Json;
import leibniz.print.Latex;
import leibniz.print.MathMl;
import leibniz.program.Lowering;
import leibniz.program.Numerics;
import leibniz.program.Program;

/// A real-valued formula of some variables: immutable, and safe to share between threads.
///
/// ```java
/// Formula f = Formula.parse("100*(y - x^2)^2 + (1 - x)^2");
/// f.variables();                     // [x, y]
/// f.evaluate(1.0, 2.0);              // 100.0
/// f.derivative("y").simplify();      // 200*(y - x^2)
/// f.compile().applyAsDouble(1, 2);   // 100.0, in machine code
/// ```
public final class Formula extends Symbolic<Formula> {
  private static final long serialVersionUID = 1;

  private final transient Expr expr;

  /// The graph as it was walked to check the symbols, if it was: for the program or the gradient,
  /// when these come soon.
  private final transient WeakReference<Dag> walked;

  private Formula(Expr expr, List<String> variables, List<Condition> assumptions) {
    this(expr, variables, assumptions, null);
  }

  private Formula(Expr expr, List<String> variables, List<Condition> assumptions, Dag walked) {
    super(variables, assumptions, null);
    this.walked = new WeakReference<>(walked);
    this.expr = expr;
  }

  @Override
  List<Expr> entries() {
    return List.of(expr);
  }

  @Override
  Formula with(List<Expr> entries, List<String> names, List<Condition> conditions) {
    return new Formula(entries.getFirst(), names, conditions);
  }

  @Override
  Formula self() {
    return this;
  }

  @Override
  Program lowered(Numerics numerics) {
    return Lowering.lower(dag(), variables, numerics);
  }

  /// Reads a formula; its variables are the names found in it, in alphabetical order.
  ///
  /// @throws SyntaxException when the text is not a formula: says where, and what was expected
  public static Formula parse(String text) {
    return parsed(text, null, KnownFunctions.STANDARD);
  }

  /// Reads a formula of the given variables, which also fixes their order. A name such as `e` or
  /// `pi` that is listed is a variable.
  ///
  /// @throws SyntaxException when the text is not a formula of these variables
  public static Formula parse(String text, String... variables) {
    return parsed(text, Variables.listed(variables), KnownFunctions.STANDARD);
  }

  static Formula parsed(String text, List<String> variables, KnownFunctions known) {
    Objects.requireNonNull(text, "text");
    FormulaReader.Result read = FormulaReader.read(List.of(text), variables, known, Limits.DEFAULT);
    return new Formula(read.expressions().getFirst(), read.variables(), List.of());
  }

  /// A formula of an expression built by hand.
  ///
  /// @param variables all symbols of the expression, in the order of values, and perhaps more
  /// @throws IllegalArgumentException when a symbol is missing or a name stands twice
  public static Formula of(Expr expr, List<String> variables) {
    Objects.requireNonNull(expr, "expr");
    Dag dag = Dag.of(expr);
    return new Formula(expr, Variables.checkSymbols(dag, variables), List.of(), dag);
  }

  /// A formula whose symbols are known to be among the variables.
  static Formula unchecked(Expr expr, List<String> variables, List<Condition> assumptions) {
    return new Formula(expr, variables, assumptions);
  }

  Dag dag() {
    Dag dag = walked.get();
    return dag == null ? Dag.of(expr) : dag;
  }

  private Formula with(Expr result) {
    return new Formula(result, variables, assumptions);
  }

  /// The expression graph.
  public Expr expr() {
    return expr;
  }

  /// The [#assumptions] in LaTeX, joined by commas.
  String assumptionsToLatex() {
    return assumptions.stream().map(Latex::of).collect(Collectors.joining(",\\; "));
  }

  /// The derivative by a variable, or by several in turn: `derivative("x", "y")` is the mixed
  /// second derivative.
  ///
  /// @throws IllegalArgumentException when a name is no variable of this formula, or none is given
  public Formula derivative(String... by) {
    Expr result = expr;
    for (String variable : Variables.checkSome(by, variables)) {
      result = Calculus.derivatives(List.of(result), variable).getFirst();
    }
    return with(result);
  }

  /// The derivative along a direction: the gradient times a vector.
  ///
  /// @param direction a name for each variable; new variables, which come after the others
  /// @throws IllegalArgumentException when their number is wrong or a name is a variable already
  public Formula directionalDerivative(String... direction) {
    List<String> extended = Variables.extended(variables, direction, variables.size(), "variables");
    Expr along = Calculus.along(List.of(expr), Variables.direction(variables, extended)).getFirst();
    return new Formula(along, extended, assumptions);
  }

  /// The product of the Hessian and a vector, a value for each variable, without the Hessian: the
  /// gradient's derivative along the vector (forward over reverse).
  ///
  /// @param vector a name for each variable; new variables, which come after the others
  /// @throws IllegalArgumentException when their number is wrong or a name is a variable already
  public FormulaSystem hessianVectorProduct(String... vector) {
    List<String> extended = Variables.extended(variables, vector, variables.size(), "variables");
    List<Expr> gradient = Calculus.gradient(dag(), variables);
    List<Expr> along = Calculus.along(gradient, Variables.direction(variables, extended));
    return new FormulaSystem(Matrix.dense(along, 1), extended, assumptions);
  }

  /// The derivative by a variable of which other variables are functions.
  ///
  /// ```java
  /// Formula f = Formula.parse("x^2 + t");
  /// f.totalDerivative("t", Map.of("x", "v")).simplify(); // 2*v*x + 1
  /// ```
  ///
  /// @param by the independent variable
  /// @param rates for each variable that depends on it the name of its derivative; a new name
  ///   becomes a variable, after the others
  /// @throws IllegalArgumentException when a name that should be a variable is none
  public Formula totalDerivative(String by, Map<String, String> rates) {
    return DependentVariables.totalDerivative(this, by, rates);
  }

  /// The derivative of a variable by another where this formula stays constant, as along the curve
  /// `F(x, y) = 0`: `dy/dx = -F_x/F_y`. It is not finite where `F_y` vanishes.
  ///
  /// ```java
  /// Formula.parse("x^2 + y^2 - 1").implicitDerivative("y", "x").simplify(); // -x/y
  /// ```
  ///
  /// @throws IllegalArgumentException when a name is no variable, both are the same, or the formula
  ///   does not depend on `of`
  public Formula implicitDerivative(String of, String by) {
    return DependentVariables.implicitDerivative(this, of, by);
  }

  /// The formula and its derivatives by one variable up to an order, a system of one column with
  /// `order + 1` rows.
  ///
  /// They are made by Taylor arithmetic, whose work grows with the square of the order; use them
  /// for high orders, where [#derivative] again and again would explode.
  ///
  /// ```java
  /// Formula.parse("sin(2*x)").derivatives("x", 2).evaluate(0)[1]; // 2.0
  /// ```
  ///
  /// Up to order 20 they are Taylor coefficients times factorials; beyond, derivatives are carried
  /// themselves, so that each is right as long as it is within the range of a double, and infinite
  /// or NaN where it is not.
  ///
  /// At kinks and jumps they follow the conventions of docs/language.md, as [#derivative] does: all
  /// derivatives of `abs(x)` at 0 are zero. Where the base of a power is zero and the exponent is
  /// no positive integer (up to 2^30), they are NaN or infinite, even if the formula is smooth
  /// there as `sqrt(x^4)` is.
  ///
  /// @throws IllegalArgumentException when the name is no variable of this formula, or the order is
  ///   not between 0 and 1000
  public FormulaSystem derivatives(String by, int order) {
    String variable = Variables.checkVariable(by, variables);
    Taylor.checkOrder(order);
    List<Expr> all = Calculus.derivatives(expr, variable, order);
    return new FormulaSystem(Matrix.dense(all, all.size()), variables, assumptions);
  }

  /// The Taylor polynomial in one variable around a point.
  ///
  /// ```java
  /// Formula.parse("exp(x)").taylor("x", 0, 3).simplify(); // 1 + x + 1/2*x^2 + 1/6*x^3
  /// ```
  ///
  /// At a kink or a jump it is made of the derivatives that docs/language.md sets there, and is no
  /// error: that of `abs(x)` at 0 is 0, of `max(x, 0)` at 0 it is `x`, of `floor(x)` at 1 it is 1.
  ///
  /// @param at the point; integers are exact, other values are doubles
  /// @param order the highest power
  /// @throws IllegalArgumentException when the name is no variable of this formula, the order is
  ///   not between 0 and 1000, or the formula, or a power or function in it, is singular at the
  ///   point, such as the root in `sqrt(x^4)` at 0
  public Formula taylor(String by, Number at, int order) {
    String variable = Variables.checkVariable(by, variables);
    Objects.requireNonNull(at, "at");
    Taylor.checkOrder(order);
    return with(Taylor.polynomial(this, variable, at, order)).simplify();
  }

  /// The derivatives by all variables, a system of one row.
  public FormulaSystem gradient() {
    return new FormulaSystem(
        Matrix.dense(Calculus.gradient(dag(), variables), 1), variables, assumptions);
  }

  /// The second derivatives, a symmetric system of n rows and n columns.
  public FormulaSystem hessian() {
    return hessian(variables.toArray(String[]::new));
  }

  /// The second derivatives by chosen variables.
  ///
  /// @throws IllegalArgumentException when a name is no variable of this formula
  public FormulaSystem hessian(String... by) {
    List<String> chosen = Variables.distinct(Variables.checkVariables(by, variables));
    return new FormulaSystem(Calculus.hessian(expr, chosen), variables, assumptions);
  }

  /// This formula with a formula in place of a variable. Its variables are the others, followed by
  /// new ones of the replacement.
  ///
  /// @throws IllegalArgumentException when `variable` is none of this formula
  public Formula substitute(String variable, Formula replacement) {
    String replaced = Variables.checkVariable(variable, variables);
    Objects.requireNonNull(replacement, "replacement");
    Set<String> names = new LinkedHashSet<>(variables);
    names.remove(replaced);
    names.addAll(replacement.variables);
    Map<String, Expr> values = Map.of(replaced, replacement.expr);
    return new Formula(
        Binding.substitute(expr, values),
        List.copyOf(names),
        Simplification.left(assumptions, c -> Binding.substitute(c, values)));
  }

  /// Whether this formula and another one have the same value wherever both are defined and what
  /// they assume holds. Variables of the same name are the same; decimals are taken as they are
  /// written.
  ///
  /// It is proven by simplification and normal forms, and refuted by a point at which certain
  /// bounds of both values are apart, never by rounding; how far that goes is told in
  /// docs/algebra.md. [#equals] asks whether two formulas are written in the same way.
  ///
  /// ```java
  /// Formula f = Formula.parse("(x + y)^2");
  /// f.isEquivalentTo(Formula.parse("x^2 + 2*x*y + y^2")); // equivalent
  /// f.isEquivalentTo(Formula.parse("x^2 + y^2"));         // not equivalent: at x = 2.0, y = 2.0 the values are 16.0 and 8.0
  /// ```
  public Equivalence isEquivalentTo(Formula other) {
    Objects.requireNonNull(other, "other");
    return EquivalenceDecision.of(this, other);
  }

  /// All real values of a variable at which this formula is zero, as described at
  /// [Equation#solve(String)]; what is assumed is relied on.
  ///
  /// ```java
  /// Formula.parse("x^2 - 2*x - 3").solve("x"); // x = -1, or x = 3
  /// ```
  ///
  /// @throws leibniz.equation.NoClosedFormException when no closed form is found: says where it
  ///   stopped
  /// @throws IllegalArgumentException when the name is no variable of this formula
  public Solutions solve(String variable) {
    Formula zero = unchecked(new Graph().number(0), variables, List.of());
    return Equation.of(this, zero).solve(variable);
  }

  /// The value at a point, by interpreting: no class is made.
  ///
  /// @param x the values of the variables
  /// @throws IllegalArgumentException when their number is wrong
  public double evaluate(double... x) {
    Objects.requireNonNull(x, "x");
    Variables.checkValues(x, variables);
    double[] result = new double[1];
    program().run(x, result);
    return result[0];
  }

  /// Compiles this formula, the value at once and derivatives when they are first asked for.
  public CompiledFormula compile() {
    return compile(CompileOptions.DEFAULT);
  }

  /// Compiles this formula as the options say.
  public CompiledFormula compile(CompileOptions options) {
    Objects.requireNonNull(options, "options");
    return new FormulaCompilation(this, options, List.of()).instance();
  }

  /// Compiles this formula with some variables as parameters, to which values are given later,
  /// again and again: [StagedFormula#with] computes what depends on them alone, once.
  ///
  /// Without a name there are no parameters, and the one set of their values is empty.
  ///
  /// @throws IllegalArgumentException when a name is no variable of this formula, or stands twice
  public StagedFormula compileStaged(String... parameters) {
    return compileStaged(CompileOptions.DEFAULT, parameters);
  }

  /// Compiles this formula with some variables as parameters, as the options say.
  ///
  /// @throws IllegalArgumentException when a name is no variable of this formula, or stands twice
  public StagedFormula compileStaged(CompileOptions options, String... parameters) {
    Objects.requireNonNull(options, "options");
    List<String> names = Variables.listed(Objects.requireNonNull(parameters, "parameters"));
    return new StagedFormula(new FormulaCompilation(this, options, names));
  }

  /// The value and the derivatives by all variables together, as they are compiled: a system of one
  /// row.
  public FormulaSystem valueAndGradient() {
    return valueAndGradient(variables.toArray(String[]::new));
  }

  /// The value and the derivatives by chosen variables together: a system of one row.
  ///
  /// @throws IllegalArgumentException when a name is no variable of this formula
  public FormulaSystem valueAndGradient(String... by) {
    List<String> chosen = Variables.distinct(Variables.checkVariables(by, variables));
    Dag dag = dag();
    List<Expr> outputs = new ArrayList<>();
    outputs.add(expr);
    outputs.addAll(Calculus.gradient(dag, chosen));
    return new FormulaSystem(Matrix.dense(outputs, 1), variables, assumptions, dag);
  }

  /// This formula as a system of one row and column.
  FormulaSystem asSystem() {
    return new FormulaSystem(Matrix.dense(List.of(expr), 1), variables, List.of(), known());
  }

  @Override
  public String toLatex() {
    return Latex.of(expr);
  }

  /// This formula as presentation MathML, a `math` element that browsers show without help.
  ///
  /// ```java
  /// Formula.parse("x/2").toMathMl().contains("<mfrac><mi>x</mi><mn>2</mn></mfrac>"); // true
  /// ```
  public String toMathMl() {
    return MathMl.of(expr);
  }

  /// The shared graph of this formula as JSON, a flat list of nodes as described at
  /// [leibniz.print.Json], with the [#assumptions]. [#fromJson] reads it back.
  ///
  /// ```java
  /// Formula f = Formula.parse("x/3 + 0.1");
  /// Formula.fromJson(f.toJson()).equals(f); // true
  /// ```
  @Override
  public String toJson() {
    return Json.of(expr, variables, assumptions);
  }

  /// Reads a formula from what [#toJson] writes. The text is not trusted, and can make nothing but
  /// a formula.
  ///
  /// @throws IllegalArgumentException when it is none: says where, and what was expected
  public static Formula fromJson(String json) {
    Objects.requireNonNull(json, "json");
    Json.Read read = Json.formula(json);
    Expr expr = read.matrix().get(0, 0);
    return unchecked(
        expr,
        Variables.checkSymbols(Dag.of(expr), read.variables()),
        Simplification.checked(read.assumptions(), read.variables()));
  }

  /// The text of this formula, which parses back to an equal formula of the same variables.
  @Override
  public String toString() {
    return expr.toText(variables);
  }

  /// Whether `other` is written in the same way, over the same variables. What is assumed is no
  /// part of what is written: compare [#assumptions] where it matters.
  @Override
  public boolean equals(Object other) {
    return other instanceof Formula f && expr.equals(f.expr) && variables.equals(f.variables);
  }

  @Override
  public int hashCode() {
    return 31 * expr.hashCode() + variables.hashCode();
  }
}
