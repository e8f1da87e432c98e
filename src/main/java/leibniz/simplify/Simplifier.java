package leibniz.simplify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import leibniz.expr.Algebra;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import leibniz.expr.Node;
import leibniz.rewrite.Law;
import leibniz.rewrite.Step;

/// Simplifies expressions: passes, run until nothing changes any more.
///
/// What comes out never costs more, by [Cost], than what went in, and simplifying it again changes
/// nothing.
public final class Simplifier {
  /// Each round is one walk; formulas settle in two or three.
  private static final int MAX_ROUNDS = 8;

  /// How often keeping may be followed by merging, which then finds less to merge.
  private static final int MAX_ATTEMPTS = 4;

  /// Those that are applied where they lower the cost; stabilising ones have to be asked for.
  private static final List<Law> LAWS =
      Laws.groups().entrySet().stream()
          .filter(group -> !group.getKey().equals("stabilisation"))
          .flatMap(group -> group.getValue().stream())
          .toList();

  private Simplifier() {}

  /// What a simplification keeps.
  public enum Level {
    /// Every bit.
    STRICT,
    /// The real function, wherever the original is defined.
    REAL,
    /// The real function under the conditions returned.
    GENERIC
  }

  /// Simplified expressions, and the conditions under which they equal the original beside those
  /// that were assumed; none unless the level is `GENERIC`.
  ///
  /// @param steps how they came about
  public record Result(List<Expr> exprs, Set<Condition> conditions, List<Step> steps) {}

  /// Simplifies expressions that may share parts.
  ///
  /// @param assumptions what may be relied on
  public static Result simplify(
      Collection<? extends Expr> exprs, Level level, Collection<? extends Condition> assumptions) {
    return simplify(exprs, level, assumptions, false);
  }

  /// Simplifies as real functions, and turns every constant that is not exact, such as `sin(2)` or
  /// `pi`, into a double.
  public static List<Expr> fold(Collection<? extends Expr> exprs) {
    return simplify(exprs, Level.REAL, List.of(), true).exprs;
  }

  private static Result simplify(
      Collection<? extends Expr> exprs,
      Level level,
      Collection<? extends Condition> assumptions,
      boolean floating) {
    Graph graph = new Graph();
    List<Node> original = List.of(graph.adopt(Dag.of(exprs)));
    if (level == Level.STRICT) {
      return new Result(exprs(settled(original, List.of(new Strict(graph)))), Set.of(), List.of());
    }
    Set<Condition> relied = level == Level.GENERIC ? new LinkedHashSet<>() : null;
    List<Step> steps = new ArrayList<>();
    List<Node> current = original;
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      Way merging = new Way(graph, assumptions, floating, false, relied != null);
      List<Node> merged = merging.simplify(current);
      if (floating || Cost.of(exprs(merged)) <= Cost.of(exprs(current))) {
        merging.report(relied, steps);
        current = merged;
        break;
      }
      Way keeping = new Way(graph, assumptions, floating, true, relied != null);
      List<Node> kept = keeping.simplify(current);
      if (isSame(kept, current) || Cost.of(exprs(kept)) > Cost.of(exprs(current))) {
        break;
      }
      keeping.report(relied, steps);
      current = kept;
    }
    return new Result(exprs(current), relied == null ? Set.of() : relied, steps);
  }

  /// One of two ways to simplify: merging sums and products, which brings like terms together, or
  /// keeping whole those that are used several times, which costs less where they do not.
  private static final class Way {
    private final Set<Condition> relied = new LinkedHashSet<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Pass> passes;

    Way(
        Graph graph,
        Collection<? extends Condition> assumptions,
        boolean floating,
        boolean keepsShared,
        boolean isGeneric) {
      Algebra algebra = new Algebra(graph);
      Facts facts = new Facts(algebra, assumptions);
      Predicate<Condition> holds =
          c -> facts.implies(c) || isGeneric && (relied.add(c) || relied.contains(c));
      passes =
          List.of(
              new Normalization(algebra, floating, keepsShared, isGeneric ? relied : null, facts),
              new Pruning(algebra, facts),
              new Identities(algebra, LAWS, false, holds, steps::add));
    }

    List<Node> simplify(List<Node> original) {
      return settled(original, passes);
    }

    /// Adds what was relied on, and the steps taken.
    void report(Set<Condition> conditions, List<Step> all) {
      if (conditions != null) {
        conditions.addAll(relied);
      }
      all.addAll(steps);
    }
  }

  /// Puts forms that keep their digits in place of those that lose them, such as `expm1(x)` of
  /// `exp(x) - 1`, whatever they cost.
  public static List<Expr> stabilize(Collection<? extends Expr> exprs) {
    Graph graph = new Graph();
    Algebra algebra = new Algebra(graph);
    Facts facts = new Facts(algebra, List.of());
    List<Pass> passes =
        List.of(
            new Normalization(algebra, false, false, null, facts),
            new Identities(
                algebra, Laws.groups().get("stabilisation"), true, facts::implies, _ -> {}));
    return exprs(settled(List.of(graph.adopt(Dag.of(exprs))), passes));
  }

  /// Runs passes in turn until a round of them changes nothing.
  private static List<Node> settled(List<Node> original, List<Pass> passes) {
    List<Node> current = original;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      List<Node> next = current;
      for (Pass pass : passes) {
        next = List.of(pass.run(Dag.of(next)));
      }
      if (isSame(next, current)) {
        break;
      }
      current = next;
    }
    return current;
  }

  private static boolean isSame(List<Node> a, List<Node> b) {
    for (int k = 0; k < a.size(); k++) {
      if (a.get(k) != b.get(k)) {
        return false;
      }
    }
    return true;
  }

  private static List<Expr> exprs(List<Node> nodes) {
    List<Expr> exprs = new ArrayList<>();
    nodes.forEach(node -> exprs.add((Expr) node));
    return exprs;
  }
}
