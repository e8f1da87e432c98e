package leibniz.jit;

import leibniz.program.Op;
import leibniz.program.Partition;
import leibniz.program.Program;

/// An entry with what it computes, which a lazy entry does not have yet.
///
/// @param checksHere whether the arguments are checked in this code, of a lazy entry before its
///   program is made; not by other code of the entry
/// @param limit the most operations of one method
record Body(Entry entry, Computation computation, boolean checksHere, int limit) {
  /// What takes at most about so many operations and outputs is made at once, and need not wait
  /// until lengths are right.
  private static final int QUICK = 1_000;

  static Body of(Entry entry) {
    return entry.isLazy()
        ? of(entry, null, entry.isCounted())
        : of(entry, entry.computation().get(), true);
  }

  /// An entry beside others, which need it not: one that cannot be made throws the reason at each
  /// call, as it does when it is lazy.
  ///
  /// A lazy one checks its arguments before its code is made, unless that is quick: the checks of
  /// all entries, of which most are never called, took a fifth of the time of a small class.
  static Body beside(Entry entry, Body first) {
    try {
      Body body = of(entry);
      return body.isLazy() && first.isQuickBeside(entry) ? of(entry, null, false) : body;
    } catch (RuntimeException e) {
      return of(entry.failing(e));
    }
  }

  /// The code that a lazy entry calls.
  static Body late(LateEntry late) {
    return of(late.entry(), late.entry().computation().get(), !late.isCheckedBefore());
  }

  /// An entry, lazy or not, with its code in one place.
  static Body inFull(Entry entry) {
    return of(entry, entry.computation().get(), true);
  }

  private static Body of(Entry entry, Computation computation, boolean checksHere) {
    return new Body(entry, computation, checksHere, Partition.WHOLE);
  }

  /// The same in methods of at most `most` operations.
  Body cut(int most) {
    return new Body(entry, computation, checksHere, most);
  }

  /// Whether an entry beside this one is quick to make, which is not known before it is: a
  /// derivative takes a small multiple of the operations here for each input at most, and the entry
  /// tells how many its outputs are.
  private boolean isQuickBeside(Entry other) {
    if (isLazy()) {
      return false;
    }
    Program program = computation.program();
    long outputs = other.outputs().stream().mapToLong(Output::count).sum();
    return program.operations() * (1L + program.inputs().size()) + outputs <= QUICK;
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
