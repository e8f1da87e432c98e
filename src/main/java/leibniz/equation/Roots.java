package leibniz.equation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import leibniz.equation.Unknowns.Substitution;
import leibniz.expr.Algebra;
import leibniz.expr.Comparison.Relation;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import leibniz.expr.Node;
import leibniz.expr.Num;
import leibniz.expr.Power;
import leibniz.expr.Product;
import leibniz.expr.Rational;
import leibniz.polynomial.Polynomials;

/// The roots of rational functions: those of the irreducible factors of the numerator, which are
/// linear, quadratic, or so in a power.
final class Roots {
  private final Solver solver;
  private final Algebra m;
  private final Graph graph;
  private final SquareRoots squareRoots;

  Roots(Solver solver) {
    this.solver = solver;
    this.m = solver.algebra();
    this.graph = m.graph();
    this.squareRoots = new SquareRoots(m);
  }

  /// The equations `kernel = root` for the roots of a substitution's equation.
  List<Branch> branches(Substitution s, Branch b) {
    List<Branch> branches = new ArrayList<>();
    s.others().forEach((left, right) -> branches.add(b.to(solver.noted(left), right)));
    SortedMap<Integer, Expr> direct = Polynomials.coefficients(s.equation(), s.symbol().name());
    if (direct != null && isDirect(direct)) {
      branches.addAll(0, roots(direct, s, b));
      return branches;
    }
    Polynomials.Result factored = Polynomials.split(List.of(s.equation()));
    List<Condition> conditions = new ArrayList<>();
    factored.conditions().forEach(c -> conditions.add(original(c, s)));
    List<Expr> factors = new ArrayList<>();
    collect(graph.adopt(factored.exprs().getFirst()), factors, conditions, s);
    Branch given = b.given(conditions);
    List<Branch> found = new ArrayList<>();
    for (Expr factor : factors) {
      SortedMap<Integer, Expr> coefficients = Polynomials.coefficients(factor, s.symbol().name());
      if (coefficients == null) {
        return null;
      }
      found.addAll(roots(coefficients, s, given));
    }
    if (factors.isEmpty() && solver.isZero(factored.exprs().getFirst())) {
      found.add(given.to(m.number(0), m.number(0)));
    }
    branches.addAll(0, found);
    return branches;
  }

  /// Whether factors are not needed: at most linear, or quadratic with numbers, or without the
  /// library that would find nicer roots.
  private static boolean isDirect(SortedMap<Integer, Expr> coefficients) {
    return coefficients.isEmpty()
        || coefficients.lastKey() <= 1
        || coefficients.lastKey() == 2
            && (coefficients.values().stream().allMatch(c -> c instanceof Num)
                || !Polynomials.canFactor());
  }

  /// A condition on the new symbol as one on the unknown.
  private Condition original(Condition condition, Substitution s) {
    Dag dag = Dag.of(graph.adopt(condition));
    Node[] images =
        dag.map(
            (node, children) -> node == s.symbol() ? s.kernel() : graph.rebuild(node, children));
    return (Condition) images[dag.root(0)];
  }

  /// Sorts the factors of a product: those that hold the symbol are to vanish, others and divisors
  /// must not.
  private void collect(
      Expr product, List<Expr> factors, List<Condition> conditions, Substitution s) {
    List<Expr> open = new ArrayList<>(List.of(product));
    while (!open.isEmpty()) {
      Expr at = open.removeLast();
      if (at instanceof Product p) {
        for (int k = p.arity() - 1; k >= 0; k--) {
          open.add(p.child(k));
        }
        continue;
      }
      boolean isPower = at instanceof Power p && p.exponent() instanceof Num n && n.isInteger();
      Expr base = isPower ? ((Power) at).base() : at;
      boolean divides = isPower && ((Num) ((Power) at).exponent()).isNegative();
      boolean holds = Dag.of(base).symbols().contains(s.symbol().name());
      if (holds && !divides) {
        factors.add(base);
      } else if (!(base instanceof Num) && !(divides && !holds)) {
        conditions.add(original(graph.comparison(Relation.NE, base, m.number(0)), s));
      }
    }
  }

