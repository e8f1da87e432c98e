package leibniz.print;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import leibniz.expr.Comparison;
import leibniz.expr.Condition;
import leibniz.expr.Expr;
import leibniz.expr.Fn;
import leibniz.expr.Graph;
import leibniz.expr.Matrix;
import leibniz.expr.Node;
import leibniz.expr.Product;
import leibniz.expr.Rational;

/// Reads what [Json] writes, and trusts nothing: fields, kinds, counts and numbers are checked, and
/// that nodes refer to earlier ones only.
final class JsonReader {
  /// As many distinct nodes as a formula read from text may have.
  private static final int MAX_NODES = 50_000_000;

  /// So that a few characters do not ask for all memory.
  private static final int MAX_ROWS = 10_000_000;

  /// As many digits as [Rational#MAX_BITS] allow.
  private static final String INTEGER = "-?\\d{1,3011}";

  private final JsonText text;
  private final Graph graph = new Graph(MAX_NODES);
  private final List<Node> nodes = new ArrayList<>();
  private final Set<String> fields = new HashSet<>();
  private final List<Entry> entries = new ArrayList<>();
  private final List<Assumption> assumptions = new ArrayList<>();
  private List<String> variables = List.of();
  private int rows = 1;
  private int columns = 1;

  private record Entry(int place, int row, int column, int node) {}

  private record Assumption(int place, int node) {}

  JsonReader(String text) {
    this.text = new JsonText(text);
  }

  Json.Read formula() {
    return read(Set.of("variables", "nodes", "result"));
  }

  Json.Read system() {
    return read(Set.of("variables", "nodes", "rows", "columns", "entries"));
  }

  private Json.Read read(Set<String> wanted) {
    int start = text.place();
    text.take('{');
    while (text.takesNext(fields.isEmpty(), '}')) {
      int place = text.place();
      String field = text.name();
      boolean isWanted = wanted.contains(field) || field.equals("assumptions");
      if (!isWanted || !fields.add(field)) {
        throw text.error(place, "no field \"" + field + "\" is wanted here");
      }
      field(field);
    }
    text.takeEnd();
    for (String field : wanted.stream().sorted().toList()) {
      if (!fields.contains(field)) {
        throw text.error(start, "the field \"" + field + "\" is missing");
      }
    }
    return new Json.Read(matrix(), variables, conditions());
  }

  private void field(String field) {
    switch (field) {
      case "variables" -> variables = names();
      case "nodes" -> nodes();
      case "assumptions" -> assumptions();
      case "result" -> {
        int place = text.place();
        entries.add(new Entry(place, 0, 0, text.index(MAX_NODES, "a node")));
      }
      case "rows" -> rows = number("a number of rows");
      case "columns" -> columns = number("a number of columns");
      default -> entries();
    }
  }

  private int number(String what) {
    return text.index(MAX_ROWS, what + " below " + MAX_ROWS);
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    text.take('[');
    while (text.takesNext(names.isEmpty(), ']')) {
      names.add(text.string());
    }
    return names;
  }

  private void entries() {
    text.take('[');
    while (text.takesNext(entries.isEmpty(), ']')) {
      int place = text.place();
      List<Integer> entry = text.indices(Integer.MAX_VALUE, "a row, a column or a node");
      if (entry.size() != 3) {
        throw text.error(place, "an entry is a row, a column and a node");
      }
      entries.add(new Entry(place, entry.get(0), entry.get(1), entry.get(2)));
    }
  }

  private void assumptions() {
    int place = text.place();
    for (int node : text.indices(MAX_NODES, "a node")) {
      assumptions.add(new Assumption(place, node));
    }
  }

  private List<Condition> conditions() {
    List<Condition> conditions = new ArrayList<>();
    for (Assumption a : assumptions) {
      if (a.node >= nodes.size()) {
        throw text.error(a.place, "there is no node " + a.node);
      }
      if (!(nodes.get(a.node) instanceof Condition condition)) {
        throw text.error(a.place, "node " + a.node + " is no condition");
      }
      conditions.add(condition);
    }
    return conditions;
  }

  private Matrix matrix() {
    Matrix.Builder matrix = new Matrix.Builder(columns);
    int row = 0;
    int column = -1;
    for (Entry e : entries) {
      for (; row < e.row && row < rows; row++) {
        matrix.endRow();
        column = -1;
      }
      if (e.row != row || e.row >= rows || e.column <= column || e.column >= columns) {
        throw text.error(e.place, "the entries must stand row by row, in a matrix of this size");
      }
      if (e.node >= nodes.size()) {
        throw text.error(e.place, "there is no node " + e.node);
      }
      if (!(nodes.get(e.node) instanceof Expr entry)) {
        throw text.error(e.place, "node " + e.node + " is a condition, no result");
      }
      matrix.add(e.column, entry);
      column = e.column;
    }
    for (; row < rows; row++) {
      matrix.endRow();
    }
    return matrix.build();
  }

