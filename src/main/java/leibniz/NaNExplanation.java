package leibniz;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Why a value is NaN: the first part of a formula that is NaN though its operands are not.
///
/// ```java
/// NaNExplanation why = Formula.parse("2*ln(x - 3)").explainNaN(2).orElseThrow();
/// why.part();    // ln(x - 3)
/// why.reason();  // ln needs x - 3 > 0
/// why;           // ln(x - 3) is NaN where x - 3 = -1.0: ln needs x - 3 > 0
/// ```
///
/// @param part the text of the part, cut where it is long
/// @param operands what it is made of, with values; those of a product that divide stand there as
///   divisors
/// @param reason why there is no value
/// @param infinities where infinite operands come from: for each the innermost part that is
///   infinite though its operands are not
public record NaNExplanation(
    String part, List<Operand> operands, String reason, List<Infinity> infinities)
    implements Displayable {
  /// A part of a formula and its value.
  public record Operand(String text, double value) {
    @Override
    public String toString() {
      return text + " = " + value;
    }
  }

  /// A part of a formula that became infinite, of finite operands.
  public record Infinity(String part, List<Operand> operands) {
    @Override
    public String toString() {
      return part + " is infinite" + where(operands);
    }
  }

  private static String where(List<Operand> operands) {
    return operands.isEmpty()
        ? ""
        : operands.stream().map(Operand::toString).collect(Collectors.joining(", ", " where ", ""));
  }

  /// One sentence, and one for each infinity.
  @Override
  public String toString() {
    return part
        + " is NaN"
        + where(operands)
        + ": "
        + reason
        + infinities.stream().map(i -> "; " + i).collect(Collectors.joining());
  }

  @Override
  public Map<String, String> mimeBundle() {
    return Map.of("text/plain", toString());
  }
}
