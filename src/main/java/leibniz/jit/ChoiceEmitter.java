package leibniz.jit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import leibniz.program.Branches;
import leibniz.program.Op;
import leibniz.program.Partition;
import leibniz.program.Program;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/// Writes the choices and the comparisons of a piece: jumps, and in each branch what only that
/// branch needs.
final class ChoiceEmitter {
  private static final int NONE = -1;

  private final PieceEmitter values;
  private final Program program;
  private final Partition partition;
  private Branches branches; // of the current piece
  private int depth; // in how many branches the code written now stands
  private int[] inner; // the first value of each region that gets a local at its entry, or -1
  private int[] nextInner; // the next such value after each one, by instruction
  private int innerStart;

  ChoiceEmitter(PieceEmitter values, Program program, Partition partition) {
    this.values = values;
    this.program = program;
    this.partition = partition;
  }

  /// Begins a piece, once the uses of values are counted.
  ///
  /// @param isKept whether a value is needed outside of it
  void begin(int from, int to, IntPredicate isKept) {
    branches = Branches.of(program, from, to, isKept);
    findInner(from, to);
  }

  /// Whether only a branch needs a value.
  boolean isInBranch(int i) {
    return branches.region(i) != 0;
  }

  /// Whether a choice is the first of those that are written together.
  boolean isFirst(int i) {
    return branches.first(i) == i;
  }

  /// Whether the code written now stands in a branch.
  boolean isInside() {
    return depth > 0;
  }

  /// Lists by region, in their order, the values of branches that are used more than once.
  private void findInner(int from, int to) {
    inner = new int[branches.regions()];
    Arrays.fill(inner, NONE);
    nextInner = new int[to - from];
    innerStart = from;
    for (int i = to - 1; i >= from && inner.length > 1; i--) {
      int region = branches.region(i);
      boolean isStatement = isJoined(i) ? branches.first(i) == i : values.left(i) > 1;
      if (region != 0 && !program.isLoaded(i) && isStatement) {
        nextInner[i - from] = inner[region];
        inner[region] = i;
      }
    }
  }

  /// Whether a value is a choice written together with others.
  boolean isJoined(int i) {
    if (program.op(i) != Op.SELECT) {
      return false;
    }
    return branches.first(i) != i || isJoinedWithLater(i);
  }

  private boolean isJoinedWithLater(int i) {
    int j = i + 1;
    while (j < branches.end() && program.isLoaded(j)) {
      j++;
    }
    return j < branches.end() && program.op(j) == Op.SELECT && branches.first(j) == i;
  }

  /// Enters a branch: computes what it needs more than once.
  private void enter(int region, int outer) {
    List<Runnable> steps = new ArrayList<>();
    for (int i = region == outer ? NONE : inner[region]; i >= 0; i = nextInner[i - innerStart]) {
      int value = i;
      if (isJoined(i)) {
        steps.add(() -> joined(value));
      } else {
        steps.add(() -> values.begin(value));
        steps.add(() -> values.setLocal(value));
      }
    }
    values.next(steps.toArray(Runnable[]::new));
  }

  /// Choices with one condition, which share two branches; their values go to local variables.
  void joined(int first) {
    int condition = program.operand(first, 0);
    int region = branches.region(first);
    Label fails = new Label();
    Label end = new Label();
    List<Integer> choices = new ArrayList<>();
    for (int i = first; i < branches.end(); i++) {
      if (program.op(i) == Op.SELECT && branches.first(i) == first) {
        choices.add(i);
        values.takeLocal(i);
      } else if (!program.isLoaded(i)) {
        break;
      }
    }
    values.used(condition, choices.size() - 1);
    List<Runnable> steps = new ArrayList<>();
    steps.add(() -> jumpUnless(condition, fails));
    steps.add(() -> depth++);
    steps.add(() -> enter(branches.then(first), region));
    choices.forEach(i -> store(i, program.operand(i, 1), steps));
    steps.add(() -> values.code().visitJumpInsn(Opcodes.GOTO, end));
    steps.add(() -> values.code().visitLabel(fails));
    steps.add(() -> enter(branches.otherwise(first), region));
    choices.forEach(i -> store(i, program.operand(i, 2), steps));
    steps.add(() -> depth--);
    steps.add(() -> values.code().visitLabel(end));
    values.next(steps.toArray(Runnable[]::new));
  }

