package leibniz.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import leibniz.Formula;
import leibniz.Generator;
import org.junit.jupiter.api.Test;

/// The normal form: what is made of parts in it is in it too, so that terms may be taken as they
/// are given.
class AlgebraTest {
  private static final int FORMULAS = Generator.count(5_000);
  private static final List<String> VARIABLES = Generator.variables();

  private final Generator generate = new Generator();

  @Test
  void whatIsInNormalFormIsMadeAgainAsItIs() {
    for (int n = 0; n < FORMULAS; n++) {
      Generator.check(
          generate.anything(5),
          tree -> {
            Formula f = Formula.parse(tree.toString(), VARIABLES.toArray(String[]::new));
            Algebra m = new Algebra(new Graph());
            Expr normal = rebuilt(m, f.expr());
            if (!dividesByZero(normal)) {
              assertSame(normal, rebuilt(m, normal));
              assertEquals(normal, rebuilt(new Algebra(new Graph()), normal));
            }
          });
    }
  }

  /// Such an expression has no value anywhere, and is left as it is met.
  private static boolean dividesByZero(Expr e) {
    Dag dag = Dag.of(e);
    for (int i = 0; i < dag.size(); i++) {
      if (dag.node(i) instanceof Power p && p.divides()) {
        Expr base = p.base();
        for (int k = 0; k < (base instanceof Product ? base.arity() : 1); k++) {
          Expr factor = base instanceof Product q ? q.child(k) : base;
          if (isZero(factor instanceof Power root ? root.base() : factor)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean isZero(Expr e) {
    return e instanceof Num n && n.isZero();
  }

  private static Expr rebuilt(Algebra m, Expr e) {
    return rebuilt(m, List.of(e)).getFirst();
  }

  private static List<Expr> rebuilt(Algebra m, List<Expr> exprs) {
    Dag dag = Dag.of(exprs);
    Node[] images = new Node[dag.size()];
    for (int i = 0; i < images.length; i++) {
      images[i] = m.rebuild(dag.node(i), dag.childrenIn(images, i));
    }
    List<Expr> made = new ArrayList<>();
    for (Node root : dag.rootsIn(images)) {
      made.add((Expr) root);
    }
    return made;
  }
}
