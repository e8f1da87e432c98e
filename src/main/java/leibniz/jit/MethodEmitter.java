package leibniz.jit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.ObjIntConsumer;
import leibniz.program.Partition;
import leibniz.program.Program;
import org.objectweb.asm.ClassVisitor;
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

  private static final String PIECE = "([D[D[D)V";

  /// A piece has the inputs, the scratch array and the outputs as its parameters.
  private static final PieceEmitter.Frame PIECE_FRAME =
      new PieceEmitter.Frame(
          List.of(Segment.array(Long.MAX_VALUE, 0)),
          1,
          List.of(Segment.array(Long.MAX_VALUE, 2)),
          3);

  private static final String ARRAYS = Type.getInternalName(Arrays.class);
  private static final String PARAMETERS = "parameters";
  private static final String PARAMETER_SET = Type.getDescriptor(ParameterSet.class);
  private static final Handle LINK =
      new Handle(
          Opcodes.H_INVOKESTATIC,
          Type.getInternalName(LazyLink.class),
          "link",
          "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;ILjava/lang/String;)Ljava/lang/invoke/CallSite;",
          false);

  private final ClassVisitor writer;
  private final String className;
  private final ClassData data;
  private int limit; // the most operations of a method of the entry that is written now
  private final String source;
  private final Handlers handlers;
  private List<Label> ends = new ArrayList<>(); // of the methods of that entry
  private final Set<String> names = new HashSet<>(); // of pieces

  /// Begins the methods of a class.
  ///
  /// @param source what stands as the source file of the class, and of those of its lazy entries
  MethodEmitter(ClassVisitor writer, String className, String source, ClassData data) {
    this.writer = writer;
    this.className = className;
    this.source = source;
    this.handlers = new Handlers(source);
    this.data = data;
  }

  /// Writes the methods of an entry.
  ///
  /// @param most the most operations of a method
  /// @return gives the bytes of the longest of them, once the class is written
  IntSupplier emit(Body body, int access, int most) {
    List<Label> written = new ArrayList<>();
    limit = most;
    ends = written;
    emit(body, access);
    return () -> written.stream().mapToInt(Label::getOffset).max().orElse(0);
  }

  private void emit(Body body, int access) {
    Entry entry = body.entry();
    boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
    method(
        access | Opcodes.ACC_FINAL,
        entry.method(),
        isStatic ? entry.staticDescriptor() : entry.descriptor(),
        code -> {
          int first = isStatic && !entry.isStaged() ? 0 : 1;
          Parameters parameters = new Parameters(entry, first, data.arguments());
          if (!body.isChecked()) {
            parameters.check(code, body.isLazy() ? Part.UNKNOWN : body.places());
          }
          if (body.isLazy()) {
            lazy(code, entry, first);
          } else {
            new EntryCode(code, body, parameters, isStatic).emit();
          }
        });
  }

  /// Declares the field in which a class keeps the parameters of its stages.
  static void parametersField(ClassVisitor writer) {
    int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL;
    writer.visitField(access, PARAMETERS, PARAMETER_SET, null, null).visitEnd();
  }

  static void putParameters(MethodVisitor code, String className) {
    code.visitFieldInsn(Opcodes.PUTFIELD, className, PARAMETERS, PARAMETER_SET);
  }

  /// Loads the parameters of the instance; a static method has them as its first parameter.
  private void loadParameters(MethodVisitor code, boolean isStatic) {
    code.visitVarInsn(Opcodes.ALOAD, 0);
    if (!isStatic) {
      code.visitFieldInsn(Opcodes.GETFIELD, className, PARAMETERS, PARAMETER_SET);
    }
  }

  private interface Code {
    void write(MethodVisitor code);
  }

  private void method(int access, String name, String descriptor, Code content) {
    MethodVisitor code = writer.visitMethod(access, name, descriptor, null, null);
    code.visitCode();
    content.write(code);
    handlers.emit(code, name);
    Label end = new Label();
    code.visitLabel(end);
    ends.add(end);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private static void call(MethodVisitor code, String owner, String method, String descriptor) {
    code.visitMethodInsn(Opcodes.INVOKESTATIC, owner, method, descriptor, false);
  }

  private void lazy(MethodVisitor code, Entry entry, int first) {
    if (entry.isStaged()) {
      loadParameters(code, false);
    }
    int local = first;
    for (Type type : Type.getArgumentTypes(entry.descriptor())) {
      code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), local);
      local += type.getSize();
    }
    code.visitInvokeDynamicInsn(
        entry.method(), entry.staticDescriptor(), LINK, data.add(entry), source);
    code.visitInsn(Type.getReturnType(entry.descriptor()).getOpcode(Opcodes.IRETURN));
  }

  /// The code of one entry that is not lazy.
  private final class EntryCode {
    private final MethodVisitor code;
    private final Entry entry;
    private final Computation computation;
    private final Program program;
    private final Partition partition;
    private final PieceEmitter pieces;
    private final boolean isStatic;
    private final List<Segment> inputs;
    private final List<Segment> results;
    private int free;

    EntryCode(MethodVisitor code, Body body, Parameters parameters, boolean isStatic) {
      this.code = code;
      this.entry = body.entry();
      this.computation = body.computation();
      this.program = computation.program();
      this.partition = Partition.of(program, limit, entry.returnsValue() ? 1 : 0);
      Outputs outputs = new Outputs(computation, entry.returnsValue());
      this.pieces =
          new PieceEmitter(
              program, partition, new Constants(program, data), data, outputs, handlers);
      this.isStatic = isStatic;
      this.free = parameters.end();
      int stage = entry.isStaged() ? free++ : -1;
      int created = entry.returnsArray() ? free++ : -1;
      this.inputs = parameters.inputs(program.inputs().size(), stage);
      this.results = parameters.results(body.places(), created);
    }

    void emit() {
      if (entry.isStaged()) {
        stage(inputs.getFirst().local());
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

    private void stage(int local) {
      data.load(code, data.add(computation.stage()));
      loadParameters(code, isStatic);
      code.visitMethodInsn(
          Opcodes.INVOKEVIRTUAL,
          Type.getInternalName(Stage.class),
          "of",
          "(" + PARAMETER_SET + ")[D",
          false);
      code.visitVarInsn(Opcodes.ASTORE, local);
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
        call(code, ARRAYS, "fill", "([DIID)V");
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
        call(code, className, callee, PIECE);
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
        calls.add(piece(name, p, (code, k) -> pieces.emitPiece(code, PIECE_FRAME, k)));
      }
      int[] loaded = pieces.loadedOutputs();
      for (int k = 0; k < loaded.length; k += COPIES) {
        int[] some = Arrays.copyOfRange(loaded, k, Math.min(k + COPIES, loaded.length));
        String name = entry.method() + "_outputs_" + k;
        calls.add(piece(name, k, (code, _) -> pieces.emitOutputs(code, PIECE_FRAME, some)));
      }
      while (calls.size() > FAN) {
        calls = grouped(entry.method() + "_pieces", calls);
      }
      return calls;
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
          code,
          Type.getInternalName(System.class),
          "arraycopy",
          "(Ljava/lang/Object;ILjava/lang/Object;II)V");
    }

    private int take(int loan) {
      data.take(code, loan);
      code.visitVarInsn(Opcodes.ASTORE, free);
      return free++;
    }
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

  /// Writes a method of a piece's form and returns its name, which is the one wished for, perhaps
  /// with a number: entries may be overloaded.
  private String piece(String wish, int argument, ObjIntConsumer<MethodVisitor> swapped) {
    String name = names.add(wish) ? wish : wish + "_" + names.size();
    names.add(name);
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
  private List<String> grouped(String name, List<String> callees) {
    List<String> groups = new ArrayList<>();
    for (int from = 0; from < callees.size(); from += FAN) {
      List<String> group = callees.subList(from, Math.min(from + FAN, callees.size()));
      groups.add(
          piece(
              name,
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
