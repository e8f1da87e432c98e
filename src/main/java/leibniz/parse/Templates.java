package leibniz.parse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import leibniz.expr.Algebra;
import leibniz.expr.Call;
import leibniz.expr.ExactValues;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import leibniz.expr.Node;
import leibniz.expr.Num;
import leibniz.expr.Power;
import leibniz.expr.Product;
import leibniz.expr.Rational;
import leibniz.expr.Sym;

/// Expressions with parameters and indices in them, and what they become when these get their
/// values.
///
/// A sum over an index whose bounds are not known yet, and an element `x[i]` whose index is not,
/// stand in expressions as a symbol that no text can write; when the parameters that they wait for
/// get values, they are written out. So `sum(i, 1, 3, sum(j, 1, i, x[i, j]))` and `f(n) = sum(k, 0,
/// n, t^k); f(3)` mean what they say.
///
/// What consists of indices and exact numbers alone is computed exactly: `x[2*i - 1]` has a name,
/// `x^(i - 1)` an exponent.
final class Templates {
  /// Sums within sums, through functions too: each is a level of the Java stack.
  private static final int MAX_NESTING = 100;

  /// The largest integer of an index or a bound, of as many digits as names of elements have.
  private static final long MAX_INTEGER = 999_999_999_999_999L;

  private final Graph graph;
  private final Algebra algebra;
  private final Map<Sym, Open> open = new HashMap<>();
  private final Map<List<Object>, Sym> symbols = new HashMap<>();
  private int made;
  private long steps; // left until the text counts as too large

  /// What waits for values.
  private sealed interface Open {
    /// How many others that wait stand in it, one in the other.
    int nesting();
  }

  private record Repetition(
      boolean isSum,
      Sym index,
      Template from,
      Template to,
      Template body,
      int nesting,
      Function<String, SyntaxException> error)
      implements Open {}

  private record Element(
      String name, List<Template> indices, int nesting, Function<String, SyntaxException> error)
      implements Open {}

  Templates(Graph graph, int maxNodes) {
    this.graph = graph;
    this.algebra = new Algebra(graph);
    this.steps = maxNodes;
  }

  /// A symbol for a parameter or an index, different from all others.
  Sym symbol(String name) {
    return graph.symbol(name + "'" + ++made);
  }

  /// Whether a symbol stands for something else until that has its value.
  private static boolean isOpen(Node node) {
    return node instanceof Sym s && s.name().indexOf('\'') >= 0;
  }

  Template template(Node root) {
    return new Template(graph, root, Templates::isOpen);
  }

  /// The sum or product of `body` over the integers `index` from `from` to `to`.
  ///
  /// @param error makes the error for a problem in it
  Expr repetition(
      boolean isSum,
      Sym index,
      Expr from,
      Expr to,
      Expr body,
      Function<String, SyntaxException> error) {
    for (Expr bound : List.of(from, to)) {
      if (template(bound).open().contains(index)) {
        throw error.apply("a bound speaks of the index itself; give the inner index another name");
      }
    }
    return repeated(isSum, index, template(from), template(to), template(body), error, Map.of());
  }

  /// The element of `name` at some indices, a variable called `x[1]` or `x[1,2]`.
  Expr element(String name, List<Expr> indices, Function<String, SyntaxException> error) {
    return element(name, indices.stream().map(this::template).toList(), error, Map.of());
  }

  /// A template with values in place of parameters.
  Node copy(Template template, Map<Sym, ? extends Expr> values) {
    steps -= template.varying();
    return template.copy(s -> value(s, values), graph::rebuild);
  }

  /// A template with values in place of parameters and indices, in which exact numbers are
  /// computed.
  private Node computed(Template template, Map<Sym, ? extends Expr> values) {
    steps -= 1 + template.varying();
    return template.copy(s -> value(s, values), this::computed);
  }

  /// The number that a template of a bound or an index comes to; another expression while it waits
  /// for values.
  private Node number(Template template, Map<Sym, ? extends Expr> values) {
    Node image = computed(template, values);
    return image instanceof Num
        ? image
        : new Template(graph, image, _ -> true).copy(s -> s, this::computed);
  }

  private Node computed(Node node, Node[] children) {
    if (Stream.of(children).allMatch(child -> child instanceof Num n && n.isExact())) {
      return node instanceof Call c ? value(c, children) : algebra.rebuild(node, children);
    }
    if (node instanceof Product p) {
      for (int k = 0; k < children.length; k++) {
        if (p.child(k) instanceof Power q && q.divides() && children[k] instanceof Num n) {
          children[k] = graph.divisor(graph.number(n.exact().reciprocal())); // still divides
        }
      }
    }
    return graph.rebuild(node, children);
  }

