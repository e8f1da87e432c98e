package leibniz.jit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ObjIntConsumer;
import leibniz.program.Partition;
import leibniz.program.Program;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/// Writes the methods of a class: entries, and for a partitioned program its pieces, the copying of
/// its outputs, and the methods that call these in turn.
final class MethodEmitter {
  /// The most calls in one method: 400 of at most 9 bytes stay well below HotSpot's limit.
  private static final int FAN = 400;

  /// How many outputs one method copies: each takes at most 31 bytes, 7,750 in all.
  private static final int COPIES = 250;

  /// Of more names than this an error message shows the first ones.
  private static final int NAMES_SHOWN = 12;

  private static final String PIECE = "([D[D[D)V";

  /// A piece has the inputs, the scratch array and the outputs as its parameters.
  private static final PieceEmitter.Frame PIECE_FRAME = new PieceEmitter.Frame(0, false, 1, 2, 3);

  private static final String ARRAYS = Type.getInternalName(Arrays.class);
  private static final String ARGUMENTS = Type.getInternalName(Arguments.class);
  private static final String SCRATCH = Type.getInternalName(Scratch.class);
  private static final Handle LINK =
      new Handle(
          Opcodes.H_INVOKESTATIC,
          Type.getInternalName(LazyLink.class),
          "link",
          "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;I)Ljava/lang/invoke/CallSite;",
          false);

  private final ClassWriter writer;
  private final String className;
  private final ClassData data;
  private final int limit;
  private final List<Label> ends = new ArrayList<>();
  private int count;

  MethodEmitter(ClassWriter writer, String className, ClassData data, int limit) {
    this.writer = writer;
    this.className = className;
    this.data = data;
    this.limit = limit;
  }

  /// The bytes of the longest method; known when the class is written.
  int longestMethod() {
    return ends.stream().mapToInt(Label::getOffset).max().orElse(0);
  }

  void emit(Body body, int access) {
    method(
        access | Opcodes.ACC_FINAL,
        body.entry().method(),
        body.entry().descriptor(),
        code -> {
          int first = (access & Opcodes.ACC_STATIC) != 0 ? 0 : 1;
          if (!body.isChecked()) {
            checkArguments(code, body.entry(), first);
          }
          if (body.isLazy()) {
            lazy(code, body.entry(), first);
          } else {
            new EntryCode(code, body, first).emit();
          }
        });
  }

  private interface Code {
    void write(MethodVisitor code);
  }

