package leibniz.jit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import leibniz.program.Partition;
import leibniz.program.Program;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/// Writes the code of one entry: its whole program, or the calls of the program's pieces, which it
/// has written.
final class EntryEmitter {
  /// How many outputs one method copies: each takes at most 31 bytes, 7,750 in all.
  private static final int COPIES = 250;

  private final MethodEmitter methods;
  private final MethodVisitor code;
  private final Entry entry;
  private final Computation computation;
  private final Program program;
  private final ClassData data;
  private final Partition partition;
  private final PieceEmitter pieces;
  private final boolean isStatic;
  private final List<Segment> inputs;
  private final List<Segment> results;
  private int free;

  /// Begins the code of an entry that is not lazy, in a method whose arguments are checked.
  EntryEmitter(
      MethodEmitter methods,
      MethodVisitor code,
      Body body,
      Parameters parameters,
      boolean isStatic) {
    this.methods = methods;
    this.code = code;
    this.entry = body.entry();
    this.computation = body.computation();
    this.program = computation.program();
    Outputs outputs = new Outputs(computation, entry.returnsValue());
    this.partition = Partition.of(program, body.limit(), outputs::isKept);
    this.data = methods.data();
    this.pieces = methods.pieces(program, partition, outputs);
    this.isStatic = isStatic;
    this.inputs = parameters.inputs();
    this.results = parameters.results();
    this.free = parameters.end();
  }

  void emit() {
    if (entry.isStaged()) {
      InstanceEmitter.loadStage(code, data, methods.className(), computation.stage(), isStatic);
      code.visitVarInsn(Opcodes.ASTORE, inputs.getFirst().local());
    }
    if (entry.created() >= 0) {
      create(results.get(entry.created()));
    }
    if (partition.isWhole()) {
      zeros();
      pieces.emitWhole(code, new PieceEmitter.Frame(inputs, -1, results, free));
    } else {
      partitioned();
    }
    end();
  }

  private void create(Segment created) {
    if (created.form() == Segment.Form.ROWS) {
      Constants.pushInt(code, (int) entry.outputs().get(entry.created()).rows());
      Constants.pushInt(code, created.columns());
      code.visitMultiANewArrayInsn("[[D", 2);
    } else {
      Constants.pushInt(code, (int) created.count());
      code.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_DOUBLE);
    }
    code.visitVarInsn(Opcodes.ASTORE, created.local());
  }

  private void end() {
    if (entry.returnsValue()) {
      code.visitInsn(Opcodes.DRETURN);
    } else if (entry.created() >= 0) {
      code.visitVarInsn(Opcodes.ALOAD, results.get(entry.created()).local());
      code.visitInsn(Opcodes.ARETURN);
    } else {
      code.visitInsn(Opcodes.RETURN);
    }
  }

  /// Fills the places that no output goes to, and all others with them.
  private void zeros() {
    if (!computation.isScattered()) {
      return;
    }
    for (Segment segment : results) {
      if (segment.form() == Segment.Form.ROWS) {
        segment.loadGiven(code);
        call(Type.getInternalName(Rows.class), "clear", "([[D)V");
        continue;
      }
      segment.loadRange(code);
      if (segment.offset() >= 0) {
        code.visitVarInsn(Opcodes.ILOAD, segment.offset());
        code.visitInsn(Opcodes.IADD);
      }
      code.visitInsn(Opcodes.DCONST_0);
      call(Type.getInternalName(Arrays.class), "fill", "([DIID)V");
    }
  }

  /// Pieces take arrays: values that are parameters are copied to one, of which there are few.
  private void partitioned() {
    zeros();
    int values = inputs.stream().filter(this::isOfValues).mapToInt(s -> (int) s.count()).sum();
    int valuesLoan = values > 0 ? data.scratch(values) : -1;
    int array = values > 0 ? take(valuesLoan) : -1;
    List<Segment> given = inputs.stream().map(s -> isOfValues(s) ? gathered(s, array) : s).toList();
    int loan = data.scratch(partition.slots());
    int scratch = take(loan);
    Passing passing = Passing.of(given, results, scratch);
    for (String callee : calls(passing)) {
      passing.load(code);
      methods.call(code, callee, passing);
    }
    if (entry.returnsValue()) {
      pieces.emitReturned(code, new PieceEmitter.Frame(given, scratch, results, free));
    }
    data.give(code, loan, scratch);
    if (values > 0) {
      data.give(code, valuesLoan, array);
    }
  }

  private boolean isOfValues(Segment segment) {
    return segment.form() == Segment.Form.VALUES && segment.count() > 0;
  }

  /// Copies values to an array.
  private Segment gathered(Segment values, int array) {
    for (int k = 0; k < values.count(); k++) {
      code.visitVarInsn(Opcodes.ALOAD, array);
      Constants.pushInt(code, k);
      code.visitVarInsn(Opcodes.DLOAD, values.local() + 2 * k);
      code.visitInsn(Opcodes.DASTORE);
    }
    return Segment.array(values.first(), values.count(), array);
  }

  private List<String> calls(Passing passing) {
    List<String> calls = new ArrayList<>();
    int[] lines = program.lines();
    for (int p = 0; p < partition.pieces(); p++) {
      String name = entry.method() + lines(lines, partition.start(p), partition.start(p + 1));
      int piece = p;
      calls.add(methods.piece(name, passing, in -> pieces.emitPiece(in, passing.frame(), piece)));
    }
    int[] copied = pieces.copiedOutputs();
    for (int k = 0; k < copied.length; k += COPIES) {
      int[] some = Arrays.copyOfRange(copied, k, Math.min(k + COPIES, copied.length));
      String name = entry.method() + "_outputs_" + k;
      calls.add(methods.piece(name, passing, in -> pieces.emitOutputs(in, passing.frame(), some)));
    }
    return methods.grouped(entry.method() + "_pieces", passing, calls);
  }

  private int take(int loan) {
    data.take(code, loan);
    code.visitVarInsn(Opcodes.ASTORE, free);
    return free++;
  }

  private void call(String owner, String method, String descriptor) {
    code.visitMethodInsn(Opcodes.INVOKESTATIC, owner, method, descriptor, false);
  }

  /// The lines of the program that instructions stand on, as part of a method's name, so that
  /// profilers and stack traces tell them: `_t1_t400`.
  private static String lines(int[] lines, int from, int to) {
    int last = to - 1;
    while (last > from && lines[last] == 0) {
      last--;
    }
    int first = from;
    while (first < last && lines[first] == 0) {
      first++;
    }
    return "_t" + lines[first] + "_t" + lines[last];
  }
}
