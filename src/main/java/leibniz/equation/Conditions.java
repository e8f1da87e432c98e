package leibniz.equation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leibniz.expr.Choice;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import leibniz.expr.Junction;
import leibniz.expr.Num;
import leibniz.simplify.Options;
import leibniz.simplify.Simplifier;

/// What a solution relies on, decided as far as it can be.
final class Conditions {
  /// Of more conditions it is not tried which follow from the others.
  static final int COMPARED = 24;

  private Conditions() {}

  /// Those conditions that are neither certain nor implied by others, simplified; null when one
  /// does not hold.
  static List<Condition> open(
      Collection<Condition> conditions, Collection<Condition> assumed, Graph graph) {
    Comparisons comparisons = new Comparisons(graph);
    List<Condition> parts = new ArrayList<>();
    for (Condition part : split(conditions)) {
      for (Condition c : split(List.of(comparisons.ofArguments(part)))) {
        Boolean holds = Enclosures.holds(c, Map.of());
        if (Boolean.FALSE.equals(holds)) {
          return null;
        }
        if (holds == null) {
          parts.add(c);
        }
      }
    }
    Set<Condition> open = new LinkedHashSet<>();
    for (Expr decided : simplified(parts, assumed, graph)) {
      if (decided instanceof Num n) {
        if (n.isZero()) {
          return null;
        }
      } else {
        Condition c = condition(decided, graph);
        Boolean holds = Dag.of(c).symbols().isEmpty() ? Enclosures.holdsAlmost(c, Map.of()) : null;
        if (Boolean.FALSE.equals(holds)) {
          return null;
        }
        if (holds == null) {
          split(List.of(c)).forEach(part -> open.addAll(comparisons.plain(part)));
        }
      }
    }
    if (open.size() + assumed.size() > COMPARED) {
      return Comparisons.strict(open, graph);
    }
    Spans spans = new Spans(graph);
    List<Condition> plain = spans.open(open, assumed);
    List<Condition> kept =
        plain == null ? null : withoutImplied(Comparisons.strict(plain, graph), assumed, graph);
    return kept == null ? null : spans.open(kept, assumed);
  }

  private static List<Condition> withoutImplied(
      List<Condition> open, Collection<Condition> assumed, Graph graph) {
    List<Condition> kept = new ArrayList<>(open);
    for (Condition c : open) {
      List<Condition> others = new ArrayList<>(kept);
      others.remove(c);
      others.addAll(assumed);
      Expr decided = simplified(List.of(c), others, graph).getFirst();
      if (decided instanceof Num n) {
        if (n.isZero()) {
          return null; // no values meet both
        }
        kept.remove(c);
      }
    }
    return List.copyOf(kept);
  }

  /// Each as 1 where it is certain to hold, 0 where it is certain not to, or a choice of both.
  private static List<Expr> simplified(
      List<Condition> conditions, Collection<Condition> assumed, Graph graph) {
    List<Expr> choices = new ArrayList<>();
    for (Condition c : conditions) {
      choices.add(graph.choice(graph.adopt(c), graph.number(1), graph.number(0)));
    }
    return Simplifier.simplify(choices, Options.REAL.assuming(assumed)).exprs();
  }

  /// What makes a choice of 1 and 0 be 1; the simplifier takes a negation away by exchanging them.
  private static Condition condition(Expr choice, Graph graph) {
    if (choice instanceof Choice c) {
      Condition condition = graph.adopt(c.condition());
      return c.then() instanceof Num n && n.isZero() ? graph.not(condition) : condition;
    }
    throw new IllegalStateException("a condition has become " + choice);
  }

  /// What must hold together, part by part.
  private static List<Condition> split(Collection<Condition> conditions) {
    List<Condition> parts = new ArrayList<>();
    for (Condition condition : conditions) {
      List<Condition> right = new ArrayList<>();
      Condition at = condition;
      while (at instanceof Junction j && j.kind() == Junction.Kind.AND) {
        right.addFirst(j.right());
        at = j.left();
      }
      parts.add(at);
      parts.addAll(right);
    }
    return parts;
  }
}
