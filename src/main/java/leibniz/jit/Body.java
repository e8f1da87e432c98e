package leibniz.jit;

import leibniz.program.Op;
import leibniz.program.Partition;
import leibniz.program.Program;

/// An entry with what it computes, which a lazy entry does not have yet.
///
/// @param isChecked whether the caller has checked the arguments
/// @param limit the most operations of one method
record Body(Entry entry, Computation computation, boolean isChecked, int limit) {
  static Body of(Entry entry) {
    return of(entry, entry.isLazy() ? null : entry.computation().get(), false);
  }

  /// An entry beside others, which need it not: one that cannot be made throws the reason at each
  /// call, as it does when it is lazy.
  static Body beside(Entry entry) {
    try {
      return of(entry);
    } catch (RuntimeException e) {
      return of(entry.failing(e));
    }
  }

  /// The code that a lazy entry calls.
  static Body late(Entry entry) {
    return of(entry, entry.computation().get(), entry.isCounted());
  }

  /// An entry, lazy or not, with its code in one place.
  static Body inFull(Entry entry) {
    return of(entry, entry.computation().get(), false);
  }

  private static Body of(Entry entry, Computation computation, boolean isChecked) {
    return new Body(entry, computation, isChecked, Partition.WHOLE);
  }

  /// The same in methods of at most `most` operations.
  Body cut(int most) {
    return new Body(entry, computation, isChecked, most);
  }

  /// The same in shorter methods, unless these have one operation each.
  Body shorter() {
    return limit > 1 ? cut(Math.min(limit / 2, Partition.PIECE)) : this;
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
