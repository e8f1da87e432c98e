package leibniz.eval;

import leibniz.expr.Fn;

/// The Java method that computes a function: `java.lang.Math`'s, or the one body in this package
/// that the interpreter runs too. All take and return doubles.
///
/// @param owner the class
/// @param name the static method
public record JavaMethod(Class<?> owner, String name) {
  /// The method of a function that is called with arguments; for more than two `min` and `max` are
  /// called for two at a time.
  public static JavaMethod of(Fn fn) {
    return switch (fn) {
      case EXP -> math("exp");
      case LN -> math("log");
      case LOG10 -> math("log10");
      case LOG2 -> functions("log2");
      case EXPM1 -> math("expm1");
      case LOG1P -> math("log1p");
      case SIN -> math("sin");
      case COS -> math("cos");
      case TAN -> math("tan");
      case ASIN -> math("asin");
      case ACOS -> math("acos");
      case ATAN -> math("atan");
      case SINH -> math("sinh");
      case COSH -> math("cosh");
      case TANH -> math("tanh");
      case ASINH -> functions("asinh");
      case ACOSH -> functions("acosh");
      case ATANH -> functions("atanh");
      case CBRT -> math("cbrt");
      case ABS -> math("abs");
      case SIGN -> math("signum");
      case FLOOR -> math("floor");
      case CEIL -> math("ceil");
      case ROUND -> math("rint");
      case ERF -> functions("erf");
      case ERFC -> functions("erfc");
      case ERFINV -> special("erfinv");
      case GAMMA -> special("gamma");
      case LGAMMA -> special("lgamma");
      case DIGAMMA -> special("digamma");
      case SIGMOID -> special("sigmoid");
      case SOFTPLUS -> special("softplus");
      case SINC -> special("sinc");
      case TRUNC -> special("trunc");
      case HEAVISIDE -> special("heaviside");
      case LOGSUMEXP -> special("logsumexp");
      case BETA -> special("beta");
      case POLYGAMMA -> special("polygamma");
      case SINCD -> special("sincd");
      case BESSELJ -> new JavaMethod(Bessel.class, "j");
      case BESSELY -> new JavaMethod(Bessel.class, "y");
      case REMAINDER -> math("IEEEremainder");
      case COPYSIGN -> new JavaMethod(StrictMath.class, "copySign");
      case ATAN2 -> math("atan2");
      case HYPOT -> math("hypot");
      case MIN -> math("min");
      case MAX -> math("max");
      case SOFTMAX ->
          throw new IllegalArgumentException(fn.text() + " is made of others, not called");
      case PI, E -> throw new IllegalArgumentException(fn.text() + " is a constant, not called");
    };
  }

  /// The method of a function whose bits are the same on every machine.
  ///
  /// @throws IllegalArgumentException when there is none
  public static JavaMethod strict(Fn fn) {
    return switch (fn) {
      case LOG2, SIGMOID, SOFTPLUS, SINC, LOGSUMEXP ->
          new JavaMethod(StrictFunctions.class, of(fn).name);
      case ERF, ERFC, ERFINV, GAMMA, LGAMMA, DIGAMMA, BETA, POLYGAMMA ->
          throw new IllegalArgumentException(
              fn.text()
                  + " is computed by a library that calls java.lang.Math, whose last bits may"
                  + " differ between machines: strictMath cannot have it");
      case EXP,
          LN,
          LOG10,
          EXPM1,
          LOG1P,
          SIN,
          COS,
          TAN,
          ASIN,
          ACOS,
          ATAN,
          SINH,
          COSH,
          TANH,
          CBRT,
          ABS,
          SIGN,
          FLOOR,
          CEIL,
          ROUND,
          REMAINDER,
          ATAN2,
          HYPOT,
          MIN,
          MAX ->
          new JavaMethod(StrictMath.class, of(fn).name);
      case ASINH,
          ACOSH,
          ATANH,
          TRUNC,
          HEAVISIDE,
          SINCD,
          BESSELJ,
          BESSELY,
          COPYSIGN,
          SOFTMAX,
          PI,
          E ->
          of(fn);
    };
  }

  private static JavaMethod math(String name) {
    return new JavaMethod(Math.class, name);
  }

  private static JavaMethod functions(String name) {
    return new JavaMethod(Functions.class, name);
  }

  private static JavaMethod special(String name) {
    return new JavaMethod(Special.class, name);
  }
}
