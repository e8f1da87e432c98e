package leibniz;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The real solutions of an equation for one of its variables. In a terminal it prints as one line,
/// in a notebook as equations.
///
/// Each is a formula of the other variables; what it relies on stands in its [Formula#assumptions].
/// Where a function is periodic a new variable, called `n` where that is free, stands for any
/// integer; the condition `n == floor(n)` says so.
///
/// ```java
/// Solutions s = Equation.parse("a*x^2 = b").solve("x");
/// s;                         // x = -sqrt(b/a), or x = sqrt(b/a)   where a != 0, b/a >= 0
/// s.formulas().size();       // 2
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
  /// @throws IllegalStateException when there is none, or there are several
  public Formula only() {
    if (formulas.size() != 1) {
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
            .map(f -> variable + " = " + f + (agree ? "" : where(f)))
            .collect(Collectors.joining(", or "));
    return all + (agree ? where(formulas.getFirst()) : "");
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
            .map(f -> name() + " &= " + f.toLatex() + conditions(f))
            .collect(Collectors.joining(" \\\\ ", "$$\\begin{aligned}", "\\end{aligned}$$")));
  }

  private static String conditions(Formula f) {
    String latex = f.assumptionsToLatex();
    return latex.isEmpty() ? "" : " && \\text{where } " + latex;
  }

  private String name() {
    return Formula.parse(variable, variable).toLatex();
  }
}
