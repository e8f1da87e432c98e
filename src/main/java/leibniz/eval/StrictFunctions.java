package leibniz.eval;

import leibniz.expr.Fn;

/// What functions compute where bits must be the same on every machine: [StrictMath] instead of
/// [Math], which may round its last bit as suits the machine.
public final class StrictFunctions {
  private static final double INV_LN2 = 1.4426950408889634;

  private StrictFunctions() {}

  /// The value of a function of one argument.
  ///
  /// @throws IllegalArgumentException when there is no such body ([JavaMethod#strict])
  public static double apply(Fn fn, double x) {
    return switch (fn) {
      case EXP -> StrictMath.exp(x);
      case LN -> StrictMath.log(x);
      case LOG10 -> StrictMath.log10(x);
      case LOG2 -> log2(x);
      case EXPM1 -> StrictMath.expm1(x);
      case LOG1P -> StrictMath.log1p(x);
      case SIN -> StrictMath.sin(x);
      case COS -> StrictMath.cos(x);
      case TAN -> StrictMath.tan(x);
      case ASIN -> StrictMath.asin(x);
      case ACOS -> StrictMath.acos(x);
      case ATAN -> StrictMath.atan(x);
      case SINH -> StrictMath.sinh(x);
      case COSH -> StrictMath.cosh(x);
      case TANH -> StrictMath.tanh(x);
      case CBRT -> StrictMath.cbrt(x);
      case SIGMOID -> sigmoid(x);
      case SOFTPLUS -> softplus(x);
      case SINC -> sinc(x);
      case ERF, ERFC, ERFINV, GAMMA, LGAMMA, DIGAMMA -> throw refused(fn);
      case ASINH,
          ACOSH,
          ATANH,
          ABS,
          SIGN,
          FLOOR,
          CEIL,
          ROUND,
          TRUNC,
          HEAVISIDE,
          MIN,
          MAX,
          LOGSUMEXP,
          PI,
          E,
          ATAN2,
          HYPOT,
          BETA,
          POLYGAMMA,
          SINCD,
          BESSELJ,
          BESSELY,
          REMAINDER,
          COPYSIGN,
          SOFTMAX ->
          Functions.apply(fn, x);
    };
  }

  /// The value of a function of two arguments.
  ///
  /// @throws IllegalArgumentException when there is no such body ([JavaMethod#strict])
  public static double apply(Fn fn, double x, double y) {
    return switch (fn) {
      case ATAN2 -> StrictMath.atan2(x, y);
      case HYPOT -> StrictMath.hypot(x, y);
      case LOGSUMEXP -> logsumexp(x, y);
      case BETA, POLYGAMMA -> throw refused(fn);
      default -> Functions.apply(fn, x, y);
    };
  }

  private static IllegalStateException refused(Fn fn) {
    return new IllegalStateException(fn.text() + " was refused when the program was made");
  }

  /// [Functions#log2] by `StrictMath`.
  public static double log2(double x) {
    if (!(x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE)) {
      return x > 0 && x < 1 ? log2(x * 0x1p54) - 54 : StrictMath.log(x);
    }
    int exponent = Math.getExponent(x);
    double mantissa = Math.scalb(x, -exponent);
    if (mantissa > Math.sqrt(2)) {
      exponent++;
      mantissa *= 0.5;
    }
    return exponent + StrictMath.log(mantissa) * INV_LN2;
  }

  /// [Special#sigmoid] by `StrictMath`.
  public static double sigmoid(double x) {
    double e = StrictMath.exp(-Math.abs(x));
    return (x < 0 ? e : 1) / (1 + e);
  }

  /// [Special#softplus] by `StrictMath`.
  public static double softplus(double x) {
    return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
  }

  /// [Special#logsumexp] by `StrictMath`.
  public static double logsumexp(double x, double y) {
    double most = Math.max(x, y);
    return Double.isInfinite(most)
        ? most
        : most + StrictMath.log1p(StrictMath.exp(-Math.abs(x - y)));
  }

  /// [Special#sinc] by `StrictMath`.
  public static double sinc(double x) {
    return x == 0 ? 1 : Double.isInfinite(x) ? 0 : StrictMath.sin(x) / x;
  }
}
