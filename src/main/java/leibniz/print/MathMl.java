package leibniz.print;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import leibniz.expr.Comparison;
import leibniz.expr.Expr;
import leibniz.expr.Fn;

/// Writes expressions as presentation MathML (MathML Core), which browsers show without help.
///
/// Long expressions that share parts are followed by the definitions of these parts.
public final class MathMl implements Notation {
  private static final MathMl NOTATION = new MathMl();

  /// The words of a function's name in LaTeX.
  private static final Pattern WORD =
      Pattern.compile("\\\\(operatorname|mathrm)\\{(\\w+)}|\\\\(\\w+)");

  private static final Pattern SCRIPT = Pattern.compile("(.*)([_^])\\{(-?\\w+)}");

  private static final String ROW = "<mtr><mtd style=\"text-align: left\">";
  private static final String CELL = "</mtd><mtd style=\"text-align: left\">";
  private static final String END = "</mtd></mtr>";

  private MathMl() {}

  /// One expression, as a `math` element.
  public static String of(Expr expr) {
    return element(Layout.of(expr, NOTATION));
  }

  /// Expressions as a matrix, row by row, as a `math` element.
  public static String matrix(List<Expr> exprs, int columns) {
    return element(Layout.matrix(exprs, columns, NOTATION));
  }

  private static String element(String content) {
    return "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"block\">"
        + Rows.withoutIdle(content)
        + "</math>";
  }

  @Override
  public String sign(Sign sign) {
    return switch (sign) {
      case NEGATIVE -> "<mo form=\"prefix\">−</mo>";
      case MINUS -> operator("−");
      case PLUS -> operator("+");
      case TIMES -> operator("&#x2062;"); // invisible
      case DOT -> operator("⋅");
      case SPACE, AFTER_WORD, BEFORE_FUNCTION -> "<mspace width=\"0.17em\"/>";
      case SLASH -> operator("/");
      case COMMA -> operator(",");
      case APPLY -> operator("&#x2061;"); // invisible
      case AND -> operator("∧");
      case OR -> operator("∨");
      case NOT -> operator("¬");
      case CELL -> "</mtd><mtd>";
    };
  }

  private static String operator(String text) {
    return "<mo>" + text + "</mo>";
  }

  @Override
  public Around around(Form form) {
    return switch (form) {
      case PARENTHESES -> fence("(", ")");
      case FRACTION -> two("mfrac");
      case SQRT -> new Around("<msqrt>", "", "</msqrt>");
      case CBRT -> new Around("<mroot><mrow>", "", "</mrow><mn>3</mn></mroot>");
      case POWER -> two("msup");
      case EXP -> new Around("<msup><mi>e</mi><mrow>", "", "</mrow></msup>");
      case CASES -> new Around("<mrow><mo>{</mo><mtable>", "", "</mtable></mrow>");
      case CASE -> new Around(ROW, CELL + "<mtext>if&#xA0;</mtext>", END);
      case OTHERWISE -> new Around(ROW, "", CELL + "<mtext>otherwise</mtext>" + END);
      case MATRIX ->
          new Around(
              "<mrow><mo>(</mo><mtable><mtr><mtd>",
              "</mtd></mtr><mtr><mtd>",
              "</mtd></mtr></mtable><mo>)</mo></mrow>");
      case WHERE -> new Around("<mtable>" + ROW, "", END + "</mtable>");
      case FIRST_DEFINITION ->
          new Around(END + ROW + "<mtext>where&#xA0;</mtext>", operator("="), "");
      case DEFINITION -> new Around(END + ROW, operator("="), "");
    };
  }

  private static Around fence(String left, String right) {
    return new Around("<mrow>" + operator(left), "", operator(right) + "</mrow>");
  }

  private static Around two(String element) {
    return new Around("<" + element + "><mrow>", "</mrow><mrow>", "</mrow></" + element + ">");
  }

  @Override
  public String relation(Comparison.Relation relation) {
    return switch (relation) {
      case LT -> operator("&lt;");
      case LE -> operator("≤");
      case GT -> operator("&gt;");
      case GE -> operator("≥");
      case EQ -> operator("=");
      case NE -> operator("≠");
    };
  }

  @Override
  public String digits(String digits) {
    return "<mn>" + digits + "</mn>";
  }

  @Override
  public String name(Name name) {
    return name.below() == null
        ? word(name.base())
        : "<msub>" + word(name.base()) + word(name.below()) + "</msub>";
  }

  private static String word(String text) {
    String greek = Name.greek(text);
    return text.matches("[\\d,-]+")
        ? "<mn>" + text + "</mn>"
        : "<mi>" + (greek == null ? text : greek) + "</mi>";
  }

  /// Reads the name in LaTeX, so that a function has it in one place.
  @Override
  public String function(Fn fn) {
    Matcher script = SCRIPT.matcher(fn.latex());
    if (!script.matches()) {
      return words(fn.latex());
    }
    String element = script.group(2).equals("_") ? "msub" : "msup";
    return "<%s>%s%s</%1$s>"
        .formatted(element, words(script.group(1)), digits(script.group(3).replace('-', '−')));
  }

  private static String words(String latex) {
    StringBuilder words = new StringBuilder();
    Matcher word = WORD.matcher(latex);
    while (word.find()) {
      words.append(words.isEmpty() ? "" : "<mo>&#x2061;</mo>");
      if (word.group(3) != null) {
        words.append(word(word.group(3)));
      } else {
        words.append("<mi mathvariant=\"normal\">").append(word.group(2)).append("</mi>");
      }
    }
    return "<mrow>" + words + "</mrow>";
  }

  @Override
  public Around order(Fn fn) {
    boolean isAbove = fn.latex().contains("^");
    String name = words(fn.latex().substring(0, fn.latex().indexOf(isAbove ? '^' : '_')));
    return isAbove
        ? new Around(
            "<msup>" + name + "<mrow>" + operator("("), "", operator(")") + "</mrow></msup>")
        : new Around("<msub>" + name + "<mrow>", "", "</mrow></msub>");
  }

  @Override
  public Around fence(Fn fn) {
    return switch (fn) {
      case FLOOR -> fence("⌊", "⌋");
      case CEIL -> fence("⌈", "⌉");
      default -> fence("|", "|");
    };
  }
}
