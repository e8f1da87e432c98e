package leibniz;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import leibniz.expr.Dag;
import leibniz.expr.Excerpt;
import leibniz.expr.Expr;

/// The text of formulas for people to read: whole, or cut where it would be longer than a
/// screenful, with `…` for the rest.
final class ReadableText {
  /// Characters of a screenful.
  private static final int SCREEN = 2000;

  /// A graph of more nodes has longer text.
  private static final int NODES = 1000;

  /// Formulas shown of a large system.
  private static final int FORMULAS = 6;

  private ReadableText() {}

  static String of(Displayable displayed) {
    return switch (displayed) {
      case Formula f ->
          isLong(List.of(f.expr()), f) ? cut(f.expr(), f.variables(), SCREEN) : f.toString();
      case FormulaSystem s -> isLong(s.matrix().entries(), s) ? cut(s) : s.toString();
      default -> displayed.toString();
    };
  }

  private static boolean isLong(Collection<Expr> exprs, Displayable displayed) {
    return exprs.size() > NODES
        || Dag.of(exprs).size() > NODES
        || displayed.toString().length() > SCREEN;
  }

  private static String cut(Expr expr, List<String> variables, int length) {
    return Excerpt.of(expr).excerpt(variables, length);
  }

  private static String cut(FormulaSystem s) {
    int rows = Math.min(FORMULAS, s.rows());
    int columns = Math.min(Math.max(1, FORMULAS / rows), s.columns());
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      List<String> entries = new ArrayList<>();
      for (int column = 0; column < columns; column++) {
        entries.add(cut(s.matrix().get(row, column), s.variables(), SCREEN / FORMULAS));
      }
      lines.add(inRow(entries, s, columns < s.columns()));
    }
    return bracketed(lines, rows < s.rows());
  }

  /// The formulas in rows: `[[2*x, 0], [y, x]]`, and of one column `[2*x, y]`.
  static String whole(FormulaSystem s) {
    List<String> lines = new ArrayList<>();
    List<Expr> all = s.matrix().all();
    for (int row = 0; row < s.rows(); row++) {
      List<String> entries =
          all.subList(row * s.columns(), (row + 1) * s.columns()).stream()
              .map(e -> e.toText(s.variables()))
              .toList();
      lines.add(inRow(entries, s, false));
    }
    return bracketed(lines, false);
  }

  private static String inRow(List<String> entries, FormulaSystem s, boolean isCut) {
    return s.columns() == 1 ? entries.getFirst() : bracketed(entries, isCut);
  }

  private static String bracketed(List<String> parts, boolean isCut) {
    return "[" + String.join(", ", parts) + (isCut ? ", …]" : "]");
  }
}