  private void method(int access, String name, String descriptor, Code content) {
    MethodVisitor code = writer.visitMethod(access, name, descriptor, null, null);
    code.visitCode();
    content.write(code);
    Label end = new Label();
    code.visitLabel(end);
    ends.add(end);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  /// Checks the lengths of arrays. A lazy entry does so before it is linked: its program may be
  /// large, and take long to make, where the caller has but mistaken a length.
  private static void checkArguments(MethodVisitor code, Entry entry, int first) {
    int count = entry.variables().size();
    if (entry.takesArray()) {
      code.visitVarInsn(Opcodes.ALOAD, first);
      Constants.pushInt(code, count);
      code.visitLdcInsn(names(entry.variables()));
      call(code, ARGUMENTS, "check", "([DILjava/lang/String;)V");
    }
    if (entry.fillsArray()) {
      int results = results(entry, first);
      code.visitVarInsn(Opcodes.ALOAD, entry.takesArray() ? first : results);
      code.visitVarInsn(Opcodes.ALOAD, results);
      code.visitLdcInsn(entry.places());
      call(code, ARGUMENTS, "check", "([D[DJ)[D");
      if (entry.takesArray()) {
        code.visitVarInsn(Opcodes.ASTORE, first);
      } else {
        code.visitInsn(Opcodes.POP);
      }
    }
  }

  /// The local variable that holds the array for outputs.
  private static int results(Entry entry, int first) {
    return first + (entry.takesArray() ? 1 : 2 * entry.variables().size());
  }

  private static String names(List<String> names) {
    return names.size() <= NAMES_SHOWN
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, NAMES_SHOWN)) + ", ...";
  }

  private static void call(MethodVisitor code, String owner, String method, String descriptor) {
    code.visitMethodInsn(Opcodes.INVOKESTATIC, owner, method, descriptor, false);
  }

  private void lazy(MethodVisitor code, Entry entry, int first) {
    int local = first;
    for (Type type : Type.getArgumentTypes(entry.descriptor())) {
      code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), local);
      local += type.getSize();
    }
    code.visitInvokeDynamicInsn(entry.method(), entry.descriptor(), LINK, data.add(entry));
    code.visitInsn(Type.getReturnType(entry.descriptor()).getOpcode(Opcodes.IRETURN));
  }

  /// The code of one entry that is not lazy.
  private final class EntryCode {
    private final MethodVisitor code;
    private final Entry entry;
    private final Computation computation;
    private final Program program;
    private final Partition partition;
    private final Outputs outputs;
    private final PieceEmitter pieces;
    private final int first;
    private int inputs; // the local that holds the array of inputs, or the first input
    private final int results;
    private int free;

    EntryCode(MethodVisitor code, Body body, int first) {
      this.code = code;
      this.entry = body.entry();
      this.computation = body.computation();
      this.program = computation.program();
      this.partition = Partition.of(program, limit);
      this.outputs = new Outputs(computation, entry.returnsValue());
      this.pieces =
          new PieceEmitter(program, partition, new Constants(program, data), data, outputs);
      this.first = first;
      this.inputs = first;
      this.results = results(entry, first);
      this.free = results + (entry.fillsArray() ? 1 : 0);
    }

    void emit() {
      if (computation.isScattered()) {
        zeros();
      }
      if (partition.isWhole()) {
        pieces.emitWhole(
            code, new PieceEmitter.Frame(inputs, !entry.takesArray(), -1, results, free));
      } else {
        partitioned();
      }
      code.visitInsn(entry.returnsValue() ? Opcodes.DRETURN : Opcodes.RETURN);
    }

    /// Fills the places that no output goes to, and all others with them.
    private void zeros() {
      code.visitVarInsn(Opcodes.ALOAD, results);
      code.visitInsn(Opcodes.DCONST_0);
      call(code, ARRAYS, "fill", "([DD)V");
    }

    private void partitioned() {
      int inputLoan = entry.takesArray() ? -1 : gatherInputs();
      int loan = data.add(new Scratch(partition.slots()));
      int scratch = take(loan);
      List<String> calls = new ArrayList<>();
      for (int p = 0; p < partition.pieces(); p++) {
        calls.add(piece(p, (code, k) -> pieces.emitPiece(code, PIECE_FRAME, k)));
      }
      int skip = entry.returnsValue() ? 1 : 0;
      for (int k = skip; k < program.outputCount(); k += COPIES) {
        int to = Math.min(k + COPIES, program.outputCount());
        calls.add(piece(k, (code, from) -> pieces.emitOutputs(code, PIECE_FRAME, from, to)));
      }
      while (calls.size() > FAN) {
        calls = grouped(calls);
      }
      for (String callee : calls) {
        code.visitVarInsn(Opcodes.ALOAD, inputs);
        code.visitVarInsn(Opcodes.ALOAD, scratch);
        if (entry.fillsArray()) {
          code.visitVarInsn(Opcodes.ALOAD, results);
        } else {
          code.visitInsn(Opcodes.ACONST_NULL);
        }
        call(code, className, callee, PIECE);
      }
      if (entry.returnsValue()) {
        pieces.emitReturned(code, new PieceEmitter.Frame(inputs, false, scratch, results, free));
      }
      give(loan, scratch);
      if (inputLoan >= 0) {
        give(inputLoan, inputs);
      }
    }

    /// Copies parameters to an array, as pieces want them.
    private int gatherInputs() {
      int loan = data.add(new Scratch(program.inputs().size()));
      int array = take(loan);
      for (int k = 0; k < program.inputs().size(); k++) {
        code.visitVarInsn(Opcodes.ALOAD, array);
        Constants.pushInt(code, k);
        code.visitVarInsn(Opcodes.DLOAD, first + 2 * k);
        code.visitInsn(Opcodes.DASTORE);
      }
      inputs = array;
      return loan;
    }

    private int take(int loan) {
      data.load(code, loan);
      code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, SCRATCH, "take", "()[D", false);
      code.visitVarInsn(Opcodes.ASTORE, free);
      return free++;
    }

    private void give(int loan, int array) {
      data.load(code, loan);
      code.visitVarInsn(Opcodes.ALOAD, array);
      code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, SCRATCH, "give", "([D)V", false);
    }
  }

  /// Writes a method of a piece's form and returns its name.
  private String piece(int argument, ObjIntConsumer<MethodVisitor> swapped) {
    String name = "piece" + count++;
    method(
        Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC,
        name,
        PIECE,
        code -> {
          swapped.accept(code, argument);
          code.visitInsn(Opcodes.RETURN);
        });
    return name;
  }

  /// Methods that call the given ones in turn, fewer of them.
  private List<String> grouped(List<String> callees) {
    List<String> groups = new ArrayList<>();
    for (int from = 0; from < callees.size(); from += FAN) {
      List<String> group = callees.subList(from, Math.min(from + FAN, callees.size()));
      groups.add(
          piece(
              0,
              (code, _) -> {
                for (String callee : group) {
                  code.visitVarInsn(Opcodes.ALOAD, 0);
                  code.visitVarInsn(Opcodes.ALOAD, 1);
                  code.visitVarInsn(Opcodes.ALOAD, 2);
                  code.visitMethodInsn(Opcodes.INVOKESTATIC, className, callee, PIECE, false);
                }
              }));
    }
    return groups;
  }
}
