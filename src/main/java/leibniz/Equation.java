package leibniz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import leibniz.equation.NoClosedFormException;
import leibniz.equation.Solver;
import leibniz.expr.Algebra;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import leibniz.expr.Sym;
import leibniz.parse.FormulaReader;
import leibniz.parse.KnownFunctions;
import leibniz.parse.Limits;
import leibniz.parse.SyntaxException;

/// Two formulas of the same variables that are to be equal.
///
/// ```java
/// Equation decay = Equation.parse("y = a*exp(-k*t)");
/// decay.solve("t");                  // t = -ln(y/a)/k   where a != 0, y/a > 0, k != 0
/// decay.solve("t").only().evaluate(2, 1, 1); // 0.6931471805599453
/// ```
public final class Equation implements Displayable {
  static {
    DisplayHooks.attach();
  }

  private final Formula left;
  private final Formula right;

  private Equation(Formula left, Formula right) {
    this.left = left;
    this.right = right;
  }

  /// Reads an equation, perhaps after definitions that both sides see: `r = x^2; r^2 - r = 1`. Its
  /// variables are the names found in it, in alphabetical order.
  ///
  /// @throws SyntaxException when the text is not an equation: says where, and what was expected
  public static Equation parse(String text) {
    return parsed(text, null);
  }

  /// Reads an equation of the given variables, which also fixes their order.
  ///
  /// @throws SyntaxException when the text is not an equation of these variables
  public static Equation parse(String text, String... variables) {
    return parsed(text, Variables.listed(variables));
  }

  private static Equation parsed(String text, List<String> variables) {
    Objects.requireNonNull(text, "text");
    FormulaReader.Result read =
        FormulaReader.equation(text, variables, KnownFunctions.STANDARD, Limits.DEFAULT);
    List<String> names = read.variables();
    return new Equation(
        Formula.unchecked(read.expressions().getFirst(), names, List.of()),
        Formula.unchecked(read.expressions().getLast(), names, List.of()));
  }

  /// The equation of two formulas. Its variables are theirs when they agree, else all of them in
  /// alphabetical order.
  public static Equation of(Formula left, Formula right) {
    FormulaSystem sides = FormulaSystem.of(left, right);
    return new Equation(sides.get(0, 0), sides.get(1, 0));
  }

  /// Reads equations as one system: the formulas that are zero where the equations hold, left side
  /// less right side.
  ///
  /// ```java
  /// Equation.system("x + y = 5", "x - y = 1").solve("x", "y"); // x = 3, y = 2
  /// ```
  ///
  /// @throws SyntaxException when a text is not an equation
  public static FormulaSystem system(String... texts) {
    Objects.requireNonNull(texts, "texts");
    List<Formula> differences = new ArrayList<>();
    for (String text : texts) {
      try {
        differences.add(parse(text).difference());
      } catch (SyntaxException e) {
        throw texts.length == 1 ? e : e.in("equation " + (differences.size() + 1));
      }
    }
    return FormulaSystem.of(differences.toArray(Formula[]::new));
  }

  /// The left side.
  public Formula left() {
    return left;
  }

  /// The right side.
  public Formula right() {
    return right;
  }

  /// The names of the variables.
  public List<String> variables() {
    return left.variables();
  }

  /// The left side less the right one, which is zero where the equation holds.
  public Formula difference() {
    Graph graph = new Graph();
    List<leibniz.expr.Node> sides =
        List.of(graph.adopt(Dag.of(List.of(left.expr(), right.expr()))));
    Expr difference = new Algebra(graph).subtract((Expr) sides.get(0), (Expr) sides.get(1));
    return Formula.unchecked(difference, variables(), assumed());
  }

  /// This equation where conditions hold, besides those that its sides assume: solutions that break
  /// one vanish, others get what is open of it as a condition.
  ///
  /// ```java
  /// Equation.parse("x^2 = y").assume("x > 0").solve("x"); // x = sqrt(y)   where y > 0
  /// ```
  ///
  /// @throws SyntaxException when a text is not a condition on the variables
  public Equation assume(String... conditions) {
    return new Equation(left.assume(conditions), right);
  }

  /// All real solutions for a variable, exact where the numbers are; how they are found, and what
  /// is taken for granted, is told in docs/algebra.md.
  ///
  /// ```java
  /// Equation.parse("x^2 - x = 1").solve("x"); // x = 1/2 - 1/2*sqrt(5), or x = 1/2 + 1/2*sqrt(5)
  /// Equation.parse("sqrt(x) = -2").solve("x"); // no real solution for x
  /// ```
  ///
  /// @throws NoClosedFormException when no closed form is found: says where it stopped
  /// @throws IllegalArgumentException when the name is no variable of this equation
  public Solutions solve(String variable) {
    String name = Variables.checkVariable(variable, variables());
    List<Condition> assumed = assumed();
    List<Solver.Solution> found =
        Solver.solve(left.expr(), right.expr(), name, variables(), assumed);
    List<String> others = new ArrayList<>(variables());
    others.remove(name);
    List<Formula> formulas = new ArrayList<>();
    for (Solver.Solution solution : found) {
      List<String> names = new ArrayList<>(isAny(solution, name) ? variables() : others);
      names.addAll(solution.integers());
      List<Condition> conditions = new ArrayList<>(assumed);
      conditions.removeIf(c -> Dag.of(c).symbols().contains(name));
      List<Condition> all = Solver.together(conditions, solution.conditions());
      formulas.add(Formula.unchecked(solution.value(), names, List.copyOf(all)));
    }
    return new Solutions(name, formulas);
  }

  private static boolean isAny(Solver.Solution solution, String name) {
    return solution.value() instanceof Sym s && s.name().equals(name);
  }

  private List<Condition> assumed() {
    return Simplification.joined(left.conditions(), right.conditions());
  }

  @Override
  public Map<String, String> mimeBundle() {
    return Map.of("text/latex", "$$" + left.toLatex() + " = " + right.toLatex() + "$$");
  }

  /// The text of this equation, which parses back to an equal one.
  @Override
  public String toString() {
    return left + " = " + right;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Equation e && left.equals(e.left) && right.equals(e.right);
  }

  @Override
  public int hashCode() {
    return 31 * left.hashCode() + right.hashCode();
  }
}
