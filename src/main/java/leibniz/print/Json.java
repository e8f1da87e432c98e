package leibniz.print;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import leibniz.expr.Application;
import leibniz.expr.Call;
import leibniz.expr.Choice;
import leibniz.expr.Comparison;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import leibniz.expr.Junction;
import leibniz.expr.Matrix;
import leibniz.expr.Negation;
import leibniz.expr.Node;
import leibniz.expr.Num;
import leibniz.expr.Power;
import leibniz.expr.Product;
import leibniz.expr.Sum;
import leibniz.expr.Sym;

/// Writes expressions as JSON, and reads them back as the same graph.
///
/// The graph is a flat list, in which a node refers to earlier ones by their numbers, from zero on:
/// however deep or shared it is, its text is linear and nobody has to recurse.
///
/// ```text
/// {"variables": ["x"],
///  "nodes": [{"symbol": "x"}, {"number": "1/2"}, {"power": [0, 1]}],
///  "result": 2}
/// ```
///
/// Nodes are `symbol`, `number` (exact ones as text, doubles as JSON numbers), `sum`, `product`,
/// `power`, `call` with the arguments in `of`, `if` (condition, then, else), the comparisons by
/// their symbols, and `and`, `or`, `not`. A factor that is a power with a negative number divides,
/// as described at [Expr]. A system has in place of `result` the numbers of `rows` and `columns`
/// and the `entries` that are not structurally zero: triples of row, column and node. Where
/// something is assumed, `assumptions` are the numbers of conditions.
public final class Json {
  private final StringBuilder out = new StringBuilder();

  private Json() {}

  /// A formula.
  public static String of(Expr expr, List<String> variables, List<Condition> assumptions) {
    Dag dag = dag(List.of(expr), assumptions);
    Json json = new Json();
    json.begin(dag, variables, assumptions.size());
    return json.out.append("\"result\": ").append(dag.root(0)).append("}").toString();
  }

  /// A system.
  public static String of(Matrix matrix, List<String> variables, List<Condition> assumptions) {
    Dag dag = dag(matrix.entries(), assumptions);
    Json json = new Json();
    json.begin(dag, variables, assumptions.size());
    json.out.append("\"rows\": ").append(matrix.rows());
    json.out.append(", \"columns\": ").append(matrix.columns());
    List<String> entries = new ArrayList<>();
    int[] start = matrix.rowStart();
    int[] column = matrix.columnIndex();
    for (int row = 0; row < matrix.rows(); row++) {
      for (int k = start[row]; k < start[row + 1]; k++) {
        entries.add("[" + row + ", " + column[k] + ", " + dag.root(k) + "]");
      }
    }
    json.list(",\n \"entries\": ", entries, ", ");
    return json.out.append("}").toString();
  }

  /// The conditions are the last roots; they may come from other graphs.
  private static Dag dag(List<Expr> exprs, List<Condition> assumptions) {
    List<Node> roots = new ArrayList<>(exprs);
    roots.addAll(assumptions);
    return assumptions.isEmpty()
        ? Dag.of(roots)
        : Dag.of(List.of(new Graph().adopt(Dag.of(roots))));
  }

  private void begin(Dag dag, List<String> variables, int assumptions) {
    list("{\"variables\": ", variables.stream().map(Json::quoted).toList(), ", ");
    List<String> nodes = new ArrayList<>();
    for (int i = 0; i < dag.size(); i++) {
      nodes.add("{" + node(dag, i) + "}");
    }
    list(",\n \"nodes\": ", nodes, ",\n  ");
    if (assumptions > 0) {
      int first = dag.rootCount() - assumptions;
      list(
          ",\n \"assumptions\": ",
          IntStream.range(first, dag.rootCount()).mapToObj(k -> "" + dag.root(k)).toList(),
          ", ");
    }
    out.append(",\n ");
  }

  private void list(String name, List<String> parts, String between) {
    out.append(name).append('[');
    for (int k = 0; k < parts.size(); k++) {
      out.append(k == 0 ? "" : between).append(parts.get(k));
    }
    out.append(']');
  }

  private static String node(Dag dag, int i) {
    return switch (dag.node(i)) {
      case Num n -> "\"number\": " + (n.isExact() ? quoted(n.exact().toString()) : "" + n.value());
      case Sym s -> "\"symbol\": " + quoted(s.name());
      case Sum _ -> "\"sum\": " + children(dag, i);
      case Product _ -> "\"product\": " + children(dag, i);
      case Power _ -> "\"power\": " + children(dag, i);
      case Call c -> "\"call\": " + quoted(c.function().text()) + ", \"of\": " + children(dag, i);
      case Application a ->
          throw new IllegalArgumentException(
              a.function() + " is computed by Java code, which JSON cannot carry");
      case Choice _ -> "\"if\": " + children(dag, i);
      case Comparison c -> quoted(c.relation().symbol()) + ": " + children(dag, i);
      case Junction j ->
          (j.kind() == Junction.Kind.AND ? "\"and\": " : "\"or\": ") + children(dag, i);
      case Negation _ -> "\"not\": " + children(dag, i);
    };
  }

  private static String children(Dag dag, int i) {
    StringBuilder children = new StringBuilder("[");
    for (int k = 0; k < dag.arity(i); k++) {
      children.append(k == 0 ? "" : ", ").append(dag.child(i, k));
    }
    return children.append("]").toString();
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int k = 0; k < text.length(); k++) {
      char c = text.charAt(k);
      boolean isPlain = c >= ' ' && c != '"' && c != '\\';
      quoted.append(isPlain ? "" + c : "\\u%04x".formatted((int) c));
    }
    return quoted.append('"').toString();
  }

  /// Reads a formula.
  ///
  /// @throws IllegalArgumentException when the text is none: says where, and what was expected
  public static Read formula(String text) {
    return new JsonReader(text).formula();
  }

  /// Reads a system.
  ///
  /// @throws IllegalArgumentException when the text is none: says where, and what was expected
  public static Read system(String text) {
    return new JsonReader(text).system();
  }

  /// What was read.
  ///
  /// @param matrix the entries; of a formula one
  public record Read(Matrix matrix, List<String> variables, List<Condition> assumptions) {}
}
