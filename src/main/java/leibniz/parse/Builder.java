package leibniz.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import leibniz.expr.Comparison;
import leibniz.expr.Condition;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import leibniz.expr.Node;
import leibniz.expr.Sym;
import org.antlr.v4.runtime.Token;

/// Makes the graph while the parser runs: every finished rule replaces its parts on the stack of
/// operands by the whole.
final class Builder extends FormulaBaseListener {
  private final String text;
  private final Graph graph;
  private final Scope scope;
  private final Supplier<Token> next;
  private final Elements elements = new Elements();
  private final Operands operands;
  private final Calls calls;

  /// What the indices of open sums and products hide, the innermost last.
  private final List<Map<String, Node>> hiddenByIndices = new ArrayList<>();

  // The definition being read.
  private List<String> parameters;
  private Map<String, Node> hidden;

  /// @param next tells the token that comes next
  Builder(String text, Graph graph, Scope scope, Supplier<Token> next) {
    this.text = text;
    this.graph = graph;
    this.scope = scope;
    this.next = next;
    this.operands = new Operands(text, graph, scope);
    this.calls = new Calls(graph, scope, operands);
  }

  /// The formula, once everything is read.
  Expr result() {
    Node result = operands.pop();
    if (result instanceof Condition) {
      throw new SyntaxException(
          text,
          0,
          "a formula must have a number as its value, and this is a condition; use it in"
              + " if(condition, a, b)");
    }
    elements.resolve((Expr) result, scope, text);
    return (Expr) result;
  }

  /// The condition, once everything is read.
  Condition condition() {
    Node result = operands.pop();
    if (result instanceof Condition condition) {
      return condition;
    }
    throw new SyntaxException(
        text,
        0,
        "expected a condition such as x < 1, but " + Operands.shown(result) + " is a number");
  }

  @Override
  public void exitNumber(FormulaParser.NumberContext context) {
    try {
      operands.push(Literals.number(graph, context.start.getText()));
    } catch (ArithmeticException e) {
      throw operands.error(context.start, e.getMessage());
    }
  }

  @Override
  public void exitName(FormulaParser.NameContext context) {
    String name = context.start.getText();
    if (operands.isAtCall()
        && context.getParent() instanceof FormulaParser.CallContext call
        && isRepetition(call.name)
        && next.get().getText().equals(",")) {
      hiddenByIndices.addLast(scope.open(List.of(name)));
      operands.beginRepetition((Sym) scope.resolve(name));
      return;
    }
    Node meaning = scope.resolve(name);
    if (meaning == null) {
      throw operands.error(
          context.start, "unknown variable " + name + scope.variableSuggestion(name));
    }
    operands.push(meaning);
  }

  /// Whether a call is a sum or product over an index, and no function of the text's own.
  private boolean isRepetition(Token name) {
    return Definition.REPETITIONS.contains(name.getText()) && scope.arity(name.getText()) < 0;
  }

  @Override
  public void exitElement(FormulaParser.ElementContext context) {
    List<Expr> indices = new ArrayList<>();
    for (int k = 0; k < context.indices.size(); k++) {
      indices.addFirst(operands.popNumber(context.name));
    }
    String name = context.name.getText();
    if (scope.isOpen(name)) {
      throw operands.error(context.name, name + " is a number here and has no elements");
    }
    if (scope.isBody()) {
      throw operands.error(
          context.name, "a function knows its parameters only, and these have no elements");
    }
    elements.note(name, () -> operands.offset(context.name));
    operands.push(
        scope.templates().element(name, indices, problem -> operands.error(context.name, problem)));
  }

  @Override
  public void exitParentheses(FormulaParser.ParenthesesContext context) {
    operands.push(operands.pop());
  }

  @Override
  public void exitPower(FormulaParser.PowerContext context) {
    Expr exponent = operands.popNumber(context.start);
    operands.push(graph.power(operands.popNumber(context.start), exponent));
  }

  @Override
  public void exitSign(FormulaParser.SignContext context) {
    Expr operand = operands.popNumber(context.start);
    if (context.op.getType() == FormulaParser.PLUS) {
      operands.push(operand);
    } else {
      operands.pushNegated(operand);
    }
  }

  @Override
  public void exitProduct(FormulaParser.ProductContext context) {
    Expr right = operands.popNumber(context.op);
    Expr factor =
        context.op.getType() == FormulaParser.TIMES ? graph.factor(right) : graph.divisor(right);
    operands.multiply(factor, context.op);
  }

  @Override
  public void exitSum(FormulaParser.SumContext context) {
    Expr right = operands.popNumber(context.op);
    Expr term = context.op.getType() == FormulaParser.PLUS ? right : graph.negate(right);
    operands.add(term, context.op);
  }

  @Override
  public void exitComparison(FormulaParser.ComparisonContext context) {
    Node right = operands.pop();
    Node left = operands.pop();
    if (left instanceof Comparison) {
      throw operands.error(context.op, "comparisons do not chain; write a < b and b < c");
    }
    operands.push(
        graph.comparison(
            relation(context.op.getText()),
            operands.asNumber(left, context.op),
            operands.asNumber(right, context.op)));
  }

  private static Comparison.Relation relation(String written) {
    String symbol =
        switch (written) {
          case "≤" -> "<=";
          case "≥" -> ">=";
          case "≠" -> "!=";
          default -> written;
        };
    for (Comparison.Relation relation : Comparison.Relation.values()) {
      if (relation.symbol().equals(symbol)) {
        return relation;
      }
    }
    throw new IllegalStateException(
        "the grammar has a comparison that the graph has not: " + symbol);
  }

  @Override
  public void exitNegation(FormulaParser.NegationContext context) {
    operands.push(graph.not(operands.popCondition(context.start)));
  }

  @Override
  public void exitConjunction(FormulaParser.ConjunctionContext context) {
    Condition right = operands.popCondition(context.start);
    operands.push(graph.and(operands.popCondition(context.start), right));
  }

  @Override
  public void exitDisjunction(FormulaParser.DisjunctionContext context) {
    Condition right = operands.popCondition(context.start);
    operands.push(graph.or(operands.popCondition(context.start), right));
  }

  @Override
  public void enterCall(FormulaParser.CallContext context) {
    operands.beginCall();
  }

  @Override
  public void exitCall(FormulaParser.CallContext context) {
    Operands.Arguments arguments = operands.endCall();
    if (arguments.index() != null) {
      scope.close(hiddenByIndices.removeLast());
    }
    operands.push(calls.of(context.name, arguments));
  }

  @Override
  public void exitValue(FormulaParser.ValueContext context) {
    checkFree(context.name);
    parameters = null;
  }

  @Override
  public void exitFunction(FormulaParser.FunctionContext context) {
    checkFree(context.name);
    String name = context.name.getText();
    if (Definition.isBuiltIn(name)) {
      throw operands.error(context.name, Definition.builtIn(name));
    }
    parameters = context.parameters.stream().map(Token::getText).toList();
    if (parameters.stream().distinct().count() < parameters.size()) {
      throw operands.error(context.name, "a parameter of " + name + " is named twice");
    }
    hidden = scope.open(parameters);
  }

  private void checkFree(Token name) {
    String taken = scope.taken(name.getText());
    if (taken != null) {
      throw operands.error(name, taken);
    }
  }

  @Override
  public void exitDefinition(FormulaParser.DefinitionContext context) {
    String name = context.start.getText();
    if (parameters == null) {
      scope.define(name, operands.pop());
    } else {
      scope.define(name, parameters, hidden, operands.pop());
    }
  }
}
