package leibniz.simplify;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import leibniz.eval.Interpreter;
import leibniz.expr.Algebra;
import leibniz.expr.Application;
import leibniz.expr.Call;
import leibniz.expr.Choice;
import leibniz.expr.Comparison.Relation;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Decisions;
import leibniz.expr.Expr;
import leibniz.expr.Fn;
import leibniz.expr.Graph;
import leibniz.expr.Node;
import leibniz.expr.Num;
import leibniz.expr.Power;
import leibniz.expr.Product;
import leibniz.expr.Sum;
import leibniz.expr.Sym;

/// The n-ary normal form from the leaves to the roots: sums, products and powers by [Algebra],
/// calls by [CallLaws].
///
/// A sum that is used by one other sum only is merged into it whatever its size, and so for
/// products, in one go from the top, so that nests of any depth take linear time. (Shared ones are
/// merged while they are small.)
final class Normalization implements Pass {
  private final Algebra m;
  private final Graph graph;
  private final CallLaws laws;
  private final boolean floating;
  private final boolean keepsShared;
  private final Set<Condition>
      conditions; // what generic laws relied on; null when they may not be used

  /// @param keepsShared whether what is used several times is merged into nothing
  Normalization(
      Algebra algebra,
      boolean floating,
      boolean keepsShared,
      Set<Condition> conditions,
      Facts facts) {
    this.keepsShared = keepsShared;
    this.m = algebra;
    this.graph = algebra.graph();
    this.laws = new CallLaws(algebra, conditions, facts);
    this.floating = floating;
    this.conditions = conditions;
  }

  @Override
  public Node[] run(Dag dag) {
    Node[] images = new Node[dag.size()];
    boolean[] merges = merging(dag);
    int[] uses = dag.uses();
    Decisions decisions = new Decisions(graph, dag);
    for (int i = 0; i < images.length; i++) {
      if (merges[i]) {
        continue; // its parts are taken when the node it merges into is reached
      }
      Node image =
          switch (dag.node(i)) {
            case Num n -> n;
            case Sym s -> s;
            case Sum _ -> m.sum(parts(dag, i, merges, images));
            case Product _ -> product(parts(dag, i, merges, images));
            case Power _ -> power((Expr) images[dag.child(i, 0)], (Expr) images[dag.child(i, 1)]);
            case Application a -> graph.rebuild(a, dag.childrenIn(images, i));
            case Call c -> laws.apply((Call) graph.rebuild(c, dag.childrenIn(images, i)));
            case Choice c -> decisions.choice(c, i, images);
            case Condition c -> decisions.condition(c, i, images);
          };
      images[i] = floating && image instanceof Expr e ? folded(e) : image;
      if (keepsShared && uses[i] > 1 && images[i] instanceof Expr e) {
        m.keep(e);
      }
    }
    return dag.rootsIn(images);
  }

  /// Which sums and products have one user only, of their own kind.
  private static boolean[] merging(Dag dag) {
    int[] uses = dag.uses();
    boolean[] merges = new boolean[dag.size()];
    for (int i = 0; i < merges.length; i++) {
      Node node = dag.node(i);
      if (node instanceof Sum || node instanceof Product) {
        for (int k = 0; k < dag.arity(i); k++) {
          int child = dag.child(i, k);
          merges[child] = uses[child] == 1 && dag.node(child).getClass() == node.getClass();
        }
      }
    }
    return merges;
  }

  /// The images of the parts of a sum or product, those of merged ones in their places.
  private static List<Expr> parts(Dag dag, int i, boolean[] merges, Node[] images) {
    List<Expr> parts = new ArrayList<>();
    int[] open = new int[16];
    int depth = 0;
    open[depth++] = i;
    while (depth > 0) {
      int at = open[--depth];
      if (at != i && !merges[at]) {
        parts.add((Expr) images[at]);
        continue;
      }
      int arity = dag.arity(at);
      if (depth + arity > open.length) {
        open = java.util.Arrays.copyOf(open, 2 * (depth + arity));
      }
      for (int k = arity - 1; k >= 0; k--) {
        open[depth++] = dag.child(at, k);
      }
    }
    return parts;
  }

  /// A product, with `exp(a)*exp(b) = exp(a + b)`.
  private Expr product(List<Expr> factors) {
    Expr product = m.product(factors);
    if (!(product instanceof Product p)) {
      return product;
    }
    List<Expr> exponents = new ArrayList<>();
    List<Expr> others = new ArrayList<>();
    for (int k = 0; k < p.arity(); k++) {
      if (p.child(k) instanceof Call c && c.function() == Fn.EXP) {
        exponents.add(c.child(0));
      } else {
        others.add(p.child(k));
      }
    }
    if (exponents.size() < 2) {
      return product;
    }
    others.add(laws.apply((Call) graph.call(Fn.EXP, m.sum(exponents))));
    return m.product(others);
  }

  /// A power, with
  ///
  ///     exp(a)^c  = exp(c*a)
  ///     cbrt(a)^3 = a
  ///     abs(a)^n  = a^n                 n even
  ///     e^a       = exp(a)
  ///     (a^b)^c   = a^(b*c)             relies on a > 0; generic
  private Expr power(Expr base, Expr exponent) {
    if (base instanceof Call b && exponent instanceof Num n) {
      switch (b.function()) {
        case EXP -> {
          return laws.apply((Call) graph.call(Fn.EXP, m.multiply(n, b.child(0))));
        }
        case CBRT -> {
          if (n.isInteger() && n.value() % 3 == 0) {
            return m.power(
                b.child(0), m.multiply(n, graph.number(leibniz.expr.Rational.of(3).reciprocal())));
          }
        }
        case ABS -> {
          if (n.isEven()) {
            return m.power(b.child(0), n);
          }
        }
        default -> {}
      }
    }
    if (base instanceof Call b && b.function() == Fn.E) {
      return laws.apply((Call) graph.call(Fn.EXP, exponent));
    }
    if (conditions != null && base instanceof Power p && !isInteger(exponent)) {
      Expr a = p.base();
      if (!(a instanceof Num)) {
        conditions.add(graph.comparison(Relation.GT, a, m.number(0)));
        return m.power(a, m.multiply(p.exponent(), exponent));
      }
    }
    return m.power(base, exponent);
  }

  private static boolean isInteger(Expr exponent) {
    return exponent instanceof Num n && n.isInteger();
  }

  /// The double that an expression of numbers alone is, where it is finite.
  private Expr folded(Expr expr) {
    if (expr instanceof Num || expr instanceof Sym) {
      return expr;
    }
    for (int k = 0; k < expr.arity(); k++) {
      if (!(expr.child(k) instanceof Num)) {
        return expr;
      }
    }
    double value = Interpreter.evaluate(expr, java.util.Map.of());
    return Double.isFinite(value) ? graph.number(value) : expr;
  }
}
