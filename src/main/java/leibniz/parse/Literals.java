package leibniz.parse;

import java.math.BigInteger;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import leibniz.expr.Rational;

/// Numbers as they are written: integers are exact, decimals are doubles.
final class Literals {
  private Literals() {}

  /// @throws ArithmeticException when the number is too long, too large or too small
  static Expr number(Graph graph, String digits) {
    if (isInteger(digits)) {
      return digits.length() < 19
          ? graph.number(Long.parseLong(digits))
          : graph.number(Rational.of(integer(digits)));
    }
    double value = Double.parseDouble(digits);
    if (value == 0 && digits.split("[eE]", -1)[0].matches(".*[1-9].*")) {
      throw new ArithmeticException(digits + " is too small for a double");
    }
    if (Double.isInfinite(value)) {
      throw new ArithmeticException(digits + " is too large for a double");
    }
    return graph.number(value);
  }

  private static boolean isInteger(String digits) {
    for (int k = 0; k < digits.length(); k++) {
      if (!Character.isDigit(digits.charAt(k))) {
        return false;
      }
    }
    return true;
  }

  private static BigInteger integer(String digits) {
    if (digits.length() > Rational.MAX_BITS / 3) { // before the quadratic conversion
      throw new ArithmeticException(
          "an exact number of " + digits.length() + " digits is too long; write it as a decimal");
    }
    return new BigInteger(digits);
  }
}
