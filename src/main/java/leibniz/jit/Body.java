package leibniz.jit;

import leibniz.program.Op;
import leibniz.program.Partition;
import leibniz.program.Program;

/// An entry with what it computes, which a lazy entry does not have yet.
///
/// @param checks whether the arguments are checked here, and not by other code of the entry
/// @param limit the most operations of one method
record Body(Entry entry, Computation computation, boolean checks, int limit) {
  /// What belongs to a program of so many operations, inputs and outputs is made at once, and need
  /// not wait until lengths are right.
  private static final int QUICK = 1_000;

  static Body of(Entry entry) {
    return of(entry, entry.isLazy() ? null : entry.computation().get(), true);
  }

  /// An entry beside others, which need it not: one that cannot be made throws the reason at each
  /// call, as it does when it is lazy.
  ///
  /// A lazy one checks its arguments before its code is made, unless that is quick: the checks of
  /// all entries, of which most are never called, took a fifth of the time of a small class.
  static Body beside(Entry entry, Body first) {
    try {
      return of(entry).checkedHere(!first.isQuick());
    } catch (RuntimeException e) {
      return of(entry.failing(e));
    }
  }

  /// The code that a lazy entry calls.
  static Body late(LateEntry late) {
    return of(late.entry(), late.entry().computation().get(), !late.isChecked());
  }

  /// An entry, lazy or not, with its code in one place.
  static Body inFull(Entry entry) {
    return of(entry, entry.computation().get(), true);
  }

  private static Body of(Entry entry, Computation computation, boolean checks) {
    return new Body(entry, computation, checks, Partition.WHOLE);
  }

  /// The same in methods of at most `most` operations.
  Body cut(int most) {
    return new Body(entry, computation, checks, most);
  }

  private Body checkedHere(boolean isHere) {
    return isLazy() ? new Body(entry, computation, isHere, limit) : this;
  }

  private boolean isQuick() {
    if (isLazy()) {
      return false;
    }
    Program program = computation.program();
    return program.operations() + program.inputs().size() + program.outputCount() <= QUICK;
  }

  /// Whether the arguments are checked by now, of a lazy entry before its code is made: not while
  /// its program alone knows how many outputs there are.
  boolean isChecked() {
    return checks && entry.isCounted();
  }

  /// The same in shorter methods, unless these have one operation each.
  Body shorter() {
    return limit > 1 ? cut(Math.min(limit / 2, Partition.PIECE)) : this;
  }

  boolean isLazy() {
    return computation == null;
  }

  boolean callsJava() {
    return !isLazy() && computation.program().callsJava();
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
