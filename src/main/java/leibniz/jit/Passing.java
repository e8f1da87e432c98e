package leibniz.jit;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/// What an entry passes to its pieces: the arrays of inputs and of outputs, as it has them, with
/// the places where numbers begin in them, and the scratch array. So nothing is copied.
///
/// @param descriptor of a piece
/// @param frame what a piece has
/// @param locals the local variables in which the entry has the arguments
record Passing(String descriptor, PieceEmitter.Frame frame, List<Integer> locals) {
  /// Arrays in the local variables of an entry.
  ///
  /// @param scratch the local variable of the scratch array
  static Passing of(List<Segment> inputs, List<Segment> outputs, int scratch) {
    List<Integer> locals = new ArrayList<>();
    StringBuilder descriptor = new StringBuilder("(");
    List<Segment> in = passed(inputs, locals, descriptor);
    List<Segment> out = passed(outputs, locals, descriptor);
    int last = locals.size();
    locals.add(scratch);
    descriptor.append("[D)V");
    return new Passing(
        descriptor.toString(), new PieceEmitter.Frame(in, last, out, last + 1), locals);
  }

  private static List<Segment> passed(
      List<Segment> segments, List<Integer> locals, StringBuilder descriptor) {
    List<Segment> passed = new ArrayList<>();
    for (Segment segment : segments) {
      passed.add(segment.at(locals.size()));
      locals.add(segment.local());
      if (segment.offset() >= 0) {
        locals.add(segment.offset());
      }
      descriptor.append(segment.descriptor());
    }
    return passed;
  }

  /// How many parameters a piece has.
  int count() {
    return locals.size();
  }

  /// Loads the arguments, in an entry.
  void load(MethodVisitor code) {
    for (int k = 0; k < locals.size(); k++) {
      code.visitVarInsn(opcode(k), locals.get(k));
    }
  }

  /// Loads the arguments, in a piece that passes on what it has.
  void forward(MethodVisitor code) {
    for (int k = 0; k < locals.size(); k++) {
      code.visitVarInsn(opcode(k), k);
    }
  }

  private int opcode(int k) {
    boolean isOffset =
        frame.inputs().stream().anyMatch(s -> s.offset() == k)
            || frame.outputs().stream().anyMatch(s -> s.offset() == k);
    return isOffset ? Opcodes.ILOAD : Opcodes.ALOAD;
  }
}
