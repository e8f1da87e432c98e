package leibniz.expr;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The table of functions: one row each.
///
/// A row names the function, how many arguments it takes, its parity, its domain over the reals and
/// its LaTeX. What is computed stands in one `switch` line per concern, which does not compile
/// until a new function has its line: the derivative in `leibniz.diff.Derivatives`, the body in
/// `leibniz.eval.Functions`, the Java method in `leibniz.eval.JavaMethod`, its names in C and NumPy
/// in `leibniz.source`.
///
/// `sqrt` has no row: it is the power with exponent `1/2`.
public enum Fn {
  /// The circle's constant.
  PI(0, 0, Parity.NONE, "", "\\pi", "pi", "π"),
  /// Euler's number.
  E(0, 0, Parity.NONE, "", "\\mathrm{e}", "e", "ℯ"),
  /// The exponential function.
  EXP(1, 1, Parity.NONE, "", "\\exp", "exp"),
  /// The natural logarithm.
  LN(1, 1, Parity.NONE, "x > 0", "\\ln", "ln", "log"),
  /// The logarithm to base 10.
  LOG10(1, 1, Parity.NONE, "x > 0", "\\log_{10}", "log10"),
  /// The logarithm to base 2.
  LOG2(1, 1, Parity.NONE, "x > 0", "\\log_{2}", "log2"),
  /// `exp(x) - 1`, accurate near zero.
  EXPM1(1, 1, Parity.NONE, "", "\\operatorname{expm1}", "expm1"),
  /// `ln(1 + x)`, accurate near zero.
  LOG1P(1, 1, Parity.NONE, "x > -1", "\\operatorname{log1p}", "log1p"),
  /// The sine, of radians.
  SIN(1, 1, Parity.ODD, "", "\\sin", "sin"),
  /// The cosine, of radians.
  COS(1, 1, Parity.EVEN, "", "\\cos", "cos"),
  /// The tangent, of radians.
  TAN(1, 1, Parity.ODD, "cos(x) != 0", "\\tan", "tan"),
  /// The inverse sine, in radians.
  ASIN(1, 1, Parity.ODD, "abs(x) <= 1", "\\arcsin", "asin", "arcsin"),
  /// The inverse cosine, in radians.
  ACOS(1, 1, Parity.NONE, "abs(x) <= 1", "\\arccos", "acos", "arccos"),
  /// The inverse tangent, in radians.
  ATAN(1, 1, Parity.ODD, "", "\\arctan", "atan", "arctan"),
  /// The hyperbolic sine.
  SINH(1, 1, Parity.ODD, "", "\\sinh", "sinh"),
  /// The hyperbolic cosine.
  COSH(1, 1, Parity.EVEN, "", "\\cosh", "cosh"),
  /// The hyperbolic tangent.
  TANH(1, 1, Parity.ODD, "", "\\tanh", "tanh"),
  /// The inverse hyperbolic sine.
  ASINH(1, 1, Parity.ODD, "", "\\operatorname{arsinh}", "asinh", "arsinh", "arcsinh"),
  /// The inverse hyperbolic cosine.
  ACOSH(1, 1, Parity.NONE, "x >= 1", "\\operatorname{arcosh}", "acosh", "arcosh", "arccosh"),
  /// The inverse hyperbolic tangent.
  ATANH(1, 1, Parity.ODD, "abs(x) < 1", "\\operatorname{artanh}", "atanh", "artanh", "arctanh"),
  /// The real cube root, of negative numbers too.
  CBRT(1, 1, Parity.ODD, "", "\\sqrt[3]", "cbrt"),
  /// The absolute value. Its derivative at zero is taken as zero.
  ABS(1, 1, Parity.EVEN, "", "\\left|x\\right|", "abs"),
  /// The sign: -1, 1, or the zero given. Its derivative is zero.
  SIGN(1, 1, Parity.ODD, "", "\\operatorname{sgn}", "sign", "signum", "sgn"),
  /// The largest integer not above. Its derivative is zero.
  FLOOR(1, 1, Parity.NONE, "", "\\left\\lfloor x\\right\\rfloor", "floor"),
  /// The smallest integer not below. Its derivative is zero.
  CEIL(1, 1, Parity.NONE, "", "\\left\\lceil x\\right\\rceil", "ceil"),
  /// The nearest integer, ties to even. Its derivative is zero.
  ROUND(1, 1, Parity.ODD, "", "\\operatorname{round}", "round", "rint"),
  /// The error function.
  ERF(1, 1, Parity.ODD, "", "\\operatorname{erf}", "erf"),
  /// `1 - erf(x)`, accurate for large x.
  ERFC(1, 1, Parity.NONE, "", "\\operatorname{erfc}", "erfc"),
  /// The inverse of the error function.
  ERFINV(1, 1, Parity.ODD, "abs(x) < 1", "\\operatorname{erf}^{-1}", "erfinv"),
  /// The gamma function.
  GAMMA(1, 1, Parity.NONE, "x > 0 or x != floor(x)", "\\Gamma", "gamma"),
  /// The logarithm of the absolute value of the gamma function.
  LGAMMA(1, 1, Parity.NONE, "x > 0 or x != floor(x)", "\\ln\\Gamma", "lgamma", "gammaln"),
  /// The derivative of `lgamma`.
  DIGAMMA(1, 1, Parity.NONE, "x > 0 or x != floor(x)", "\\psi", "digamma", "psi"),
  /// The logistic function `1/(1 + exp(-x))`.
  SIGMOID(1, 1, Parity.NONE, "", "\\operatorname{sigmoid}", "sigmoid"),
  /// `ln(1 + exp(x))`, without overflow on the way.
  SOFTPLUS(1, 1, Parity.NONE, "", "\\operatorname{softplus}", "softplus"),
  /// `sin(x)/x`, and 1 at zero.
  SINC(1, 1, Parity.EVEN, "", "\\operatorname{sinc}", "sinc"),
  /// The integer towards zero. Its derivative is zero.
  TRUNC(1, 1, Parity.ODD, "", "\\operatorname{trunc}", "trunc"),
  /// 0 below zero, 1 above, 1/2 at zero. Its derivative is zero.
  HEAVISIDE(1, 1, Parity.NONE, "", "\\theta", "heaviside"),
  /// The derivative of `digamma` of an order, called with the order first.
  POLYGAMMA(2, 2, Parity.NONE, "x > 0 or x != floor(x)", "\\psi^{(n)}", "polygamma"),
  /// The derivative of `sinc` of an order, called with the order first.
  SINCD(2, 2, Parity.NONE, "", "\\operatorname{sinc}^{(n)}", "sincd"),
  /// The Bessel function of the first kind of an integer order, called with the order first.
  BESSELJ(2, 2, Parity.NONE, "n == floor(n)", "J_{n}", "besselj"),
  /// The Bessel function of the second kind of an integer order, called with the order first.
  BESSELY(2, 2, Parity.NONE, "n == floor(n) and x > 0", "Y_{n}", "bessely"),
  /// The beta function.
  BETA(2, 2, Parity.NONE, "x > 0 and y > 0", "\\mathrm{B}", "beta"),
  /// The angle of the point (x, y), called with y first, in radians from -pi to pi.
  ATAN2(2, 2, Parity.NONE, "x != 0 or y != 0", "\\operatorname{atan2}", "atan2", "arctan2"),
  /// `x` less the nearest multiple of `y`, exactly; of two as near the even multiple.
  REMAINDER(2, 2, Parity.NONE, "y != 0", "\\operatorname{remainder}", "remainder"),
  /// The size of `x` with the sign of `y`, which a zero has too; a NaN has none.
  COPYSIGN(2, 2, Parity.NONE, "", "\\operatorname{copysign}", "copysign", "copySign"),
  /// The length of the hypotenuse, without overflow on the way.
  HYPOT(2, 2, Parity.NONE, "", "\\operatorname{hypot}", "hypot"),
  /// The least of one or more values; NaN when one is NaN.
  MIN(1, Integer.MAX_VALUE, Parity.NONE, "", "\\min", "min"),
  /// The greatest of one or more values; NaN when one is NaN.
  MAX(1, Integer.MAX_VALUE, Parity.NONE, "", "\\max", "max"),
  /// The logarithm of the sum of exponentials, without overflow on the way.
  LOGSUMEXP(1, Integer.MAX_VALUE, Parity.NONE, "", "\\operatorname{logsumexp}", "logsumexp"),
  /// `softmax(a, x, y, ...)` is `exp(a)/(exp(x) + exp(y) + ...)`, without overflow on the way: a
  /// component of the softmax of `x, y, ...` where `a` is one of them.
  SOFTMAX(2, Integer.MAX_VALUE, Parity.NONE, "", "\\operatorname{softmax}", "softmax");

