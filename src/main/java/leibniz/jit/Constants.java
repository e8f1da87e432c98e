package leibniz.jit;

import leibniz.program.Program;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/// The constants of a program in bytecode: in the instructions, or, where they would fill the
/// constant pool, in an array.
final class Constants {
  private final double[] values;
  private final ClassData data;
  private final int index; // of the array in the class data, or -1

  /// @param pool the doubles in the constant pool of the class
  Constants(Program program, ClassData data, PooledDoubles pool) {
    this.data = data;
    this.values = new double[program.constantCount()];
    for (int k = 0; k < values.length; k++) {
      values[k] = program.constant(k);
    }
    this.index = pool.takes(values) ? -1 : data.add(values);
  }

  /// Loads the constant at `k` on the operand stack.
  void load(MethodVisitor code, int k) {
    if (Double.doubleToRawLongBits(values[k]) == 0) {
      code.visitInsn(Opcodes.DCONST_0);
    } else if (values[k] == 1) {
      code.visitInsn(Opcodes.DCONST_1);
    } else if (index < 0) {
      code.visitLdcInsn(values[k]);
    } else {
      data.load(code, index);
      pushInt(code, k);
      code.visitInsn(Opcodes.DALOAD);
    }
  }

  /// Pushes an int that is not negative, or -1.
  static void pushInt(MethodVisitor code, int value) {
    if (value >= -1 && value <= 5) {
      code.visitInsn(Opcodes.ICONST_0 + value);
    } else if (value == (byte) value) {
      code.visitIntInsn(Opcodes.BIPUSH, value);
    } else if (value == (short) value) {
      code.visitIntInsn(Opcodes.SIPUSH, value);
    } else {
      // Not from the constant pool, which thousands of indices would fill.
      pushInt(code, value >> 15);
      code.visitIntInsn(Opcodes.BIPUSH, 15);
      code.visitInsn(Opcodes.ISHL);
      code.visitIntInsn(Opcodes.SIPUSH, value & 0x7FFF);
      code.visitInsn(Opcodes.IOR);
    }
  }
}
