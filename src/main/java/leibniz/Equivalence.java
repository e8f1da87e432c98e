package leibniz;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Whether two formulas have the same value wherever both are defined: proven, refuted by a point,
/// or unknown.
///
/// ```java
/// Formula f = Formula.parse("cos(2*x)");
/// f.isEquivalentTo(Formula.parse("1 - 2*sin(x)^2")); // equivalent
/// f.isEquivalentTo(Formula.parse("1 - sin(x)^2"));   // not equivalent: at x = 2.0 the values are -0.6536436208636119 and 0.17317818956819397
/// ```
public sealed interface Equivalence extends Displayable {
  /// Whether it is certain that the formulas are equivalent.
  default boolean isProven() {
    return this instanceof Proven;
  }

  /// Whether it is certain that they are not.
  default boolean isRefuted() {
    return this instanceof Refuted;
  }

  /// They are equal as real functions, wherever both are defined.
  record Proven() implements Equivalence {
    @Override
    public String toString() {
      return "equivalent";
    }
  }

  /// They differ at a point, by more than roundings can explain.
  ///
  /// @param witness the point: values of all variables
  /// @param value the value of the first formula there, as it is evaluated
  /// @param otherValue the value of the second
  record Refuted(Map<String, Double> witness, double value, double otherValue)
      implements Equivalence {
    /// Of a point and the values there.
    public Refuted {
      witness = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(witness));
    }

    @Override
    public String toString() {
      String point =
          witness.entrySet().stream()
              .map(e -> e.getKey() + " = " + e.getValue())
              .collect(Collectors.joining(", "));
      String where = point.isEmpty() ? "" : "at " + point + " ";
      return value == otherValue
          ? "not equivalent: %sthe values differ by less than doubles show".formatted(where)
          : "not equivalent: %sthe values are %s and %s".formatted(where, value, otherValue);
    }
  }

  /// Neither was found out.
  ///
  /// @param reason how far it was got
  record Unknown(String reason) implements Equivalence {
    @Override
    public String toString() {
      return "unknown: " + reason;
    }
  }

  @Override
  default Map<String, String> mimeBundle() {
    String text = toString().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return Map.of("text/html", "<p>" + text + "</p>");
  }
}
