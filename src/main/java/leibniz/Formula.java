package leibniz;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import leibniz.bind.Binding;
import leibniz.diff.Calculus;
import leibniz.equation.Comparer;
import leibniz.expr.Algebra;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import leibniz.expr.Matrix;
import leibniz.expr.Node;
import leibniz.expr.Num;
import leibniz.parse.FormulaReader;
import leibniz.parse.KnownFunctions;
import leibniz.parse.Limits;
import leibniz.parse.SyntaxException;
import leibniz.polynomial.Polynomials;
import leibniz.polynomial.Reduction;
import leibniz.print.Graphviz;
import leibniz.print.Json;
import leibniz.print.Latex;
import leibniz.print.MathMl;
import leibniz.program.Lowering;
import leibniz.program.Program;
import leibniz.simplify.Options;
import leibniz.simplify.Simplifier;
import leibniz.source.CSource;
import leibniz.source.JavaSource;
import leibniz.source.NumPySource;

/// A real-valued formula of some variables: immutable, and safe to share between threads.
///
/// ```java
/// Formula f = Formula.parse("100*(y - x^2)^2 + (1 - x)^2");
/// f.variables();                     // [x, y]
/// f.evaluate(1.0, 2.0);              // 100.0
/// f.derivative("y").simplify();      // 200*(y - x^2)
/// f.compile().applyAsDouble(1, 2);   // 100.0, in machine code
/// ```
public final class Formula implements Displayable {
  static {
    DisplayHooks.attach();
  }

  /// The highest order of Taylor arithmetic: its factorial is still an exact number, and its
  /// binomial coefficients are within the range of a double.
  private static final int MAX_ORDER = 1000;

  private final Expr expr;
  private final List<String> variables;
  private final List<Condition> assumptions;

  /// The program that [#evaluate] interprets, lowered when it is first needed; a race lowers twice
  /// and harms nobody.
  private volatile Program program;

  /// The graph as it was walked to check the symbols, if it was: for the program or the gradient,
  /// when these come soon.
  private final WeakReference<Dag> walked;

  private Formula(Expr expr, List<String> variables, List<Condition> assumptions) {
    this(expr, variables, assumptions, null);
  }

