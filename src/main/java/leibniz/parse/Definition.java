package leibniz.parse;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import leibniz.expr.Fn;

/// A function that is a formula, as in `sec(x) = 1/cos(x)`.
///
/// @param name the function's
/// @param parameters the names in parentheses
/// @param body the text of the formula; null for a function that Java code computes
public record Definition(String name, List<String> parameters, String body) {
  /// Sums and products over an index. A text may define functions of these names, whose author sees
  /// both; a function from elsewhere would change what the text says.
  static final Set<String> REPETITIONS = Set.of("sum", "product");

  /// The definition of `signature`, as in `f(x, y)`.
  ///
  /// @throws IllegalArgumentException when the signature is none, or names something built in: a
  ///   function of the table, `if`, `piecewise`, `sqrt`, `sum` or `product`
  public static Definition of(String signature, String body) {
    int open = signature.indexOf('(');
    int close = signature.stripTrailing().length() - 1;
    String name = open < 0 ? "" : signature.substring(0, open).strip();
    if (!Names.isPlain(name) || signature.indexOf(')') != close) {
      throw new IllegalArgumentException("expected a signature such as f(x, y): " + signature);
    }
    if (isBuiltIn(name) || REPETITIONS.contains(name)) {
      throw new IllegalArgumentException(builtIn(name));
    }
    String[] parameters = signature.substring(open + 1, close).split(",", -1);
    Set<String> distinct = new HashSet<>();
    for (int k = 0; k < parameters.length; k++) {
      parameters[k] = parameters[k].strip();
      if (!Names.isPlain(parameters[k])) {
        throw new IllegalArgumentException(
            "a parameter of " + name + " must be a name, as in f(x, y): " + signature);
      }
      if (!distinct.add(parameters[k])) {
        throw new IllegalArgumentException("a parameter of " + name + " is named twice");
      }
    }
    return new Definition(name, List.of(parameters), body);
  }

  /// The name and the parameters, as in `f(x, y)`.
  public String signature() {
    return name + "(" + String.join(", ", parameters) + ")";
  }

  static String builtIn(String function) {
    return "the function "
        + function
        + " is built in and cannot be defined anew; choose another name";
  }

  /// Whether no definition can take the name: the functions of the table, which formulas are
  /// printed with, and what is no function but a form of the language. Those of
  /// [StandardDefinitions] are formulas themselves, and may be others.
  static boolean isBuiltIn(String function) {
    return Fn.named(function) != null || List.of("if", "piecewise", "sqrt").contains(function);
  }
}
