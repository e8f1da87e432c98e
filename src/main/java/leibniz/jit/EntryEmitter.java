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
/// has written, and the copying of inputs and outputs that pieces take in another way.
final class EntryEmitter {
  /// How many outputs one method copies: each takes at most 31 bytes, 7,750 in all.
  private static final int COPIES = 250;

  /// A piece has the inputs, the scratch array and the outputs as its parameters.
  private static final PieceEmitter.Frame PIECE_FRAME =
      new PieceEmitter.Frame(
          List.of(Segment.array(Long.MAX_VALUE, 0)),
          1,
          List.of(Segment.array(Long.MAX_VALUE, 2)),
          3);

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
    this.partition = Partition.of(program, body.limit(), entry.returnsValue() ? 1 : 0);
    Outputs outputs = new Outputs(computation, entry.returnsValue());
    this.data = methods.data();
    this.pieces = methods.pieces(program, partition, outputs);
    this.isStatic = isStatic;
    this.free = parameters.end();
    int stage = entry.isStaged() ? free++ : -1;
    int created = entry.returnsArray() ? free++ : -1;
    this.inputs = parameters.inputs(program.inputs().size(), stage);
    this.results = parameters.results(body.places(), created);
  }

  void emit() {
    if (entry.isStaged()) {
      InstanceEmitter.loadStage(code, data, methods.className(), computation.stage(), isStatic);
      code.visitVarInsn(Opcodes.ASTORE, inputs.getFirst().local());
    }
    if (entry.returnsArray()) {
      Segment created = results.getLast();
      Constants.pushInt(code, (int) created.count());
      code.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_DOUBLE);
      code.visitVarInsn(Opcodes.ASTORE, created.local());
    }
    if (partition.isWhole()) {
      zeros(results);
      pieces.emitWhole(code, new PieceEmitter.Frame(inputs, -1, results, free));
    } else {
      partitioned();
    }
    end();
  }

  private void end() {
    if (entry.returnsValue()) {
      code.visitInsn(Opcodes.DRETURN);
    } else if (entry.returnsArray()) {
      code.visitVarInsn(Opcodes.ALOAD, results.getLast().local());
      code.visitInsn(Opcodes.ARETURN);
    } else {
      code.visitInsn(Opcodes.RETURN);
    }
  }

  /// Fills the places that no output goes to, and all others with them.
  private void zeros(List<Segment> places) {
    if (!computation.isScattered()) {
      return;
    }
    for (Segment segment : places) {
      code.visitVarInsn(Opcodes.ALOAD, segment.local());
      segment.loadStart(code);
      segment.loadStart(code);
      Constants.pushInt(code, (int) segment.count());
      code.visitInsn(Opcodes.IADD);
      code.visitInsn(Opcodes.DCONST_0);
      call(Type.getInternalName(Arrays.class), "fill", "([DIID)V");
    }
  }

  /// Pieces have one array of all inputs and one of all outputs: what is given in another way is
  /// copied, which costs less than an operation each.
  private void partitioned() {
    boolean copiesInputs = !isArray(inputs);
    int inputLoan = copiesInputs ? data.scratch(program.inputs().size()) : -1;
    int in = copiesInputs ? gathered(inputLoan) : inputs.getFirst().local();
    boolean copiesResults = !results.isEmpty() && !isArray(results);
    long count = results.stream().mapToLong(Segment::count).sum();
    int resultLoan = copiesResults ? data.scratch((int) count) : -1;
    int out =
        copiesResults ? take(resultLoan) : results.isEmpty() ? -1 : results.getFirst().local();
    zeros(out < 0 ? List.of() : List.of(Segment.array(count, out)));
    int loan = data.scratch(partition.slots());
    int scratch = take(loan);
    for (String callee : calls()) {
      code.visitVarInsn(Opcodes.ALOAD, in);
      code.visitVarInsn(Opcodes.ALOAD, scratch);
      if (out >= 0) {
        code.visitVarInsn(Opcodes.ALOAD, out);
      } else {
        code.visitInsn(Opcodes.ACONST_NULL);
      }
      call(methods.className(), callee, MethodEmitter.PIECE);
    }
    if (entry.returnsValue()) {
      List<Segment> whole = List.of(Segment.array(program.inputs().size(), in));
      pieces.emitReturned(code, new PieceEmitter.Frame(whole, scratch, results, free));
    }
    data.give(code, loan, scratch);
    if (copiesInputs) {
      data.give(code, inputLoan, in);
    }
    if (copiesResults) {
      scatter(out);
      data.give(code, resultLoan, out);
    }
  }

  private List<String> calls() {
    List<String> calls = new ArrayList<>();
    int[] lines = program.lines();
    for (int p = 0; p < partition.pieces(); p++) {
      String name = entry.method() + lines(lines, partition.start(p), partition.start(p + 1));
      int piece = p;
      calls.add(methods.piece(name, in -> pieces.emitPiece(in, PIECE_FRAME, piece)));
    }
    int[] loaded = pieces.loadedOutputs();
    for (int k = 0; k < loaded.length; k += COPIES) {
      int[] some = Arrays.copyOfRange(loaded, k, Math.min(k + COPIES, loaded.length));
      String name = entry.method() + "_outputs_" + k;
      calls.add(methods.piece(name, in -> pieces.emitOutputs(in, PIECE_FRAME, some)));
    }
    return methods.grouped(entry.method() + "_pieces", calls);
  }

  private static boolean isArray(List<Segment> segments) {
    return segments.size() == 1
        && segments.getFirst().isArray()
        && segments.getFirst().offset() < 0;
  }

  /// Copies all inputs to one array.
  private int gathered(int loan) {
    int array = take(loan);
    for (Segment input : inputs) {
      if (input.isArray()) {
        code.visitVarInsn(Opcodes.ALOAD, input.local());
        input.loadStart(code);
        code.visitVarInsn(Opcodes.ALOAD, array);
        Constants.pushInt(code, (int) input.first());
        copy(input);
      } else {
        for (int k = 0; k < input.count(); k++) {
          code.visitVarInsn(Opcodes.ALOAD, array);
          Constants.pushInt(code, (int) input.first() + k);
          code.visitVarInsn(Opcodes.DLOAD, input.local() + 2 * k);
          code.visitInsn(Opcodes.DASTORE);
        }
      }
    }
    return array;
  }

  /// Copies all outputs from one array to their places.
  private void scatter(int array) {
    for (Segment result : results) {
      code.visitVarInsn(Opcodes.ALOAD, array);
      Constants.pushInt(code, (int) result.first());
      code.visitVarInsn(Opcodes.ALOAD, result.local());
      result.loadStart(code);
      copy(result);
    }
  }

  private void copy(Segment segment) {
    Constants.pushInt(code, (int) segment.count());
    call(
        Type.getInternalName(System.class),
        "arraycopy",
        "(Ljava/lang/Object;ILjava/lang/Object;II)V");
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
