package leibniz.jit;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/// An empty loop at the head of each piece of a large program, which makes a call count more.
///
/// HotSpot compiles a method with C2 after 5,000 calls, or, from 600 on, when calls and turns of
/// loops together are 15,000 (`Tier4InvocationThreshold`, `Tier4MinInvocationThreshold`,
/// `Tier4CompileThreshold`); with C1 after 200, or from 100 on at 2,000. A piece has no loop of its
/// own. It is called once an evaluation, and to evaluate a program of a million operations 5,000
/// times takes half a minute before C2 has seen it. HotSpot also looks at these numbers only once
/// in 128 calls or 1,024 turns, asks for more the longer its queue is, and finds all pieces of a
/// program ripe in the same evaluation, when only the first few are taken; turns that differ from
/// piece to piece spread that.
///
/// With 26 to 33 turns, a program of 1,000,000 operations was warm after 5 s and not after 27; with
/// 40 turns loops are compiled by themselves as well (`Tier4BackEdgeThreshold`), which is lost work
/// (`docs/benchmarks.md`). C2 removes the loop.
final class CallCounter {
  private static final int TURNS = 26;
  private static final int SPREAD = 8;

  private CallCounter() {}

  /// Writes the loop, with frames for a class that has no other ones.
  ///
  /// @param local a free local variable, the first after the parameters
  /// @param piece the number of the piece
  static void write(MethodVisitor code, int local, int piece) {
    Label turn = new Label();
    code.visitIntInsn(Opcodes.BIPUSH, TURNS + piece % SPREAD);
    code.visitVarInsn(Opcodes.ISTORE, local);
    code.visitLabel(turn);
    code.visitFrame(Opcodes.F_APPEND, 1, new Object[] {Opcodes.INTEGER}, 0, null);
    code.visitIincInsn(local, -1);
    code.visitVarInsn(Opcodes.ILOAD, local);
    code.visitJumpInsn(Opcodes.IFGT, turn);
  }
}
