package leibniz;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import leibniz.bind.Binding;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.polynomial.Polynomials;
import leibniz.polynomial.Reduction;
import leibniz.program.Program;
import leibniz.simplify.Options;
import leibniz.simplify.Simplifier;

/// What is rewritten, a [Formula] or a [FormulaSystem]: simplified, multiplied out, replaced,
/// bound. Each method gives another formula, or another system, all of whose formulas are rewritten
/// together, what they share once.
///
/// @param <F> which of the two
public abstract sealed class Symbolic<F extends Symbolic<F>> extends Computable
    permits Formula, FormulaSystem {
  private static final long serialVersionUID = 1;

  final transient List<Condition> assumptions;

  Symbolic(List<String> variables, List<Condition> assumptions, Program program) {
    super(variables, program);
    this.assumptions = assumptions;
  }

  /// The same with other entries.
  abstract F with(List<Expr> entries, List<String> names, List<Condition> conditions);

  @Override
  abstract F self();

  private F with(List<Expr> entries) {
    return with(entries, variables, assumptions);
  }

  /// The same of other variables, which fixes their order.
  ///
  /// ```java
  /// FormulaSystem s = FormulaSystem.parse("x^2", "x*y").withVariables(List.of("y", "x", "w"));
  /// s.weightedSum("a", "b").variables(); // [y, x, w, a, b]
  /// ```
  ///
  /// @param variables all that stand in the formulas and their [#assumptions], and perhaps more
  /// @throws IllegalArgumentException when one that stands in a formula or an assumption is
  ///   missing, or a name stands twice
  public final F withVariables(List<String> variables) {
    List<String> names = Variables.checkSymbols(Dag.of(entries()), variables);
    return with(entries(), names, Simplification.checked(assumptions, names));
  }

  /// What was assumed ([#assume]), what a simplification at the level [Keeps#GENERIC] relied on,
  /// such as `x > 0`, and what [#cancel] has divided by.
  public final List<String> assumptions() {
    return assumptions.stream().map(Condition::toString).toList();
  }

  final List<Condition> conditions() {
    return assumptions;
  }

  /// This where conditions on its variables hold, which simplification then relies on; they join
  /// the [#assumptions].
  ///
  /// ```java
  /// Formula.parse("sqrt(x^2) + abs(y)").assume("x > 0", "y < 0").simplify(); // x - y
  /// FormulaSystem.parse("abs(x)", "y*sqrt(x^2)").assume("x > 0").simplify(); // [x, x*y]
  /// ```
  ///
  /// @throws leibniz.parse.SyntaxException when a text is no condition on variables of this
  /// @throws IllegalArgumentException when conditions contradict each other
  public final F assume(String... conditions) {
    return with(entries(), variables, Simplification.assumed(assumptions, conditions, variables));
  }

  /// What is simpler and equals this as a real function wherever this is defined.
  public final F simplify() {
    return simplify(Keeps.REAL);
  }

  /// What is simpler and keeps what the level says. The conditions that the level [Keeps#GENERIC]
  /// relied on stand in the [#assumptions] of the result.
  ///
  /// ```java
  /// Formula f = Formula.parse("ln(x^2)").simplify(Keeps.GENERIC);
  /// f;               // 2*ln(x)
  /// f.assumptions(); // [x > 0]
  /// ```
  public final F simplify(Keeps keeps) {
    return simplify(keeps, Budget.DEFAULT);
  }

  /// What is simpler and keeps what the level says, or the simplest that is found within a budget:
  /// the last that a whole pass has made, perhaps this itself. Whether the budget ended it is told
  /// by [#explain(Keeps, Budget)].
  ///
  /// @throws java.util.concurrent.CancellationException when the thread is interrupted
  public final F simplify(Keeps keeps, Budget budget) {
    return relying(simplified(Simplification.options(keeps, budget)));
  }

  /// What is simpler by some of the passes only; it keeps the real function.
  ///
  /// ```java
  /// Formula f = Formula.parse("2*x + 3*x + y*y");
  /// f.simplify(Pass.LIKE_TERMS); // 5*x + y*y
  /// f.simplify(Pass.POWERS);     // 2*x + 3*x + y^2
  /// ```
  public final F simplify(Pass first, Pass... more) {
    return relying(simplified(Simplification.options(first, more)));
  }

  private Simplifier.Result simplified(Options options) {
    return Simplifier.simplify(entries(), options.assuming(assumptions));
  }

  private F relying(Simplifier.Result result) {
    return relying(result.exprs(), result.conditions());
  }

  private F relying(List<Expr> entries, Collection<Condition> relied) {
    return with(entries, variables, Simplification.joined(assumptions, relied));
  }

  /// How [#simplify()] comes to its result, step by step; of what formulas share once.
  public final Explanation<F> explain() {
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
  public final Explanation<F> explain(Keeps keeps) {
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
  public final Explanation<F> explain(Keeps keeps, Budget budget) {
    return explained(Simplification.options(keeps, budget));
  }

  /// How [#simplify(Pass, Pass...)] comes to its result, step by step.
  public final Explanation<F> explain(Pass first, Pass... more) {
    return explained(Simplification.options(first, more));
  }

  private Explanation<F> explained(Options options) {
    Simplifier.Result result = simplified(options.told());
    return Simplification.explanation(self(), relying(result), result, variables);
  }

  /// Multiplied out: a sum of products, like terms gathered, by falling degree, in the arguments of
  /// functions too.
  ///
  /// ```java
  /// Formula.parse("(x + y)*(x - 1)").expand(); // x^2 + x*y - x - y
  /// ```
  ///
  /// @throws IllegalArgumentException when a formula would have more than a million terms
  public final F expand() {
    return with(Polynomials.expand(entries()));
  }

  /// Multiplied out, and what the same powers of some variables multiply gathered.
  ///
  /// ```java
  /// Formula.parse("(x + y)*(x - 1)").collect("x"); // x^2 + x*(y - 1) - y
  /// ```
  ///
  /// @throws IllegalArgumentException when a name is no variable, or a formula would have more than
  ///   a million terms
  public final F collect(String... by) {
    return with(Polynomials.collect(entries(), Variables.checkVariables(by, variables)));
  }

  /// Multiplied out, and nested by Horner's rule in some variables, the first one outermost; in all
  /// when none is given.
  ///
  /// ```java
  /// Formula.parse("a*x^2 + b*x + c").horner("x"); // x*(a*x + b) + c
  /// ```
  ///
  /// @throws IllegalArgumentException when a name is no variable, or a formula would have more than
  ///   a million terms
  public final F horner(String... by) {
    return with(Polynomials.horner(entries(), Variables.checkVariables(by, variables)));
  }

  /// A product of powers of factors that are irreducible over the rationals, after [#cancel], whose
  /// conditions it shares.
  ///
  /// ```java
  /// Formula.parse("x^4 - 1").factor(); // (x - 1)*(x + 1)*(x^2 + 1)
  /// ```
  ///
  /// A formula with decimals stays as it is: they are roundings of numbers that may have factors.
  ///
  /// @throws IllegalStateException when the optional library `cc.redberry:rings` is absent
  /// @throws IllegalArgumentException when a formula would have more than a million terms on the
  ///   way
  public final F factor() {
    Polynomials.Result result = Polynomials.factor(entries());
    return relying(result.exprs(), result.conditions());
  }

  /// One fraction in lowest terms, multiplied out. What was divided by and has gone must not be
  /// zero: that stands in the [#assumptions] of the result.
  ///
  /// ```java
  /// FormulaSystem s = FormulaSystem.parse("(x^2 - y^2)/(x - y)", "1/x + 1/y").cancel();
  /// s;               // [x + y, (x + y)/(x*y)]
  /// s.assumptions(); // [x - y != 0]
  /// ```
  ///
  /// A formula with decimals stays as it is.
  ///
  /// @throws IllegalStateException when the optional library `cc.redberry:rings` is absent and sums
  ///   divide
  /// @throws IllegalArgumentException when a formula would have more than a million terms on the
  ///   way
  public final F cancel() {
    Polynomials.Result result = Polynomials.cancel(entries());
    return relying(result.exprs(), result.conditions());
  }

  /// Rewritten so that the program has fewer operations, or itself: polynomials nested by Horner's
  /// rule, common parts taken out. Roundings change.
  ///
  /// ```java
  /// Formula.parse("x^2*y + x*y^2 + x*y*z").reduceOperations(); // x*y*(x + y + z)
  /// ```
  public final F reduceOperations() {
    return with(Reduction.reduceOperations(entries()));
  }

  /// With forms that keep their digits in place of those that lose them: `expm1(x)` of `exp(x) -
  /// 1`, `log1p(x)` of `ln(1 + x)`, `hypot(x, y)` of `sqrt(x^2 + y^2)`.
  ///
  /// ```java
  /// Formula.parse("(exp(x) - 1)/x").stabilize(); // expm1(x)/x
  /// ```
  public final F stabilize() {
    return with(Simplifier.stabilize(entries()));
  }

  /// With a formula in place of every part that a predicate accepts. A part is looked at as it
  /// stands here; within one that is replaced nothing else is. The variables are those of this,
  /// followed by new ones of the replacement.
  ///
  /// ```java
  /// Formula f = Formula.parse("x*floor(y) + round(x)");
  /// f.replace(e -> e instanceof Call c && c.function() == Fn.FLOOR, Formula.parse("t")); // x*t + round(x)
  /// ```
  public final F replace(Predicate<? super Expr> part, Formula replacement) {
    Objects.requireNonNull(part, "part");
    Objects.requireNonNull(replacement, "replacement");
    Set<String> names = new LinkedHashSet<>(variables);
    names.addAll(replacement.variables());
    return with(
        Binding.replace(entries(), part, replacement.expr()), List.copyOf(names), assumptions);
  }

  /// With everything that matches a pattern replaced.
  ///
  /// ```java
  /// Formula f = Formula.parse("3 + sin(x)^2 + sin(y)^4");
  /// f.replace("sin(a)^2", "1 - cos(a)^2"); // 4 - cos(x)^2 + (1 - cos(y)^2)^2
  /// FormulaSystem.parse("r*cos(t)", "r*sin(t)").replace("r*a", "a"); // [cos(t), sin(t)]
  /// ```
  ///
  /// Names in the pattern that are variables mean these; all others, such as `a` here, stand for
  /// any expression. If names are listed, then these do, and all others mean themselves. Terms and
  /// factors match in any order, others beside them stay; every place is replaced once. Whether
  /// both sides are equal is not asked. More rules are told in docs/algebra.md.
  ///
  /// @param anything the names that stand for any expression; without any, those in the pattern
  ///   that are no variables
  /// @throws leibniz.parse.SyntaxException when a text is not a formula
  /// @throws IllegalArgumentException when the replacement has a name that the pattern does not
  ///   bind, or the pattern is a single name that stands for anything, or has a choice in it
  public final F replace(String pattern, String replacement, String... anything) {
    ReplacementRule rule = ReplacementRule.of(pattern, replacement, variables, anything);
    return with(rule.applyTo(entries()), rule.variables(), assumptions);
  }

  /// Partial evaluation: what is left of the remaining variables, with everything that depends on
  /// given values alone folded into numbers, and simplified. Integers of any type are exact, other
  /// values are doubles. Like [#simplify], this rewrites a real function: signs of zeros are not
  /// kept, and what a formula is where a condition in it is NaN may be decided otherwise.
  ///
  /// @throws IllegalArgumentException when a name is no variable, a value is not finite, or makes
  ///   an assumption false
  public final F bind(Map<String, ? extends Number> values) {
    return bound(values, false).result();
  }

  /// How [#bind] comes to its result: what was folded into numbers, and how the rest was
  /// simplified. The original has the numbers in place.
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
  public final Explanation<F> explainBind(Map<String, ? extends Number> values) {
    return bound(values, true);
  }

  private Explanation<F> bound(Map<String, ? extends Number> values, boolean isTold) {
    Map<String, ? extends Number> named = Variables.byVariable(values, variables);
    List<String> free = variables.stream().filter(name -> !named.containsKey(name)).toList();
    Simplifier.Result result = Binding.bind(entries(), named, isTold);
    F bound = with(result.exprs(), free, Simplification.bound(assumptions, named));
    F original = isTold ? with(Binding.numbers(entries(), named), free, List.of()) : self();
    return Simplification.explanation(original, bound, result, free);
  }

  /// Why a value at a point is NaN: the first part that left its domain and made a value NaN, with
  /// its operands; empty when no value is. Branches not taken are not blamed.
  ///
  /// ```java
  /// Formula.parse("sqrt(x) + ln(y)").explainNaN(1, -2).orElseThrow().part(); // ln(y)
  /// ```
  ///
  /// @param x the values of the variables
  /// @throws IllegalArgumentException when their number is wrong
  public final Optional<NaNExplanation> explainNaN(double... x) {
    Objects.requireNonNull(x, "x");
    return NaNSearch.explain(entries(), variables, x);
  }
}
