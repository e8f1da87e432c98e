package leibniz.jit;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/// The parameters of an entry as local variables: where inputs and outputs are, and the checks of
/// what is given.
final class Parameters {
  private static final String ROWS = Type.getInternalName(Rows.class);

  private final Entry entry;
  private final String arguments;
  private final List<Segment> inputs = new ArrayList<>();
  private final List<Segment> results = new ArrayList<>();
  private final int made; // the first local variable after the parameters

  /// @param entry with counted inputs and outputs, unless it is lazy
  /// @param first the local variable of the first parameter
  /// @param arguments the class that has the methods of [Arguments]
  Parameters(Entry entry, int first, String arguments) {
    this.entry = entry;
    this.arguments = arguments;
    this.made =
        first
            + entry.inputs().stream().mapToInt(Input::locals).sum()
            + entry.outputs().stream().mapToInt(Output::arguments).sum();
    int local = first;
    long number = 0;
    for (Input in : entry.inputs()) {
      inputs.add(segment(in, number, local));
      number += in.count();
      local += in.locals();
    }
    number = 0;
    for (Output out : entry.outputs()) {
      results.add(segment(out, number, local));
      number += out.count();
      local += out.arguments();
    }
  }

  private Segment segment(Input in, long first, int local) {
    return switch (in.kind()) {
      case VALUES -> Segment.values(first, in.count(), local);
      case ARRAY -> Segment.array(first, in.count(), local);
      case RANGE -> Segment.range(first, in.count(), local, local + 1);
      case STAGE -> Segment.array(first, in.count(), stage());
    };
  }

  private Segment segment(Output out, long first, int local) {
    return switch (out.kind()) {
      case ARRAY -> Segment.array(first, out.count(), local);
      case RANGE -> Segment.range(first, out.count(), local, local + 1);
      case ROWS -> Segment.rows(first, out.count(), local, out.columns());
      case NEW_ARRAY -> Segment.array(first, out.count(), created());
      case NEW_ROWS -> Segment.rows(first, out.count(), created(), out.columns());
    };
  }

  /// The local variable for the array that a stage computes.
  int stage() {
    return made;
  }

  /// The local variable for the array that is returned.
  int created() {
    return made + (entry.isStaged() ? 1 : 0);
  }

  /// The first local variable after all these.
  int end() {
    return created() + (entry.created() >= 0 ? 1 : 0);
  }

  /// Where the inputs are.
  List<Segment> inputs() {
    return inputs;
  }

  /// Where the outputs go.
  List<Segment> results() {
    return results;
  }

  /// Writes the checks of arrays. A lazy entry may have them before it is linked: its program may
  /// be large, and take long to make, where the caller has but mistaken a length. They wait for the
  /// program where it alone knows how many outputs there are.
  void check(MethodVisitor code) {
    for (Check check : Check.of(entry)) {
      switch (check) {
        case Check.Given(int i) -> given(code, i);
        case Check.Room(int k) -> room(code, k);
        case Check.Distinct(int k, int other) -> distinct(code, k, other);
        case Check.Apart(int i, int k) -> apart(code, inputs.get(i), results.get(k));
        case Check.DistinctRows(int k) -> {
          results.get(k).loadGiven(code);
          call(code, ROWS, "checkDistinct", "([[D)V");
        }
      }
    }
  }

  private void given(MethodVisitor code, int i) {
    inputs.get(i).loadGiven(code);
    Constants.pushInt(code, entry.inputs().get(i).count());
    code.visitLdcInsn(entry.inputs().get(i).names());
    String array = inputs.get(i).descriptor();
    call(code, arguments, "check", "(" + array + "ILjava/lang/String;)V");
  }

  private void room(MethodVisitor code, int k) {
    Output out = entry.outputs().get(k);
    results.get(k).loadGiven(code);
    if (out.isInRows()) {
      Constants.pushInt(code, (int) out.rows());
      Constants.pushInt(code, out.columns());
      call(code, ROWS, "check", "([[DII)V");
    } else {
      code.visitLdcInsn(out.count());
      call(code, arguments, "check", "(" + results.get(k).descriptor() + "J)V");
    }
  }

  private void distinct(MethodVisitor code, int k, int other) {
    if (results.get(k).form() == Segment.Form.ROWS) {
      results.get(k).loadGiven(code);
      code.visitVarInsn(Opcodes.ALOAD, results.get(other).local());
      call(code, ROWS, "checkDistinct", "([[D[D)V");
    } else {
      results.get(other).loadRange(code);
      results.get(k).loadRange(code);
      call(code, arguments, "checkDistinct", "([DII[DII)V");
    }
  }

  private void apart(MethodVisitor code, Segment input, Segment result) {
    if (result.form() == Segment.Form.ROWS) {
      input.loadRange(code);
      result.loadGiven(code);
      call(code, ROWS, "apart", "([DII[[D)[D");
    } else if (input.offset() < 0 && result.offset() < 0) {
      input.loadGiven(code);
      result.loadGiven(code);
      call(code, arguments, "apart", "([D[D)[D");
    } else {
      input.loadRange(code);
      result.loadRange(code);
      call(code, arguments, "apart", "([DII[DII)[D");
    }
    if (input.offset() >= 0) {
      code.visitInsn(Opcodes.DUP);
      code.visitVarInsn(Opcodes.ALOAD, input.local());
      code.visitInsn(Opcodes.SWAP);
      code.visitVarInsn(Opcodes.ILOAD, input.offset());
      call(code, arguments, "offset", "([D[DI)I");
      code.visitVarInsn(Opcodes.ISTORE, input.offset());
    }
    code.visitVarInsn(Opcodes.ASTORE, input.local());
  }

  private static void call(MethodVisitor code, String owner, String method, String descriptor) {
    code.visitMethodInsn(Opcodes.INVOKESTATIC, owner, method, descriptor, false);
  }
}