  /// The equations for the roots of a polynomial given by its coefficients.
  private List<Branch> roots(SortedMap<Integer, Expr> given, Substitution s, Branch b) {
    Map<Integer, Expr> c = new java.util.TreeMap<>();
    given.forEach((exponent, coefficient) -> c.put(exponent, graph.adopt(coefficient)));
    c.values().removeIf(solver::vanishes);
    int step = 0;
    int degree = 0;
    for (int exponent : c.keySet()) {
      step = gcd(exponent, step);
      degree = exponent;
    }
    if (degree == 0) {
      Expr constant = c.getOrDefault(0, m.number(0));
      return List.of(b.to(constant, m.number(0)));
    }
    if (degree / step > 2) {
      if (!Polynomials.canFactor()) {
        Polynomials.factor(List.of(original(c, s))); // says that the library is needed
      }
      throw solver.none(
          "it comes to %s = 0, a polynomial of degree %d in %s that has no factors of degree 1 or"
              + " 2",
          original(c, s), degree, s.kernel());
    }
    Expr power = step == 1 ? s.kernel() : m.power(s.kernel(), m.number(step));
    Expr unknown = solver.noted(power);
    Expr zero = m.number(0);
    Expr a2 = c.get(2 * step);
    Expr a1 = c.getOrDefault(step, zero);
    Expr a0 = c.getOrDefault(0, zero);
    if (a2 == null) {
      Expr root = m.divide(negative(a0), a1);
      Branch quotient = b.to(unknown, root).given(nonZero(a1));
      return solver.isZero(a0) && !Dag.of(a1).symbols().isEmpty()
          ? List.of(quotient, b.to(zero, zero, graph.comparison(Relation.EQ, a1, zero)))
          : List.of(quotient);
    }
    return quadratic(a2, a1, a0).stream()
        .map(root -> b.to(unknown, root).given(root(a2, a1, a0)))
        .toList();
  }

  private List<Condition> root(Expr a, Expr b, Expr c) {
    List<Condition> conditions = new ArrayList<>(nonZero(a));
    conditions.add(graph.comparison(Relation.GE, discriminant(a, b, c), m.number(0)));
    return conditions;
  }

  private Expr discriminant(Expr a, Expr b, Expr c) {
    return m.subtract(m.square(b), m.product(List.of(m.number(4), a, c)));
  }

  /// `(-b - sqrt(d))/(2*a)` and `(-b + sqrt(d))/(2*a)`, with the even part of `b` cancelled where
  /// all are numbers.
  private List<Expr> quadratic(Expr a, Expr b, Expr c) {
    Expr root = squareRoots.of(solver.constant(discriminant(a, b, c)));
    Expr divisor = m.multiply(m.number(2), a);
    if (solver.isZero(root)) {
      return List.of(m.divide(negative(b), divisor));
    }
    if (a instanceof Num n && b instanceof Num) {
      Rational half = Rational.of(2).times(n.exact()).reciprocal();
      Expr middle = m.multiply(graph.number(half.negate()), b);
      Expr offset = m.multiply(graph.number(half), root);
      return List.of(m.subtract(middle, offset), m.add(middle, offset));
    }
    return List.of(
        m.divide(m.subtract(negative(b), root), divisor),
        m.divide(m.add(negative(b), root), divisor));
  }

  private List<Condition> nonZero(Expr a) {
    return a instanceof Num ? List.of() : List.of(graph.comparison(Relation.NE, a, m.number(0)));
  }

  private Expr negative(Expr a) {
    List<Expr> terms = new ArrayList<>();
    if (a instanceof leibniz.expr.Sum sum) {
      for (int k = 0; k < sum.arity(); k++) {
        terms.add(m.negate(sum.child(k)));
      }
      return m.sum(terms);
    }
    return m.negate(a);
  }

  /// The polynomial as one in what its symbol stands for.
  private Expr original(Map<Integer, Expr> coefficients, Substitution s) {
    List<Expr> terms = new ArrayList<>();
    coefficients.forEach((n, c) -> terms.addFirst(m.multiply(c, m.power(s.kernel(), m.number(n)))));
    return m.sum(terms);
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
