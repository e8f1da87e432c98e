package leibniz.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import leibniz.expr.Condition;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.UnbufferedTokenStream;
import org.antlr.v4.runtime.atn.PredictionMode;

/// Reads text into the expression graph, in one pass and without a parse tree.
public final class FormulaReader {
  private FormulaReader() {}

  /// The indices of an element.
  private static final String INDICES = "\\[-?\\d{1,15}(,-?\\d{1,15})*]";

  /// Whether a text can be the name of a variable: what the grammar calls a name, and no keyword;
  /// or an element, such as `x[1]`.
  public static boolean isName(String text) {
    int bracket = text.indexOf('[');
    return bracket < 0
        ? Names.isPlain(text)
        : Names.isPlain(text.substring(0, bracket)) && text.substring(bracket).matches(INDICES);
  }

  /// The name of a variable as formulas have it: of an element without blanks, `x[1,2]` for `x[1,
  /// 2]`. What is no name is left as it is.
  public static String name(String text) {
    String close = text.indexOf('[') < 0 ? text : text.replaceAll("\\s*([\\[\\],])\\s*", "$1");
    return isName(close) ? Elements.canonical(close) : text;
  }

  /// What was read.
  ///
  /// @param expressions one a text, in one graph
  /// @param variables the caller's, or those found, in alphabetical order
  public record Result(List<Expr> expressions, List<String> variables) {}

  /// Reads formulas that share their variables.
  ///
  /// @param texts the formulas; definitions in one are not seen by the others
  /// @param variables the names that may stand in them, or null for all that are found
  /// @param known the functions that may stand in them beside those of the table
  /// @throws SyntaxException when a text is not a formula, says where and why
  public static Result read(
      List<String> texts, List<String> variables, KnownFunctions known, Limits limits) {
    Graph graph = new Graph(limits.maxNodes());
    Scope scope = new Scope(graph, variables, known, limits.maxNodes());
    List<Expr> expressions = new ArrayList<>();
    for (String text : texts) {
      try {
        expressions.add(read(text, graph, scope.fresh(), limits));
      } catch (SyntaxException e) {
        throw texts.size() == 1 ? e : e.in("formula " + (expressions.size() + 1));
      }
    }
    return new Result(List.copyOf(expressions), scope.variables());
  }

  /// Reads a condition, such as `x > 0 and y != 1`.
  ///
  /// @throws SyntaxException when the text is none of these variables
  public static Condition condition(String text, List<String> variables) {
    Graph graph = new Graph();
    Scope scope = new Scope(graph, variables, KnownFunctions.STANDARD, Limits.DEFAULT.maxNodes());
    return builder(text, text, graph, scope, Limits.DEFAULT).condition();
  }

  /// Reads an equation: two formulas joined by `=`, perhaps after definitions that both sides see.
  ///
  /// @return its two sides
  /// @throws SyntaxException when the text is no equation
  public static Result equation(
      String text, List<String> variables, KnownFunctions known, Limits limits) {
    Graph graph = new Graph(limits.maxNodes());
    Scope scope = new Scope(graph, variables, known, limits.maxNodes());
    Sides sides = Sides.of(text);
    Expr left = builder(sides.left(), text, graph, scope.fresh(), limits).result();
    Expr right = builder(sides.right(), text, graph, scope.fresh(), limits).result();
    return new Result(List.of(left, right), scope.variables());
  }

  /// Reads the body of a function whose parameters have no values, as a text that defines it does:
  /// `h(n, t) = sum(k, 0, n, t^k)`.
  ///
  /// @throws SyntaxException when the body is no formula of the parameters: names the function
  public static void check(Definition definition, KnownFunctions known, Limits limits) {
    Scope scope = new Scope(new Graph(limits.maxNodes()), List.of(), known, limits.maxNodes());
    scope.enter(definition.name());
    scope.define(definition);
  }

  static Expr read(String text, Graph graph, Scope scope, Limits limits) {
    return builder(text, text, graph, scope, limits).result();
  }

  /// @param text what is read
  /// @param whole what is shown in errors, with the same characters in the same places
  private static Builder builder(
      String text, String whole, Graph graph, Scope scope, Limits limits) {
    if (text.length() > limits.maxLength()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the text is too long: %,d characters, where %,d are allowed",
              text.length(),
              limits.maxLength()));
    }
    FormulaLexer lexer = new FormulaLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners(); // the lexer has a token for every character
    NestingParser parser =
        new NestingParser(
            new UnbufferedTokenStream<>(new Juxtaposition(lexer)), whole, limits.maxNesting());
    parser.setBuildParseTree(false);
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL); // the grammar is unambiguous
    parser.setErrorHandler(new Strictness());
    parser.removeErrorListeners();
    parser.addErrorListener(new Thrower(text, whole));
    Builder builder = new Builder(whole, graph, scope, parser::getCurrentToken);
    parser.tell(builder);
    parser.formula();
    return builder;
  }

  /// Leaves errors to the place where no rule goes on: nothing is recovered from, so that nothing
  /// need be foreseen at every loop.
  private static final class Strictness extends DefaultErrorStrategy {
    @Override
    public void sync(Parser recognizer) {}
  }

  /// Turns ANTLR's first complaint into ours.
  private static final class Thrower extends BaseErrorListener {
    private final String text;
    private final String whole;

    Thrower(String text, String whole) {
      this.text = text;
      this.whole = whole;
    }

    @Override
    public void syntaxError(
        Recognizer<?, ?> recognizer,
        Object symbol,
        int line,
        int column,
        String message,
        RecognitionException cause) {
      Token found = (Token) symbol;
      int start =
          found.getType() == Token.EOF
              ? text.stripTrailing().length()
              : text.offsetByCodePoints(0, found.getStartIndex());
      throw new SyntaxException(
          whole, start, new Expectation(text, found.getStartIndex()).sentence(found));
    }
  }
}
