package leibniz.source;

import leibniz.expr.Fn;

/// Functions in NumPy, and short formulas of them where it has none or another meaning at special
/// values. Those of Python's own `math` are called for one number at a time.
final class NumPyFunctions {
  /// Not `numpy.power`, which takes a square root for 1/2 and so differs at -0.0 and -infinity.
  /// NumPy says that `1^NaN` and `(-1)^infinity` are 1, Java that they are NaN.
  static final Function POW =
      two(
          "power",
          "return np.where(np.isnan(y) | (np.isinf(y) & (np.abs(x) == 1)), np.nan,"
              + " np.float_power(x, y))");

  private NumPyFunctions() {}

  static Function of(Fn fn) {
    return switch (fn) {
      case EXP -> Function.known("np.exp");
      case LN -> Function.known("np.log");
      case LOG10 -> Function.known("np.log10");
      case LOG2 -> Function.known("np.log2");
      case EXPM1 -> Function.known("np.expm1");
      case LOG1P -> Function.known("np.log1p");
      case SIN -> Function.known("np.sin");
      case COS -> Function.known("np.cos");
      case TAN -> Function.known("np.tan");
      case ASIN -> Function.known("np.arcsin");
      case ACOS -> Function.known("np.arccos");
      case ATAN -> Function.known("np.arctan");
      case SINH -> Function.known("np.sinh");
      case COSH -> Function.known("np.cosh");
      case TANH -> Function.known("np.tanh");
      case ASINH -> Function.known("np.arcsinh");
      case ACOSH -> Function.known("np.arccosh");
      case ATANH -> Function.known("np.arctanh");
      case CBRT -> Function.known("np.cbrt");
      case ABS -> Function.known("np.abs");
      case FLOOR -> Function.known("np.floor");
      case CEIL -> Function.known("np.ceil");
      case ROUND -> Function.known("np.rint");
      case TRUNC -> Function.known("np.trunc");
      case ATAN2 -> Function.known("np.arctan2");
      case HYPOT -> Function.known("np.hypot");
      case SIGN -> one("sign", "return np.copysign(np.sign(x), x)");
      case HEAVISIDE -> one("heaviside", "return np.heaviside(x, 0.5)");
      case SINC ->
          one("sinc", "return np.where(x == 0, 1.0, np.where(np.isinf(x), 0.0, np.sin(x)/x))");
      case SIGMOID ->
          one("sigmoid", "return np.where(x < 0, np.exp(x), 1.0)/(1.0 + np.exp(-np.abs(x)))");
      case SOFTPLUS -> one("softplus", "return np.logaddexp(x, 0.0)");
      case LOGSUMEXP -> two("logsumexp", "return np.logaddexp(x, y)");
      case MIN ->
          two(
              "minimum",
              "return np.where((x < y) | ((x == y) & np.signbit(x)) | np.isnan(x), x, y)");
      case MAX ->
          two(
              "maximum",
              "return np.where((x > y) | ((x == y) & ~np.signbit(x)) | np.isnan(x), x, y)");
      case ERF -> one("erf", "return np.vectorize(math.erf, otypes=[float])(x)");
      case ERFC -> one("erfc", "return np.vectorize(math.erfc, otypes=[float])(x)");
      case GAMMA -> one("gamma", byPython("math.gamma(t)", "math.copysign(math.inf, t)"));
      case LGAMMA ->
          one("lgamma", byPython("math.lgamma(t) if t > -math.inf else math.nan", "math.inf"));
      case REMAINDER ->
          two(
              "remainder",
              """
              def value(s, t):
                  try:
                      return math.remainder(s, t)
                  except ValueError:
                      return math.nan
              return np.vectorize(value, otypes=[float])(x, y)\
              """);
      case COPYSIGN -> two("signed", "return np.copysign(x, np.where(np.isnan(y), 1.0, y))");
      case ERFINV, DIGAMMA, POLYGAMMA, BETA, SINCD, BESSELJ, BESSELY ->
          throw Function.lacking("NumPy", fn.text());
      case SOFTMAX ->
          throw new IllegalArgumentException(fn.text() + " is made of others, not called");
      case PI, E -> throw new IllegalArgumentException(fn.text() + " is a constant, not called");
    };
  }

  private static Function one(String name, String body) {
    return new Function("_" + name, "x", body);
  }

  private static Function two(String name, String body) {
    return new Function("_" + name, "x, y", body);
  }

  /// `math` raises errors where a pole or an overflow is.
  private static String byPython(String value, String overflow) {
    return """
    def value(t):
        try:
            return %s
        except OverflowError:
            return %s
        except ValueError:
            return math.nan
    return np.vectorize(value, otypes=[float])(x)\
    """
        .formatted(value, overflow);
  }
}
