package leibniz.parse;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import leibniz.expr.Comparison;
import leibniz.expr.Condition;
import leibniz.expr.Expr;
import leibniz.expr.External;
import leibniz.expr.Fn;
import leibniz.expr.Graph;
import leibniz.expr.Node;
import leibniz.expr.Rational;
import leibniz.expr.Sym;
import org.antlr.v4.runtime.Token;

/// Makes the graph while the parser runs: a stack of operands, on which every finished rule
/// replaces its parts by the whole.
///
/// A sum or product of many parts is gathered in an open [Chain] and made into one node when
/// something else needs it, so that a million terms cost a million steps.
final class Builder extends FormulaBaseListener {
  /// Stands on the stack below the arguments of a call.
  private static final Object CALL = new Object();

  private final String text;
  private final Graph graph;
  private final Scope scope;
  private final Supplier<Token> next;
  private final Elements elements = new Elements();
  private final List<Object> operands = new ArrayList<>();

  /// A sum or product still growing.
  private record Chain(boolean isSum, List<Expr> parts) {}

  /// The index of a sum or product over it, which hides another meaning of its name.
  private record Index(Sym symbol, Map<String, Node> hidden) {}

  // The definition being read.
  private List<String> parameters;
  private Map<String, Node> hidden;

  /// @param next tells the token that comes next
  Builder(String text, Graph graph, Scope scope, Supplier<Token> next) {
    this.text = text;
    this.graph = graph;
    this.scope = scope;
    this.next = next;
  }

  /// The formula, once everything is read.
  Expr result() {
    Node result = pop();
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
    Node result = pop();
    if (result instanceof Condition condition) {
      return condition;
    }
    throw new SyntaxException(
        text, 0, "expected a condition such as x < 1, but " + shown(result) + " is a number");
  }

  @Override
  public void exitNumber(FormulaParser.NumberContext context) {
    operands.add(number(context.start));
  }

  private Expr number(Token token) {
    String digits = token.getText();
    try {
      if (digits.chars().allMatch(Character::isDigit)) {
        return digits.length() < 19
            ? graph.number(Long.parseLong(digits))
            : graph.number(Rational.of(boundedInteger(digits)));
      }
      double value = Double.parseDouble(digits);
      if (value == 0 && digits.split("[eE]", -1)[0].matches(".*[1-9].*")) {
        throw error(token, digits + " is too small for a double");
      }
      if (Double.isInfinite(value)) {
        throw error(token, digits + " is too large for a double");
      }
      return graph.number(value);
    } catch (ArithmeticException e) {
      throw error(token, e.getMessage());
    }
  }

  private static BigInteger boundedInteger(String digits) {
    if (digits.length() > Rational.MAX_BITS / 3) { // before the quadratic conversion
      throw new ArithmeticException(
          "an exact number of " + digits.length() + " digits is too long; write it as a decimal");
    }
    return new BigInteger(digits);
  }

  @Override
  public void exitName(FormulaParser.NameContext context) {
    String name = context.start.getText();
    if (!operands.isEmpty()
        && operands.getLast() == CALL
        && context.getParent() instanceof FormulaParser.CallContext call
        && isRepetition(call.name)
        && next.get().getText().equals(",")) {
      Map<String, Node> hidden = scope.open(List.of(name));
      operands.add(new Index((Sym) scope.resolve(name), hidden));
      return;
    }
    Node meaning = scope.resolve(name);
    if (meaning == null) {
      throw error(context.start, "unknown variable " + name + scope.variableSuggestion(name));
    }
    operands.add(meaning);
  }

  /// Whether a call is a sum or product over an index, and no function of the text's own.
  private boolean isRepetition(Token name) {
    return Definition.REPETITIONS.contains(name.getText()) && scope.arity(name.getText()) < 0;
  }

  @Override
  public void exitElement(FormulaParser.ElementContext context) {
    List<Expr> indices = new ArrayList<>();
    for (int k = 0; k < context.indices.size(); k++) {
      indices.addFirst(popNumber(context.name));
    }
    String name = context.name.getText();
    if (scope.isOpen(name)) {
      throw error(context.name, name + " is a number here and has no elements");
    }
    if (scope.isBody()) {
      throw error(context.name, "a function knows its parameters only, and these have no elements");
    }
    elements.note(name, () -> offset(context.name));
    operands.add(scope.templates().element(name, indices, problem -> error(context.name, problem)));
  }

