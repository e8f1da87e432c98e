package leibniz.diff;

import java.util.ArrayList;
import java.util.List;
import leibniz.expr.Algebra;
import leibniz.expr.Call;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import leibniz.expr.Product;
import leibniz.expr.Sum;

/// For each factor of a product the product of the others: all of them in linear time, by products
/// from the left and from the right.
final class Others {
  /// Up to this many factors the others are multiplied out, which reads better and costs no more.
  private static final int FEW = 4;

  private final Algebra m;
  private final Product product;
  private Expr[] before; // null where there are few
  private Expr[] after;

  Others(Algebra algebra, Product product) {
    this.m = algebra;
    this.product = product;
    int n = product.arity();
    if (n > FEW) {
      Graph graph = algebra.graph();
      before = new Expr[n];
      after = new Expr[n];
      before[0] = m.number(1);
      after[n - 1] = m.number(1);
      before[1] = product.child(0);
      after[n - 2] = product.child(n - 1);
      for (int k = 2; k < n; k++) {
        before[k] = graph.multiply(before[k - 1], product.child(k - 1));
        after[n - 1 - k] = graph.multiply(product.child(n - k), after[n - k]);
      }
    }
  }

  /// The product of all factors but the one at `k`.
  Expr without(int k) {
    if (before != null) {
      return k == 0
          ? after[0]
          : k == product.arity() - 1 ? before[k] : m.graph().multiply(before[k], after[k]);
    }
    if (product.arity() == 2 && isOneFactor(product.child(1 - k))) {
      return product.child(1 - k);
    }
    List<Expr> others = new ArrayList<>();
    for (int j = 0; j < product.arity(); j++) {
      if (j != k) {
        others.add(product.child(j));
      }
    }
    return m.product(others);
  }

  /// Whether an expression is in normal form as a product.
  private static boolean isOneFactor(Expr e) {
    return e.arity() == 0 || e instanceof Sum || e instanceof Call;
  }
}
