package leibniz.equation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import leibniz.expr.Algebra;
import leibniz.expr.Call;
import leibniz.expr.Comparison;
import leibniz.expr.Comparison.Relation;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Fn;
import leibniz.expr.Graph;
import leibniz.expr.Node;
import leibniz.expr.Num;
import leibniz.expr.Power;
import leibniz.expr.Product;
import leibniz.expr.Rational;
import leibniz.expr.Sum;
import leibniz.polynomial.Polynomials;

/// Comparisons with zero as a person would write them: without factors that are positive, and what
/// must not vanish factor by factor.
final class Comparisons {
  private final Graph graph;
  private final Algebra m;

  Comparisons(Graph graph) {
    this.graph = graph;
    this.m = new Algebra(graph);
  }

  /// Conditions that say the same where all that divides is not zero, which other conditions say.
  List<Condition> plain(Condition condition) {
    if (condition instanceof Comparison c
        && c.left() instanceof Num
        && !(c.right() instanceof Num)) {
      return plain(exchanged(c));
    }
    if (!(condition instanceof Comparison c) || !(c.right() instanceof Num n) || !n.isZero()) {
      return List.of(condition);
    }
    return c.relation() == Relation.NE ? nonZero(c) : List.of(signed(c.relation(), c.left()));
  }

  /// The same comparison with its sides exchanged.
  Condition exchanged(Comparison c) {
    return graph.comparison(mirrored(c.relation()), /* left= */ c.right(), /* right= */ c.left());
  }

  private Condition signed(Relation given, Expr left) {
    Relation relation = given;
    if (left instanceof Sum s) {
      Rational scale = scale(s);
      relation = scale.signum() < 0 ? mirrored(relation) : relation;
      return apart(relation, scaled(s, scale));
    }
    if ((relation == Relation.GT || relation == Relation.LE) && isRoot(left)) {
      return signed(relation == Relation.GT ? relation : Relation.EQ, ((Power) left).base());
    }
    if (!(left instanceof Product p)) {
      return graph.comparison(relation, left, m.number(0));
    }
    List<Expr> factors = new ArrayList<>();
    for (int k = 0; k < p.arity(); k++) {
      Expr factor = p.child(k);
      if (factor instanceof Num n) {
        relation = n.isNegative() ? mirrored(relation) : relation;
      } else if (!isPositive(factor)) {
        factors.add(factor);
      }
    }
    return factors.size() == p.arity() || factors.isEmpty()
        ? graph.comparison(relation, left, m.number(0))
        : signed(relation, m.product(factors));
  }

  /// `a > 3` for `a - 3 > 0`, and `a == b` for `a - b == 0`.
  private Condition apart(Relation relation, Expr sum) {
    if (sum instanceof Sum s && s.arity() == 2) {
      Expr last = s.child(1);
      Rational c = coefficient(last);
      boolean isOpposite = relation == Relation.EQ && c != null && c.signum() < 0;
      if (last instanceof Num || isOpposite) {
        return graph.comparison(relation, s.child(0), m.negate(last));
      }
      if (s.child(0) instanceof Num n && Rational.ONE.equals(coefficient(last))) {
        return graph.comparison(relation, last, m.negate(n));
      }
    }
    return graph.comparison(relation, sum, m.number(0));
  }

  private static boolean isRoot(Expr e) {
    return e instanceof Power p
        && p.exponent() instanceof Num n
        && !n.isInteger()
        && !n.isNegative();
  }

  /// What makes the numbers of a sum whole, without a common factor, and the first one positive.
  private static Rational scale(Sum s) {
    BigInteger above = BigInteger.ZERO;
    BigInteger below = BigInteger.ONE;
    for (int k = 0; k < s.arity(); k++) {
      Rational c = coefficient(s.child(k));
      if (c == null) {
        return Rational.ONE;
      }
      above = above.gcd(c.numerator());
      below = below.multiply(c.denominator()).divide(below.gcd(c.denominator()));
    }
    Rational scale = above.signum() == 0 ? Rational.ONE : Rational.of(below, above);
    return coefficient(s.child(0)).signum() < 0 ? scale.negate() : scale;
  }

  /// The number in front of a term; null when it is not exact.
  private static Rational coefficient(Expr term) {
    Expr first = term instanceof Product p ? p.child(0) : term;
    return !(first instanceof Num n) ? Rational.ONE : n.isExact() ? n.exact() : null;
  }

  private Expr scaled(Sum s, Rational scale) {
    if (scale.is(1)) {
      return s;
    }
    List<Expr> terms = new ArrayList<>();
    for (int k = 0; k < s.arity(); k++) {
      terms.add(m.multiply(graph.number(scale), s.child(k)));
    }
    return m.sum(terms);
  }

