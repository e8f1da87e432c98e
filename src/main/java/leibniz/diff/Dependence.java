package leibniz.diff;

import java.util.function.Predicate;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Sym;

/// Which nodes depend, as smooth functions, on some variables. What stands only in conditions does
/// not count: it decides between branches, and its derivative is zero wherever there is one. So it
/// is with what stands in functions of steps, such as `floor`.
final class Dependence {
  private Dependence() {}

  static boolean[] on(Dag dag, Predicate<String> variables) {
    boolean[] depends = new boolean[dag.size()];
    for (int i = 0; i < depends.length; i++) {
      depends[i] = dag.node(i) instanceof Sym s && variables.test(s.name());
      for (int k = 0; k < dag.arity(i); k++) {
        depends[i] |= depends[dag.child(i, k)] && !(dag.node(dag.child(i, k)) instanceof Condition);
      }
      depends[i] &= !Derivatives.isFlat(dag.node(i));
    }
    return depends;
  }
}
