package leibniz.parse;

import java.util.List;
import java.util.Map;
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
    Map<String, Definition> definitions = scope.functionsKnown().definitions();
    Map<String, External> externals = scope.functionsKnown().externals();
    return switch (name.getText()) {
      case String f when scope.arity(f) >= 0 -> {
        checkArity(name, arguments.size(), scope.arity(f));
        yield scope.inline(f, numbers(arguments, name));
      }
      case String f when definitions.containsKey(f) -> {
        String problem = scope.enter(f);
        if (problem != null) {
          throw operands.error(name, problem);
        }
        scope.define(definitions.get(f));
        scope.leave(f);
        yield call(name, arguments);
      }
      case String f when externals.containsKey(f) -> {
        checkArity(name, arguments.size(), externals.get(f).parameters().size());
        yield graph.call(externals.get(f), numbers(arguments, name));
      }
      case "if" -> {
        checkArity(name, arguments.size(), 3);
        yield piecewise(name, arguments);
      }
      case "piecewise" -> piecewise(name, arguments);
      case "sqrt" -> {
        checkArity(name, arguments.size(), 1);
        yield graph.sqrt(operands.asNumber(arguments.getFirst(), name));
      }
      case String f when Definition.REPETITIONS.contains(f) ->
          throw operands.error(name, usage(name));
      case String f when Fn.named(f) != null && Fn.named(f).maxArity() > 0 -> {
        try {
          yield graph.call(Fn.named(f), numbers(arguments, name));
        } catch (SyntaxException e) {
          throw e;
        } catch (IllegalArgumentException e) {
          throw operands.error(name, e.getMessage());
        }
      }
      case String f ->
          throw operands.error(name, "unknown function " + f + scope.functionSuggestion(f));
    };
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
