package leibniz.rewrite;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import leibniz.expr.Algebra;
import leibniz.expr.Call;
import leibniz.expr.Dag;
import leibniz.expr.Fn;
import leibniz.expr.Graph;

/// A law as it is written, read and prepared when a formula first has the functions of its left
/// side: without these it cannot be found, and most formulas have few.
public final class WrittenLaw {
  private final Set<Fn> functions;
  private final Supplier<Law> reading;
  private volatile Law law; // a race reads twice and harms nobody
  private volatile Prepared prepared;

  /// @param functions of the left side, or some of them
  /// @param reading reads the law
  public WrittenLaw(Set<Fn> functions, Supplier<Law> reading) {
    this.functions = functions;
    this.reading = reading;
  }

  /// A law that is read already.
  public static WrittenLaw of(Law law) {
    Set<Fn> functions = EnumSet.noneOf(Fn.class);
    Dag dag = Dag.of(law.left());
    for (int i = 0; i < dag.size(); i++) {
      if (dag.node(i) instanceof Call c) {
        functions.add(c.function());
      }
    }
    return new WrittenLaw(functions, () -> law);
  }

  /// The law.
  public Law law() {
    if (law == null) {
      law = reading.get();
    }
    return law;
  }

  /// Whether the law may be found in a formula of these functions.
  boolean mayApply(Set<Fn> present) {
    return present.containsAll(functions);
  }

  Prepared prepared() {
    if (prepared == null) {
      prepared = Prepared.of(new Algebra(new Graph()), law());
    }
    return prepared;
  }
}