  @Override
  public void exitParentheses(FormulaParser.ParenthesesContext context) {
    operands.add(pop());
  }

  @Override
  public void exitPower(FormulaParser.PowerContext context) {
    Expr exponent = popNumber(context.start);
    operands.add(graph.power(popNumber(context.start), exponent));
  }

  @Override
  public void exitSign(FormulaParser.SignContext context) {
    Expr operand = popNumber(context.start);
    operands.add(context.op.getType() == FormulaParser.PLUS ? operand : negated(operand));
  }

  /// A negative product stays open for more factors: `-x*y` is one product of -1, x and y.
  private Object negated(Expr operand) {
    Expr negative = graph.negate(operand);
    if (!(negative instanceof leibniz.expr.Product p) || p.arity() == 1) {
      return negative;
    }
    List<Expr> parts = new ArrayList<>();
    for (int i = 0; i < p.arity(); i++) {
      parts.add(p.child(i));
    }
    return new Chain(false, parts);
  }

  @Override
  public void exitProduct(FormulaParser.ProductContext context) {
    Expr right = popNumber(context.op);
    Expr factor =
        context.op.getType() == FormulaParser.TIMES ? graph.factor(right) : graph.divisor(right);
    chain(false, context.op).parts.add(factor);
  }

  @Override
  public void exitSum(FormulaParser.SumContext context) {
    Expr right = popNumber(context.op);
    Expr term = context.op.getType() == FormulaParser.PLUS ? right : graph.negate(right);
    chain(true, context.op).parts.add(term);
  }

  /// The open chain on top of the stack, made from the operand there when it is none.
  private Chain chain(boolean isSum, Token at) {
    if (operands.getLast() instanceof Chain chain && chain.isSum == isSum) {
      return chain;
    }
    Chain chain = new Chain(isSum, new ArrayList<>());
    chain.parts.add(popNumber(at));
    operands.add(chain);
    return chain;
  }

  @Override
  public void exitComparison(FormulaParser.ComparisonContext context) {
    Node right = pop();
    Node left = pop();
    if (left instanceof Comparison) {
      throw error(context.op, "comparisons do not chain; write a < b and b < c");
    }
    operands.add(
        graph.comparison(
            relation(context.op.getText()),
            asNumber(left, context.op),
            asNumber(right, context.op)));
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
    operands.add(graph.not(popCondition(context.start)));
  }

  @Override
  public void exitConjunction(FormulaParser.ConjunctionContext context) {
    Condition right = popCondition(context.start);
    operands.add(graph.and(popCondition(context.start), right));
  }

  @Override
  public void exitDisjunction(FormulaParser.DisjunctionContext context) {
    Condition right = popCondition(context.start);
    operands.add(graph.or(popCondition(context.start), right));
  }

  @Override
  public void enterCall(FormulaParser.CallContext context) {
    operands.add(CALL);
  }

  @Override
  public void exitCall(FormulaParser.CallContext context) {
    List<Node> arguments = new ArrayList<>();
    while (operands.getLast() != CALL && !(operands.getLast() instanceof Index)) {
      arguments.addFirst(pop());
    }
    Object before = operands.removeLast();
    if (before instanceof Index index) {
      operands.removeLast();
      scope.close(index.hidden);
      operands.add(repetition(context.name, index.symbol, arguments));
    } else {
      operands.add(call(context.name, arguments));
    }
  }

  private Expr repetition(Token name, Sym index, List<Node> rest) {
    if (rest.size() != 3) {
      throw error(name, usage(name));
    }
    Expr[] parts = numbers(rest, name);
    return scope
        .templates()
        .repetition(
            name.getText().equals("sum"),
            index,
            parts[0],
            parts[1],
            parts[2],
            problem -> error(name, problem));
  }

  private static String usage(Token name) {
    return "%1$s takes an index, two bounds and what is repeated, as in %1$s(i, 1, 3, x[i])"
        .formatted(name.getText());
  }

