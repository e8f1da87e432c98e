package leibniz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import leibniz.expr.Count;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import leibniz.parse.FormulaReader;
import leibniz.parse.Suggestion;

/// The names of variables, checked where a user gives them.
final class Variables {
  /// More names are not listed in a message.
  private static final int LISTED = 20;

  private Variables() {}

  static List<String> listed(String[] variables) {
    return distinct(Arrays.asList(Objects.requireNonNull(variables, "variables")));
  }

  /// The variables, which are all symbols and perhaps more.
  static List<String> checkSymbols(Dag exprs, List<String> variables) {
    Objects.requireNonNull(variables, "variables");
    Set<String> missing = exprs.symbols();
    List<String> names = distinct(variables);
    names.forEach(missing::remove);
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "the formula has symbols that are none of its variables: " + String.join(", ", missing));
    }
    return names;
  }

  static List<String> distinct(List<String> variables) {
    Set<String> seen = new LinkedHashSet<>();
    for (String variable : variables) {
      Objects.requireNonNull(variable, "the name of a variable");
      String name = FormulaReader.name(variable);
      if (!FormulaReader.isName(name)) {
        throw new IllegalArgumentException("not a name that a variable can have: " + variable);
      }
      if (!seen.add(name)) {
        throw new IllegalArgumentException("the variable " + variable + " is listed twice");
      }
    }
    return List.copyOf(seen);
  }

  static Set<String> symbols(List<Expr> exprs) {
    return Dag.of(exprs).symbols();
  }

  /// The variables and as many new ones.
  static List<String> extended(List<String> variables, String[] added, int count, String ofWhat) {
    Objects.requireNonNull(added, "the names");
    if (added.length != count) {
      throw new IllegalArgumentException(
          "expected %s, one for each of the %s, got %d"
              .formatted(Count.of(count, "name"), ofWhat, added.length));
    }
    List<String> names = distinct(Arrays.asList(added));
    Set<String> known = new HashSet<>(variables);
    for (String name : names) {
      if (known.contains(name)) {
        throw new IllegalArgumentException(name + " is a variable already; choose another name");
      }
    }
    List<String> all = new ArrayList<>(variables);
    all.addAll(names);
    return List.copyOf(all);
  }

  /// The direction whose names follow the variables in `extended`, one for each.
  static Map<String, Expr> direction(List<String> variables, List<String> extended) {
    int n = variables.size();
    Graph graph = new Graph();
    Map<String, Expr> direction = new HashMap<>();
    for (int k = 0; k < n; k++) {
      direction.put(variables.get(k), graph.symbol(extended.get(n + k)));
    }
    return direction;
  }

  /// The variable that somebody calls `given`: an element may be written with blanks.
  ///
  /// @throws IllegalArgumentException when it is none of the variables
  static String checkVariable(String given, List<String> variables) {
    return checkName(given, variables, "variable");
  }

  /// The name of `known` that somebody calls `given`.
  ///
  /// @param kind what they are, in the singular
  private static String checkName(String given, List<String> known, String kind) {
    Objects.requireNonNull(given, "the name of a " + kind);
    String name = FormulaReader.name(given);
    if (!known.contains(name)) {
      throw new IllegalArgumentException(
          given
              + (known.isEmpty()
                  ? " is no " + kind + ": there is none"
                  : " is none of the " + kind + "s " + String.join(", ", known))
              + Suggestion.of(name, known));
    }
    return name;
  }

  static List<String> checkVariables(String[] given, List<String> variables) {
    return checkNames(Objects.requireNonNull(given, "by"), variables, "variable");
  }

  /// Variables to differentiate by, at least one.
  static List<String> checkSome(String[] by, List<String> variables) {
    List<String> names = checkVariables(by, variables);
    if (names.isEmpty()) {
      throw new IllegalArgumentException(
          "a derivative by no variable; the variables are " + shown(variables));
    }
    return names;
  }

  private static List<String> checkNames(String[] given, List<String> all, String kind) {
    Set<String> known = new HashSet<>(all); // a list would take the square of its length
    List<String> names = new ArrayList<>();
    for (String name : given) {
      names.add(known.contains(name) ? name : checkName(name, all, kind));
    }
    return names;
  }

  /// Values of the variables, as many as there are.
  static void checkValues(double[] values, List<String> variables) {
    if (values.length != variables.size()) {
      throw new IllegalArgumentException(
          "expected %s%s, got %d"
              .formatted(
                  Count.of(variables.size(), "value"),
                  variables.isEmpty() ? "" : ", of " + shown(variables),
                  values.length));
    }
  }

  /// Names for a message, which may be many.
  static String shown(List<String> names) {
    String some = String.join(", ", names.subList(0, Math.min(LISTED, names.size())));
    return names.isEmpty() ? "none" : names.size() > LISTED ? some + ", …" : some;
  }

  /// Values by variables, whose names may be written with blanks.
  static <T> Map<String, T> byVariable(Map<String, T> values, List<String> variables) {
    return byName(values, variables, "variable");
  }

  /// Values by names of some kind, which may be written with blanks.
  ///
  /// @param kind what the names are of, in the singular
  static <T> Map<String, T> byName(Map<String, T> values, List<String> all, String kind) {
    Objects.requireNonNull(values, "values");
    Iterator<String> names =
        checkNames(values.keySet().toArray(String[]::new), all, kind).iterator();
    Map<String, T> named = new LinkedHashMap<>();
    values.forEach(
        (given, value) -> {
          if (named.put(names.next(), value) != null) {
            throw new IllegalArgumentException(given + " is given twice");
          }
        });
    return named;
  }
}
