package leibniz.expr;

import java.math.BigInteger;
import java.util.List;

/// The functions of the table whose values at rational numbers are rational.
public final class ExactValues {
  private static final Rational HALF = Rational.of(2).reciprocal();

  private ExactValues() {}

  /// The value of a function at exact numbers.
  ///
  /// @return null when it is not rational for all arguments, such as `exp`, or not defined there
  /// @throws ArithmeticException when the value would be too large
  public static Rational of(Fn function, List<Rational> arguments) {
    if (arguments.isEmpty()) {
      return null; // pi and e
    }
    Rational x = arguments.getFirst();
    return switch (function) {
      case FLOOR -> floor(x);
      case CEIL -> floor(x.negate()).negate();
      case TRUNC -> x.signum() < 0 ? floor(x.negate()).negate() : floor(x);
      case ROUND -> round(x);
      case ABS -> x.signum() < 0 ? x.negate() : x;
      case SIGN -> Rational.of(x.signum());
      case MIN -> arguments.stream().min(Rational::compareTo).orElseThrow();
      case MAX -> arguments.stream().max(Rational::compareTo).orElseThrow();
      case REMAINDER -> remainder(x, arguments.getLast());
      default -> null; // as a new function is until its values are known to be rational
    };
  }

  private static Rational floor(Rational x) {
    BigInteger[] parts = x.numerator().divideAndRemainder(x.denominator());
    return Rational.of(parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0]);
  }

  /// The nearest integer, ties to even.
  private static Rational round(Rational x) {
    Rational up = floor(x.plus(HALF));
    boolean isTie = x.plus(HALF).isInteger();
    return isTie && !up.isEven() ? up.plus(Rational.of(-1)) : up;
  }

  private static Rational remainder(Rational x, Rational y) {
    return y.is(0) ? null : x.plus(y.times(round(x.times(y.reciprocal()))).negate());
  }
}
