package leibniz.print;

import java.util.List;
import leibniz.expr.Comparison;
import leibniz.expr.Expr;
import leibniz.expr.Fn;
import leibniz.expr.Node;

/// Writes expressions as LaTeX, as a textbook sets them: fractions, roots, powers of functions,
/// cases, subscripts.
///
/// Long expressions that share parts are followed by the definitions of these parts.
public final class Latex implements Notation {
  private static final Latex NOTATION = new Latex();

  private Latex() {}

  /// An expression or a condition, without delimiters.
  public static String of(Node node) {
    return Layout.of(node, NOTATION);
  }

  /// Expressions as a matrix, row by row, without delimiters.
  public static String matrix(List<Expr> exprs, int columns) {
    return Layout.matrix(exprs, columns, NOTATION);
  }

  @Override
  public String sign(Sign sign) {
    return switch (sign) {
      case NEGATIVE -> "-";
      case PLUS -> " + ";
      case MINUS -> " - ";
      case TIMES, BEFORE_FUNCTION -> " ";
      case DOT -> " \\cdot ";
      case SPACE -> " \\, ";
      case AFTER_WORD -> " \\,";
      case SLASH -> "/";
      case COMMA -> ", ";
      case APPLY -> "";
      case AND -> " \\land ";
      case OR -> " \\lor ";
      case NOT -> "\\lnot ";
      case CELL -> " & ";
    };
  }

  @Override
  public Around around(Form form) {
    return switch (form) {
      case PARENTHESES -> new Around("\\left(", "", "\\right)");
      case FRACTION -> new Around("\\frac{", "}{", "}");
      case SQRT -> new Around("\\sqrt{", "", "}");
      case CBRT -> new Around("\\sqrt[3]{", "", "}");
      case POWER -> new Around("", "^{", "}");
      case EXP -> new Around("e^{", "", "}");
      case CASES -> new Around("\\begin{cases}", "", "\\end{cases}");
      case CASE -> new Around("", " & \\text{if } ", " \\\\ ");
      case OTHERWISE -> new Around("", "", " & \\text{otherwise}");
      case MATRIX -> new Around("\\begin{pmatrix}", " \\\\ ", "\\end{pmatrix}");
      case WHERE -> new Around("\\begin{aligned}&", "", "\\end{aligned}");
      case FIRST_DEFINITION -> new Around(" \\\\ \\text{where }", " &= ", "");
      case DEFINITION -> new Around(" \\\\ ", " &= ", "");
    };
  }

  @Override
  public String relation(Comparison.Relation relation) {
    return switch (relation) {
      case LT -> " < ";
      case LE -> " \\le ";
      case GT -> " > ";
      case GE -> " \\ge ";
      case EQ -> " = ";
      case NE -> " \\ne ";
    };
  }

  @Override
  public String digits(String digits) {
    return digits;
  }

  @Override
  public String name(Name name) {
    return word(name.base()) + (name.below() == null ? "" : "_{" + word(name.below()) + "}");
  }

  private static String word(String text) {
    String escaped = text.replace("_", "\\_");
    return Name.greek(text) != null
        ? "\\" + text
        : Name.isWord(text) ? "\\mathrm{" + escaped + "}" : escaped;
  }

  @Override
  public String function(Fn fn) {
    return fn.latex();
  }

  @Override
  public Around order(Fn fn) {
    int at = fn.latex().lastIndexOf('n');
    return new Around(fn.latex().substring(0, at), "", fn.latex().substring(at + 1));
  }

  @Override
  public Around fence(Fn fn) {
    int at = fn.latex().lastIndexOf("x\\right");
    return new Around(fn.latex().substring(0, at), "", fn.latex().substring(at + 1));
  }
}
