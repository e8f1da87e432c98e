package leibniz.simplify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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
import leibniz.rewrite.Step;

/// The n-ary normal form from the leaves to the roots: sums, products and powers by [Algebra],
/// calls by [CallLaws].
///
/// A sum that is used by one other sum only is merged into it whatever its size, and so for
/// products, in one go from the top, so that nests of any depth take linear time. (Shared ones are
/// merged while they are small.)
final class Normalization implements Walk {
  private final Algebra m;
  private final Graph graph;
  private final CallLaws laws;
  private final Options options;
  private final boolean floating;
  private final boolean keepsShared;
  private final Consumer<Condition>
      reliance; // is told what generic laws rely on; null when they may not be used
  private final Steps steps;

  /// @param floating whether constants that are not exact become doubles
  /// @param keepsShared whether what is used several times is merged into nothing
  Normalization(
      Algebra algebra,
      Options options,
      boolean floating,
      boolean keepsShared,
      Consumer<Condition> reliance,
      Facts facts,
      Steps steps) {
    this.options = options;
    this.keepsShared = keepsShared;
    this.m = algebra;
    this.graph = algebra.graph();
    this.laws = new CallLaws(algebra, reliance, facts);
    this.floating = floating;
    this.reliance = reliance;
    this.steps = steps;
  }

  /// All of the normal form that keeps the real function.
  static Normalization of(Algebra algebra) {
    Facts facts = new Facts(algebra, List.of());
    return new Normalization(algebra, Options.REAL, false, false, null, facts, new Steps(false));
  }

  /// The roots of a graph in normal form.
  Node[] run(Dag dag) {
    return run(dag, new Savings(dag), Work.unlimited());
  }

  @Override
  public Node[] run(Dag dag, Savings savings, Work work) {
    Node[] images = new Node[dag.size()];
    boolean[] merges = merging(dag);
    int[] uses = dag.uses();
    Decisions decisions = new Decisions(graph, dag);
    for (int i = 0; i < images.length; i++) {
      if (merges[i]) {
        continue; // its parts are taken when the node it merges into is reached
      }
      if (!work.allows(dag.arity(i))) {
        return null;
      }
      Node image =
          switch (dag.node(i)) {
            case Num n -> n;
            case Sym s -> s;
            case Sum _ -> sum(parts(dag, i, merges, images));
            case Product _ -> product(parts(dag, i, merges, images));
            case Power _ -> power((Expr) images[dag.child(i, 0)], (Expr) images[dag.child(i, 1)]);
            case Application a -> graph.rebuild(a, dag.childrenIn(images, i));
            case Call c -> call((Call) graph.rebuild(c, dag.childrenIn(images, i)));
            case Choice c -> choice(c, dag, i, images, decisions);
            case Condition c -> condition(c, dag, i, images, decisions);
          };
      images[i] = floating && image instanceof Expr e ? folded(e) : image;
      if (keepsShared && uses[i] > 1 && images[i] instanceof Expr e) {
        m.keep(e);
      }
    }
    return dag.rootsIn(images);
  }

  private Expr sum(List<Expr> terms) {
    Expr sum =
        options.has(Group.LIKE_TERMS)
            ? m.sum(terms)
            : options.has(Group.NUMBERS) ? withNumbersFolded(true, terms) : graph.sum(terms);
    if (steps.isTold()) {
      steps.add(graph.sum(terms), sum);
    }
    return sum;
  }

  private Expr product(List<Expr> factors) {
    Expr product =
        options.has(Group.POWERS)
            ? gathered(factors)
            : options.has(Group.NUMBERS)
                ? withNumbersFolded(false, factors)
                : graph.product(factors);
    if (steps.isTold()) {
      steps.add(graph.product(factors), product);
    }
    return product;
  }

