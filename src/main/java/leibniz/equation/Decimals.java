package leibniz.equation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import leibniz.expr.Dag;
import leibniz.expr.Graph;
import leibniz.expr.Node;
import leibniz.expr.Num;
import leibniz.expr.Power;
import leibniz.expr.Rational;

/// Decimals as the exact fractions they are written as, and back: in between everything is exact,
/// so that what vanishes is known to vanish.
final class Decimals {
  private Decimals() {}

  /// Whether there are decimals in any of these.
  static boolean areIn(Collection<? extends Node> nodes) {
    Dag dag = Dag.of(nodes);
    for (int i = 0; i < dag.size(); i++) {
      if (dag.node(i) instanceof Num n && !n.isExact()) {
        return true;
      }
    }
    return false;
  }

  /// The nodes in `graph`, with `1/10` in place of `0.1`.
  static List<Node> exact(Collection<? extends Node> nodes, Graph graph) {
    Dag dag = Dag.of(nodes);
    Node[] images =
        dag.map(
            (node, children) ->
                node instanceof Num n && !n.isExact()
                    ? graph.number(exact(n.value()))
                    : graph.rebuild(node, children));
    return List.of(dag.rootsIn(images));
  }

  private static Rational exact(double value) {
    BigDecimal decimal = new BigDecimal(Double.toString(value));
    BigInteger digits = decimal.unscaledValue();
    return decimal.scale() <= 0
        ? Rational.of(decimal.toBigIntegerExact())
        : Rational.of(digits, BigInteger.TEN.pow(decimal.scale()));
  }

  /// The nodes with doubles in place of fractions, but in exponents.
  static List<Node> rounded(Collection<? extends Node> nodes, Graph graph) {
    Dag dag = Dag.of(nodes);
    Node[] images =
        dag.map(
            (node, children) ->
                switch (node) {
                  case Num n when n.isExact() && !n.isInteger() && Double.isFinite(n.value()) ->
                      graph.number(n.value());
                  case Power p when p.exponent() instanceof Num n ->
                      graph.rebuild(p, new Node[] {children[0], graph.adopt(n)});
                  default -> graph.rebuild(node, children);
                });
    return List.of(dag.rootsIn(images));
  }
}
