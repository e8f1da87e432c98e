package leibniz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import leibniz.expr.Matrix;

/// Formulas gathered in a system, which share what they have in common, variables and assumptions
/// among it.
final class GatheredFormulas {
  private GatheredFormulas() {}

  static FormulaSystem system(Formula... formulas) {
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
}
