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

  private Calls() {}

  /// Calls `fn` on the values on the operand stack.
  static void emit(MethodVisitor code, Fn fn, int arity) {
    call(code, JavaMethod.of(fn), arity);
  }

  static void sqrt(MethodVisitor code) {
    call(code, SQRT, 1);
  }

  static void pow(MethodVisitor code) {
    call(code, POW, 2);
  }

  private static void call(MethodVisitor code, JavaMethod method, int arity) {
    String owner = Type.getInternalName(method.owner());
    String descriptor = "(" + "D".repeat(arity) + ")D";
    code.visitMethodInsn(Opcodes.INVOKESTATIC, owner, method.name(), descriptor, false);
  }
}