  /// A sum or product whose numbers are one, in the place of the first; nothing else is moved.
  private Expr withNumbersFolded(boolean isSum, List<Expr> parts) {
    List<Expr> numbers = new ArrayList<>();
    List<Expr> others = new ArrayList<>();
    int place = -1;
    for (Expr part : parts) {
      boolean isNumber = part instanceof Num || part instanceof Power p && isOfNumbers(p);
      place = isNumber && place < 0 ? others.size() : place;
      (isNumber ? numbers : others).add(part);
    }
    if (numbers.isEmpty()) {
      return isSum ? graph.sum(parts) : graph.product(parts);
    }
    Expr number = isSum ? m.sum(numbers) : m.product(numbers);
    if (!isSum && number instanceof Num n && n.isZero()) {
      return n;
    }
    if (!(number instanceof Num n && (isSum ? n.isZero() : n.isOne()))) {
      others.add(place, number);
    }
    return isSum ? graph.sum(others) : graph.product(others);
  }

  static boolean isOfNumbers(Expr expr) {
    for (int k = 0; k < expr.arity(); k++) {
      if (!(expr.child(k) instanceof Num)) {
        return false;
      }
    }
    return expr.arity() > 0;
  }

  private Expr power(Expr base, Expr exponent) {
    Expr written = graph.power(base, exponent);
    boolean isFolded = options.has(Group.NUMBERS) && isOfNumbers(written);
    Expr power = options.has(Group.POWERS) || isFolded ? raised(base, exponent) : written;
    steps.add(written, power);
    return power;
  }

  private Expr call(Call call) {
    boolean isFolded = options.has(Group.NUMBERS) && isOfNumbers(call);
    Expr applied = isFolded || options.has(Group.of(call.function())) ? laws.apply(call) : call;
    steps.add(call, applied);
    return applied;
  }

  private Node choice(Choice c, Dag dag, int i, Node[] images, Decisions decisions) {
    if (!options.has(Group.CHOICES)) {
      return graph.rebuild(c, dag.childrenIn(images, i));
    }
    Expr chosen = decisions.choice(c, i, images);
    if (steps.isTold()) {
      steps.add(graph.rebuild(c, dag.childrenIn(images, i)), chosen);
    }
    return chosen;
  }

  private Node condition(Condition c, Dag dag, int i, Node[] images, Decisions decisions) {
    return options.has(Group.CHOICES)
        ? decisions.condition(c, i, images)
        : graph.rebuild(c, dag.childrenIn(images, i));
  }

  /// Which sums and products have one user only, of their own kind.
  private boolean[] merging(Dag dag) {
    int[] uses = dag.uses();
    boolean[] merges = new boolean[dag.size()];
    for (int i = 0; i < merges.length; i++) {
      Node node = dag.node(i);
      if (node instanceof Sum && options.has(Group.LIKE_TERMS)
          || node instanceof Product && options.has(Group.POWERS)) {
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
  private Expr gathered(List<Expr> factors) {
    Expr product = m.product(factors);
    if (!options.has(Group.EXPONENTIAL) || !(product instanceof Product p)) {
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
  private Expr raised(Expr base, Expr exponent) {
    if (base instanceof Call b && exponent instanceof Num n) {
      switch (b.function()) {
        case EXP -> {
          if (options.has(Group.EXPONENTIAL)) {
            return laws.apply((Call) graph.call(Fn.EXP, m.multiply(n, b.child(0))));
          }
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
    if (base instanceof Call b && b.function() == Fn.E && options.has(Group.EXPONENTIAL)) {
      return laws.apply((Call) graph.call(Fn.EXP, exponent));
    }
    if (reliance != null && base instanceof Power p && !isInteger(exponent)) {
      Expr a = p.base();
      if (!(a instanceof Num)) {
        reliance.accept(graph.comparison(Relation.GT, a, m.number(0)));
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
    if (expr.arity() > 0 && !isOfNumbers(expr)) {
      return expr;
    }
    double value = Interpreter.evaluate(expr, java.util.Map.of());
    Expr folded = Double.isFinite(value) ? graph.number(value) : expr;
    if (folded != expr) {
      steps.add(new Step(Group.NUMBERS.text(), expr, folded));
    }
    return folded;
  }
}
