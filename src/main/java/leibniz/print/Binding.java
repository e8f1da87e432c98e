package leibniz.print;

import leibniz.expr.Application;
import leibniz.expr.Call;
import leibniz.expr.Choice;
import leibniz.expr.Comparison;
import leibniz.expr.Fn;
import leibniz.expr.Junction;
import leibniz.expr.Negation;
import leibniz.expr.Node;
import leibniz.expr.Num;
import leibniz.expr.Power;
import leibniz.expr.Product;
import leibniz.expr.Sum;
import leibniz.expr.Sym;

/// How strongly nodes bind as they are set in print, from the loosest to the tightest.
final class Binding {
  static final int ANY = 0;
  static final int OR = 1;
  static final int AND = 2;
  static final int COMPARISON = 3;
  static final int SUM = 4; // and whatever begins with a sign
  static final int PRODUCT = 5;
  static final int POWER = 6;
  static final int ATOM = 7;

  private Binding() {}

  static int of(Node node) {
    return switch (node) {
      case Num n when n.isNegative() -> SUM;
      case Num n -> Quotient.isDigits(n) ? ATOM : PRODUCT;
      case Sym _ -> ATOM;
      case Sum _ -> SUM;
      case Product p -> Quotient.of(p).isNegative() ? SUM : PRODUCT;
      case Power p -> p.divides() ? PRODUCT : POWER;
      case Application _ -> POWER;
      case Call c -> c.arity() == 0 || isFenced(c) ? ATOM : POWER;
      case Choice _ -> ANY;
      case Comparison _ -> COMPARISON;
      case Junction j -> j.kind() == Junction.Kind.AND ? AND : OR;
      case Negation _ -> COMPARISON;
    };
  }

  /// Whether a call is written with a name before its arguments.
  static boolean isNamed(Call c) {
    return c.arity() > 0 && c.function() != Fn.EXP && c.function() != Fn.CBRT && !isFenced(c);
  }

  /// Whether that name has room for an exponent.
  static boolean takesExponent(Call c) {
    return isNamed(c) && !c.function().latex().contains("^");
  }

  /// Whether the function is written around its argument, as `|x|`.
  static boolean isFenced(Call c) {
    return c.arity() == 1 && c.function().latex().contains("\\right");
  }
}
