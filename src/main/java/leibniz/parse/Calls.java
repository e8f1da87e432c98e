package leibniz.parse;

import java.util.List;
import leibniz.expr.Count;
import leibniz.expr.Expr;
import leibniz.expr.External;
import leibniz.expr.Fn;
import leibniz.expr.Graph;
import leibniz.expr.Node;
import org.antlr.v4.runtime.Token;

/// What a call means: a function of the text's own, of the language, of the user's, or of the
/// table, a choice, or a sum or product over an index.
final class Calls {
  private final Graph graph;
  private final Scope scope;
  private final Operands operands; // places errors

  Calls(Graph graph, Scope scope, Operands operands) {
    this.graph = graph;
    this.scope = scope;
    this.operands = operands;
  }

  Node of(Token name, Operands.Arguments arguments) {
    return arguments.index() == null ? call(name, arguments.nodes()) : repetition(name, arguments);
  }

  private Expr repetition(Token name, Operands.Arguments arguments) {
    if (arguments.nodes().size() != 3) {
      throw operands.error(name, usage(name));
    }
    Expr[] parts = numbers(arguments.nodes(), name);
    return scope
        .templates()
        .repetition(
            name.getText().equals("sum"),
            arguments.index(),
            parts[0],
            parts[1],
            parts[2],
            problem -> operands.error(name, problem));
  }

  private static String usage(Token name) {
    return "%1$s takes an index, two bounds and what is repeated, as in %1$s(i, 1, 3, x[i])"
        .formatted(name.getText());
  }

  private Node call(Token name, List<Node> arguments) {
    String function = name.getText();
    int arity = scope.arity(function);
    if (arity >= 0) {
      checkArity(name, arguments.size(), arity);
      return scope.inline(function, numbers(arguments, name));
    }
    Definition definition = scope.functionsKnown().definitions().get(function);
    if (definition != null) {
      String problem = scope.enter(function);
      if (problem != null) {
        throw operands.error(name, problem);
      }
      scope.define(definition);
      scope.leave(function);
      return call(name, arguments);
    }
    External external = scope.functionsKnown().externals().get(function);
    if (external != null) {
      checkArity(name, arguments.size(), external.parameters().size());
      return graph.call(external, numbers(arguments, name));
    }
    return switch (function) {
      case "if" -> {
        checkArity(name, arguments.size(), 3);
        yield piecewise(name, arguments);
      }
      case "piecewise" -> piecewise(name, arguments);
      case "sqrt" -> {
        checkArity(name, arguments.size(), 1);
        yield graph.sqrt(operands.asNumber(arguments.getFirst(), name));
      }
      default -> {
        if (Definition.REPETITIONS.contains(function)) {
          throw operands.error(name, usage(name));
        }
        yield ofTable(name, arguments);
      }
    };
  }

  private Expr ofTable(Token name, List<Node> arguments) {
    Fn function = Fn.named(name.getText());
    if (function == null || function.maxArity() == 0) {
      throw operands.error(
          name, "unknown function " + name.getText() + scope.functionSuggestion(name.getText()));
    }
    Expr[] numbers = numbers(arguments, name);
    try {
      return graph.call(function, numbers);
    } catch (IllegalArgumentException e) {
      throw operands.error(name, e.getMessage());
    }
  }

  private Expr[] numbers(List<Node> arguments, Token at) {
    Expr[] numbers = new Expr[arguments.size()];
    for (int k = 0; k < numbers.length; k++) {
      numbers[k] = operands.asNumber(arguments.get(k), at);
    }
    return numbers;
  }

  private void checkArity(Token name, int given, int wanted) {
    if (given != wanted) {
      throw operands.error(
          name,
          "%s takes %s, not %d".formatted(name.getText(), Count.of(wanted, "argument"), given));
    }
  }

  private Expr piecewise(Token name, List<Node> parts) {
    if (parts.size() % 2 == 0 || parts.size() < 3) {
      throw operands.error(
          name, "piecewise takes pairs of a condition and a value, and then the value otherwise");
    }
    Expr result = operands.asNumber(parts.getLast(), name);
    for (int i = parts.size() - 3; i >= 0; i -= 2) {
      result =
          graph.choice(
              operands.asCondition(parts.get(i), name),
              operands.asNumber(parts.get(i + 1), name),
              result);
    }
    return result;
  }
}
