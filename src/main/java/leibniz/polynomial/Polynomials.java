package leibniz.polynomial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Graph;

/// Rewrites expressions as polynomials in their symbols and in whatever else stands in them, such
/// as `sin(x)`.
///
/// Results equal the original as real functions wherever that is defined; roundings change.
public final class Polynomials {
  /// The most terms an expanded expression may have.
  public static final int MAX_TERMS = 1_000_000;

  /// Products of roots, `sqrt(x)*sqrt(x)`, may give new sums to expand; each round does all of one
  /// nesting.
  private static final int MAX_ROUNDS = 8;

  private Polynomials() {}

  /// Products and whole powers of sums multiplied out, like terms gathered, terms by falling
  /// degree; also within the arguments of functions. Sums that divide stay together.
  ///
  /// @throws IllegalArgumentException when there would be more than [#MAX_TERMS] terms
  /// @throws ArithmeticException when an exact coefficient would be too large
  /// @throws java.util.concurrent.CancellationException when the thread is interrupted
  public static List<Expr> expand(Collection<? extends Expr> exprs) {
    return expand(exprs, MAX_TERMS);
  }

  static List<Expr> expand(Collection<? extends Expr> exprs, int maxTerms) {
    Graph graph = new Graph();
    List<Expr> current = List.copyOf(exprs);
    for (int round = 0; round < MAX_ROUNDS; round++) {
      Dag dag = Dag.of(current);
      Expansion expansion = new Expansion(dag, graph, maxTerms);
      List<Expr> next = new ArrayList<>();
      for (int k = 0; k < dag.rootCount(); k++) {
        next.add(expansion.writing().expr(expansion.root(k)));
      }
      boolean isDone = next.equals(current) || !expansion.writing().generators().havePowers();
      current = next;
      if (isDone) {
        break;
      }
    }
    return current;
  }

  /// Expanded, and then nested by Horner's rule in some symbols, the first one outermost; without
  /// any in all, by how many terms they stand in.
  ///
  /// @throws IllegalArgumentException when there would be more than [#MAX_TERMS] terms
  /// @throws ArithmeticException when an exact coefficient would be too large
  public static List<Expr> horner(Collection<? extends Expr> exprs, List<String> symbols) {
    Layers layers = new Layers(Dag.of(expand(exprs)));
    int[] rank = new int[layers.count()];
    Arrays.fill(rank, -1);
    if (symbols.isEmpty()) {
      int[] order = layers.byOccurrence();
      for (int k = 0; k < order.length; k++) {
        rank[order[k]] = k;
      }
    }
    for (int k = 0; k < symbols.size(); k++) {
      int variable = layers.variable(symbols.get(k));
      if (variable >= 0) {
        rank[variable] = k;
      }
    }
    Scheme scheme = new Scheme();
    return Emission.exprs(new Circuit(scheme, layers.scheme(scheme, rank)), new Graph());
  }

  /// Expanded, and what the same powers of some symbols multiply gathered.
  ///
  /// @throws IllegalArgumentException when there would be more than [#MAX_TERMS] terms
  /// @throws ArithmeticException when an exact coefficient would be too large
  public static List<Expr> collect(Collection<? extends Expr> exprs, List<String> symbols) {
    Dag dag = Dag.of(expand(exprs));
    Expansion expansion = new Expansion(dag, new Graph(), MAX_TERMS);
    List<Expr> collected = new ArrayList<>();
    for (int k = 0; k < dag.rootCount(); k++) {
      collected.add(expansion.writing().collected(expansion.root(k), Set.copyOf(symbols)));
    }
    return collected;
  }

  /// Expanded as a polynomial in one symbol: what its powers multiply, by exponent, without zeros;
  /// null when it is none, because the symbol divides or stands within functions.
  ///
  /// @throws IllegalArgumentException when there would be more than [#MAX_TERMS] terms
  /// @throws ArithmeticException when an exact coefficient would be too large
  public static SortedMap<Integer, Expr> coefficients(Expr expr, String symbol) {
    Expansion expansion = new Expansion(Dag.of(expand(List.of(expr))), new Graph(), MAX_TERMS);
    return expansion.writing().coefficients(expansion.root(0), symbol);
  }

  /// Rewritten expressions, and the conditions under which they equal the original.
  public record Result(List<Expr> exprs, Set<Condition> conditions) {}

  /// Each expression as one fraction in lowest terms, multiplied out; also within the arguments of
  /// functions. What was divided by and has been cancelled must not be zero: those are the
  /// conditions. Expressions with numbers that are not exact stay as they are.
  ///
  /// @throws IllegalStateException when a greatest common divisor is needed and the library Rings
  ///   is absent
  /// @throws IllegalArgumentException when there would be more than [#MAX_TERMS] terms
  /// @throws ArithmeticException when an exact coefficient would be too large
  public static Result cancel(Collection<? extends Expr> exprs) {
    return fractions(exprs, false, false);
  }

  /// Each expression as a product of powers of factors that are irreducible over the rationals,
  /// after [#cancel]. Expressions with numbers that are not exact stay as they are.
  ///
  /// @throws IllegalStateException when the library Rings is absent
  /// @throws IllegalArgumentException when there would be more than [#MAX_TERMS] terms on the way
  /// @throws ArithmeticException when an exact coefficient would be too large
  public static Result factor(Collection<? extends Expr> exprs) {
    return fractions(exprs, true, false);
  }

  /// As [#cancel], but without the library Rings only what shows is cancelled: common powers, and
  /// what divides as a whole.
  public static Result reduce(Collection<? extends Expr> exprs) {
    return fractions(exprs, false, true);
  }

  /// As [#factor], but without the library Rings only powers are split off.
  public static Result split(Collection<? extends Expr> exprs) {
    return fractions(exprs, true, true);
  }

  /// Whether the optional library Rings is there, which [#factor] and mostly [#cancel] need.
  public static boolean canFactor() {
    return Factorization.isAvailable();
  }

  private static Result fractions(
      Collection<? extends Expr> exprs, boolean factored, boolean isBestEffort) {
    Graph graph = new Graph();
    List<Expr> results = new ArrayList<>();
    Set<Condition> conditions = new LinkedHashSet<>();
    for (Expr expr : exprs) {
      Fractions fractions =
          new Fractions(Dag.of(expr), graph, MAX_TERMS, factored, isBestEffort, 1);
      results.add(fractions.root());
      conditions.addAll(fractions.conditions());
    }
    return new Result(results, conditions);
  }
}
