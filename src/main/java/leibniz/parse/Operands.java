package leibniz.parse;

import java.util.ArrayList;
import java.util.List;
import leibniz.expr.Condition;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import leibniz.expr.Node;
import leibniz.expr.Product;
import leibniz.expr.Sym;
import org.antlr.v4.runtime.Token;

/// The stack of operands on which every finished rule replaces its parts by the whole.
///
/// A sum or product of many parts is gathered in an open [Chain] and made into one node when
/// something else needs it, so that a million terms cost a million steps.
final class Operands {
  private sealed interface Operand {
    Node in(Graph graph);
  }

  private record Value(Node node) implements Operand {
    @Override
    public Node in(Graph graph) {
      return node;
    }
  }

  /// A sum or product still growing.
  private record Chain(boolean isSum, List<Expr> parts) implements Operand {
    @Override
    public Node in(Graph graph) {
      return isSum ? graph.sum(parts) : graph.product(parts);
    }
  }

  /// Stands below the arguments of a call, with the index if it is a sum or product over one.
  private record Call(Sym index) implements Operand {
    @Override
    public Node in(Graph graph) {
      throw new IllegalStateException("an argument is missing");
    }
  }

  private final String text;
  private final Graph graph;
  private final Scope scope;
  private final List<Operand> stack = new ArrayList<>();

  Operands(String text, Graph graph, Scope scope) {
    this.text = text;
    this.graph = graph;
    this.scope = scope;
  }

  void push(Node node) {
    stack.add(new Value(node));
  }

  Node pop() {
    return stack.removeLast().in(graph);
  }

  Expr popNumber(Token at) {
    return asNumber(pop(), at);
  }

  Condition popCondition(Token at) {
    return asCondition(pop(), at);
  }

  void add(Expr term, Token at) {
    chain(true, at).parts.add(term);
  }

  void multiply(Expr factor, Token at) {
    chain(false, at).parts.add(factor);
  }

  /// Pushes `-x`. A negative product stays open for more factors: `-x*y` is one product of -1, x
  /// and y.
  void pushNegated(Expr x) {
    Expr negative = graph.negate(x);
    if (!(negative instanceof Product p) || p.arity() == 1) {
      push(negative);
      return;
    }
    List<Expr> parts = new ArrayList<>();
    for (int i = 0; i < p.arity(); i++) {
      parts.add(p.child(i));
    }
    stack.add(new Chain(false, parts));
  }

  /// The open chain on top, made from the operand there when it is none.
  private Chain chain(boolean isSum, Token at) {
    if (stack.getLast() instanceof Chain chain && chain.isSum == isSum) {
      return chain;
    }
    Chain chain = new Chain(isSum, new ArrayList<>());
    chain.parts.add(popNumber(at));
    stack.add(chain);
    return chain;
  }

  /// Arguments of a call come next.
  void beginCall() {
    stack.add(new Call(null));
  }

  /// Whether a call has begun of which nothing is read yet.
  boolean isAtCall() {
    return !stack.isEmpty() && stack.getLast() instanceof Call call && call.index == null;
  }

  /// The call just begun is a sum or product over an index.
  void beginRepetition(Sym index) {
    stack.set(stack.size() - 1, new Call(index));
  }

  /// Takes the arguments of the last call away, and the mark below them.
  Arguments endCall() {
    List<Node> arguments = new ArrayList<>();
    while (!(stack.getLast() instanceof Call)) {
      arguments.addFirst(pop());
    }
    return new Arguments(((Call) stack.removeLast()).index, arguments);
  }

  /// What stands between the parentheses of a call.
  ///
  /// @param index null when the call is no sum or product over one
  /// @param nodes the arguments after the index
  record Arguments(Sym index, List<Node> nodes) {}

  Expr asNumber(Node node, Token at) {
    if (node instanceof Expr expr) {
      return expr;
    }
    throw error(at, "expected a number, but " + shown(node) + " is a condition");
  }

  Condition asCondition(Node node, Token at) {
    if (node instanceof Condition condition) {
      return condition;
    }
    throw error(at, "expected a condition such as x < 1, but " + shown(node) + " is a number");
  }

  static String shown(Node node) {
    String text = node.toString().replaceAll("'\\d*", ""); // the mark of parameters
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }

  SyntaxException error(Token at, String problem) {
    return scope.placed(new SyntaxException(text, offset(at), problem));
  }

  int offset(Token at) {
    return text.offsetByCodePoints(0, at.getStartIndex());
  }
}
