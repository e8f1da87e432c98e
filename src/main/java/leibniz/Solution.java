package leibniz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import leibniz.equation.LinearSystem;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Expr;

/// The one solution of a system of equations: a formula of the other variables for each one that
/// was solved for.
///
/// ```java
/// Solution s = Equation.system("a*x + b*y = 1", "x = y").solve("x", "y");
/// s;                         // x = 1/(a + b), y = 1/(a + b)   where a + b != 0
/// s.get("x").evaluate(1, 3); // 0.25
/// ```
///
/// @param values by variable, in the order that was asked for
public record Solution(Map<String, Formula> values) implements Displayable {
  /// Of variables and their values.
  public Solution {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /// The point at which formulas are zero that are linear in the unknowns.
  ///
  /// @throws IllegalArgumentException when one is not linear, or there is no one such point
  static Solution of(
      List<Expr> formulas,
      List<String> unknowns,
      List<String> variables,
      List<Condition> assumptions) {
    LinearSystem.Solution solution = LinearSystem.solve(formulas, unknowns, assumptions);
    List<String> others = variables.stream().filter(name -> !unknowns.contains(name)).toList();
    List<Condition> conditions = new ArrayList<>(assumptions);
    conditions.removeIf(c -> !others.containsAll(Dag.of(c).symbols()));
    conditions.addAll(solution.conditions());
    Map<String, Formula> values = new LinkedHashMap<>();
    for (int k = 0; k < unknowns.size(); k++) {
      values.put(
          unknowns.get(k),
          Formula.unchecked(solution.values().get(k), others, List.copyOf(conditions)));
    }
    return new Solution(values);
  }

  /// The value of a variable that was solved for.
  ///
  /// @throws IllegalArgumentException when it was not
  public Formula get(String variable) {
    return values.get(Variables.checkVariable(variable, List.copyOf(values.keySet())));
  }

  /// What must hold for this to be the one solution.
  public List<String> assumptions() {
    return values.values().stream().flatMap(f -> f.assumptions().stream()).distinct().toList();
  }

  /// The values after one another, with what they rely on.
  @Override
  public String toString() {
    String all =
        values.entrySet().stream()
            .map(e -> e.getKey() + " = " + e.getValue())
            .collect(Collectors.joining(", "));
    return assumptions().isEmpty() ? all : all + "   where " + String.join(", ", assumptions());
  }

  @Override
  public Map<String, String> mimeBundle() {
    String lines =
        values.entrySet().stream()
            .map(e -> name(e.getKey()) + " &= " + e.getValue().toLatex())
            .collect(Collectors.joining(" \\\\ "));
    String conditions =
        values.values().stream()
            .findFirst()
            .map(Formula::assumptionsToLatex)
            .filter(latex -> !latex.isEmpty())
            .map(latex -> " \\\\ &\\text{where } " + latex)
            .orElse("");
    return Map.of("text/latex", "$$\\begin{aligned}" + lines + conditions + "\\end{aligned}$$");
  }

  private static String name(String variable) {
    return Formula.parse(variable, variable).toLatex();
  }
}
