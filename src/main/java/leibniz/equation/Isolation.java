package leibniz.equation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import leibniz.expr.Algebra;
import leibniz.expr.Application;
import leibniz.expr.Call;
import leibniz.expr.Choice;
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
import leibniz.expr.Sym;

/// Takes one part off the left side of an equation, by doing the opposite on the right one.
///
/// What is not certain becomes a condition, of which none is about the unknown unless a case was
/// distinguished by it.
final class Isolation {
  private final Solver solver;
  private final Algebra m;
  private final Graph graph;
  private final Inverses inverses;
  private final Unknowns unknowns;
  private final SquareRoots roots;

  Isolation(Solver solver) {
    this.solver = solver;
    this.m = solver.algebra();
    this.graph = m.graph();
    this.inverses = new Inverses(m, solver.integers());
    this.unknowns = new Unknowns(solver);
    this.roots = new SquareRoots(m);
  }

  /// The equations of which one must hold in place of this one.
  List<Branch> step(Branch b) {
    return switch (b.left()) {
      case Sum s -> sum(s, b);
      case Product p -> product(p, b);
      case Power p -> power(p, b.without(p));
      case Call c -> {
        Expr undone = undone(c);
        yield undone != null ? List.of(b.to(undone, b.right())) : call(c, b.without(c));
      }
      case Choice c -> choice(c, b);
      case Application a ->
          throw solver.none("%s is code, of which no inverse is known", a.function().name());
      case Num _, Sym _ -> throw new IllegalStateException("nothing to take off " + b.left());
    };
  }

  private List<Branch> sum(Sum s, Branch b) {
    List<Expr> holding = parts(s, true);
    Expr right = m.subtract(b.right(), m.sum(parts(s, false)));
    if (holding.size() == 1) {
      return List.of(b.to(holding.getFirst(), right));
    }
    return unknowns.several(b.to(solver.notedAbove(m.sum(holding)), right));
  }

  private List<Expr> parts(Expr whole, boolean holding) {
    List<Expr> parts = new ArrayList<>();
    for (int k = 0; k < whole.arity(); k++) {
      if (solver.dependsOn(whole.child(k)) == holding) {
        parts.add((Expr) whole.child(k));
      }
    }
    return parts;
  }

  private List<Branch> product(Product p, Branch b) {
    List<Branch> cases = new ArrayList<>(quotients(p, b));
    for (Expr factor : parts(p, false)) {
      Expr base = factor instanceof Power f && f.exponent() instanceof Num ? f.base() : factor;
      if (!isDivisor(factor) && mayVanish(base) && vanishesWith(base, b.right())) {
        Condition zero = compare(base, Relation.EQ, m.number(0));
        cases.add(b.to(m.number(0), m.number(0), zero));
      }
    }
    return cases;
  }

  private static boolean isDivisor(Expr factor) {
    return factor instanceof Power d && d.exponent() instanceof Num n && n.isNegative();
  }

  private static boolean mayVanish(Expr base) {
    return !Dag.of(base).symbols().isEmpty();
  }

  /// Whether the right side is zero where a factor of the left one is, so that any value solves.
  private boolean vanishesWith(Expr base, Expr right) {
    if (solver.isZero(right)) {
      return true;
    }
    Dag dag = Dag.of(right);
    Node[] images =
        dag.map((node, children) -> node == base ? m.number(0) : m.rebuild(node, children));
    return solver.isZero((Expr) images[dag.root(0)]);
  }

  /// The equations where no factor without the unknown is zero.
  private List<Branch> quotients(Product p, Branch b) {
    List<Expr> holding = parts(p, true);
    List<Expr> free = parts(p, false);
    List<Condition> conditions = new ArrayList<>();
    for (Expr factor : free) {
      if (!(factor instanceof Num) && !isDivisor(factor)) {
        Expr base = factor instanceof Power f && f.exponent() instanceof Num ? f.base() : factor;
        conditions.add(compare(base, Relation.NE, m.number(0)));
      }
    }
    if (!conditions.isEmpty() && solver.vanishes(m.product(free))) {
      return List.of(b.to(m.number(0), b.right()));
    }
    Expr right = free.isEmpty() ? b.right() : m.divide(b.right(), m.product(free));
    Branch rest = b.given(conditions);
    if (holding.size() == 1) {
      return List.of(rest.to(holding.getFirst(), right));
    }
    if (!solver.isZero(right)) {
      return unknowns.several(rest.to(solver.notedAbove(m.product(holding)), right));
    }
    List<Branch> factors = new ArrayList<>();
    for (Expr factor : holding) {
      if (!isDivisor(factor)) {
        factors.add(rest.to(factor, right));
      }
    }
    return factors;
  }

