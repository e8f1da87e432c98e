package leibniz.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import leibniz.expr.Algebra;
import leibniz.expr.Application;
import leibniz.expr.Call;
import leibniz.expr.Choice;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import leibniz.expr.Node;
import leibniz.expr.Num;
import leibniz.expr.Power;
import leibniz.expr.Product;
import leibniz.expr.Sum;
import leibniz.expr.Sym;

/// Forward mode: the derivatives of any number of expressions along one direction, in one walk from
/// the leaves to the roots.
///
/// Only what depends on the variables is touched. A choice is differentiated branch by branch.
final class Forward {
  private final Algebra m;
  private final Graph graph;
  private final Derivatives table;
  private final Dag dag;
  private final Expr[] tangent; // null for zero

  Forward(Algebra algebra, Dag dag) {
    this.m = algebra;
    this.graph = algebra.graph();
    this.table = new Derivatives(algebra);
    this.dag = dag;
    this.tangent = new Expr[dag.size()];
  }

  /// The tangents of the nodes numbered `touched`, in ascending order, of which the first one's is
  /// `seed` and the others depend on it; null for zero.
  Expr[] tangents(int[] touched, Expr seed) {
    tangent[touched[0]] = seed;
    for (int k = 1; k < touched.length; k++) {
      set(touched[k], tangent(dag.node(touched[k]), touched[k]));
    }
    Expr[] result = new Expr[touched.length];
    for (int k = 0; k < touched.length; k++) {
      result[k] = tangent[touched[k]];
      tangent[touched[k]] = null; // for the next variable
    }
    return result;
  }

  /// The derivative of each root along a direction: the tangents of some symbols.
  List<Expr> along(Map<String, Expr> direction) {
    for (int i = 0; i < tangent.length; i++) {
      set(i, dag.node(i) instanceof Sym s ? direction.get(s.name()) : tangent(dag.node(i), i));
    }
    List<Expr> result = new ArrayList<>();
    for (int k = 0; k < dag.rootCount(); k++) {
      result.add(orZero(tangent[dag.root(k)]));
    }
    return result;
  }

  private void set(int i, Expr value) {
    tangent[i] = value instanceof Num n && n.isZero() ? null : value;
  }

  private Expr tangent(Node node, int i) {
    return switch (node) {
      case Num _, Sym _ -> null;
      case Sum _ -> sum(i);
      case Product p -> product(p, i);
      case Power p -> power(p, i);
      case Call c when Derivatives.chooses(c.function()) -> selection(c, i);
      case Call c -> call(c, i);
      case Application a -> call(a, i);
      case Choice c -> choice(c.condition(), of(i, 1), of(i, 2));
      case Condition _ -> null;
    };
  }

  private Expr of(int i, int k) {
    return tangent[dag.child(i, k)];
  }

  private Expr orZero(Expr tangent) {
    return tangent == null ? m.number(0) : tangent;
  }

  private Expr sum(int i) {
    List<Expr> terms = new ArrayList<>();
    for (int k = 0; k < dag.arity(i); k++) {
      if (of(i, k) != null) {
        terms.add(of(i, k));
      }
    }
    return terms.isEmpty() ? null : m.sum(terms);
  }

  private Expr product(Product p, int i) {
    List<Expr> terms = new ArrayList<>();
    Others others = null;
    for (int k = 0; k < p.arity(); k++) {
      if (of(i, k) != null) {
        others = others == null ? new Others(m, p) : others;
        terms.add(m.multiply(of(i, k), others.without(k)));
      }
    }
    return terms.isEmpty() ? null : m.sum(terms);
  }

  private Expr power(Power p, int i) {
    List<Expr> terms = new ArrayList<>();
    if (of(i, 0) != null) {
      terms.add(m.multiply(table.byBase(p.base(), p.exponent()), of(i, 0)));
    }
    if (of(i, 1) != null) {
      terms.add(m.multiply(table.byExponent(p, p.base()), of(i, 1)));
    }
    return terms.isEmpty() ? null : m.sum(terms);
  }

  private Expr call(Expr c, int i) {
    List<Expr> terms = new ArrayList<>();
    for (int k = 0; k < c.arity(); k++) {
      if (of(i, k) != null) {
        terms.add(m.multiply(table.partial(c, k), of(i, k)));
      }
    }
    return terms.isEmpty() ? null : m.sum(terms);
  }

  private Expr selection(Call c, int i) {
    Condition[] kept = Selection.kept(graph, c);
    Expr best = of(i, 0);
    for (int k = 1; k < kept.length; k++) {
      best = choice(kept[k], best, of(i, k));
    }
    return best;
  }

  private Expr choice(Condition condition, Expr then, Expr otherwise) {
    return then == null && otherwise == null
        ? null
        : m.choice(condition, orZero(then), orZero(otherwise));
  }
}
