package leibniz.rewrite;

import leibniz.expr.Algebra;
import leibniz.expr.Product;
import leibniz.expr.Sum;

/// A law prepared to be found, by what stands at the root of its left side.
sealed interface Prepared permits SumLaw, ProductLaw, Prepared.Whole {
  /// A law whose left side is neither sum nor product: it replaces an expression as a whole.
  ///
  /// @param head of its left side
  record Whole(Object head, Law law) implements Prepared {}

  /// A law, prepared.
  ///
  /// @param m of any graph
  static Prepared of(Algebra m, Law law) {
    return switch (law.left()) {
      case Sum _ -> new SumLaw(m, law);
      case Product _ -> new ProductLaw(m, law);
      default -> new Whole(Heads.of(law.left()), law);
    };
  }
}
