package leibniz.jit;

import java.util.List;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/// Where a method finds consecutive inputs or puts consecutive outputs.
///
/// @param form whether they stand in local variables, in an array, or in an array for each row
/// @param first the number of the first one
/// @param count how many they are
/// @param local the local variable of the array, or of the first value
/// @param offset the local variable that says where in the array they begin, or -1 for its start
/// @param columns how many stand in a row
record Segment(Form form, long first, long count, int local, int offset, int columns) {
  enum Form {
    VALUES,
    ARRAY,
    ROWS
  }

  static Segment values(long first, long count, int local) {
    return new Segment(Form.VALUES, first, count, local, -1, 0);
  }

  static Segment array(long first, long count, int local) {
    return new Segment(Form.ARRAY, first, count, local, -1, 0);
  }

  static Segment range(long first, long count, int local, int offset) {
    return new Segment(Form.ARRAY, first, count, local, offset, 0);
  }

  static Segment rows(long first, long count, int local, int columns) {
    return new Segment(Form.ROWS, first, count, local, -1, columns);
  }

  /// The segment that has input or output `k`.
  static Segment of(List<Segment> segments, int k) {
    for (Segment s : segments) {
      if (k < s.first + s.count) {
        return s;
      }
    }
    throw new IllegalStateException("there is no place for number " + k);
  }

  /// The same numbers in other local variables of another method.
  Segment at(int otherLocal) {
    return new Segment(form, first, count, otherLocal, offset < 0 ? -1 : otherLocal + 1, columns);
  }

  /// The types of the local variables of an array, as they stand in a descriptor.
  String descriptor() {
    return (form == Form.ROWS ? "[[D" : "[D") + (offset < 0 ? "" : "I");
  }

  /// Loads the array and the index of input or output `k` on the operand stack.
  void loadPlace(MethodVisitor code, int k) {
    int index = (int) (k - first);
    code.visitVarInsn(Opcodes.ALOAD, local);
    if (form == Form.ROWS) {
      Constants.pushInt(code, index / columns);
      code.visitInsn(Opcodes.AALOAD);
      Constants.pushInt(code, index % columns);
      return;
    }
    if (offset >= 0 && index == 0) {
      code.visitVarInsn(Opcodes.ILOAD, offset);
      return;
    }
    Constants.pushInt(code, index);
    if (offset >= 0) {
      code.visitVarInsn(Opcodes.ILOAD, offset);
      code.visitInsn(Opcodes.IADD);
    }
  }

  /// Loads what the caller gave of an array: itself, and where the segment begins in it.
  void loadGiven(MethodVisitor code) {
    code.visitVarInsn(Opcodes.ALOAD, local);
    if (offset >= 0) {
      code.visitVarInsn(Opcodes.ILOAD, offset);
    }
  }

  /// Loads the array, the index at which the segment begins in it, and its length.
  void loadRange(MethodVisitor code) {
    code.visitVarInsn(Opcodes.ALOAD, local);
    if (offset >= 0) {
      code.visitVarInsn(Opcodes.ILOAD, offset);
    } else {
      code.visitInsn(Opcodes.ICONST_0);
    }
    Constants.pushInt(code, (int) count);
  }
}