  private void nodes() {
    text.take('[');
    while (text.takesNext(nodes.isEmpty(), ']')) {
      text.take('{');
      int place = text.place();
      try {
        nodes.add(node(place, text.name()));
      } catch (ArithmeticException e) {
        throw text.error(place, e.getMessage());
      }
      text.take('}');
    }
  }

  private Node node(int place, String kind) {
    if (kind.equals("symbol")) {
      return graph.symbol(text.string());
    }
    if (kind.equals("number")) {
      return text.isNext('"') ? exact(place) : graph.number(finite(place));
    }
    Fn fn = kind.equals("call") ? function(place) : null;
    List<Node> parts = parts();
    return switch (kind) {
      case "sum" -> graph.sum(exprs(place, parts, 2, Integer.MAX_VALUE));
      case "product" -> product(place, exprs(place, parts, 1, Integer.MAX_VALUE));
      case "power" -> power(exprs(place, parts, 2, 2));
      case "call" -> call(fn, exprs(place, parts, fn.minArity(), fn.maxArity()));
      case "if" -> {
        List<Condition> condition = conditions(place, first(parts), 1);
        List<Expr> branches = exprs(place, rest(parts), 2, 2);
        yield graph.choice(condition.getFirst(), branches.get(0), branches.get(1));
      }
      case "and", "or" -> junction(kind, conditions(place, parts, 2));
      case "not" -> graph.not(conditions(place, parts, 1).getFirst());
      default -> comparison(relation(place, kind), exprs(place, parts, 2, 2));
    };
  }

  private static <T> List<T> first(List<T> list) {
    return list.subList(0, Math.min(1, list.size()));
  }

  private static <T> List<T> rest(List<T> list) {
    return list.subList(Math.min(1, list.size()), list.size());
  }

  private List<Node> parts() {
    List<Node> parts = new ArrayList<>();
    for (int index : text.indices(nodes.size(), "the number of an earlier node")) {
      parts.add(nodes.get(index));
    }
    return parts;
  }

  private List<Expr> exprs(int place, List<Node> parts, int least, int most) {
    return typed(Expr.class, "expression", place, parts, least, most);
  }

  private List<Condition> conditions(int place, List<Node> parts, int count) {
    return typed(Condition.class, "condition", place, parts, count, count);
  }

  private <T extends Node> List<T> typed(
      Class<T> type, String what, int place, List<Node> parts, int least, int most) {
    if (parts.size() < least || parts.size() > most || !parts.stream().allMatch(type::isInstance)) {
      String count = least == most ? "" + least : least + " or more";
      throw text.error(place, "expected " + count + " " + what + (most > 1 ? "s" : ""));
    }
    return parts.stream().map(type::cast).toList();
  }

  private double finite(int place) {
    double value = text.number();
    if (!Double.isFinite(value)) {
      throw text.error(place, "this number is too large for a double");
    }
    return value;
  }

  private Expr exact(int place) {
    String number = text.string();
    if (!number.matches(INTEGER + "(/" + INTEGER + ")?")) {
      throw text.error(place, "an exact number is an integer or a quotient of two, as \"1/3\"");
    }
    int slash = number.indexOf('/');
    BigInteger numerator = new BigInteger(slash < 0 ? number : number.substring(0, slash));
    return graph.number(
        slash < 0
            ? Rational.of(numerator)
            : Rational.of(numerator, new BigInteger(number.substring(slash + 1))));
  }

  private Expr product(int place, List<Expr> factors) {
    if (factors.size() > 1) {
      return graph.product(factors);
    }
    if (!(graph.factor(factors.getFirst()) instanceof Product group)) {
      throw text.error(place, "only a divisor is a product alone");
    }
    return group;
  }

  private Expr power(List<Expr> parts) {
    return graph.power(parts.get(0), parts.get(1));
  }

  private Fn function(int place) {
    String name = text.string();
    Fn fn = Fn.named(name);
    if (fn == null) {
      throw text.error(place, "there is no function " + name);
    }
    text.take(',');
    int of = text.place();
    if (!text.name().equals("of")) {
      throw text.error(of, "expected the arguments, \"of\"");
    }
    return fn;
  }

  private Expr call(Fn fn, List<Expr> arguments) {
    return graph.call(fn, arguments.toArray(Expr[]::new));
  }

  private Condition junction(String kind, List<Condition> parts) {
    return kind.equals("and")
        ? graph.and(parts.get(0), parts.get(1))
        : graph.or(parts.get(0), parts.get(1));
  }

  private Comparison.Relation relation(int place, String symbol) {
    for (Comparison.Relation relation : Comparison.Relation.values()) {
      if (relation.symbol().equals(symbol)) {
        return relation;
      }
    }
    throw text.error(place, "there is no kind of node \"" + symbol + "\"");
  }

  private Condition comparison(Comparison.Relation relation, List<Expr> sides) {
    return graph.comparison(relation, sides.get(0), sides.get(1));
  }
}
