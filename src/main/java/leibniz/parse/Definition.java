package leibniz.parse;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  private static final Pattern SIGNATURE = Pattern.compile("\\s*([^(\\s]+)\\s*\\(([^)]*)\\)\\s*");

  /// The definition of `signature`, as in `f(x, y)`.
  ///
  /// @throws IllegalArgumentException when the signature is none, or names something built in: a
  ///   function of the table, `if`, `piecewise`, `sqrt`, `sum` or `product`
  public static Definition of(String signature, String body) {
    Matcher m = SIGNATURE.matcher(signature);
    if (!m.matches() || !FormulaReader.isPlainName(m.group(1))) {
      throw new IllegalArgumentException("expected a signature such as f(x, y): " + signature);
    }
    String name = m.group(1);
    if (isBuiltIn(name) || REPETITIONS.contains(name)) {
      throw new IllegalArgumentException(builtIn(name));
    }
    List<String> parameters = List.of(m.group(2).strip().split("\\s*,\\s*", -1));
    for (String parameter : parameters) {
      if (!FormulaReader.isPlainName(parameter)) {
        throw new IllegalArgumentException(
            "a parameter of " + name + " must be a name, as in f(x, y): " + signature);
      }
    }
    if (parameters.stream().distinct().count() < parameters.size()) {
      throw new IllegalArgumentException("a parameter of " + name + " is named twice");
    }
    return new Definition(name, parameters, body);
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
  /// printed with, and what is no function but a form of the language. Those of `definitions.txt`
  /// are formulas themselves, and may be others.
  static boolean isBuiltIn(String function) {
    return Fn.named(function) != null || List.of("if", "piecewise", "sqrt").contains(function);
  }
}
