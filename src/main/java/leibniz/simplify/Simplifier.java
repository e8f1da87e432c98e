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
import leibniz.rewrite.LawTable;
import leibniz.rewrite.Step;
import leibniz.simplify.Options.Level;

/// Simplifies expressions: walks, run until nothing changes any more.
///
/// What comes out never costs more, by [Cost], than what went in, and simplifying it again changes
/// nothing, unless the limits end it before.
public final class Simplifier {
  /// Each round is one walk; formulas settle in two or three.
  private static final int MAX_ROUNDS = 8;

  /// How often keeping may be followed by merging, which then finds less to merge.
  private static final int MAX_ATTEMPTS = 4;

  private Simplifier() {}

  /// Simplified expressions, and the conditions under which they equal the original beside those
  /// that were assumed; none unless the level is `GENERIC`.
  ///
  /// @param steps how they came about, when that was asked for
  /// @param isComplete whether the limits did not end the work before nothing changed any more
  public record Result(
      List<Expr> exprs, Set<Condition> conditions, List<Step> steps, boolean isComplete) {
    private Result followedBy(Result next) {
      Set<Condition> relied = new LinkedHashSet<>(conditions);
      relied.addAll(next.conditions);
      List<Step> told = new ArrayList<>(steps);
      told.addAll(next.steps);
      return new Result(next.exprs, relied, told, next.isComplete);
    }
  }

  /// Simplifies expressions that may share parts. When the limits end the work, the result is the
  /// cheapest reached, perhaps the original.
  ///
  /// @throws java.util.concurrent.CancellationException when the thread is interrupted
  public static Result simplify(Collection<? extends Expr> exprs, Options options) {
    Work work = new Work(options.nodes(), options.nanos());
    Result result = relying(exprs, options, work);
    if (result.conditions.isEmpty() || !result.isComplete) {
      return result;
    }
    // What holds anyway should not be done by laws that ask for conditions.
    Result real = simplify(exprs, options.keeping(Level.REAL), false, work);
    if (!real.isComplete) {
      return result;
    }
    Result other = real.followedBy(relying(real.exprs, options, work));
    boolean asksNoMore = other.conditions.size() <= result.conditions.size();
    return other.isComplete && asksNoMore && Cost.of(other.exprs) <= Cost.of(result.exprs)
        ? other
        : result;
  }

  /// Simplifies again and again with what was relied on as assumptions.
  private static Result relying(Collection<? extends Expr> exprs, Options options, Work work) {
    Result result = simplify(exprs, options, false, work);
    for (int k = 0; k < MAX_ATTEMPTS && !result.conditions.isEmpty() && result.isComplete; k++) {
      Set<Condition> all = new LinkedHashSet<>(options.assumptions());
      all.addAll(result.conditions);
      Result next = simplify(result.exprs, options.assuming(all), false, work);
      if (next.exprs.equals(result.exprs)) {
        break;
      }
      result = result.followedBy(next); // what is relied on decides more
    }
    return result;
  }

  /// Simplifies as real functions, and turns every constant that is not exact, such as `sin(2)` or
  /// `pi`, into a double.
  public static Result fold(Collection<? extends Expr> exprs, boolean isTold) {
    return simplify(exprs, isTold ? Options.REAL.told() : Options.REAL, true, Work.unlimited());
  }

  private static Result simplify(
      Collection<? extends Expr> exprs, Options options, boolean floating, Work work) {
    Graph graph = new Graph();
    List<Node> current = List.of(graph.adopt(Dag.of(exprs)));
    Set<Condition> relied = new LinkedHashSet<>();
    List<Step> steps = new ArrayList<>();
    for (int attempt = 0; attempt < MAX_ATTEMPTS && !work.isOver(); attempt++) {
      Way merging = new Way(graph, options, floating, false);
      List<Node> merged = merging.simplify(current, work);
      if (floating || isSame(merged, current) || costsNoMore(merged, current)) {
        merging.report(relied, steps);
        current = merged;
        break;
      }
      Way keeping = new Way(graph, options, floating, true);
      List<Node> kept = keeping.simplify(current, work);
      if (isSame(kept, current) || !costsNoMore(kept, current)) {
        break;
      }
      keeping.report(relied, steps);
      current = kept;
    }
    return new Result(exprs(current), relied, steps, !work.isOver());
  }

