package leibniz.expr;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import leibniz.Formula;
import leibniz.Generator;
import leibniz.diff.Calculus;
import leibniz.program.Lowering;
import org.junit.jupiter.api.Test;

/// Operations are counted as they are lowered. What is computed of constants when a program is made
/// has no value yet where they are counted, so that there they may come out more: a factor that
/// turns out to be one is not seen.
class OperationsTest {
  private static final int FORMULAS = Generator.count(5_000);
  private static final List<String> VARIABLES = Generator.variables();

  private final Generator generate = new Generator();

  @Test
  void asManyAsTheProgramHas() {
    for (int n = 0; n < FORMULAS; n++) {
      Generator.check(
          generate.anything(5),
          tree -> {
            Formula f = Formula.parse(tree.toString(), VARIABLES.toArray(String[]::new));
            assertCounted(List.of(f.expr()));
            List<Expr> all = new ArrayList<>(Calculus.gradient(Dag.of(f.expr()), VARIABLES));
            all.add(f.expr());
            assertCounted(all);
          });
    }
  }

  private static void assertCounted(List<Expr> exprs) {
    int counted = Operations.of(exprs);
    int made = Lowering.lower(exprs, VARIABLES).operations();
    boolean isRight = isFolded(exprs) ? counted >= made : counted == made;
    assertTrue(
        isRight, () -> counted + " counted of " + exprs + "\n" + Lowering.lower(exprs, VARIABLES));
  }

  /// Whether an operation has constants only.
  private static boolean isFolded(List<Expr> exprs) {
    Dag dag = Dag.of(exprs);
    boolean[] isConstant = new boolean[dag.size()];
    boolean isFolded = false;
    for (int i = 0; i < isConstant.length; i++) {
      isConstant[i] = !(dag.node(i) instanceof Sym);
      for (int k = 0; k < dag.arity(i); k++) {
        isConstant[i] &= isConstant[dag.child(i, k)];
      }
      isFolded |= isConstant[i] && !(dag.node(i) instanceof Num);
    }
    return isFolded;
  }
}
