package leibniz.expr;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Makes expressions, giving back the same object for the same expression (hash-consing).
///
/// A graph lives as long as one operation: the parsing of a system, a gradient, a simplification.
/// Its table is the only mutable state, it is not shared between threads, and it is dropped with
/// the operation. Children given to its methods should come from the same graph ([#adopt] brings
/// others in); otherwise the result is right but equal parts may stay separate objects.
///
/// ```java
/// Graph g = new Graph();
/// Expr x = g.symbol("x");
/// g.subtract(g.power(x, g.number(2)), g.divide(g.number(1), x)); // x^2 - 1/x
/// ```
public final class Graph {
  /// The most nodes a graph may hold unless told otherwise: about 10 GB of them.
  public static final int MAX_NODES = 100_000_000;

  private static final int RECENT = 16;

  private final Interned table;
  private final Num[] small = new Num[4]; // from -1 on, which are asked for all the time
  private final Num[] recent = new Num[RECENT]; // doubles, by their hash
  private int nextNumber; // of the next node
  private final Set<Fn> functions = EnumSet.noneOf(Fn.class);

  /// An empty graph.
  public Graph() {
    this(MAX_NODES);
  }

  /// An empty graph that holds at most `maxNodes` nodes; making one more is an
  /// [IllegalArgumentException].
  public Graph(int maxNodes) {
    this.table = new Interned(maxNodes);
  }

  /// The exact integer `n`.
  public Num number(long n) {
    if (n < -1 || n >= small.length - 1) {
      return number(Rational.of(n));
    }
    int k = (int) n + 1;
    if (small[k] == null) {
      small[k] = number(Rational.of(n));
    }
    return small[k];
  }

  /// An exact number.
  public Num number(Rational value) {
    return intern(new Num(nextNumber, value));
  }

  /// A double, which must be finite.
  public Num number(double value) {
    int k = Node.mix(Double.hashCode(value), 0) & (RECENT - 1);
    Num known = recent[k];
    if (known == null
        || Double.doubleToRawLongBits(known.value()) != Double.doubleToRawLongBits(value)) {
      known = intern(new Num(nextNumber, value));
      recent[k] = known;
    }
    return known;
  }

  /// The number given by `value`: exact for integers of any type and size, a double otherwise.
  public Num number(Number value) {
    return switch (value) {
      case Long n -> number(n.longValue());
      case Integer n -> number(n.longValue());
      case Short n -> number(n.longValue());
      case Byte n -> number(n.longValue());
      case BigInteger n -> number(Rational.of(n));
      default -> number(value.doubleValue());
    };
  }

  /// The symbol of this name.
  public Sym symbol(String name) {
    return intern(new Sym(nextNumber, name));
  }

  /// `a + b`.
  public Expr add(Expr a, Expr b) {
    return intern(new Sum(nextNumber, bare(a), bare(b)));
  }

  /// `a - b`.
  public Expr subtract(Expr a, Expr b) {
    return add(a, negate(b));
  }

  /// The terms added from left to right; zero when there are none.
  public Expr sum(List<? extends Expr> terms) {
    return switch (terms.size()) {
      case 0 -> number(0);
      case 1 -> terms.getFirst();
      case 2 -> add(terms.get(0), terms.get(1));
      default -> intern(new Sum(nextNumber, bare(terms.toArray(Expr[]::new))));
    };
  }

  /// `-a`: the sign of the leading number changes, or -1 becomes the first factor. No bit of a
  /// value depends on which. Of zero it is the double -0.0, so that `a - 0` keeps the sign of a
  /// zero.
  public Expr negate(Expr a) {
    return switch (a) {
      case Num n when n.isExact() && !n.isZero() -> number(n.exact().negate());
      case Num n -> number(-n.value());
      case Product p when p.child(0) instanceof Num n -> {
        Expr[] factors = new Expr[p.arity()];
        p.copyInto(factors, 0);
        factors[0] = negate(n);
        yield n.is(-1)
            ? product(Arrays.asList(factors).subList(1, factors.length))
            : productOf(factors);
      }
      case Product p -> {
        Expr[] factors = new Expr[p.arity() + 1];
        factors[0] = number(-1);
        p.copyInto(factors, 1);
        yield productOf(factors);
      }
      default -> productOf(new Expr[] {number(-1), a});
    };
  }

  /// `a*b`.
  public Expr multiply(Expr a, Expr b) {
    return productOf(bare(a), factor(b));
  }

  /// `a/b`.
  public Expr divide(Expr a, Expr b) {
    return productOf(bare(a), divisor(b));
  }