  private static boolean costsNoMore(List<Node> after, List<Node> before) {
    return Cost.of(exprs(after)) <= Cost.of(exprs(before));
  }

  /// One of two ways to simplify: merging sums and products, which brings like terms together, or
  /// keeping whole those that are used several times, which costs less where they do not.
  private static final class Way {
    private final Set<Condition> relied = new LinkedHashSet<>();
    private final Steps steps;
    private final List<Walk> walks;
    private int told; // steps of walks that came to an end
    private int reliedOn; // conditions of these

    Way(Graph graph, Options options, boolean floating, boolean keepsShared) {
      steps = new Steps(options.isTold());
      if (options.level() == Level.STRICT) {
        walks = List.of(new Strict(graph, steps));
        return;
      }
      boolean isGeneric = options.level() == Level.GENERIC;
      Algebra algebra = new Algebra(graph);
      Facts facts = new Facts(algebra, options.assumptions());
      Predicate<Condition> holds =
          c -> {
            boolean isKnown = facts.implies(c);
            if (!isKnown && isGeneric) {
              relyOn(c);
            }
            return isKnown || isGeneric;
          };
      walks = new ArrayList<>();
      walks.add(
          new Normalization(
              algebra,
              options,
              floating,
              keepsShared,
              isGeneric ? this::relyOn : null,
              facts,
              steps));
      if (options.has(Group.CHOICES)) {
        walks.add(new Pruning(algebra, facts, steps));
      }
      if (options.has(Group.DISTRIBUTION)) {
        walks.add(new Distribution(algebra, steps));
      }
      LawTable laws = Laws.of(options.groups());
      if (!laws.isEmpty()) {
        walks.add(new Identities(algebra, laws, false, holds, steps));
      }
    }

    private void relyOn(Condition condition) {
      relied.add(condition);
      steps.relyOn(condition);
    }

    List<Node> simplify(List<Node> original, Work work) {
      return settled(original, walks, work, this::walked);
    }

    private void walked() {
      told = steps.all().size();
      reliedOn = relied.size();
    }

    /// Adds what was relied on, and the steps taken.
    void report(Set<Condition> conditions, List<Step> all) {
      relied.stream().limit(reliedOn).forEach(conditions::add);
      all.addAll(steps.all().subList(0, told));
    }
  }

  /// Puts forms that keep their digits in place of those that lose them, such as `expm1(x)` of
  /// `exp(x) - 1`, whatever they cost.
  ///
  /// @throws java.util.concurrent.CancellationException when the thread is interrupted
  public static List<Expr> stabilize(Collection<? extends Expr> exprs) {
    Graph graph = new Graph();
    Algebra algebra = new Algebra(graph);
    Facts facts = new Facts(algebra, List.of());
    List<Walk> walks =
        List.of(
            Normalization.of(algebra),
            new Identities(algebra, Laws.STABILISATION, true, facts::implies, new Steps(false)));
    List<Node> original = List.of(graph.adopt(Dag.of(exprs)));
    return exprs(settled(original, walks, Work.unlimited(), () -> {}));
  }

  /// Runs walks in turn until each has left as it is what the last change made, or the work is used
  /// up.
  ///
  /// @param walked is run after each one that came to its end
  private static List<Node> settled(
      List<Node> original, List<Walk> walks, Work work, Runnable walked) {
    List<Node> current = original;
    Dag dag = Dag.of(current);
    Savings savings = new Savings(dag);
    int idle = 0; // walks in a row that changed nothing
    for (int k = 0; k < MAX_ROUNDS * walks.size() && idle < walks.size(); k++) {
      Node[] next = walks.get(k % walks.size()).run(dag, savings, work);
      if (next == null) {
        return current;
      }
      walked.run();
      if (isSame(current, List.of(next))) {
        idle++;
      } else {
        idle = 0;
        current = List.of(next);
        dag = Dag.of(current);
        savings = new Savings(dag);
      }
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
