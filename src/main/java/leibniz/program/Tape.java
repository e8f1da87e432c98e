package leibniz.program;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import leibniz.eval.Functions;
import leibniz.eval.StrictFunctions;

/// A program made ready to be interpreted: its instructions one after the other in one array, and
/// places for their values, each free again after the last use, so that the places of a long
/// program stay in the caches of the processor.
final class Tape {
  // What stands for an instruction: one of these, or OTHER and its number in the program.
  private static final int ADD = 0;
  private static final int SUB = 1;
  private static final int MUL = 2;
  private static final int DIV = 3;
  private static final int NEG = 4;
  private static final int SQRT = 5;
  private static final int OTHER = 6;

  private final Program program;
  private final int[]
      code; // for each instruction: what it is, the place of its value, its operands
  private final int[] loads; // pairs of an input and its place
  private final int[] outputs; // places
  private final double[] constants; // at the first places
  private final int length; // of the array of places

  /// An array of places with the constants in it, where no call uses it.
  private final AtomicReference<double[]> idle = new AtomicReference<>();

  private Tape(
      Program program, int[] code, int[] loads, int[] outputs, double[] constants, int length) {
    this.program = program;
    this.code = code;
    this.loads = loads;
    this.outputs = outputs;
    this.constants = constants;
    this.length = length;
  }

  static Tape of(Program program) {
    return new Writer(program).tape();
  }

  void run(double[] in, double[] out) {
    double[] v = idle.getAndSet(null);
    if (v == null) {
      v = Arrays.copyOf(constants, length);
    }
    for (int k = 0; k < loads.length; k += 2) {
      v[loads[k + 1]] = in[loads[k]];
    }
    run(v);
    for (int k = 0; k < out.length; k++) {
      out[k] = v[outputs[k]];
    }
    idle.set(v);
  }

  private void run(double[] v) {
    int[] t = code;
    for (int i = 0; i < t.length; ) {
      switch (t[i]) {
        case ADD -> {
          v[t[i + 1]] = v[t[i + 2]] + v[t[i + 3]];
          i += 4;
        }
        case SUB -> {
          v[t[i + 1]] = v[t[i + 2]] - v[t[i + 3]];
          i += 4;
        }
        case MUL -> {
          v[t[i + 1]] = v[t[i + 2]] * v[t[i + 3]];
          i += 4;
        }
        case DIV -> {
          v[t[i + 1]] = v[t[i + 2]] / v[t[i + 3]];
          i += 4;
        }
        case NEG -> {
          v[t[i + 1]] = -v[t[i + 2]];
          i += 3;
        }
        case SQRT -> {
          v[t[i + 1]] = Math.sqrt(v[t[i + 2]]);
          i += 3;
        }
        default -> {
          int k = t[i] - OTHER;
          v[t[i + 1]] = other(k, i + 2, v);
          i += 2 + program.operands(k);
        }
      }
    }
  }

  /// The value of instruction `k`, the places of whose operands stand in the code from `at` on.
  private double other(int k, int at, double[] v) {
    return switch (program.op(k)) {
      case CONST, INPUT, ADD, SUB, MUL, DIV, NEG, SQRT ->
          throw new IllegalStateException("no other instruction");
      case FMA -> Math.fma(v[code[at]], v[code[at + 1]], v[code[at + 2]]);
      case POW, CALL1, CALL2 -> program.isStrict() ? strictCall(k, at, v) : call(k, at, v);
      case EXTERNAL -> program.external(k).apply(operands(program.operands(k), at, v));
      case LT -> v[code[at]] < v[code[at + 1]] ? 1 : 0;
      case LE -> v[code[at]] <= v[code[at + 1]] ? 1 : 0;
      case GT -> v[code[at]] > v[code[at + 1]] ? 1 : 0;
      case GE -> v[code[at]] >= v[code[at + 1]] ? 1 : 0;
      case EQ -> v[code[at]] == v[code[at + 1]] ? 1 : 0;
      case NE -> v[code[at]] != v[code[at + 1]] ? 1 : 0;
      case AND -> v[code[at]] * v[code[at + 1]];
      case OR -> Math.max(v[code[at]], v[code[at + 1]]);
      case NOT -> 1 - v[code[at]];
      case SELECT -> v[code[at]] != 0 ? v[code[at + 1]] : v[code[at + 2]];
    };
  }

