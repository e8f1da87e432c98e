package leibniz.jit;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import leibniz.program.Op;
import leibniz.program.Partition;
import leibniz.program.Program;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/// Writes the bytecode of the pieces of a program.
///
/// A value used once is computed where it is used, on the operand stack: inside a branch when only
/// that branch needs it. A value used more often goes to a local variable, whose place is free
/// again after the last use.
final class PieceEmitter {
  /// Where a method finds inputs and puts results: numbers of local variables.
  ///
  /// @param inputs where the inputs are
  /// @param scratch the scratch array, if any
  /// @param outputs where the outputs go, if anywhere
  /// @param firstFree the first local variable that is free
  record Frame(List<Segment> inputs, int scratch, List<Segment> outputs, int firstFree) {}

  private static final int NOWHERE = -1;

  /// Line numbers of a class file end at 65,535; where a program has more, the names of its pieces
  /// say which lines they compute.
  static final int MAX_LINES = 65_535;

  private final Program program;
  private final Partition partition;
  private final Constants constants;
  private final Outputs outputs;
  private final int[] left; // uses by the current piece that are still to be written
  private final int[] local; // of each value that has one
  private final int[] lines; // of each instruction, or null

  private MethodVisitor code;
  private Frame frame;
  private final Locals locals = new Locals();
  private final ChoiceEmitter choices;
  private final OperationEmitter operations;

  /// What is still to be written for one value, the next on top: no recursion, however deep the
  /// expression.
  private final Deque<Runnable> pending = new ArrayDeque<>();

  PieceEmitter(
      Program program,
      Partition partition,
      Constants constants,
      ClassData data,
      Outputs outputs,
      Handlers handlers) {
    this.program = program;
    this.partition = partition;
    this.constants = constants;
    this.outputs = outputs;
    this.left = new int[program.size()];
    this.local = new int[program.size()];
    Arrays.fill(local, NOWHERE);
    this.lines = program.operations() <= MAX_LINES ? program.lines() : null;
    this.choices = new ChoiceEmitter(this, program, partition);
    this.operations = new OperationEmitter(this, program, data, handlers, choices);
  }

  /// Writes one piece; values of other pieces come from the scratch array and go there.
  void emitPiece(MethodVisitor method, Frame where, int piece) {
    begin(method, where);
    int from = partition.start(piece);
    int to = partition.start(piece + 1);
    emitRange(from, to, NOWHERE);
    end(from, to);
  }

  /// Writes a whole program: the array's outputs as they are ready, and at last the value returned,
  /// on the operand stack.
  void emitWhole(MethodVisitor method, Frame where) {
    begin(method, where);
    emitRange(0, program.size(), outputs.returned());
    for (int k : copiedOutputs()) {
      storeOutput(outputs.instruction(k), outputs.position(k));
    }
    if (outputs.returned() >= 0) {
      load(outputs.returned());
      writePending();
    }
  }

  /// Computes what is always computed, and inside choices what their branches need.
  ///
  /// @param returned the value that is needed at last, or -1
  private void emitRange(int from, int to, int returned) {
    countUses(from, to);
    choices.begin(from, to, this::isNeededOutside);
    for (int i = from; i < to; i++) {
      if (program.isLoaded(i) || choices.isInBranch(i)) {
        continue;
      }
      int stores = isCopied(i) ? 0 : outputs.count(i);
      boolean isReturned = returned == i;
      boolean isKept = partition.slot(i) >= 0;
      if (choices.isJoined(i)) {
        if (choices.isFirst(i)) {
          choices.joined(i);
          writePending();
        }
        left[i] += stores + (isReturned ? 1 : 0);
        if (isKept) {
          code.visitVarInsn(Opcodes.DLOAD, local[i]);
          locals.free(local[i]);
          local[i] = NOWHERE;
          keep(i);
        }
      } else if (!isKept && left[i] == 0 && stores == 1 && !isReturned) {
        storeOutput(i, outputs.position(i, 0));
        continue;
      } else if (isKept || left[i] > 1 || stores > 0 || isReturned && left[i] > 0) {
        left[i] += stores + (isReturned ? 1 : 0);
        compute(i);
        if (isKept) {
          keep(i);
        } else {
          setLocal(i);
        }
      }
      for (int k = 0; k < stores; k++) {
        storeOutput(i, outputs.position(i, k));
      }
    }
  }

  private boolean isNeededOutside(int i) {
    return partition.slot(i) >= 0 || outputs.count(i) > 0 || outputs.returned() == i;
  }

  /// Whether a value goes to its places when all pieces are done.
  private boolean isCopied(int i) {
    return program.isLoaded(i) || !partition.isWhole() && outputs.isCopied(i);
  }

  /// The outputs for the array that are constants, inputs or values of many places.
  int[] copiedOutputs() {
    return IntStream.range(0, program.outputCount())
        .filter(k -> outputs.position(k) >= 0 && isCopied(outputs.instruction(k)))
        .toArray();
  }

  /// Puts outputs that are not put there by a piece into their places.
  void emitOutputs(MethodVisitor method, Frame where, int[] copied) {
    begin(method, where);
    for (int k : copied) {
      storeOutput(outputs.instruction(k), outputs.position(k));
    }
  }

