package leibniz.polynomial;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import leibniz.expr.Operations;

/// Rewrites expressions so that computing them all together takes fewer operations.
///
/// Every sum of products is computed by Horner's rule in several variables, with equal parts, also
/// multiples of each other, computed once; then pairs of terms and of factors that stand in several
/// places are. The order of the variables decides how much that saves: the one that occurs most
/// comes first, and exchanges of two are tried as long as the budget lasts (Kuipers, Plaat,
/// Vermaseren, van den Herik, Improving multivariate Horner schemes with Monte Carlo tree search,
/// 2013; Ruijl and others, Why local search excels in expression simplification, 2014). The budget
/// counts work and not time, and the choices come from a fixed seed, so that the same expressions
/// always give the same result.
public final class Reduction {
  /// Orders tried at most.
  private static final int TRIES = 64;

  /// Orders tried for each variable without finding a better one.
  private static final int PATIENCE = 4;

  /// Factors of terms read in all tries together; a few tenths of a second.
  private static final int WORK = 30_000;

  /// What has more terms when it is multiplied out is not.
  private static final int EXPANDED = 2_000;

  private static final long SEED = 2014;

  private Reduction() {}

  /// Expressions that are equal as real functions and take fewer operations together, or the
  /// original where none are found. Roundings change.
  ///
  /// @throws java.util.concurrent.CancellationException when the thread is interrupted
  public static List<Expr> reduceOperations(Collection<? extends Expr> exprs) {
    List<Expr> original = List.copyOf(exprs);
    Layers layers = new Layers(Dag.of(original));
    List<Expr> best = less(layers, original);
    if (layers.isExpanded()) {
      return best;
    }
    try {
      return less(new Layers(Dag.of(Polynomials.expand(original, EXPANDED))), best);
    } catch (IllegalArgumentException | ArithmeticException e) {
      return best; // too large to be multiplied out
    }
  }

  /// What computes the layers with fewer operations than `best`, else this.
  private static List<Expr> less(Layers layers, List<Expr> best) {
    List<Expr> candidate;
    try {
      candidate = Emission.exprs(searched(layers), new Graph());
    } catch (ArithmeticException e) {
      return best; // a number has become too large
    }
    return Operations.of(candidate) < Operations.of(best) ? candidate : best;
  }

  private static Circuit searched(Layers layers) {
    int[] occurrences = layers.occurrences();
    int[] order = layers.byOccurrence();
    int choices = (int) Arrays.stream(occurrences).filter(n -> n > 1).count();
    Circuit best = circuit(layers, order);
    long least = best.operations();
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    long tries = choices < 2 ? 0 : Math.min(TRIES, WORK / Math.max(1, layers.size()));
    int patience = PATIENCE * choices;
    int sinceLess = 0;
    for (int k = 0; k < tries && sinceLess++ < patience; k++) {
      int[] next = order.clone();
      int i = random.nextInt(choices);
      int j = (i + 1 + random.nextInt(choices - 1)) % choices;
      next[i] = order[j];
      next[j] = order[i];
      Circuit circuit = circuit(layers, next);
      if (circuit.operations() <= least) {
        order = next;
        if (circuit.operations() < least) {
          best = circuit;
          least = circuit.operations();
          sinceLess = 0;
        }
      }
    }
    return best;
  }

  private static Circuit circuit(Layers layers, int[] order) {
    int[] rank = new int[order.length];
    for (int k = 0; k < order.length; k++) {
      rank[order[k]] = k;
    }
    Scheme scheme = new Scheme();
    Circuit circuit = new Circuit(scheme, layers.scheme(scheme, rank));
    CommonPairs.extract(circuit);
    return circuit;
  }
}
