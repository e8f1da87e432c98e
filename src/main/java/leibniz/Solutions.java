package leibniz;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import leibniz.expr.Sym;

/// The real solutions of an equation for one of its variables. In a terminal it prints as one line,
/// in a notebook as equations.
///
/// Each is a formula of the other variables; what it relies on stands in its [Formula#assumptions].
/// Where a function is periodic a new variable, called `n` where that is free, stands for any
/// integer; the condition `n == floor(n)` says so. Where every value solves that meets conditions,
/// as in `abs(x) = x`, the formula is the variable itself, and they are its assumptions.
///
/// ```java
/// Solutions s = Equation.parse("a*x^2 = b").solve("x");
/// s;                         // x = -sqrt(b/a), or x = sqrt(b/a)   both where a != 0, b/a >= 0
/// s.formulas().size();       // 2
/// Equation.parse("max(x, 0) = y").solve("x"); // x = y   where y >= 0, or any x   where x <= 0, y == 0
/// ```
///
/// @param variable what was solved for
/// @param formulas its values; none when there is no real solution
public record Solutions(String variable, List<Formula> formulas) implements Displayable {
  /// Of a variable and its values.
  public Solutions {
    formulas = List.copyOf(formulas);
  }

  /// The one solution.
  ///
  /// @throws IllegalStateException when there is none, or there are several, or a whole range
  public Formula only() {
    if (formulas.size() != 1 || isAny(formulas.getFirst())) {
      throw new IllegalStateException("there is not one solution: " + this);
    }
    return formulas.getFirst();
  }

  /// The solutions after one another, `x = -1, or x = 1`, with what they rely on: behind all when
  /// it is the same.
  @Override
  public String toString() {
    if (formulas.isEmpty()) {
      return "no real solution for " + variable;
    }
    boolean agree = formulas.stream().map(Formula::assumptions).distinct().count() == 1;
    String all =
        formulas.stream()
            .map(f -> (isAny(f) ? "any " : variable + " = ") + f + (agree ? "" : where(f)))
            .collect(Collectors.joining(", or "));
    return all + (agree ? common() : "");
  }

  /// Whether a solution stands for every value that meets its conditions.
  private boolean isAny(Formula f) {
    return f.expr() instanceof Sym s && s.name().equals(variable);
  }

  /// What all rely on, so that it is not read as what the last one does.
  private String common() {
    String where = where(formulas.getFirst());
    int n = formulas.size();
    return n == 1 ? where : where.replaceFirst("where", n == 2 ? "both where" : "all where");
  }

  private static String where(Formula f) {
    return f.assumptions().isEmpty() ? "" : "   where " + String.join(", ", f.assumptions());
  }

  @Override
  public Map<String, String> mimeBundle() {
    if (formulas.isEmpty()) {
      return Map.of("text/latex", "$$\\text{no real solution for } " + name() + "$$");
    }
    return Map.of(
        "text/latex",
        formulas.stream()
            .map(f -> name() + equal(f) + conditions(f))
            .collect(Collectors.joining(" \\\\ ", "$$\\begin{aligned}", "\\end{aligned}$$")));
  }

  private String equal(Formula f) {
    return isAny(f) ? " &\\in \\mathbb{R}" : " &= " + f.toLatex();
  }

  private static String conditions(Formula f) {
    String latex = f.assumptionsToLatex();
    return latex.isEmpty() ? "" : " && \\text{where } " + latex;
  }

  private String name() {
    return Formula.parse(variable, variable).toLatex();
  }
}