  private Formula(Expr expr, List<String> variables, List<Condition> assumptions, Dag walked) {
    this.walked = new WeakReference<>(walked);
    this.expr = expr;
    this.variables = List.copyOf(variables);
    this.assumptions = assumptions;
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

  /// The names of the variables, in the order in which values are given. Derivatives keep them all.
  public List<String> variables() {
    return variables;
  }

  /// This formula as one of other variables, which fixes their order.
  ///
  /// @param variables all that stand in the formula, and perhaps more
  /// @throws IllegalArgumentException when one that stands in the formula is missing or a name
  ///   stands twice
  public Formula withVariables(List<String> variables) {
    return new Formula(expr, of(expr, variables).variables, assumptions);
  }

  /// What was assumed ([#assume]), what a simplification at the level [Keeps#GENERIC] relied on,
  /// such as `x > 0`, and what [#cancel] has divided by.
  public List<String> assumptions() {
    return assumptions.stream().map(Condition::toString).toList();
  }

  List<Condition> conditions() {
    return assumptions;
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
    String independent = Variables.checkVariable(by, variables);
    Objects.requireNonNull(rates, "rates");
    Graph graph = new Graph();
    Map<String, Expr> direction = new HashMap<>();
    Set<String> names = new LinkedHashSet<>(variables);
    new TreeMap<>(rates)
        .forEach(
            (name, given) -> {
              String rate = Variables.distinct(Collections.singletonList(given)).getFirst();
              direction.put(Variables.checkVariable(name, variables), graph.symbol(rate));
              names.add(rate);
            });
    if (direction.put(independent, graph.number(1)) != null) {
      throw new IllegalArgumentException(by + " cannot depend on itself");
    }
    return new Formula(
        Calculus.along(List.of(expr), direction).getFirst(), List.copyOf(names), assumptions);
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
    String dependent = Variables.checkVariable(of, variables);
    String independent = Variables.checkVariable(by, variables);
    if (dependent.equals(independent)) {
      throw new IllegalArgumentException("a derivative of " + of + " by itself is no use");
    }
    List<Expr> partials = Calculus.gradient(dag(), List.of(independent, dependent));
    if (partials.get(1) instanceof Num n && n.isZero()) {
      throw new IllegalArgumentException("the formula does not depend on " + of + ": " + this);
    }
    Algebra algebra = new Algebra(new Graph());
    List<Node> own = List.of(algebra.graph().adopt(Dag.of(partials)));
    Expr quotient = algebra.divide((Expr) own.get(0), (Expr) own.get(1));
    return with(algebra.negate(quotient));
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
    checkOrder(order);
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
    checkOrder(order);
    List<Expr> series = Calculus.taylor(expr, variable, order);
    Graph graph = new Graph();
    Expr centre = graph.number(at);
    Expr step = new Algebra(graph).subtract(graph.symbol(variable), centre);
    List<Expr> terms = new ArrayList<>();
    for (int k = 0; k <= order; k++) {
      Expr coefficient = Binding.substitute(series.get(k), Map.of(variable, centre));
      if (Variables.symbols(List.of(coefficient)).isEmpty()
          && !Double.isFinite(unchecked(coefficient, List.of(), List.of()).evaluate())) {
        throw new IllegalArgumentException(
            "no Taylor polynomial of order %d is found at %s = %s: %s, or a power or function in it, is singular there"
                .formatted(order, variable, at, this));
      }
      Expr power = k == 1 ? step : graph.power(step, graph.number(k));
      terms.add(k == 0 ? coefficient : graph.multiply(graph.adopt(coefficient), power));
    }
    return with(graph.sum(terms)).simplified(Options.REAL);
  }

  private static void checkOrder(int order) {
    if (order < 0 || order > MAX_ORDER) {
      throw new IllegalArgumentException("the order must be 0 to " + MAX_ORDER + ", not " + order);
    }
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

  /// A simpler formula that equals this one as a real function wherever this one is defined.
  public Formula simplify() {
    return simplify(Keeps.REAL);
  }

  /// A simpler formula that keeps what the level says. The conditions that the level
  /// [Keeps#GENERIC] relied on stand in the [#assumptions] of the result.
  ///
  /// ```java
  /// Formula f = Formula.parse("ln(x^2)").simplify(Keeps.GENERIC);
  /// f;               // 2*ln(x)
  /// f.assumptions(); // [x > 0]
  /// ```
  public Formula simplify(Keeps keeps) {
    return simplify(keeps, Budget.DEFAULT);
  }

  /// A simpler formula that keeps what the level says, or the simplest that is found within a
  /// budget: the last that a whole pass over the formula has made, perhaps the formula itself.
  /// Whether the budget ended it is told by [#explain(Keeps, Budget)].
  ///
  /// @throws java.util.concurrent.CancellationException when the thread is interrupted
  public Formula simplify(Keeps keeps, Budget budget) {
    return simplified(Simplification.options(keeps, budget));
  }

  /// A formula that is simpler by some of the passes only; it keeps the real function.
  ///
  /// ```java
  /// Formula f = Formula.parse("2*x + 3*x + y*y");
  /// f.simplify(Pass.LIKE_TERMS); // 5*x + y*y
  /// f.simplify(Pass.POWERS);     // 2*x + 3*x + y^2
  /// ```
  public Formula simplify(Pass first, Pass... more) {
    return simplified(Simplification.options(first, more));
  }

  private Formula simplified(Options options) {
    return relying(Simplifier.simplify(List.of(expr), options.assuming(assumptions)));
  }

  private Formula relying(Simplifier.Result result) {
    return relying(result.exprs().getFirst(), result.conditions());
  }

  private Formula relying(Expr result, Collection<Condition> conditions) {
    return new Formula(result, variables, Simplification.joined(assumptions, conditions));
  }

  /// This formula multiplied out: a sum of products, like terms gathered, by falling degree, in the
  /// arguments of functions too.
  ///
  /// ```java
  /// Formula.parse("(x + y)*(x - 1)").expand(); // x^2 + x*y - x - y
  /// ```
  ///
  /// @throws IllegalArgumentException when it would have more than a million terms
  public Formula expand() {
    return with(Polynomials.expand(List.of(expr)).getFirst());
  }

  /// This formula multiplied out, and what the same powers of some variables multiply gathered.
  ///
  /// ```java
  /// Formula.parse("(x + y)*(x - 1)").collect("x"); // x^2 + x*(y - 1) - y
  /// ```
  ///
  /// @throws IllegalArgumentException when a name is no variable of this formula, or the formula
  ///   would have more than a million terms
  public Formula collect(String... by) {
    return with(
        Polynomials.collect(List.of(expr), Variables.checkVariables(by, variables)).getFirst());
  }

  /// This formula multiplied out, and nested by Horner's rule in some variables, the first one
  /// outermost; in all when none is given.
  ///
  /// ```java
  /// Formula.parse("a*x^2 + b*x + c").horner("x"); // x*(a*x + b) + c
  /// ```
  ///
  /// @throws IllegalArgumentException when a name is no variable of this formula, or the formula
  ///   would have more than a million terms
  public Formula horner(String... by) {
    return with(
        Polynomials.horner(List.of(expr), Variables.checkVariables(by, variables)).getFirst());
  }

  /// This formula as a product of powers of factors that are irreducible over the rationals, after
  /// [#cancel], whose conditions it shares.
  ///
  /// ```java
  /// Formula.parse("x^4 - 1").factor(); // (x - 1)*(x + 1)*(x^2 + 1)
  /// ```
  ///
  /// A formula with decimals stays as it is: they are roundings of numbers that may have factors.
  ///
  /// @throws IllegalStateException when the optional library `cc.redberry:rings` is absent
  /// @throws IllegalArgumentException when it would have more than a million terms on the way
  public Formula factor() {
    Polynomials.Result result = Polynomials.factor(List.of(expr));
    return relying(result.exprs().getFirst(), result.conditions());
  }

  /// This formula as one fraction in lowest terms, multiplied out. What was divided by and has gone
  /// must not be zero: that stands in the [#assumptions] of the result.
  ///
  /// ```java
  /// Formula f = Formula.parse("(x^2 - 1)/(x - 1)").cancel();
  /// f;               // x + 1
  /// f.assumptions(); // [x != 1]
  /// ```
  ///
  /// A formula with decimals stays as it is.
  ///
  /// @throws IllegalStateException when the optional library `cc.redberry:rings` is absent and sums
  ///   divide
  /// @throws IllegalArgumentException when it would have more than a million terms on the way
  public Formula cancel() {
    Polynomials.Result result = Polynomials.cancel(List.of(expr));
    return relying(result.exprs().getFirst(), result.conditions());
  }

  /// This formula rewritten so that its program has fewer operations, or itself: polynomials nested
  /// by Horner's rule, common parts taken out. Roundings change.
  ///
  /// ```java
  /// Formula.parse("x^2*y + x*y^2 + x*y*z").reduceOperations(); // x*y*(x + y + z)
  /// ```
  public Formula reduceOperations() {
    return with(Reduction.reduceOperations(List.of(expr)).getFirst());
  }

  /// This formula with forms that keep their digits in place of those that lose them: `expm1(x)` of
  /// `exp(x) - 1`, `log1p(x)` of `ln(1 + x)`, `hypot(x, y)` of `sqrt(x^2 + y^2)`.
  ///
  /// ```java
  /// Formula.parse("(exp(x) - 1)/x").stabilize(); // expm1(x)/x
  /// ```
  public Formula stabilize() {
    return with(Simplifier.stabilize(List.of(expr)).getFirst());
  }

  /// How [#simplify()] comes to its result, step by step.
  public Explanation<Formula> explain() {
    return explain(Keeps.REAL);
  }

  /// How [#simplify(Keeps)] comes to its result, step by step.
  ///
  /// ```java
  /// Formula.parse("x*x + sin(-x) + 3*y*y").explain(Keeps.REAL);
  /// //   x*x + sin(-x) + 3*y*y
  /// //     x*x -> x^2            by powers
  /// //     sin(-x) -> -sin(x)    by laws of sin
  /// //     3*y*y -> 3*y^2        by powers
  /// // = x^2 - sin(x) + 3*y^2
  /// ```
  public Explanation<Formula> explain(Keeps keeps) {
    return explain(keeps, Budget.DEFAULT);
  }

  /// How [#simplify(Keeps, Budget)] comes to its result, step by step, and whether the budget ended
  /// it.
  ///
  /// ```java
  /// Formula.parse("2*x + 3*x").explain(Keeps.REAL, Budget.of(1)).isComplete(); // false
  /// ```
  ///
  /// @throws java.util.concurrent.CancellationException when the thread is interrupted
  public Explanation<Formula> explain(Keeps keeps, Budget budget) {
    return explained(Simplification.options(keeps, budget));
  }

  /// How [#simplify(Pass, Pass...)] comes to its result, step by step.
  public Explanation<Formula> explain(Pass first, Pass... more) {
    return explained(Simplification.options(first, more));
  }

  private Explanation<Formula> explained(Options options) {
    Simplifier.Result result =
        Simplifier.simplify(List.of(expr), options.assuming(assumptions).told());
    return Simplification.explanation(this, relying(result), result, variables);
  }

  /// This formula where conditions on its variables hold, which simplification then relies on; they
  /// join the [#assumptions].
  ///
  /// ```java
  /// Formula.parse("sqrt(x^2) + abs(y)").assume("x > 0", "y < 0").simplify(); // x - y
  /// ```
  ///
  /// @throws SyntaxException when a text is no condition on variables of this formula
  public Formula assume(String... conditions) {
    return new Formula(expr, variables, Simplification.assumed(assumptions, conditions, variables));
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

  /// This formula with another one in place of every part that a predicate accepts. A part is
  /// looked at as it stands in this formula; within one that is replaced nothing else is. The
  /// variables are this formula's, followed by new ones of the replacement.
  ///
  /// ```java
  /// Formula f = Formula.parse("x*floor(y) + round(x)");
  /// f.replace(e -> e instanceof Call c && c.function() == Fn.FLOOR, Formula.parse("t")); // x*t + round(x)
  /// ```
  public Formula replace(Predicate<? super Expr> part, Formula replacement) {
    Objects.requireNonNull(part, "part");
    Objects.requireNonNull(replacement, "replacement");
    Set<String> names = new LinkedHashSet<>(variables);
    names.addAll(replacement.variables);
    Expr result = Binding.replace(List.of(expr), part, replacement.expr).getFirst();
    return new Formula(result, List.copyOf(names), assumptions);
  }

  /// This formula with everything that matches a pattern replaced.
  ///
  /// ```java
  /// Formula f = Formula.parse("3 + sin(x)^2 + sin(y)^4");
  /// f.replace("sin(a)^2", "1 - cos(a)^2"); // 4 - cos(x)^2 + (1 - cos(y)^2)^2
  /// ```
  ///
  /// Names in the pattern that are variables of this formula mean these; all others, such as `a`
  /// here, stand for any expression. If names are listed, then these do, and all others mean
  /// themselves.
  ///
  /// ```java
  /// Formula.parse("ln(x) + ln(y) + x").replace("ln(a) + ln(b)", "ln(a*b)"); // x + ln(x*y)
  /// Formula.parse("x^2 + 2*x*y").replace("x*y", "u");     // x^2 + 2*u
  /// Formula.parse("ln(x) + ln(y)").replace("ln(x)", "2*x", "x"); // 2*x + 2*y
  /// ```
  ///
  /// Terms and factors match in any order, others beside them stay. Every place is replaced once,
  /// and what has been put in is not searched again, so that there is always an end. Whether both
  /// sides are equal is not asked. More rules are told in docs/algebra.md.
  ///
  /// @param anything the names that stand for any expression; without any, those in the pattern
  ///   that are no variables of this formula
  /// @throws SyntaxException when a text is not a formula
  /// @throws IllegalArgumentException when the replacement has a name that the pattern does not
  ///   bind, or the pattern is a single name that stands for anything, or has a choice in it
  public Formula replace(String pattern, String replacement, String... anything) {
    ReplacementRule rule = ReplacementRule.of(pattern, replacement, variables, anything);
    Expr result = rule.applyTo(List.of(expr)).getFirst();
    return new Formula(result, rule.variables(), assumptions);
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
    Set<String> names = new LinkedHashSet<>(variables);
    names.addAll(other.variables);
    Set<Condition> assumed = new LinkedHashSet<>(assumptions);
    assumed.addAll(other.assumptions);
    Comparer.Answer answer = Comparer.compare(expr, other.expr, List.copyOf(names), assumed);
    if (answer.isEqual() == null) {
      return new Equivalence.Unknown(
          answer.areDefined()
              ? "no proof was found, and no point where the values differ by more than roundings"
              : "no proof was found, and no point where both are certain to be defined");
    }
    return answer.isEqual()
        ? new Equivalence.Proven()
        : new Equivalence.Refuted(
            answer.witness(), at(answer.witness()), other.at(answer.witness()));
  }

  private double at(Map<String, Double> point) {
    return evaluate(variables.stream().mapToDouble(point::get).toArray());
  }

  /// Partial evaluation: the formula of the remaining variables, with everything that depends on
  /// given values alone folded into numbers, and simplified. Integers of any type are exact, other
  /// values are doubles.
  ///
  /// @throws IllegalArgumentException when a name is no variable of this formula, a value is not
  ///   finite, or makes an assumption false
  public Formula bind(Map<String, ? extends Number> values) {
    return bound(values, false).result();
  }

  /// How [#bind] comes to its result: what was folded into numbers, and how the rest was
  /// simplified. The original is this formula with the numbers in place.
  ///
  /// ```java
  /// Formula.parse("exp(a)*x + a*b").explainBind(Map.of("a", 0.5, "b", 2));
  /// //   exp(0.5)*x + 0.5*2
  /// //     exp(0.5) -> 1.6487212707001282    by numbers
  /// //     0.5*2 -> 1.0                      by numbers
  /// // = 1.6487212707001282*x + 1.0
  /// ```
  ///
  /// @throws IllegalArgumentException as [#bind]
  public Explanation<Formula> explainBind(Map<String, ? extends Number> values) {
    return bound(values, true);
  }

  private Explanation<Formula> bound(Map<String, ? extends Number> values, boolean isTold) {
    Map<String, ? extends Number> named = Variables.byVariable(values, variables);
    List<String> free = variables.stream().filter(name -> !named.containsKey(name)).toList();
    Simplifier.Result result = Binding.bind(List.of(expr), named, isTold);
    Formula bound =
        new Formula(result.exprs().getFirst(), free, Simplification.bound(assumptions, named));
    Formula original =
        isTold
            ? unchecked(Binding.numbers(List.of(expr), named).getFirst(), free, List.of())
            : this;
    return Simplification.explanation(original, bound, result, free);
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

  /// Why the value at a point is NaN: the first part that left its domain, with its operands; empty
  /// when the value is no NaN. Branches not taken are not blamed.
  ///
  /// ```java
  /// Formula.parse("sqrt(x) + ln(y)").explainNaN(1, -2).orElseThrow().part(); // ln(y)
  /// ```
  ///
  /// @param x the values of the variables
  /// @throws IllegalArgumentException when their number is wrong
  public Optional<NaNExplanation> explainNaN(double... x) {
    Objects.requireNonNull(x, "x");
    return NaNSearch.explain(List.of(expr), variables, x);
  }

  /// The straight-line program of this formula's value, which is interpreted and compiled; it prints
  /// as a list of definitions.
  public Program program() {
    if (program == null) {
      program = Lowering.lower(dag(), variables, CompileOptions.DEFAULT.numerics());
    }
    return program;
  }

  /// The program of this formula as it is compiled with such options. What is printed as source
  /// from it computes bit for bit what compiled code does.
  ///
  /// ```java
  /// Formula.parse("x*y + z").program(CompileOptions.DEFAULT.fma(true)).toString();
  /// // t1 = fma(x, y, z)
  /// // return t1
  /// ```
  ///
  /// @throws IllegalArgumentException when `strictMath` is asked for, and a function has no body
  ///   whose bits are the same on every machine
  public Program program(CompileOptions options) {
    return asSystem().program(options);
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

  /// Compiles this formula as an instance of a functional interface with a `double` parameter for
  /// each variable, in their order or that of a [VariableOrder], or with a `double[]` of them all,
  /// and a `double` result. Another `double[]` receives the gradient, and a third one, or a
  /// `double[][]`, the Hessian. An `int` behind a `double[]` is the place where its numbers begin.
  ///
  /// ```java
  /// DoubleBinaryOperator f = Formula.parse("x^2 + y", "x", "y").compileAs(DoubleBinaryOperator.class);
  /// f.applyAsDouble(3, 1); // 10.0
  /// ```
  ///
  /// Names of the parameters do not order the variables, since most builds do not keep them; names
  /// that are kept and stand in another order than the variables are an error.
  ///
  /// @throws IllegalArgumentException when the interface does not fit
  public <T> T compileAs(Class<T> functionalInterface) {
    return compileAs(functionalInterface, CompileOptions.DEFAULT);
  }

  /// Compiles this formula as an instance of a functional interface, as the options say.
  ///
  /// @throws IllegalArgumentException when the interface does not fit
  public <T> T compileAs(Class<T> functionalInterface, CompileOptions options) {
    Objects.requireNonNull(functionalInterface, "functionalInterface");
    Objects.requireNonNull(options, "options");
    return InterfaceCompilation.compile(this, functionalInterface, options);
  }

  /// The value and the derivatives by all variables together, as they are compiled: a system of one
  /// row.
  public FormulaSystem valueAndGradient() {
    List<Expr> outputs = new ArrayList<>();
    outputs.add(expr);
    outputs.addAll(Calculus.gradient(dag(), variables));
    return new FormulaSystem(Matrix.dense(outputs, 1), variables, assumptions);
  }

  /// This formula as a system of one row and column.
  FormulaSystem asSystem() {
    return new FormulaSystem(Matrix.dense(List.of(expr), 1), variables, List.of(), program);
  }

  /// This formula in LaTeX, without delimiters.
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

  /// The shared graph of this formula in Graphviz's language DOT, for `dot -Tsvg`: a vertex for
  /// each distinct part, with edges to its operands from left to right.
  ///
  /// ```java
  /// Formula.parse("x*sin(x)").toGraphviz().contains("label=\"sin\""); // true
  /// ```
  public String toGraphviz() {
    return Graphviz.of(List.of(expr));
  }

  /// The shared graph of this formula as JSON, a flat list of nodes as described at
  /// [leibniz.print.Json], with the [#assumptions]. [#fromJson] reads it back.
  ///
  /// ```java
  /// Formula f = Formula.parse("x/3 + 0.1");
  /// Formula.fromJson(f.toJson()).equals(f); // true
  /// ```
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
        Simplification.read(read.assumptions(), read.variables()));
  }

  /// This formula as a static method in Java, named `name`, with a `double` parameter for each
  /// variable (an array of them beyond 127), whose results equal the compiled ones bit for bit. It
  /// calls nothing but `java.lang.Math`, except for functions that Java lacks, such as `erf`: these
  /// are public methods of [leibniz.eval.Functions] and [leibniz.eval.Special].
  ///
  /// ```java
  /// Formula.parse("2*x + y").toJava("f").contains("return 2.0*x + y;"); // true
  /// ```
  ///
  /// @throws IllegalArgumentException when `name` is no name in Java
  public String toJava(String name) {
    return JavaSource.formula(program(), name);
  }

  /// [#toJava(String)] of the program that is compiled with such options, whose bits it has.
  ///
  /// @throws IllegalArgumentException when `name` is no name in Java, or as [#program] throws it
  public String toJava(String name, CompileOptions options) {
    return JavaSource.formula(program(options), name);
  }

  /// The file of a public class `name` that computes this formula, and runs where Leibniz is not:
  /// its bits are those of the compiled formula. Its static methods are
  ///
  /// - `double value(double x, double y, ...)`, where there are at most 127 variables,
  /// - `double value(double[] x)`,
  /// - `double valueAndGradient(double[] x, double[] gradient)`,
  /// - `void hessian(double[] x, double[] hessian)`, row by row, if an array can have its n^2
  ///   places.
  ///
  /// It needs Java 17 and nothing else, except for functions that `java.lang.Math` lacks, such as
  /// `erf`: these are in `leibniz.eval`, which needs Java 25 and, for most of them, Commons
  /// Numbers. A large program allocates an array a call.
  ///
  /// ```java
  /// byte[] file = Formula.parse("(1 - x)^2 + y").toClassFile("org.example.Valley");
  /// java.lang.classfile.ClassFile.of().parse(file).thisClass().asInternalName(); // org/example/Valley
  /// ```
  ///
  /// @param name the qualified name of the class, with a package
  /// @throws IllegalArgumentException when `name` is none, when the formula calls Java code, or
  ///   when it is too large for one class, which takes some millions of operations
  public byte[] toClassFile(String name) {
    return toClassFile(name, CompileOptions.DEFAULT);
  }

  /// [#toClassFile(String)] of the programs that are compiled with such options, of which `eager`
  /// and `background` mean nothing here.
  ///
  /// @throws IllegalArgumentException as the other method, or as [#program] throws it
  public byte[] toClassFile(String name, CompileOptions options) {
    return ClassFiles.of(this, name, options);
  }

  /// This formula as a function in C99 with `math.h`, described at [CSource].
  ///
  /// ```java
  /// Formula.parse("exp(-x)").toC("f").contains("return exp(-x);"); // true
  /// ```
  ///
  /// @throws IllegalArgumentException when `name` is no name in C, or C lacks a function
  public String toC(String name) {
    return CSource.formula(program(), name);
  }

  /// This formula as a function in Python for numbers and NumPy's arrays, described at
  /// [NumPySource].
  ///
  /// ```java
  /// Formula.parse("exp(-x)").toPython("f").contains("return np.exp(-x)"); // true
  /// ```
  ///
  /// @throws IllegalArgumentException when `name` is no name in Python, or NumPy lacks a function
  public String toPython(String name) {
    return NumPySource.formula(program(), name);
  }

  @Override
  public Map<String, String> mimeBundle() {
    return Map.of("text/latex", "$$" + toLatex() + "$$");
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
