package leibniz.jit;

import leibniz.program.Op;
import leibniz.program.Program;

/// An entry with its program, which a lazy entry does not have yet.
record Body(Entry entry, Program program) {
  static Body of(Entry entry) {
    return new Body(entry, entry.isLazy() ? null : entry.program().get());
  }

  boolean isLazy() {
    return program == null;
  }

  boolean hasBranches() {
    if (program != null) {
      for (int i = 0; i < program.size(); i++) {
        if (program.op(i) == Op.SELECT || program.op(i).isCondition()) {
          return true;
        }
      }
    }
    return false;
  }
}
