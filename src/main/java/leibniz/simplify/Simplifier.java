package leibniz.simplify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import leibniz.expr.Algebra;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import leibniz.expr.Node;
import leibniz.rewrite.Law;

/// Simplifies expressions: passes, run until nothing changes any more.
///
/// What comes out never costs more, by [Cost], than what went in, and simplifying it again changes
/// nothing.
public final class Simplifier {
  /// Each round is one walk; formulas settle in two or three.
  private static final int MAX_ROUNDS = 8;

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

  /// Simplified expressions, and the conditions under which they equal the original; none unless
  /// the level is `GENERIC`.
  public record Result(List<Expr> exprs, Set<Condition> conditions) {}

  /// Simplifies expressions that may share parts.
  public static Result simplify(Collection<? extends Expr> exprs, Level level) {
    return simplify(exprs, level, false);
  }

  /// Simplifies as real functions, and turns every constant that is not exact, such as `sin(2)` or
  /// `pi`, into a double.
  public static List<Expr> fold(Collection<? extends Expr> exprs) {
    return simplify(exprs, Level.REAL, true).exprs;
  }

  private static Result simplify(Collection<? extends Expr> exprs, Level level, boolean floating) {
    Graph graph = new Graph();
    Algebra algebra = new Algebra(graph);
    Set<Condition> conditions = new LinkedHashSet<>();
    boolean isGeneric = level == Level.GENERIC;
    Pass normal = new Normalization(algebra, floating, isGeneric ? conditions : null);
    Pass identities =
        new Identities(algebra, LAWS, false, c -> isGeneric && conditions.add(c), _ -> {});
    List<Node> original = List.of(graph.adopt(Dag.of(exprs)));
    if (level == Level.STRICT) {
      return new Result(exprs(settled(original, List.of(new Strict(graph)))), Set.of());
    }
    List<Node> result = settled(original, List.of(normal, identities));
    if (floating || Cost.of(exprs(result)) <= Cost.of(exprs(original))) {
      return new Result(exprs(result), conditions);
    }
    return new Result(exprs(original), Set.of());
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
