package leibniz.jit;

import leibniz.program.Op;
import leibniz.program.Program;

/// An entry with what it computes, which a lazy entry does not have yet.
///
/// @param isChecked whether the caller has checked the arguments
record Body(Entry entry, Computation computation, boolean isChecked) {
  static Body of(Entry entry) {
    return new Body(entry, entry.isLazy() ? null : entry.computation().get(), false);
  }

  /// The code that a lazy entry calls.
  static Body late(Entry entry) {
    return new Body(entry, entry.computation().get(), entry.isCounted());
  }

  /// How many places the arrays for outputs have in all.
  long places() {
    if (entry.isCounted()) {
      return entry.outputs().stream().mapToLong(Part::count).sum();
    }
    return (long) computation.program().outputCount() - (entry.returnsValue() ? 1 : 0);
  }

  boolean isLazy() {
    return computation == null;
  }

  /// Whether code jumps: between the branches of choices, or from Java code that throws.
  boolean hasBranches() {
    if (!isLazy()) {
      Program program = computation.program();
      for (int i = 0; i < program.size(); i++) {
        if (program.op(i) == Op.SELECT
            || program.op(i).isCondition()
            || program.op(i) == Op.EXTERNAL) {
          return true;
        }
      }
    }
    return false;
  }
}