  private List<Branch> power(Power p, Branch b) {
    Expr base = p.base();
    Expr exponent = p.exponent();
    Expr v = b.right();
    if (!solver.dependsOn(base)) {
      if (base instanceof Num n && (n.isNegative() || n.isZero())) {
        throw solver.none("the base of %s is %s", p, n.isZero() ? "zero" : "negative");
      }
      Expr logarithm = m.divide(graph.call(Fn.LN, v), graph.call(Fn.LN, base));
      return List.of(
          b.to(
              exponent,
              logarithm,
              compare(v, Relation.GT, m.number(0)),
              compare(base, Relation.GT, m.number(0)),
              compare(base, Relation.NE, m.number(1))));
    }
    if (solver.dependsOn(exponent)) {
      return unknowns.several(b);
    }
    if (!(exponent instanceof Num e)) {
      if (solver.isZero(v)) {
        return List.of(b.to(base, v, compare(exponent, Relation.GT, v)));
      }
      return List.of(
          b.to(
              base,
              m.power(v, m.divide(m.number(1), exponent)),
              compare(v, Relation.GT, m.number(0)),
              compare(exponent, Relation.NE, m.number(0))));
    }
    if (!e.isInteger()) {
      Relation range = e.isNegative() ? Relation.GT : Relation.GE;
      Expr root = m.power(v, graph.number(e.exact().reciprocal()));
      return List.of(b.to(base, root, compare(v, range, m.number(0))));
    }
    Rational n = e.isNegative() ? e.exact().negate() : e.exact();
    Branch upright =
        e.isNegative()
            ? b.to(base, m.divide(m.number(1), v), compare(v, Relation.NE, m.number(0)))
            : b;
    return root(base, n, upright);
  }

  /// The roots of a whole power, of which even ones have two signs.
  private List<Branch> root(Expr base, Rational n, Branch b) {
    if (n.is(1)) {
      return List.of(b.to(base, b.right()));
    }
    Expr v = solver.constant(b.right());
    if (n.isEven()) {
      Expr root = n.is(2) ? roots.of(v) : m.power(v, graph.number(n.reciprocal()));
      Condition condition = compare(v, Relation.GE, m.number(0));
      return solver.isZero(v)
          ? List.of(b.to(base, v))
          : List.of(b.to(base, m.negate(root), condition), b.to(base, root, condition));
    }
    if (v instanceof Num c) {
      Expr root = m.power(c.isNegative() ? m.negate(c) : c, graph.number(n.reciprocal()));
      return List.of(b.to(base, c.isNegative() ? m.negate(root) : root));
    }
    Expr root =
        n.is(3)
            ? graph.call(Fn.CBRT, v)
            : m.multiply(
                graph.call(Fn.SIGN, v),
                m.power(graph.call(Fn.ABS, v), graph.number(n.reciprocal())));
    return List.of(b.to(base, root));
  }

  private List<Branch> call(Call c, Branch b) {
    Expr v = b.right();
    return switch (c.function()) {
      case HYPOT -> {
        Expr squares = m.add(m.square(c.child(0)), m.square(c.child(1)));
        yield List.of(
            b.to(solver.noted(squares), m.square(v), compare(v, Relation.GE, m.number(0))));
      }
      case LOGSUMEXP -> {
        List<Expr> exponentials = new ArrayList<>();
        for (int k = 0; k < c.arity(); k++) {
          exponentials.add(graph.call(Fn.EXP, c.child(k)));
        }
        yield List.of(b.to(solver.noted(m.sum(exponentials)), graph.call(Fn.EXP, v)));
      }
      case MIN, MAX -> extremes(c, b);
      default -> inverse(c, b);
    };
  }

  /// A call of the inverse of its function, as in `sin(asin(x))`, is the argument where it is
  /// defined.
  private Expr undone(Call c) {
    if (c.arity() != 1 || !(c.child(0) instanceof Call inner) || inner.arity() != 1) {
      return null;
    }
    Sym s = graph.symbol("'");
    Expr plain = solver.simplified(graph.call(c.function(), graph.call(inner.function(), s)));
    return plain == s ? inner.child(0) : null;
  }

  private List<Branch> inverse(Call c, Branch b) {
    Inverses.Inverse inverse =
        c.arity() == 1 ? inverses.of(c.function(), solver.constant(b.right())) : null;
    if (inverse == null) {
      throw solver.none(
          "it comes to %s = %s, and %s has no inverse in the language",
          c, b.right(), c.function().text());
    }
    Branch rest = b.given(inverse.conditions());
    return inverse.values().stream().map(value -> rest.to(c.child(0), value)).toList();
  }

  /// Each argument in its turn is the extreme one.
  private List<Branch> extremes(Call c, Branch b) {
    Relation relation = c.function() == Fn.MAX ? Relation.GE : Relation.LE;
    List<Branch> cases = new ArrayList<>();
    for (int k = 0; k < c.arity(); k++) {
      List<Condition> conditions = new ArrayList<>();
      for (int j = 0; j < c.arity(); j++) {
        if (j != k) {
          conditions.add(compare(c.child(k), relation, c.child(j)));
        }
      }
      cases.add(b.to(c.child(k), b.right()).given(conditions));
    }
    return cases;
  }

  private List<Branch> choice(Choice c, Branch b) {
    BiFunction<Expr, Condition, Branch> taken = (value, where) -> b.to(value, b.right(), where);
    return List.of(
        taken.apply(c.then(), c.condition()), taken.apply(c.otherwise(), graph.not(c.condition())));
  }

  private Condition compare(Expr left, Relation relation, Expr right) {
    return graph.comparison(relation, left, right);
  }
}