  /// What becomes of the value when the argument's sign changes.
  public enum Parity {
    /// The value keeps its sign.
    EVEN,
    /// The value changes its sign.
    ODD,
    /// Neither.
    NONE
  }

  private static final Map<String, Fn> BY_NAME = new HashMap<>();

  static {
    for (Fn fn : values()) {
      for (String name : fn.names) {
        BY_NAME.put(name, fn);
      }
    }
  }

  private final int minArity;
  private final int maxArity;
  private final Parity parity;
  private final String domain;
  private final String latex;
  private final List<String> names;

  Fn(int minArity, int maxArity, Parity parity, String domain, String latex, String... names) {
    this.minArity = minArity;
    this.maxArity = maxArity;
    this.parity = parity;
    this.domain = domain;
    this.latex = latex;
    this.names = List.of(names);
  }

  /// The function of a name or alias, or null when there is none.
  public static Fn named(String name) {
    return BY_NAME.get(name);
  }

  /// The name used in text.
  public String text() {
    return names.getFirst();
  }

  /// All names, the one used in text first.
  public List<String> names() {
    return names;
  }

  /// The least number of arguments.
  public int minArity() {
    return minArity;
  }

  /// The greatest number of arguments.
  public int maxArity() {
    return maxArity;
  }

  /// How many arguments the function takes, in words: `1 argument`, `2 arguments`, `1 or more
  /// arguments`.
  public String arityText() {
    return minArity == maxArity ? Count.of(minArity, "argument") : minArity + " or more arguments";
  }

  /// Whether the first argument is an order: an integer, by which the function has no derivative.
  public boolean takesOrder() {
    return switch (this) {
      case POLYGAMMA, SINCD, BESSELJ, BESSELY -> true;
      default -> false;
    };
  }

  /// What becomes of the value when the argument's sign changes.
  public Parity parity() {
    return parity;
  }

  /// Where the function is defined over the reals, as a condition on its argument `x` (and `y`), or
  /// on its order `n` and argument `x`; empty when everywhere.
  public String domain() {
    return domain;
  }

  /// The function's name in LaTeX; the whole form around its argument `x` where it is written
  /// around it, and with `n` in the place of an order.
  public String latex() {
    return latex;
  }
}
