package leibniz.source;

import leibniz.expr.Fn;

/// What languages write differently; sums, products and comparisons are the same in all of them.
/// Conditions and choices are by default those of C and its family.
interface Dialect {
  /// A number, with its sign.
  String literal(double value);

  /// What calls a function.
  ///
  /// @throws IllegalArgumentException when the language has none
  String function(Fn fn);

  String sqrt();

  /// What calls `a*b + c` rounded once.
  ///
  /// @throws IllegalArgumentException when the language has none
  String fma();

  /// What calls the power.
  ///
  /// @param isFinite whether the exponent is a finite number, for which all languages agree
  String pow(boolean isFinite);

  /// Whether conditions and choices are calls that compute all their operands, and not operators.
  default boolean isEager() {
    return false;
  }

  default String and(String a, String b) {
    return a + " && " + b;
  }

  default String or(String a, String b) {
    return a + " || " + b;
  }

  default String not(String a) {
    return "!" + a;
  }

  default String choice(String condition, String then, String otherwise) {
    return condition + " ? " + then + " : " + otherwise;
  }

  /// The statement that gives a value a name.
  String define(String name, boolean isCondition, String value);

  /// The element of an array.
  default String element(String array, int k) {
    return array + "[" + k + "]";
  }

  /// The statement that sets a variable or an element.
  default String assign(String target, String value) {
    return target + " = " + value + ";";
  }
}
