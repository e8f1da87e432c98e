package leibniz.jit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import leibniz.expr.External;
import leibniz.program.Op;
import leibniz.program.Program;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/// Writes the operations of a piece: each from its operands to its value on the operand stack.
final class OperationEmitter {
  private final PieceEmitter values;
  private final Program program;
  private final ClassData data;
  private final Handlers handlers;
  private final ChoiceEmitter choices;

  OperationEmitter(
      PieceEmitter values,
      Program program,
      ClassData data,
      Handlers handlers,
      ChoiceEmitter choices) {
    this.values = values;
    this.program = program;
    this.data = data;
    this.handlers = handlers;
    this.choices = choices;
  }

  /// Begins the computation of a value, whose steps are still to be written.
  void begin(int i) {
    if (program.op(i) == Op.EXTERNAL) {
      external(i);
      return;
    }
    int a = program.operand(i, 0);
    int b = program.operand(i, 1);
    switch (program.op(i)) {
      case CONST, INPUT, EXTERNAL ->
          throw new IllegalStateException("a loaded value is not computed");
      case ADD -> binary(i, Opcodes.DADD);
      case SUB -> binary(i, Opcodes.DSUB);
      case MUL -> binary(i, Opcodes.DMUL);
      case DIV -> binary(i, Opcodes.DDIV);
      case FMA ->
          values.next(
              () -> values.load(a),
              () -> values.load(b),
              () -> values.load(program.operand(i, 2)),
              () -> values.line(i),
              () -> Calls.fma(values.code()));
      case NEG ->
          values.next(
              () -> values.load(a),
              () -> values.line(i),
              () -> values.code().visitInsn(Opcodes.DNEG));
      case SQRT ->
          values.next(() -> values.load(a), () -> values.line(i), () -> Calls.sqrt(values.code()));
      case POW ->
          values.next(
              () -> values.load(a),
              () -> values.load(b),
              () -> values.line(i),
              () -> Calls.pow(values.code(), program.isStrict()));
      case CALL1 ->
          values.next(
              () -> values.load(a),
              () -> values.line(i),
              () -> Calls.emit(values.code(), program.function(i), program.isStrict(), 1));
      case CALL2 ->
          values.next(
              () -> values.load(a),
              () -> values.load(b),
              () -> values.line(i),
              () -> Calls.emit(values.code(), program.function(i), program.isStrict(), 2));
      case LT, LE, GT, GE, EQ, NE -> choices.truth(i);
      case AND -> binary(i, Opcodes.IAND);
      case OR -> binary(i, Opcodes.IOR);
      case NOT ->
          values.next(
              () -> values.load(a),
              () -> values.line(i),
              () -> values.code().visitInsn(Opcodes.ICONST_1),
              () -> values.code().visitInsn(Opcodes.IXOR));
      case SELECT -> choices.select(i);
    }
  }

  /// Calls Java code: its object is a constant, so that HotSpot can inline it. Arguments go one by
  /// one, or in a new array, which is gone again where the call is inlined.
  private void external(int i) {
    External function = program.external(i);
    int operands = program.operands(i);
    boolean inArray = function.type() == ToDoubleFunction.class;
    List<Runnable> steps = new ArrayList<>();
    steps.add(() -> data.load(values.code(), function.body(), function.type()));
    if (inArray) {
      steps.add(
          () -> {
            Constants.pushInt(values.code(), operands);
            values.code().visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_DOUBLE);
          });
    }
    for (int k = 0; k < operands; k++) {
      int at = k;
      if (inArray) {
        steps.add(() -> values.code().visitInsn(Opcodes.DUP));
        steps.add(() -> Constants.pushInt(values.code(), at));
      }
      steps.add(() -> values.load(program.operand(i, at)));
      if (inArray) {
        steps.add(() -> values.code().visitInsn(Opcodes.DASTORE));
      }
    }
    String parameters = inArray ? "Ljava/lang/Object;" : "D".repeat(operands);
    steps.add(() -> values.line(i));
    steps.add(
        () ->
            handlers.guard(
                values.code(),
                values.lineOf(i),
                () ->
                    values
                        .code()
                        .visitMethodInsn(
                            Opcodes.INVOKEINTERFACE,
                            Type.getInternalName(function.type()),
                            "applyAsDouble",
                            "(" + parameters + ")D",
                            true)));
    values.next(steps.toArray(Runnable[]::new));
  }

  private void binary(int i, int opcode) {
    values.next(
        () -> values.load(program.operand(i, 0)),
        () -> values.load(program.operand(i, 1)),
        () -> values.line(i),
        () -> values.code().visitInsn(opcode));
  }
}