  private void store(int choice, int value, List<Runnable> steps) {
    steps.add(() -> values.load(value));
    steps.add(() -> values.code().visitVarInsn(Opcodes.DSTORE, values.local(choice)));
  }

  /// A comparison as an int: 1 when it holds.
  void truth(int i) {
    Label fails = new Label();
    Label end = new Label();
    values.next(
        () -> jumpUnlessHolds(i, fails),
        () -> values.code().visitInsn(Opcodes.ICONST_1),
        () -> values.code().visitJumpInsn(Opcodes.GOTO, end),
        () -> values.code().visitLabel(fails),
        () -> values.code().visitInsn(Opcodes.ICONST_0),
        () -> values.code().visitLabel(end));
  }

  /// Writes a choice, leaving its value on the operand stack.
  void select(int i) {
    Label fails = new Label();
    Label end = new Label();
    values.next(
        () -> jumpUnless(program.operand(i, 0), fails),
        () -> depth++,
        () -> enter(branches.then(i), branches.region(i)),
        () -> values.load(program.operand(i, 1)),
        () -> values.code().visitJumpInsn(Opcodes.GOTO, end),
        () -> values.code().visitLabel(fails),
        () -> enter(branches.otherwise(i), branches.region(i)),
        () -> values.load(program.operand(i, 2)),
        () -> depth--,
        () -> values.code().visitLabel(end));
  }

  private void jumpUnless(int condition, Label target) {
    boolean isInline =
        values.left(condition) == 1 && !values.isLocal(condition) && partition.slot(condition) < 0;
    if (isInline && isComparison(program.op(condition))) {
      values.used(condition, 1);
      jumpUnlessHolds(condition, target);
    } else {
      values.next(
          () -> values.load(condition), () -> values.code().visitJumpInsn(Opcodes.IFEQ, target));
    }
  }

  private static boolean isComparison(Op op) {
    return op.isCondition() && op != Op.AND && op != Op.OR && op != Op.NOT;
  }

  /// Compares two values and jumps unless the comparison holds.
  private void jumpUnlessHolds(int comparison, Label target) {
    Jump jump = Jump.unless(program.op(comparison));
    values.next(
        () -> values.load(program.operand(comparison, 0)),
        () -> values.load(program.operand(comparison, 1)),
        () -> values.line(comparison),
        () -> values.code().visitInsn(jump.compare()),
        () -> values.code().visitJumpInsn(jump.opcode(), target));
  }

  /// A comparison of two values and a jump.
  private record Jump(int compare, int opcode) {
    /// The jump that is taken unless a comparison holds. A NaN fails every comparison but `!=`:
    /// `dcmpg` makes of it 1, `dcmpl` -1.
    static Jump unless(Op comparison) {
      return switch (comparison) {
        case LT -> new Jump(Opcodes.DCMPG, Opcodes.IFGE);
        case LE -> new Jump(Opcodes.DCMPG, Opcodes.IFGT);
        case GT -> new Jump(Opcodes.DCMPL, Opcodes.IFLE);
        case GE -> new Jump(Opcodes.DCMPL, Opcodes.IFLT);
        case EQ -> new Jump(Opcodes.DCMPL, Opcodes.IFNE);
        case NE -> new Jump(Opcodes.DCMPL, Opcodes.IFEQ);
        case CONST,
            INPUT,
            ADD,
            SUB,
            MUL,
            DIV,
            FMA,
            NEG,
            SQRT,
            POW,
            CALL1,
            CALL2,
            EXTERNAL,
            AND,
            OR,
            NOT,
            SELECT ->
            throw new IllegalStateException("no comparison: " + comparison);
      };
    }
  }
}
