package leibniz.jit;

import java.util.List;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/// Where a method finds consecutive inputs or puts consecutive outputs.
///
/// @param first the number of the first one
/// @param count how many they are
/// @param local the local variable of the array, or of the first value
/// @param isArray whether they stand in an array
/// @param offset the local variable that says where in the array they begin, or -1 for its start
record Segment(long first, long count, int local, boolean isArray, int offset) {
  static Segment array(long count, int local) {
    return new Segment(0, count, local, true, -1);
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

  /// Loads the array and the index of input or output `k` on the operand stack.
  void loadPlace(MethodVisitor code, int k) {
    code.visitVarInsn(Opcodes.ALOAD, local);
    if (offset >= 0 && k == first) {
      code.visitVarInsn(Opcodes.ILOAD, offset);
      return;
    }
    Constants.pushInt(code, (int) (k - first));
    if (offset >= 0) {
      code.visitVarInsn(Opcodes.ILOAD, offset);
      code.visitInsn(Opcodes.IADD);
    }
  }

  /// Loads the index at which the segment begins in its array.
  void loadStart(MethodVisitor code) {
    if (offset >= 0) {
      code.visitVarInsn(Opcodes.ILOAD, offset);
    } else {
      code.visitInsn(Opcodes.ICONST_0);
    }
  }
}
