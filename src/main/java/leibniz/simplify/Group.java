package leibniz.simplify;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import leibniz.expr.Fn;

/// What a simplification does, in groups of laws that can be asked for alone.
public enum Group {
  /// Operations and functions of numbers.
  NUMBERS,
  /// Sums: like terms are gathered.
  LIKE_TERMS,
  /// Products and powers: factors of one base are one power.
  POWERS,
  /// Products of sums, which are multiplied out where like terms then come together.
  DISTRIBUTION,
  /// Choices that are decided, signs and absolute values that are known.
  CHOICES,
  /// Sine, cosine, tangent and their inverses.
  TRIGONOMETRIC,
  /// The hyperbolic functions and their inverses.
  HYPERBOLIC,
  /// Exponentials and logarithms.
  EXPONENTIAL,
  /// All other functions.
  SPECIAL;

  /// Other laws are matched in the normal form, which these make.
  private static final Set<Group> NORMAL_FORM = EnumSet.of(NUMBERS, LIKE_TERMS, POWERS);

  private static final Set<Group> LAWS =
      EnumSet.of(DISTRIBUTION, TRIGONOMETRIC, HYPERBOLIC, EXPONENTIAL, SPECIAL);

  /// The name in `laws.txt` and in explanations: `like terms`.
  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /// These groups, and what they need.
  static Set<Group> closed(Set<Group> groups) {
    EnumSet<Group> closed = EnumSet.copyOf(groups);
    if (closed.removeAll(LAWS)) {
      closed.addAll(groups);
      closed.addAll(NORMAL_FORM);
    }
    return closed;
  }

  /// The group that a function's laws belong to.
  static Group of(Fn fn) {
    return switch (fn) {
      case PI, SIN, COS, TAN, ASIN, ACOS, ATAN, ATAN2 -> TRIGONOMETRIC;
      case SINH, COSH, TANH, ASINH, ACOSH, ATANH -> HYPERBOLIC;
      case E, EXP, LN, LOG10, LOG2, EXPM1, LOG1P, LOGSUMEXP, SOFTMAX -> EXPONENTIAL;
      case CBRT, HYPOT -> POWERS;
      case ABS, SIGN, MIN, MAX, COPYSIGN, HEAVISIDE -> CHOICES;
      case FLOOR, CEIL, ROUND, TRUNC, REMAINDER -> SPECIAL;
      case ERF, ERFC, ERFINV, GAMMA, LGAMMA, DIGAMMA, POLYGAMMA, BETA -> SPECIAL;
      case SIGMOID, SOFTPLUS, SINC, SINCD, BESSELJ, BESSELY -> SPECIAL;
    };
  }
}
