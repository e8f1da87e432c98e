package leibniz;

import leibniz.simplify.Group;

/// A part of a simplification that can be run alone, by [Formula#simplify(Pass, Pass...)].
///
/// What is rewritten as a whole has methods of its own: [Formula#expand], [Formula#collect],
/// [Formula#factor], [Formula#horner], [Formula#cancel] for rational functions,
/// [Formula#reduceOperations] and [Formula#stabilize].
public enum Pass {
  /// Operations and functions of numbers are carried out, as far as their results are exact or the
  /// numbers are doubles: `2*3 + sin(0)` is 6.
  NUMBERS(Group.NUMBERS),
  /// Sums in sums are one, and like terms are gathered: `2*x + y - x` is `x + y`.
  LIKE_TERMS(Group.LIKE_TERMS),
  /// Products in products are one, and powers of one base are gathered: `x*y*x^2` is `x^3*y`.
  POWERS(Group.POWERS),
  /// Products and small powers of sums are multiplied out as terms of a sum where like terms then
  /// come together and it costs less: `(x + y)^2 - x^2 - 2*x*y` is `y^2`. This, and the passes
  /// after it but for choices, work in normal form: the passes above run as well.
  DISTRIBUTION(Group.DISTRIBUTION),
  /// Branches that numbers, known signs or assumptions decide are taken, and absolute values,
  /// signs, least and greatest values resolved: where `x > 0` is assumed, `if(x > -1, abs(x), 0)`
  /// is `x`.
  CHOICES(Group.CHOICES),
  /// Laws of sine, cosine, tangent and their inverses: `sin(x)^2 + cos(x)^2` is 1.
  TRIGONOMETRIC(Group.TRIGONOMETRIC),
  /// Laws of the hyperbolic functions and their inverses: `cosh(x)^2 - sinh(x)^2` is 1.
  HYPERBOLIC(Group.HYPERBOLIC),
  /// Laws of exponentials and logarithms: `exp(x)*exp(y)` is `exp(x + y)`.
  EXPONENTIAL(Group.EXPONENTIAL),
  /// Laws of all other functions: `gamma(x + 1)/gamma(x)` is `x`.
  SPECIAL(Group.SPECIAL);

  final Group group;

  Pass(Group group) {
    this.group = group;
  }
}