  private Node call(Token name, List<Node> arguments) {
    return switch (name.getText()) {
      case String f when scope.arity(f) >= 0 -> {
        checkArity(name, arguments.size(), scope.arity(f));
        yield scope.inline(f, numbers(arguments, name));
      }
      case String f when scope.functionsKnown().definitions().containsKey(f) -> {
        String problem = scope.enter(f);
        if (problem != null) {
          throw error(name, problem);
        }
        scope.define(scope.functionsKnown().definitions().get(f));
        scope.leave(f);
        yield call(name, arguments);
      }
      case String f when scope.functionsKnown().externals().containsKey(f) -> {
        External function = scope.functionsKnown().externals().get(f);
        checkArity(name, arguments.size(), function.parameters().size());
        yield graph.call(function, numbers(arguments, name));
      }
      case "if" -> {
        checkArity(name, arguments.size(), 3);
        yield choice(name, arguments, 0);
      }
      case "piecewise" -> piecewise(name, arguments);
      case "sqrt" -> {
        checkArity(name, arguments.size(), 1);
        yield graph.sqrt(asNumber(arguments.getFirst(), name));
      }
      case String f when Definition.REPETITIONS.contains(f) -> throw error(name, usage(name));
      case String f when Fn.named(f) != null && Fn.named(f).maxArity() > 0 -> {
        try {
          yield graph.call(Fn.named(f), numbers(arguments, name));
        } catch (SyntaxException e) {
          throw e;
        } catch (IllegalArgumentException e) {
          throw error(name, e.getMessage());
        }
      }
      case String f -> throw error(name, "unknown function " + f + scope.functionSuggestion(f));
    };
  }

  private Expr[] numbers(List<Node> arguments, Token at) {
    return arguments.stream().map(argument -> asNumber(argument, at)).toArray(Expr[]::new);
  }

  private void checkArity(Token name, int given, int wanted) {
    if (given != wanted) {
      throw error(
          name,
          "%s takes %d argument%s, not %d"
              .formatted(name.getText(), wanted, wanted == 1 ? "" : "s", given));
    }
  }

  private Expr choice(Token name, List<Node> parts, int at) {
    return graph.choice(
        asCondition(parts.get(at), name),
        asNumber(parts.get(at + 1), name),
        asNumber(parts.get(at + 2), name));
  }

  private Expr piecewise(Token name, List<Node> parts) {
    if (parts.size() % 2 == 0 || parts.size() < 3) {
      throw error(
          name, "piecewise takes pairs of a condition and a value, and then the value otherwise");
    }
    Expr result = asNumber(parts.getLast(), name);
    for (int i = parts.size() - 3; i >= 0; i -= 2) {
      result =
          graph.choice(asCondition(parts.get(i), name), asNumber(parts.get(i + 1), name), result);
    }
    return result;
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
      throw error(context.name, Definition.builtIn(name));
    }
    parameters = context.parameters.stream().map(Token::getText).toList();
    if (parameters.stream().distinct().count() < parameters.size()) {
      throw error(context.name, "a parameter of " + name + " is named twice");
    }
    hidden = scope.open(parameters);
  }

  private void checkFree(Token name) {
    String taken = scope.taken(name.getText());
    if (taken != null) {
      throw error(name, taken);
    }
  }

  @Override
  public void exitDefinition(FormulaParser.DefinitionContext context) {
    String name = context.start.getText();
    if (parameters == null) {
      scope.define(name, pop());
    } else {
      scope.define(name, parameters, hidden, pop());
    }
  }

  private Node pop() {
    return switch (operands.removeLast()) {
      case Chain chain -> chain.isSum ? graph.sum(chain.parts) : graph.product(chain.parts);
      case Object node -> (Node) node;
    };
  }

  private Expr popNumber(Token at) {
    return asNumber(pop(), at);
  }

  private Condition popCondition(Token at) {
    return asCondition(pop(), at);
  }

  private Expr asNumber(Node node, Token at) {
    if (node instanceof Expr expr) {
      return expr;
    }
    throw error(at, "expected a number, but " + shown(node) + " is a condition");
  }

  private Condition asCondition(Node node, Token at) {
    if (node instanceof Condition condition) {
      return condition;
    }
    throw error(at, "expected a condition such as x < 1, but " + shown(node) + " is a number");
  }

  private static String shown(Node node) {
    String text = node.toString().replaceAll("'\\d*", ""); // the mark of parameters
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }

  private SyntaxException error(Token at, String problem) {
    return scope.placed(new SyntaxException(text, offset(at), problem));
  }

  private int offset(Token at) {
    return text.offsetByCodePoints(0, at.getStartIndex());
  }
}