  /// A comparison of a minimum or maximum as comparisons of its arguments: `max(a, b) <= c` says
  /// that both are, and `max(a, b) >= c` that one is.
  Condition ofArguments(Condition condition) {
    if (!(condition instanceof Comparison c) || c.relation() == Relation.EQ) {
      return condition;
    }
    boolean isLeft = isExtreme(c.left());
    if (!isLeft && !isExtreme(c.right()) || c.relation() == Relation.NE) {
      return condition;
    }
    Call extreme = (Call) (isLeft ? c.left() : c.right());
    Expr other = isLeft ? c.right() : c.left();
    Relation relation = isLeft ? c.relation() : mirrored(c.relation());
    boolean isAbove = relation == Relation.GE || relation == Relation.GT;
    Condition all = null;
    for (int k = 0; k < extreme.arity(); k++) {
      Condition one = ofArguments(graph.comparison(relation, extreme.child(k), other));
      boolean isOfAll = isAbove == (extreme.function() == Fn.MIN);
      all = all == null ? one : isOfAll ? graph.and(all, one) : graph.or(all, one);
    }
    return all;
  }

  private static boolean isExtreme(Expr e) {
    return e instanceof Call c && (c.function() == Fn.MIN || c.function() == Fn.MAX);
  }

  /// Conditions with `a > b` in place of `a >= b` and `a != b`.
  static List<Condition> strict(Collection<Condition> conditions, Graph graph) {
    List<Condition> strict = new ArrayList<>(conditions);
    for (Condition condition : conditions) {
      if (condition instanceof Comparison c
          && (c.relation() == Relation.GE || c.relation() == Relation.LE)
          && strict.remove(graph.comparison(Relation.NE, c.left(), c.right()))) {
        Relation relation = c.relation() == Relation.GE ? Relation.GT : Relation.LT;
        strict.set(strict.indexOf(c), graph.comparison(relation, c.left(), c.right()));
      }
    }
    return strict;
  }

  private static boolean isPositive(Expr factor) {
    Expr base = factor instanceof Power p ? p.base() : factor;
    return base instanceof Call c
        && (c.function() == Fn.PI || c.function() == Fn.E || c.function() == Fn.EXP);
  }

  /// The comparison that holds of numbers where this one does not.
  static Condition complement(Comparison c, Graph graph) {
    Relation relation =
        switch (c.relation()) {
          case LT -> Relation.GE;
          case LE -> Relation.GT;
          case GT -> Relation.LE;
          case GE -> Relation.LT;
          case EQ -> Relation.NE;
          case NE -> Relation.EQ;
        };
    return graph.comparison(relation, c.left(), c.right());
  }

  /// The relation that holds with the sides exchanged.
  static Relation mirrored(Relation relation) {
    return switch (relation) {
      case LT -> Relation.GT;
      case LE -> Relation.GE;
      case GT -> Relation.LT;
      case GE -> Relation.LE;
      case EQ, NE -> relation;
    };
  }

  private List<Condition> nonZero(Comparison c) {
    Expr left = c.left();
    if (divides(left)) {
      left = graph.adopt(Polynomials.split(List.of(left)).exprs().getFirst());
    }
    List<Condition> conditions = new ArrayList<>();
    List<Expr> open = new ArrayList<>(List.of(left));
    while (!open.isEmpty()) {
      Expr at = open.removeLast();
      if (at instanceof Product p) {
        for (int k = p.arity() - 1; k >= 0; k--) {
          open.add(p.child(k));
        }
      } else if (at instanceof Power p && p.exponent() instanceof Num n) {
        if (!n.isNegative()) {
          open.add(p.base());
        }
      } else if (at instanceof Call call && call.function() == Fn.ABS) {
        open.add(call.child(0));
      } else if (!(at instanceof Num) && !isPositive(at)) {
        conditions.add(apart(Relation.NE, upright(at)));
      }
    }
    return conditions;
  }

  /// A sum, with whole numbers, or its opposite, whichever begins without a minus sign.
  private Expr upright(Expr expr) {
    return expr instanceof Sum s ? scaled(s, scale(s)) : expr;
  }

  /// Whether something divides within a sum.
  static boolean divides(Expr expr) {
    Dag dag = Dag.of(expr);
    boolean[] holdsDivisor = new boolean[dag.size()];
    for (int i = 0; i < dag.size(); i++) {
      Node node = dag.node(i);
      holdsDivisor[i] = node instanceof Power p && p.exponent() instanceof Num n && n.isNegative();
      for (int k = 0; k < dag.arity(i); k++) {
        holdsDivisor[i] |= holdsDivisor[dag.child(i, k)];
      }
      if (node instanceof Sum && holdsDivisor[i]) {
        return true;
      }
    }
    return false;
  }
}