  /// What multiplies by `b` as a factor after the first one: `b`, grouped when it would divide.
  public Expr factor(Expr b) {
    return b instanceof Power p && p.divides()
        ? intern(new Product(nextNumber, new Expr[] {p}))
        : b;
  }

  /// What divides by `b` as a factor: `b^-1`, or `x^-n` when `b` is `x^n`.
  public Expr divisor(Expr b) {
    return power(b, number(-1));
  }

  /// The factors multiplied from left to right; one when there are none. A factor that is a power
  /// with a negative number as exponent divides. A leading quotient of exact numbers becomes one
  /// number, and a leading `1` before a divisor is left out; neither changes a bit of the value.
  public Expr product(List<? extends Expr> factors) {
    return switch (factors.size()) {
      case 0 -> number(1);
      case 1 -> bare(factors.getFirst());
      case 2 -> productOf(bare(factors.get(0)), factors.get(1));
      default -> productOf(factors.toArray(Expr[]::new));
    };
  }

  private Expr productOf(Expr a, Expr b) {
    return isFolded(a, b) ? productOf(new Expr[] {a, b}) : intern(new Product(nextNumber, a, b));
  }

  /// Whether a number before a divisor becomes one with it, or may.
  private static boolean isFolded(Expr first, Expr next) {
    return first instanceof Num n && n.isExact() && next instanceof Power p && p.divides();
  }

  /// What a group holds; anything else itself. Only a factor after the first needs its group.
  private static Expr bare(Expr e) {
    return e instanceof Product p && p.arity() == 1 ? p.child(0) : e;
  }

  private static Expr[] bare(Expr[] exprs) {
    for (int k = 0; k < exprs.length; k++) {
      exprs[k] = bare(exprs[k]);
    }
    return exprs;
  }

  /// The quotient of two exact numbers; null when it is none or too large.
  private Num quotient(Num a, Num b) {
    if (!b.isExact() || b.isZero()) {
      return null;
    }
    try {
      return number(a.exact().times(b.exact().reciprocal()));
    } catch (ArithmeticException e) {
      return null;
    }
  }

  private Expr productOf(Expr[] factors) {
    factors[0] = bare(factors[0]);
    Expr first = factors[0];
    int next = 1;
    while (next < factors.length && isFolded(first, factors[next])) {
      Num n = (Num) first;
      Power p = (Power) factors[next];
      Num exponent = (Num) p.exponent();
      Num quotient = exponent.is(-1) && p.base() instanceof Num d ? quotient(n, d) : null;
      if (quotient != null) {
        first = quotient;
      } else if (n.is(1)) {
        first = p;
      } else {
        break;
      }
      next++;
    }
    if (next == factors.length) {
      return first;
    }
    if (next == 1) {
      return intern(new Product(nextNumber, factors));
    }
    Expr[] rest = Arrays.copyOfRange(factors, next - 1, factors.length);
    rest[0] = first;
    return intern(new Product(nextNumber, rest));
  }

  /// `base^exponent`; `(x^n)^-1` becomes `x^-n` where that is computed in the same way, as a chain.
  public Expr power(Expr base, Expr exponent) {
    if (exponent instanceof Num e
        && e.is(-1)
        && bare(base) instanceof Power p
        && p.exponent() instanceof Num n
        && n.value() > 0
        && Power.isChain(n.value())) {
      return intern(new Power(nextNumber, p.base(), negate(n)));
    }
    return intern(new Power(nextNumber, bare(base), bare(exponent)));
  }

  /// `sqrt(a)`, which is `a^(1/2)`.
  public Expr sqrt(Expr a) {
    return power(a, number(Rational.of(BigInteger.ONE, BigInteger.TWO)));
  }

  /// A call of a function.
  ///
  /// @throws IllegalArgumentException when the function does not take that many arguments
  public Expr call(Fn function, Expr... arguments) {
    if (arguments.length < function.minArity() || arguments.length > function.maxArity()) {
      throw new IllegalArgumentException(
          function.text() + " takes " + function.arityText() + ", not " + arguments.length);
    }
    return intern(new Call(nextNumber, function, bare(arguments.clone())));
  }

  /// A call of a function that Java code computes.
  ///
  /// @throws IllegalArgumentException when the function does not take that many arguments
  public Expr call(External function, Expr... arguments) {
    int arity = function.parameters().size();
    if (arguments.length != arity) {
      throw new IllegalArgumentException(
          "%s takes %s, not %d"
              .formatted(function.name(), Count.of(arity, "argument"), arguments.length));
    }
    return intern(new Application(nextNumber, function, bare(arguments.clone())));
  }

