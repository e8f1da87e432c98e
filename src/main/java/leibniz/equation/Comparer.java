package leibniz.equation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import leibniz.expr.Algebra;
import leibniz.expr.Condition;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import leibniz.expr.Node;
import leibniz.expr.Rational;

/// Finds out whether two expressions are equal wherever both are defined: by proof, or by a point
/// at which enclosures of their values are apart.
public final class Comparer {
  private static final int POINTS = 300;

  /// Values at which things happen, and ranges in quarters.
  private static final int[] REACH = {4, 1, 40, 4, 400, 12};

  private Comparer() {}

  /// What was found out.
  ///
  /// @param isEqual true when proven, false when refuted, null when neither
  /// @param witness the values of the symbols where they differ; none unless refuted
  /// @param areDefined whether there was a point where both are known to be defined
  public record Answer(Boolean isEqual, Map<String, Double> witness, boolean areDefined) {}

  /// Compares two expressions; decimals are taken as they are written.
  ///
  /// @param variables all symbols
  /// @param assumed conditions that hold wherever equality is asked for
  public static Answer compare(
      Expr left, Expr right, List<String> variables, Collection<Condition> assumed) {
    Graph graph = new Graph();
    List<Node> nodes = new ArrayList<>(List.of(left, right));
    nodes.addAll(assumed);
    List<Node> exact = Decimals.exact(nodes, graph);
    List<Expr> sides = List.of((Expr) exact.get(0), (Expr) exact.get(1));
    List<Condition> conditions = new ArrayList<>();
    exact.subList(2, exact.size()).forEach(c -> conditions.add((Condition) c));
    if (isProven(sides, conditions, graph)) {
      return new Answer(true, Map.of(), true);
    }
    return refuted(sides, variables, conditions);
  }

  private static boolean isProven(List<Expr> sides, List<Condition> conditions, Graph graph) {
    if (sides.get(0) == sides.get(1)) {
      return true;
    }
    Algebra m = new Algebra(graph);
    List<Condition> given = new ArrayList<>(conditions);
    given.addAll(new Domains(m).ofValues(sides).values());
    return new Proof(graph).isZero(m.subtract(sides.get(0), sides.get(1)), given);
  }

  private static Answer refuted(
      List<Expr> sides, List<String> variables, List<Condition> conditions) {
    SplittableRandom random = new SplittableRandom(0);
    boolean areDefined = false;
    for (int k = 0; k < POINTS; k++) {
      Map<String, Rational> point = new LinkedHashMap<>();
      for (String variable : variables) {
        point.put(variable, coordinate(k, random));
      }
      boolean isAssumed =
          conditions.stream().allMatch(c -> Boolean.TRUE.equals(Enclosures.holds(c, point)));
      if (!isAssumed) {
        continue;
      }
      List<Interval> values = Enclosures.of(sides, point);
      if (values.get(0).isKnown() && values.get(1).isKnown()) {
        areDefined = true;
        if (values.get(0).differsFrom(values.get(1))) {
          Map<String, Double> witness = new LinkedHashMap<>();
          point.forEach((name, value) -> witness.put(name, value.doubleValue()));
          return new Answer(false, witness, true);
        }
      }
    }
    return new Answer(null, Map.of(), areDefined);
  }

  /// Small integers first, as they read well; then quarters and 64ths, of either sign and positive,
  /// all of which are doubles.
  private static Rational coordinate(int k, SplittableRandom random) {
    if (k < 20) {
      return Rational.of(k < 10 ? random.nextInt(1, 4) : random.nextInt(-3, 4));
    }
    int reach = REACH[k % REACH.length] * (k < 100 ? 1 : 16);
    long n = k % 2 == 0 ? random.nextInt(1, reach + 1) : random.nextInt(-reach, reach + 1);
    return Rational.of(n).times(Rational.of(k < 100 ? 4 : 64).reciprocal());
  }
}