  /// Loads the value to return from the scratch array.
  void emitReturned(MethodVisitor method, Frame where) {
    begin(method, where);
    load(outputs.returned());
  }

  private void begin(MethodVisitor method, Frame where) {
    code = method;
    frame = where;
    locals.begin(where.firstFree);
  }

  /// Where instructions are written now.
  MethodVisitor code() {
    return code;
  }

  /// The uses of a value by the current piece that are still to be written.
  int left(int i) {
    return left[i];
  }

  /// Some uses of a value are written otherwise.
  void used(int i, int times) {
    left[i] -= times;
  }

  /// Whether a value is in a local variable.
  boolean isLocal(int i) {
    return local[i] != NOWHERE;
  }

  /// The local variable that a value is in.
  int local(int i) {
    return local[i];
  }

  /// A local variable for a value.
  int takeLocal(int i) {
    local[i] = locals.take();
    return local[i];
  }

  private void countUses(int from, int to) {
    for (int i = from; i < to; i++) {
      for (int k = 0; k < program.operands(i); k++) {
        left[program.operand(i, k)]++;
      }
    }
  }

  /// Forgets the locals of a piece; the next one is another method.
  private void end(int from, int to) {
    for (int i = from; i < to; i++) {
      local[i] = NOWHERE;
      for (int k = 0; k < program.operands(i); k++) {
        local[program.operand(i, k)] = NOWHERE;
      }
    }
  }

  private void storeOutput(int i, int position) {
    Segment.of(frame.outputs, position).loadPlace(code, position);
    load(i);
    writePending();
    code.visitInsn(Opcodes.DASTORE);
  }

  /// Puts the value on the stack into the scratch array, and into a local when this piece needs it
  /// too.
  private void keep(int i) {
    if (program.op(i).isCondition()) {
      code.visitInsn(Opcodes.I2D);
    }
    int at = locals.take();
    code.visitVarInsn(Opcodes.DSTORE, at);
    code.visitVarInsn(Opcodes.ALOAD, frame.scratch);
    Constants.pushInt(code, partition.slot(i));
    code.visitVarInsn(Opcodes.DLOAD, at);
    code.visitInsn(Opcodes.DASTORE);
    if (left[i] > 0 && !program.op(i).isCondition()) {
      local[i] = at;
    } else {
      locals.free(at);
    }
  }

  /// Puts the value on the operand stack into a local variable.
  void setLocal(int i) {
    takeLocal(i);
    code.visitVarInsn(program.op(i).isCondition() ? Opcodes.ISTORE : Opcodes.DSTORE, local[i]);
  }

  /// Writes the computation of a value, leaving it on the operand stack: an int for a condition.
  private void compute(int i) {
    begin(i);
    writePending();
  }

  private void writePending() {
    while (!pending.isEmpty()) {
      pending.pop().run();
    }
  }

  /// Puts steps before all that is still to be written.
  void next(Runnable... steps) {
    for (int k = steps.length - 1; k >= 0; k--) {
      pending.push(steps[k]);
    }
  }

  /// Loads a value on the operand stack, which computes it where it is used once.
  void load(int i) {
    left[i]--;
    if (local[i] != NOWHERE) {
      code.visitVarInsn(program.op(i).isCondition() ? Opcodes.ILOAD : Opcodes.DLOAD, local[i]);
      if (left[i] == 0) {
        locals.free(local[i]);
        local[i] = NOWHERE;
      }
    } else if (program.op(i) == Op.CONST) {
      constants.load(code, program.operand(i, 0));
    } else if (program.op(i) == Op.INPUT) {
      loadInput(i);
    } else if (partition.slot(i) >= 0) {
      loadElement(frame.scratch, partition.slot(i));
      if (program.op(i).isCondition()) {
        code.visitInsn(Opcodes.D2I);
      } else {
        remember(i);
      }
    } else {
      begin(i);
    }
  }

  private void loadInput(int i) {
    int k = program.operand(i, 0);
    Segment segment = Segment.of(frame.inputs, k);
    if (segment.form() == Segment.Form.VALUES) {
      code.visitVarInsn(Opcodes.DLOAD, segment.local() + 2 * (int) (k - segment.first()));
    } else {
      segment.loadPlace(code, k);
      code.visitInsn(Opcodes.DALOAD);
      remember(i);
    }
  }

  private void loadElement(int array, int index) {
    code.visitVarInsn(Opcodes.ALOAD, array);
    Constants.pushInt(code, index);
    code.visitInsn(Opcodes.DALOAD);
  }

  /// Keeps a value just loaded in a local for later uses; not inside a branch, which may not be
  /// taken.
  private void remember(int i) {
    if (left[i] > 0 && !choices.isInside()) {
      code.visitInsn(Opcodes.DUP2);
      code.visitVarInsn(Opcodes.DSTORE, takeLocal(i));
    }
  }

  /// Begins the computation of a value, whose steps are still to be written.
  void begin(int i) {
    operations.begin(i);
  }

  /// The line of instruction `i` in the listing, or -1.
  int lineOf(int i) {
    return lines == null ? -1 : lines[i];
  }

  /// Says that the code from here on is that of instruction `i`.
  void line(int i) {
    if (lines != null) {
      Label here = new Label();
      code.visitLabel(here);
      code.visitLineNumber(lines[i], here);
    }
  }
}
