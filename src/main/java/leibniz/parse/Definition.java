package leibniz.parse;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import leibniz.expr.Fn;

/// A function that is a formula, as in `sec(x) = 1/cos(x)`.
///
/// @param name the function's
/// @param parameters the names in parentheses
/// @param body the text of the formula; null for a function that Java code computes
public record Definition(String name, List<String> parameters, String body) {
  private static final Pattern SIGNATURE = Pattern.compile("\\s*([^(\\s]+)\\s*\\(([^)]*)\\)\\s*");

  /// The definition of `signature`, as in `f(x, y)`.
  ///
  /// @throws IllegalArgumentException when the signature is none, or names something built in
  public static Definition of(String signature, String body) {
    Matcher m = SIGNATURE.matcher(signature);
    if (!m.matches() || !FormulaReader.isPlainName(m.group(1))) {
      throw new IllegalArgumentException("expected a signature such as f(x, y): " + signature);
    }
    String name = m.group(1);
    if (isBuiltIn(name)) {
      throw new IllegalArgumentException(
          "the function " + name + " is built in; choose another name");
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

  static boolean isBuiltIn(String function) {
    return Fn.named(function) != null || List.of("if", "piecewise", "sqrt").contains(function);
  }
}
