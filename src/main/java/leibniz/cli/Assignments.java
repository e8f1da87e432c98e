package leibniz.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import leibniz.Formula;

/// Values given to names, as in `x=-1.2 y=pi/2`, in the order given.
final class Assignments {
  private Assignments() {}

  /// Reads assignments; a value is a number or a formula without variables.
  ///
  /// @throws IllegalArgumentException when one is not of the form `name=value`, or a name stands
  ///   twice
  static Map<String, Double> parse(List<String> texts) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (String text : texts) {
      int at = text.indexOf('=');
      if (at <= 0) {
        throw new IllegalArgumentException("expected name=value, as in x=1.5, got: " + text);
      }
      String name = name(text.substring(0, at).strip());
      if (values.put(name, value(name, text.substring(at + 1))) != null) {
        throw new IllegalArgumentException(name + " is given twice");
      }
    }
    return values;
  }

  /// The name as formulas have it, in which elements have no blanks.
  private static String name(String given) {
    return Formula.parse("0", given).variables().getFirst();
  }

  private static double value(String name, String text) {
    double value;
    try {
      value = Formula.parse(text, new String[0]).evaluate();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the value of " + name + ": " + e.getMessage(), e);
    }
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("the value of " + name + " is not finite: " + text);
    }
    return value;
  }

  /// The values in the order of `variables`.
  ///
  /// @throws IllegalArgumentException naming the variables without a value, or values without a
  ///   variable
  static double[] ordered(Map<String, Double> values, List<String> variables) {
    TreeSet<String> missing = new TreeSet<>(variables);
    missing.removeAll(values.keySet());
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException("no value for " + String.join(", ", missing));
    }
    TreeSet<String> extra = new TreeSet<>(values.keySet());
    variables.forEach(extra::remove);
    if (!extra.isEmpty()) {
      throw new IllegalArgumentException(
          String.join(", ", extra)
              + (extra.size() == 1 ? " does" : " do")
              + " not stand in the formula");
    }
    return variables.stream().mapToDouble(values::get).toArray();
  }
}
