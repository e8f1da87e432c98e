package leibniz;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import leibniz.bind.Binding;
import leibniz.expr.Choice;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Excerpt;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import leibniz.expr.Num;
import leibniz.parse.FormulaReader;
import leibniz.rewrite.Step;
import leibniz.simplify.Group;
import leibniz.simplify.Options;
import leibniz.simplify.Simplifier;

/// What formulas and systems ask of the simplifier, in its words.
final class Simplification {
  private Simplification() {}

  static Options options(Keeps keeps, Budget budget) {
    Objects.requireNonNull(keeps, "keeps");
    Objects.requireNonNull(budget, "budget");
    return Options.REAL.keeping(level(keeps)).within(budget.nodes(), budget.nanos());
  }

  static Options options(Pass first, Pass... more) {
    Set<Group> groups = EnumSet.of(Objects.requireNonNull(first, "pass").group);
    for (Pass pass : Objects.requireNonNull(more, "passes")) {
      groups.add(Objects.requireNonNull(pass, "pass").group);
    }
    return options(Keeps.REAL, Budget.DEFAULT).only(groups);
  }

  private static Options.Level level(Keeps keeps) {
    return switch (keeps) {
      case STRICT -> Options.Level.STRICT;
      case REAL -> Options.Level.REAL;
      case GENERIC -> Options.Level.GENERIC;
    };
  }

  /// Assumptions, and what a result relied on besides.
  static List<Condition> joined(List<Condition> assumptions, Collection<Condition> relied) {
    List<Condition> joined = new ArrayList<>(assumptions);
    relied.stream().filter(c -> !joined.contains(c)).forEach(joined::add);
    return List.copyOf(joined);
  }

  /// Assumptions that are about the variables.
  ///
  /// @throws IllegalArgumentException when one is about something that is no variable
  static List<Condition> checked(List<Condition> assumptions, List<String> variables) {
    Set<String> known = Set.copyOf(variables);
    for (Condition c : assumptions) {
      for (String symbol : Dag.of(c).symbols()) {
        if (!known.contains(symbol)) {
          throw new IllegalArgumentException(
              "the assumption %s is about %s, which is none of the variables".formatted(c, symbol));
        }
      }
    }
    return List.copyOf(assumptions);
  }

  /// Assumptions, and those that are read from text besides.
  ///
  /// @throws IllegalArgumentException when the signs that are assumed contradict one
  static List<Condition> assumed(
      List<Condition> assumptions, String[] conditions, List<String> variables) {
    List<Condition> all = new ArrayList<>(assumptions);
    for (String text : Objects.requireNonNull(conditions, "conditions")) {
      Condition condition =
          FormulaReader.condition(Objects.requireNonNull(text, "a condition"), variables);
      checkPossible(condition, all);
      all.add(condition);
    }
    return List.copyOf(all);
  }

  private static void checkPossible(Condition condition, List<Condition> assumed) {
    Graph graph = new Graph();
    Expr choice = graph.choice(graph.adopt(condition), graph.number(1), graph.number(0));
    Expr decided =
        Simplifier.simplify(List.of(choice), Options.REAL.assuming(assumed)).exprs().getFirst();
    if (decided instanceof Num n && n.isZero()) {
      throw new IllegalArgumentException(
          assumed.isEmpty()
              ? "the assumption %s never holds".formatted(condition)
              : "the assumption %s contradicts %s"
                  .formatted(
                      condition,
                      assumed.stream().map(Condition::toString).collect(Collectors.joining(", "))));
    }
  }

  /// What is left of assumptions when variables are bound to numbers.
  static List<Condition> bound(List<Condition> assumptions, Map<String, ? extends Number> values) {
    return left(assumptions, c -> Binding.bind(List.of(c), values, false).exprs().getFirst());
  }

  /// What is left of assumptions when variables are replaced; what became true is dropped.
  ///
  /// @throws IllegalArgumentException when one became false
  static List<Condition> left(List<Condition> assumptions, UnaryOperator<Expr> replace) {
    List<Condition> left = new ArrayList<>();
    Graph graph = new Graph();
    for (Condition condition : assumptions) {
      Expr one = graph.number(1);
      Expr replaced = replace.apply(graph.choice(graph.adopt(condition), one, graph.number(0)));
      if (replaced instanceof Choice c) {
        left.add(c.condition());
      } else if (!replaced.equals(one)) {
        throw new IllegalArgumentException(
            "this formula was simplified under the assumption "
                + condition
                + ", which is false here");
      }
    }
    return List.copyOf(left);
  }

  /// What a simplification tells, of variables of these names.
  static <T extends Displayable> Explanation<T> explanation(
      T original, T simple, Simplifier.Result told, List<String> variables) {
    return new Explanation<>(
        original, simple, told(told.steps(), variables), cut(told.conditions()), told.isComplete());
  }

  /// Steps in words; parts that are large are cut.
  private static List<Explanation.Step> told(List<Step> steps, List<String> variables) {
    return steps.stream()
        .map(
            s ->
                new Explanation.Step(
                    s.law(),
                    Excerpt.ofChange(s.before(), s.after()).toText(variables),
                    Excerpt.ofChange(s.after(), s.before()).toText(variables),
                    cut(s.conditions())))
        .toList();
  }

  private static List<String> cut(Collection<Condition> conditions) {
    return conditions.stream().map(c -> Excerpt.of(c).toString()).toList();
  }
}
