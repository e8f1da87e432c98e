package leibniz.jit;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/// The exception handlers of a method, written after its code: what Java code throws is thrown on,
/// with its term in the stack trace.
final class Handlers {
  private static final String THROWABLE = Type.getInternalName(Throwable.class);

  private record Handler(Label label, int line) {}

  private final String source;
  private final List<Handler> open = new ArrayList<>();

  Handlers(String source) {
    this.source = source;
  }

  /// Writes a call of Java code on a line of the program.
  void guard(MethodVisitor code, int line, Runnable call) {
    Handler handler = new Handler(new Label(), line);
    Label start = new Label();
    Label end = new Label();
    code.visitTryCatchBlock(start, end, handler.label, THROWABLE);
    code.visitLabel(start);
    call.run();
    code.visitLabel(end);
    open.add(handler);
  }

  /// Writes the handlers of the calls since the last method.
  void emit(MethodVisitor code, String method) {
    if (open.isEmpty()) {
      return;
    }
    Label rethrow = new Label();
    for (Handler handler : open) {
      code.visitLabel(handler.label);
      Constants.pushInt(code, handler.line);
      code.visitJumpInsn(Opcodes.GOTO, rethrow);
    }
    open.clear();
    code.visitLabel(rethrow);
    code.visitLdcInsn(method);
    code.visitLdcInsn(source);
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        Type.getInternalName(StackTraces.class),
        "naming",
        "(Ljava/lang/Throwable;ILjava/lang/String;Ljava/lang/String;)Ljava/lang/Throwable;",
        false);
    code.visitInsn(Opcodes.ATHROW);
  }
}