  /// A call with exact numbers as arguments: its value where that is rational.
  private Node value(Call call, Node[] arguments) {
    try {
      List<Rational> numbers = Stream.of(arguments).map(node -> ((Num) node).exact()).toList();
      Rational value = ExactValues.of(call.function(), numbers);
      return value == null ? graph.rebuild(call, arguments) : graph.number(value);
    } catch (ArithmeticException e) {
      return graph.rebuild(call, arguments); // too large: left as it is written
    }
  }

  private Expr value(Sym symbol, Map<Sym, ? extends Expr> values) {
    Expr value = values.get(symbol);
    if (value != null) {
      return value;
    }
    return switch (open.get(symbol)) {
      case null -> symbol; // a parameter that has no value yet
      case Repetition r -> repeated(r.isSum, r.index, r.from, r.to, r.body, r.error, values);
      case Element e -> element(e.name, e.indices, e.error, values);
    };
  }

  private Expr repeated(
      boolean isSum,
      Sym index,
      Template from,
      Template to,
      Template body,
      Function<String, SyntaxException> error,
      Map<Sym, ? extends Expr> values) {
    Node first = number(from, values);
    Node last = number(to, values);
    if (first instanceof Num a && last instanceof Num b) {
      return written(isSum, index, integer(a, error), integer(b, error), body, error, values);
    }
    for (Node bound : List.of(first, last)) {
      if (!(bound instanceof Num) && template(bound).varying() == 0) {
        throw error.apply("the bounds must be integers, and " + bound + " is none");
      }
    }
    Template rest = template(copy(body, values));
    Template lower = template(first);
    Template upper = template(last);
    int nesting = nesting(List.of(lower, upper, rest), error);
    return waiting(
        List.of(isSum, index, first, last, rest.root()),
        new Repetition(isSum, index, lower, upper, rest, nesting, error));
  }

  private int nesting(List<Template> parts, Function<String, SyntaxException> error) {
    int nesting = 1;
    for (Template part : parts) {
      for (Sym s : part.open()) {
        nesting = Math.max(nesting, open.containsKey(s) ? open.get(s).nesting() + 1 : 1);
      }
    }
    if (nesting > MAX_NESTING) {
      throw error.apply("more than " + MAX_NESTING + " sums and products over an index, nested");
    }
    return nesting;
  }

  private Expr written(
      boolean isSum,
      Sym index,
      long from,
      long to,
      Template body,
      Function<String, SyntaxException> error,
      Map<Sym, ? extends Expr> values) {
    List<Expr> parts = new ArrayList<>();
    Map<Sym, Expr> inner = new HashMap<>(values);
    if ((double) (to - from) * (1 + body.varying()) > steps) {
      throw error.apply("too large when it is written out");
    }
    for (long k = from; k <= to; k++) {
      inner.put(index, graph.number(k));
      Expr part = (Expr) computed(body, inner);
      parts.add(isSum || parts.isEmpty() ? part : graph.factor(part));
    }
    return isSum ? graph.sum(parts) : graph.product(parts);
  }

  private Expr element(
      String name,
      List<Template> indices,
      Function<String, SyntaxException> error,
      Map<Sym, ? extends Expr> values) {
    List<Node> images = indices.stream().map(index -> number(index, values)).toList();
    List<Template> rest = images.stream().map(this::template).toList();
    if (rest.stream().anyMatch(t -> t.varying() > 0)) {
      return waiting(List.of(name, images), new Element(name, rest, nesting(rest, error), error));
    }
    return graph.symbol(
        images.stream()
            .map(index -> "" + integer(index, error))
            .collect(Collectors.joining(",", name + "[", "]")));
  }

  private static long integer(Node node, Function<String, SyntaxException> error) {
    if (!(node instanceof Num n && n.isInteger())) {
      throw error.apply("expected an integer, and " + node + " is none");
    }
    if (Math.abs(n.value()) > MAX_INTEGER) {
      throw error.apply(node + " is too large: an index has at most 15 digits");
    }
    return (long) n.value();
  }

  /// The symbol of something that waits, the same for the same.
  private Sym waiting(List<Object> content, Open what) {
    return symbols.computeIfAbsent(
        content,
        _ -> {
          Sym symbol = symbol("");
          open.put(symbol, what);
          return symbol;
        });
  }
}