  private double call(int k, int at, double[] v) {
    double x = v[code[at]];
    return program.op(k) == Op.CALL1
        ? Functions.apply(program.function(k), x)
        : program.op(k) == Op.POW
            ? Math.pow(x, v[code[at + 1]])
            : Functions.apply(program.function(k), x, v[code[at + 1]]);
  }

  private double strictCall(int k, int at, double[] v) {
    double x = v[code[at]];
    return program.op(k) == Op.CALL1
        ? StrictFunctions.apply(program.function(k), x)
        : program.op(k) == Op.POW
            ? StrictMath.pow(x, v[code[at + 1]])
            : StrictFunctions.apply(program.function(k), x, v[code[at + 1]]);
  }

  private double[] operands(int count, int at, double[] v) {
    double[] operands = new double[count];
    Arrays.setAll(operands, k -> v[code[at + k]]);
    return operands;
  }

  private static int kind(Op op, int i) {
    return switch (op) {
      case ADD -> ADD;
      case SUB -> SUB;
      case MUL -> MUL;
      case DIV -> DIV;
      case NEG -> NEG;
      case SQRT -> SQRT;
      case CONST, INPUT, FMA, POW, CALL1, CALL2, EXTERNAL -> OTHER + i;
      case LT, LE, GT, GE, EQ, NE, AND, OR, NOT, SELECT -> OTHER + i;
    };
  }

  /// Writes the tape of a program, giving out places as it goes.
  private static final class Writer {
    private final Program program;
    private final int[] last; // the last instruction that needs each value
    private final int[] place;
    private int[] free = new int[16];
    private int freeCount;
    private int length;
    private final int[] code;
    private int codeLength;

    Writer(Program program) {
      this.program = program;
      this.last = program.lastUses();
      this.place = new int[program.size()];
      this.code = new int[length(program)];
      this.length = program.constantCount();
    }

    Tape tape() {
      int[] loads = new int[16];
      int loadCount = 0;
      for (int i = 0; i < place.length; i++) {
        switch (program.op(i)) {
          case CONST -> place[i] = program.operand(i, 0);
          case INPUT -> {
            if (loadCount == loads.length) {
              loads = Arrays.copyOf(loads, 2 * loadCount);
            }
            place[i] = length++; // not one that was free: all inputs are loaded first
            loads[loadCount++] = program.operand(i, 0);
            loads[loadCount++] = place[i];
          }
          default -> write(i);
        }
      }
      double[] constants = new double[program.constantCount()];
      Arrays.setAll(constants, program::constant);
      int[] outputs = new int[program.outputCount()];
      Arrays.setAll(outputs, k -> place[program.output(k)]);
      return new Tape(program, code, Arrays.copyOf(loads, loadCount), outputs, constants, length);
    }

    private static int length(Program program) {
      int length = 0;
      for (int i = 0; i < program.size(); i++) {
        length += program.isLoaded(i) ? 0 : 2 + program.operands(i);
      }
      return length;
    }

    private void write(int i) {
      Op op = program.op(i);
      int operands = program.operands(i);
      int at = codeLength;
      code[at] = kind(op, i);
      for (int k = 0; k < operands; k++) {
        code[at + 2 + k] = place[program.operand(i, k)];
      }
      for (int k = 0; k < operands; k++) {
        release(program.operand(i, k), i);
      }
      place[i] = freeCount > 0 ? free[--freeCount] : length++;
      code[at + 1] = place[i];
      codeLength += 2 + operands;
    }

    /// Frees the place of a value that only instruction `i` still needed; constants keep theirs for
    /// the next call.
    private void release(int value, int i) {
      if (last[value] != i || program.isLoaded(value)) {
        return;
      }
      last[value] = -1; // released
      if (freeCount == free.length) {
        free = Arrays.copyOf(free, 2 * freeCount);
      }
      free[freeCount++] = place[value];
    }
  }
}
