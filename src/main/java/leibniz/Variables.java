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
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import leibniz.parse.FormulaReader;
import leibniz.parse.Suggestion;

/// The names of variables, checked where a user gives them.
final class Variables {
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
          "expected %d names, one for each of the %s, got %d"
              .formatted(count, ofWhat, added.length));
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
    Objects.requireNonNull(given, "the name of a variable");
    String name = FormulaReader.name(given);
    if (!variables.contains(name)) {
      throw new IllegalArgumentException(
          given
              + (variables.isEmpty()
                  ? " is no variable: there is none"
                  : " is none of the variables " + String.join(", ", variables))
              + Suggestion.of(name, variables));
    }
    return name;
  }

  static List<String> checkVariables(String[] given, List<String> variables) {
    Objects.requireNonNull(given, "by");
    Set<String> known = new HashSet<>(variables); // a list would take the square of its length
    List<String> names = new ArrayList<>();
    for (String name : given) {
      names.add(known.contains(name) ? name : checkVariable(name, variables));
    }
    return names;
  }

  /// Values by variables, whose names may be written with blanks.
  static <T> Map<String, T> byVariable(Map<String, T> values, List<String> variables) {
    Objects.requireNonNull(values, "values");
    Iterator<String> names =
        checkVariables(values.keySet().toArray(String[]::new), variables).iterator();
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