  /// `then` where the condition holds, `otherwise` elsewhere.
  public Expr choice(Condition condition, Expr then, Expr otherwise) {
    return intern(new Choice(nextNumber, condition, bare(then), bare(otherwise)));
  }

  /// A comparison.
  public Condition comparison(Comparison.Relation relation, Expr left, Expr right) {
    return intern(new Comparison(nextNumber, relation, bare(left), bare(right)));
  }

  /// Both conditions.
  public Condition and(Condition left, Condition right) {
    return intern(new Junction(nextNumber, Junction.Kind.AND, left, right));
  }

  /// At least one of two conditions.
  public Condition or(Condition left, Condition right) {
    return intern(new Junction(nextNumber, Junction.Kind.OR, left, right));
  }

  /// The opposite of a condition.
  public Condition not(Condition condition) {
    return intern(new Negation(nextNumber, condition));
  }

  /// The node of the same kind and data as `node` with other children, as many and of the same
  /// types.
  public Node rebuild(Node node, Node[] children) {
    if (node.hasChildren(children)) {
      return intern(node);
    }
    return switch (node) {
      case Num n -> intern(n);
      case Sym s -> intern(s);
      case Sum _ -> intern(new Sum(nextNumber, bare(exprs(children))));
      case Product p when p.arity() == 1 -> factor((Expr) children[0]);
      case Product p -> productOf(regrouped(p, exprs(children)));
      case Power _ -> power((Expr) children[0], (Expr) children[1]);
      case Call c -> intern(new Call(nextNumber, c.function(), bare(exprs(children))));
      case Application a ->
          intern(new Application(nextNumber, a.function(), bare(exprs(children))));
      case Choice _ -> choice((Condition) children[0], (Expr) children[1], (Expr) children[2]);
      case Comparison c -> comparison(c.relation(), (Expr) children[0], (Expr) children[1]);
      case Junction j ->
          intern(
              new Junction(nextNumber, j.kind(), (Condition) children[0], (Condition) children[1]));
      case Negation _ -> not((Condition) children[0]);
    };
  }

  /// Groups what has become a divisor without having been one, so that it still multiplies.
  private Expr[] regrouped(Product before, Expr[] factors) {
    for (int k = 1; k < factors.length; k++) {
      if (!(before.child(k) instanceof Power p && p.divides())) {
        factors[k] = factor(factors[k]);
      }
    }
    return factors;
  }

  /// The node itself, or its equal in this graph: brings a node of another graph in.
  @SuppressWarnings("unchecked") // a node is rebuilt as its own kind
  public <N extends Node> N adopt(N node) {
    return (N) adopt(Dag.of(node))[0];
  }

  /// The roots of `dag`, or their equals in this graph, in order.
  public Node[] adopt(Dag dag) {
    return dag.rootsIn(images(dag, adoptSame(dag)));
  }

  /// The graph below the roots of `dag` as it stands in this graph.
  public Dag adopted(Dag dag) {
    int same = adoptSame(dag);
    return same == dag.size() ? dag : Dag.of(List.of(dag.rootsIn(images(dag, same))));
  }

  /// Brings the first nodes of `dag` in as they are, up to the first that has an equal here, and
  /// gives back how many that were.
  private int adoptSame(Dag dag) {
    table.reserve(dag.size());
    int same = 0;
    while (same < dag.size() && intern(dag.node(same)) == dag.node(same)) {
      same++;
    }
    return same;
  }

  private Node[] images(Dag dag, int same) {
    Node[] images = new Node[dag.size()];
    for (int i = 0; i < images.length; i++) {
      Node node = dag.node(i);
      images[i] =
          i < same
              ? node
              : dag.hasChildrenIn(images, i)
                  ? intern(node)
                  : rebuild(node, dag.childrenIn(images, i));
    }
    return images;
  }

  private static Expr[] exprs(Node[] nodes) {
    return Arrays.copyOf(nodes, nodes.length, Expr[].class);
  }

  /// The number of distinct nodes made so far.
  public int size() {
    return table.size();
  }

  /// The functions of the calls made so far; more may come.
  public Set<Fn> functions() {
    return Collections.unmodifiableSet(functions);
  }

  @SuppressWarnings("unchecked") // a node matches only nodes of its own class
  private <N extends Node> N intern(N node) {
    N interned = (N) table.intern(node);
    if (interned == node) {
      nextNumber = Math.max(nextNumber, node.number() + 1);
      if (node instanceof Call c) {
        functions.add(c.function());
      }
    }
    return interned;
  }
}
