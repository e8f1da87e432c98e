package leibniz.source;

import leibniz.expr.Fn;

/// Functions in C: those of `math.h`, and short formulas of them where C has none or another
/// meaning at special values.
final class CFunctions {
  private static final String ONE = "double x";
  private static final String TWO = "double x, double y";

  /// C says that `pow(1, NaN)` and `pow(-1, infinity)` are 1, Java that they are NaN.
  static final Function POW =
      new Function(
          "power", TWO, "return isnan(y) || (isinf(y) && fabs(x) == 1) ? NAN : pow(x, y);");

  private CFunctions() {}

  static Function of(Fn fn) {
    return switch (fn) {
      case EXP -> Function.known("exp");
      case LN -> Function.known("log");
      case LOG10 -> Function.known("log10");
      case LOG2 -> Function.known("log2");
      case EXPM1 -> Function.known("expm1");
      case LOG1P -> Function.known("log1p");
      case SIN -> Function.known("sin");
      case COS -> Function.known("cos");
      case TAN -> Function.known("tan");
      case ASIN -> Function.known("asin");
      case ACOS -> Function.known("acos");
      case ATAN -> Function.known("atan");
      case SINH -> Function.known("sinh");
      case COSH -> Function.known("cosh");
      case TANH -> Function.known("tanh");
      case ASINH -> Function.known("asinh");
      case ACOSH -> Function.known("acosh");
      case ATANH -> Function.known("atanh");
      case CBRT -> Function.known("cbrt");
      case ABS -> Function.known("fabs");
      case FLOOR -> Function.known("floor");
      case CEIL -> Function.known("ceil");
      case ROUND -> Function.known("rint");
      case TRUNC -> Function.known("trunc");
      case ERF -> Function.known("erf");
      case ERFC -> Function.known("erfc");
      case ATAN2 -> Function.known("atan2");
      case HYPOT -> Function.known("hypot");
      case SIGN -> new Function("sign", ONE, "return x > 0 ? 1 : x < 0 ? -1 : x;");
      case HEAVISIDE ->
          new Function("heaviside", ONE, "return x < 0 ? 0 : x > 0 ? 1 : x == 0 ? 0.5 : x;");
      case SINC -> new Function("sinc", ONE, "return x == 0 ? 1 : isinf(x) ? 0 : sin(x)/x;");
      case SIGMOID ->
          new Function("sigmoid", ONE, "return (x < 0 ? exp(x) : 1)/(1 + exp(-fabs(x)));");
      case SOFTPLUS ->
          new Function("softplus", ONE, "return (x > 0 ? x : 0) + log1p(exp(-fabs(x)));");
      case GAMMA -> new Function("gamma", ONE, "return x <= 0 && x == floor(x) ? NAN : tgamma(x);");
      case LGAMMA ->
          new Function("lgamma", ONE, "return x <= 0 && x == floor(x) ? NAN : lgamma(x);");
      case MIN ->
          new Function("min", TWO, "return x < y || (x == y && signbit(x)) || isnan(x) ? x : y;");
      case MAX ->
          new Function("max", TWO, "return x > y || (x == y && !signbit(x)) || isnan(x) ? x : y;");
      case LOGSUMEXP ->
          new Function(
              "logsumexp",
              TWO,
              "return isnan(x) || isnan(y) ? NAN : isinf(fmax(x, y)) ? fmax(x, y)"
                  + " : fmax(x, y) + log1p(exp(-fabs(x - y)));");
      case REMAINDER -> Function.known("remainder");
      case COPYSIGN -> new Function("signed", TWO, "return copysign(x, isnan(y) ? 1 : y);");
      case ERFINV, DIGAMMA, POLYGAMMA, BETA, SINCD, BESSELJ, BESSELY ->
          throw Function.lacking("C", fn.text());
      case SOFTMAX ->
          throw new IllegalArgumentException(fn.text() + " is made of others, not called");
      case PI, E -> throw new IllegalArgumentException(fn.text() + " is a constant, not called");
    };
  }
}
