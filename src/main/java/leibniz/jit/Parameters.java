package leibniz.jit;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/// The parameters of an entry as local variables: where inputs and outputs are, and the checks of
/// what is given.
final class Parameters {
  private final Entry entry;
  private final String arguments;
  private final List<Integer> locals = new ArrayList<>(); // the first of each part
  private final int end;

  /// @param first the local variable of the first parameter
  /// @param arguments the class that has the methods of [Arguments]
  Parameters(Entry entry, int first, String arguments) {
    this.entry = entry;
    this.arguments = arguments;
    int local = first;
    for (Part part : entry.parts()) {
      locals.add(local);
      local += part.locals();
    }
    this.end = local;
  }

  /// The first local variable after the parameters.
  int end() {
    return end;
  }

  /// Where the inputs are.
  ///
  /// @param count the number of all inputs
  /// @param stage the local variable of the array that a stage computes
  List<Segment> inputs(int count, int stage) {
    long given = entry.inputs().stream().mapToLong(part -> Math.max(0, part.count())).sum();
    return segments(0, entry.inputs(), count - given, stage);
  }

  /// Where the outputs go.
  ///
  /// @param count the number of all places
  /// @param created the local variable of the array that is returned
  List<Segment> results(long count, int created) {
    long known = entry.outputs().stream().mapToLong(part -> Math.max(0, part.count())).sum();
    return segments(entry.inputs().size(), entry.outputs(), count - known, created);
  }

  private List<Segment> segments(int from, List<Part> parts, long unknown, int made) {
    List<Segment> segments = new ArrayList<>();
    long first = 0;
    for (int k = 0; k < parts.size(); k++) {
      Part part = parts.get(k);
      int local = locals.get(from + k);
      long count = part.count() == Part.UNKNOWN ? unknown : part.count();
      segments.add(
          switch (part.kind()) {
            case VALUES -> new Segment(first, count, local, false, -1);
            case ARRAY -> new Segment(first, count, local, true, -1);
            case RANGE -> new Segment(first, count, local, true, local + 1);
            case NEW_ARRAY, STAGE -> new Segment(first, count, made, true, -1);
          });
      first += count;
    }
    return segments;
  }

  /// Writes the checks of arrays. A lazy entry has them before it is linked: its program may be
  /// large, and take long to make, where the caller has but mistaken a length. They wait for the
  /// program where it alone knows how many outputs there are.
  ///
  /// @param places the number of all places for outputs, or [Part#UNKNOWN]
  void check(MethodVisitor code, long places) {
    boolean isCounted = entry.isCounted();
    if (!isCounted && places == Part.UNKNOWN) {
      return;
    }
    List<Segment> inputs = inputs(0, -1);
    List<Segment> results =
        results(isCounted ? entry.outputs().stream().mapToLong(Part::count).sum() : places, -1);
    for (int k = 0; k < inputs.size(); k++) {
      Part part = entry.inputs().get(k);
      if (part.isGivenArray()) {
        load(code, inputs.get(k));
        Constants.pushInt(code, (int) part.count());
        code.visitLdcInsn(part.names());
        call(code, "check", inputs.get(k), "ILjava/lang/String;)V");
      }
    }
    for (int k = 0; k < results.size(); k++) {
      if (entry.outputs().get(k).isGivenArray()) {
        load(code, results.get(k));
        code.visitLdcInsn(results.get(k).count());
        call(code, "check", results.get(k), "J)V");
        distinct(code, results, k);
      }
    }
    for (int i = 0; i < inputs.size(); i++) {
      for (int k = 0; k < results.size(); k++) {
        if (entry.inputs().get(i).isGivenArray() && entry.outputs().get(k).isGivenArray()) {
          apart(code, inputs.get(i), results.get(k));
        }
      }
    }
  }

  private void distinct(MethodVisitor code, List<Segment> results, int k) {
    for (int other = 0; other < k; other++) {
      code.visitVarInsn(Opcodes.ALOAD, results.get(other).local());
      code.visitVarInsn(Opcodes.ALOAD, results.get(k).local());
      call(code, "checkDistinct", "([D[D)V");
    }
  }

  private void apart(MethodVisitor code, Segment input, Segment result) {
    code.visitVarInsn(Opcodes.ALOAD, input.local());
    if (input.offset() < 0 && result.offset() < 0) {
      code.visitVarInsn(Opcodes.ALOAD, result.local());
      call(code, "apart", "([D[D)[D");
    } else {
      input.loadStart(code);
      Constants.pushInt(code, (int) input.count());
      code.visitVarInsn(Opcodes.ALOAD, result.local());
      result.loadStart(code);
      Constants.pushInt(code, (int) result.count());
      call(code, "apart", "([DII[DII)[D");
    }
    if (input.offset() >= 0) {
      code.visitInsn(Opcodes.DUP);
      code.visitVarInsn(Opcodes.ALOAD, input.local());
      code.visitInsn(Opcodes.SWAP);
      code.visitVarInsn(Opcodes.ILOAD, input.offset());
      call(code, "offset", "([D[DI)I");
      code.visitVarInsn(Opcodes.ISTORE, input.offset());
    }
    code.visitVarInsn(Opcodes.ASTORE, input.local());
  }

  private static void load(MethodVisitor code, Segment array) {
    code.visitVarInsn(Opcodes.ALOAD, array.local());
    if (array.offset() >= 0) {
      code.visitVarInsn(Opcodes.ILOAD, array.offset());
    }
  }

  private void call(MethodVisitor code, String method, Segment array, String rest) {
    call(code, method, (array.offset() >= 0 ? "([DI" : "([D") + rest);
  }

  private void call(MethodVisitor code, String method, String descriptor) {
    code.visitMethodInsn(Opcodes.INVOKESTATIC, arguments, method, descriptor, false);
  }
}
