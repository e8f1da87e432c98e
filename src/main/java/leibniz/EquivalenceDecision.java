package leibniz;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leibniz.equation.Comparer;
import leibniz.expr.Condition;

/// Whether two formulas are equivalent, under what both assume.
final class EquivalenceDecision {
  private EquivalenceDecision() {}

  static Equivalence of(Formula one, Formula other) {
    Set<String> names = new LinkedHashSet<>(one.variables);
    names.addAll(other.variables);
    Set<Condition> assumed = new LinkedHashSet<>(one.assumptions);
    assumed.addAll(other.assumptions);
    Comparer.Answer answer =
        Comparer.compare(one.expr(), other.expr(), List.copyOf(names), assumed);
    if (answer.isEqual() == null) {
      return new Equivalence.Unknown(
          answer.areDefined()
              ? "no proof was found, and no point where the values differ by more than roundings"
              : "no proof was found, and no point where both are certain to be defined");
    }
    return answer.isEqual()
        ? new Equivalence.Proven()
        : new Equivalence.Refuted(
            answer.witness(), at(one, answer.witness()), at(other, answer.witness()));
  }

  private static double at(Formula formula, Map<String, Double> point) {
    return formula.evaluate(formula.variables.stream().mapToDouble(point::get).toArray());
  }
}
