package leibniz.jit;

import leibniz.eval.JavaMethod;
import leibniz.expr.Fn;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/// The call of a function in bytecode.
final class Calls {
  private static final JavaMethod SQRT = new JavaMethod(Math.class, "sqrt");
  private static final JavaMethod POW = new JavaMethod(Math.class, "pow");
  private static final JavaMethod STRICT_POW = new JavaMethod(StrictMath.class, "pow");
  private static final JavaMethod FMA = new JavaMethod(Math.class, "fma");

  private Calls() {}

  /// Calls `fn` on the values on the operand stack.
  static void emit(MethodVisitor code, Fn fn, boolean isStrict, int arity) {
    call(code, isStrict ? JavaMethod.strict(fn) : JavaMethod.of(fn), arity);
  }

  static void sqrt(MethodVisitor code) {
    call(code, SQRT, 1);
  }

  static void pow(MethodVisitor code, boolean isStrict) {
    call(code, isStrict ? STRICT_POW : POW, 2);
  }

  static void fma(MethodVisitor code) {
    call(code, FMA, 3);
  }

  private static void call(MethodVisitor code, JavaMethod method, int arity) {
    String owner = Type.getInternalName(method.owner());
    String descriptor = "(" + "D".repeat(arity) + ")D";
    code.visitMethodInsn(Opcodes.INVOKESTATIC, owner, method.name(), descriptor, false);
  }
}
