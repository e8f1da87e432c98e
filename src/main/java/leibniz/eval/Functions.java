package leibniz.eval;

import java.util.Arrays;
import leibniz.expr.Fn;
import org.apache.commons.numbers.gamma.Erf;
import org.apache.commons.numbers.gamma.Erfc;

/// What every function computes: the one body that interpreter and compiled code share.
///
/// Functions that `java.lang.Math` has are its own; the others have their bodies here, as public
/// static methods that compiled code calls.
public final class Functions {
  private static final double LN2 = 0.6931471805599453;
  private static final double INV_LN2 = 1.4426950408889634;

  /// Above this `1 + x*x` and `x*x` are the same double.
  private static final double LARGE = 1 << 28;

  private Functions() {}

  /// The value of a constant.
  public static double apply(Fn fn) {
    return switch (fn) {
      case PI -> Math.PI;
      case E -> Math.E;
      default -> throw arity(fn, 0);
    };
  }

  /// The value of a function of one argument.
  public static double apply(Fn fn, double x) {
    return switch (fn) {
      case EXP -> Math.exp(x);
      case LN -> Math.log(x);
      case LOG10 -> Math.log10(x);
      case LOG2 -> log2(x);
      case EXPM1 -> Math.expm1(x);
      case LOG1P -> Math.log1p(x);
      case SIN -> Math.sin(x);
      case COS -> Math.cos(x);
      case TAN -> Math.tan(x);
      case ASIN -> Math.asin(x);
      case ACOS -> Math.acos(x);
      case ATAN -> Math.atan(x);
      case SINH -> Math.sinh(x);
      case COSH -> Math.cosh(x);
      case TANH -> Math.tanh(x);
      case ASINH -> asinh(x);
      case ACOSH -> acosh(x);
      case ATANH -> atanh(x);
      case CBRT -> Math.cbrt(x);
      case ABS -> Math.abs(x);
      case SIGN -> Math.signum(x);
      case FLOOR -> Math.floor(x);
      case CEIL -> Math.ceil(x);
      case ROUND -> Math.rint(x);
      case ERF -> erf(x);
      case ERFC -> erfc(x);
      case ERFINV -> Special.erfinv(x);
      case GAMMA -> Special.gamma(x);
      case LGAMMA -> Special.lgamma(x);
      case DIGAMMA -> Special.digamma(x);
      case SIGMOID -> Special.sigmoid(x);
      case SOFTPLUS -> Special.softplus(x);
      case SINC -> Special.sinc(x);
      case TRUNC -> Special.trunc(x);
      case HEAVISIDE -> Special.heaviside(x);
      case MIN, MAX, LOGSUMEXP -> x;
      case PI,
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
          throw arity(fn, 1);
    };
  }

  /// The value of a function of two arguments.
  public static double apply(Fn fn, double x, double y) {
    return switch (fn) {
      case ATAN2 -> Math.atan2(x, y);
      case HYPOT -> Math.hypot(x, y);
      case REMAINDER -> Math.IEEEremainder(x, y);
      case COPYSIGN -> StrictMath.copySign(x, y); // a NaN counts as positive, whatever its bits
      case MIN -> Math.min(x, y);
      case MAX -> Math.max(x, y);
      case LOGSUMEXP -> Special.logsumexp(x, y);
      case SOFTMAX -> Exponentials.softmax(x, y);
      case BETA -> Special.beta(x, y);
      case POLYGAMMA -> Special.polygamma(x, y);
      case SINCD -> Special.sincd(x, y);
      case BESSELJ -> Bessel.j(x, y);
      case BESSELY -> Bessel.y(x, y);
      default -> throw arity(fn, 2);
    };
  }

  /// The value of a function of two or more arguments.
  public static double apply(Fn fn, double[] x) {
    if (x.length > 2 && fn == Fn.LOGSUMEXP) {
      return Exponentials.logsumexp(x);
    }
    if (fn == Fn.SOFTMAX) {
      return Exponentials.softmax(x[0], Arrays.copyOfRange(x, 1, x.length));
    }
    double value = x[0];
    for (int k = 1; k < x.length; k++) {
      value = apply(fn, value, x[k]);
    }
    return value;
  }

  private static IllegalArgumentException arity(Fn fn, int given) {
    return new IllegalArgumentException(fn.text() + " takes " + fn.arityText() + ", not " + given);
  }

  /// The logarithm to base 2, exact for powers of two: the exponent is split off, so that the rest
  /// lies between sqrt(1/2) and sqrt(2).
  public static double log2(double x) {
    if (!(x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE)) {
      return x > 0 && x < 1
          ? log2(x * 0x1p54) - 54
          : Math.log(x); // subnormal; or 0, infinite, NaN, negative
    }
    int exponent = Math.getExponent(x);
    double mantissa = Math.scalb(x, -exponent);
    if (mantissa > Math.sqrt(2)) {
      exponent++;
      mantissa *= 0.5;
    }
    return exponent + Math.log(mantissa) * INV_LN2;
  }

  /// The inverse hyperbolic sine, by `log1p` so that small arguments keep their digits.
  public static double asinh(double x) {
    double a = Math.abs(x);
    double y =
        a > LARGE
            ? StrictMath.log(a) + LN2
            : StrictMath.log1p(a + a * a / (1 + Math.sqrt(a * a + 1)));
    return Math.copySign(y, x);
  }

  /// The inverse hyperbolic cosine, by `log1p` of the distance from 1; NaN below 1.
  public static double acosh(double x) {
    if (x > LARGE) {
      return StrictMath.log(x) + LN2;
    }
    double t = x - 1;
    return StrictMath.log1p(t + Math.sqrt(2 * t + t * t));
  }

  /// The inverse hyperbolic tangent; infinite at -1 and 1, NaN beyond.
  public static double atanh(double x) {
    double a = Math.abs(x);
    return Math.copySign(0.5 * StrictMath.log1p(2 * a / (1 - a)), x);
  }

  /// The error function (Commons Numbers).
  public static double erf(double x) {
    return Erf.value(x);
  }

  /// The complementary error function (Commons Numbers).
  public static double erfc(double x) {
    return Erfc.value(x);
  }
}
