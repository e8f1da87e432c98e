package leibniz.equation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import leibniz.expr.Algebra;
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
import leibniz.expr.Sum;
import leibniz.expr.Sym;

/// Equations in which the symbol stands in several places: brings them to one place.
final class Unknowns {
  private final Solver solver;
  private final Algebra m;
  private final Graph graph;

  Unknowns(Solver solver) {
    this.solver = solver;
    this.m = solver.algebra();
    this.graph = m.graph();
  }

  /// The equations of which one must hold in place of this one.
  List<Branch> several(Branch b) {
    List<Branch> logarithms = logarithms(b);
    if (logarithms != null) {
      return logarithms;
    }
    Expr difference = solver.noted(m.subtract(b.left(), b.right()));
    List<Branch> found = polynomial(difference, b);
    if (found != null) {
      return found;
    }
    List<Branch> cases = cases(difference, b);
    if (cases != null) {
      return cases;
    }
    Expr simple = solver.noted(solver.simplified(difference));
    if (simple != difference) {
      List<Branch> again =
          kernels(simple).size() < kernels(difference).size() || !solver.dependsOn(simple)
              ? List.of(b.to(simple, m.number(0)))
              : polynomial(simple, b);
      if (again != null) {
        return again;
      }
    }
    throw solver.none(
        "%s = %s has %s in %s", b.left(), b.right(), solver.symbol(), listed(kernels(difference)));
  }

  private String listed(Collection<Expr> kernels) {
    List<String> texts = kernels.stream().limit(5).map(solver::text).toList();
    String last = texts.getLast();
    return texts.size() == 1
        ? "several places of " + last
        : texts.subList(0, texts.size() - 1).stream().collect(Collectors.joining(", ", "", " and "))
            + last;
  }

  /// A sum of logarithms is the logarithm of a product: `ln(a) + c*ln(b) = v` says `a*b^c =
  /// exp(v)`, where all arguments are positive.
  private List<Branch> logarithms(Branch b) {
    if (!(b.left() instanceof Sum s)) {
      return null;
    }
    List<Expr> factors = new ArrayList<>();
    List<Condition> conditions = new ArrayList<>();
    Branch rest = b;
    for (int k = 0; k < s.arity(); k++) {
      Expr term = s.child(k);
      Expr coefficient = m.number(1);
      if (term instanceof Product p && p.arity() == 2 && p.child(0) instanceof Num n) {
        coefficient = n;
        term = p.child(1);
      }
      if (!(term instanceof Call c) || c.function() != Fn.LN) {
        return null;
      }
      Expr argument = c.child(0);
      factors.add(m.power(argument, coefficient));
      conditions.add(graph.comparison(Relation.GT, argument, m.number(0)));
      rest = rest.without(c);
    }
    Expr product = solver.noted(m.product(factors));
    return List.of(rest.to(product, graph.call(Fn.EXP, b.right())).given(conditions));
  }

  /// The equation `difference = 0` as a polynomial in one expression; null when there is none.
  private List<Branch> polynomial(Expr difference, Branch b) {
    Set<Expr> kernels = kernels(difference);
    if (kernels.contains(b.left())) {
      return null; // it would come to itself
    }
    Substitution s = new Kernels(solver).substitution(difference, kernels);
    return s == null ? null : new Roots(solver).branches(s, b);
  }

  /// What sums, products and whole powers are made of, as far as it holds the symbol.
  private Set<Expr> kernels(Expr expr) {
    Set<Expr> kernels = new LinkedHashSet<>();
    Set<Expr> seen = new LinkedHashSet<>();
    List<Expr> open = new ArrayList<>(List.of(expr));
    while (!open.isEmpty()) {
      Expr at = open.removeLast();
      if (!solver.dependsOn(at) || !seen.add(at)) {
        continue;
      }
      boolean isWhole = at instanceof Power p && p.exponent() instanceof Num n && n.isInteger();
      if (at instanceof Sum || at instanceof Product) {
        for (int k = at.arity() - 1; k >= 0; k--) {
          open.add((Expr) at.child(k));
        }
      } else if (isWhole) {
        open.add(((Power) at).base());
      } else {
        kernels.add(at);
      }
    }
    return kernels;
  }

  /// The innermost absolute value, choice or extreme taken apart; null when there is none.
  private List<Branch> cases(Expr difference, Branch b) {
    Dag dag = Dag.of(difference);
    for (int i = 0; i < dag.size(); i++) {
      if (!solver.dependsOn(dag.node(i))) {
        continue;
      }
      if (dag.node(i) instanceof Choice c) {
        Condition not = graph.not(c.condition());
        return List.of(
            taken(dag, c, c.then(), c.condition(), b), taken(dag, c, c.otherwise(), not, b));
      }
      if (dag.node(i) instanceof Call c && c.function() == Fn.ABS) {
        Expr inside = c.child(0);
        Condition up = graph.comparison(Relation.GE, inside, m.number(0));
        Condition down = graph.comparison(Relation.LT, inside, m.number(0));
        return List.of(taken(dag, c, inside, up, b), taken(dag, c, m.negate(inside), down, b));
      }
      boolean isMax = dag.node(i) instanceof Call c && c.function() == Fn.MAX;
      if (dag.node(i) instanceof Call c && (isMax || c.function() == Fn.MIN) && c.arity() == 2) {
        Relation relation = isMax ? Relation.GE : Relation.LE;
        Condition first = graph.comparison(relation, c.child(0), c.child(1));
        return List.of(
            taken(dag, c, c.child(0), first, b), taken(dag, c, c.child(1), graph.not(first), b));
      }
    }
    return null;
  }

  private Branch taken(Dag dag, Expr part, Expr value, Condition where, Branch b) {
    Node[] images = dag.map((node, children) -> node == part ? value : m.rebuild(node, children));
    return b.to(solver.noted((Expr) images[dag.root(0)]), m.number(0), where);
  }

  /// An equation in a new symbol that stands for an expression.
  ///
  /// @param equation what must be zero
  /// @param symbol stands in it for `kernel`
  /// @param others values that the symbol cannot take but the unknown's expression can: equations
  ///   that solve, too
  record Substitution(Expr equation, Sym symbol, Expr kernel, Map<Expr, Expr> others) {}
}
