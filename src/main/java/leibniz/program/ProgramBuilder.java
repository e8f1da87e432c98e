package leibniz.program;

import java.util.Arrays;
import java.util.List;
import leibniz.eval.Functions;
import leibniz.eval.JavaMethod;
import leibniz.eval.StrictFunctions;
import leibniz.expr.External;
import leibniz.expr.Fn;

/// Gathers instructions, giving equal ones one number (value numbering), and puts them in order.
///
/// Constants are computed at once, and signs are moved outwards and into differences: `(-a)*b` is
/// `-(a*b)`, `a + (-b)` is `a - b`. No such step changes a bit of a result.
final class ProgramBuilder {
  /// After this many places taken near its youngest operand an instruction is looked for elsewhere.
  private static final int CROWD = 16;

  private static final Fn[] FUNCTIONS = Fn.values();

  private final List<String> inputs;
  private double[] constants = new double[16];
  private int constantCount;
  private int[] constantTable = new int[32]; // 1 + an index of constants, by bits
  private byte[] ops;
  private int[] a;
  private int[] b;
  private int[] c;
  private int size;
  private final Externals externals = new Externals();
  private int[] table; // 1 + an instruction, by content

  private final boolean isStrict;

  /// @param isStrict whether functions are those of [StrictMath]
  /// @param expected about how many instructions there will be
  ProgramBuilder(List<String> inputs, boolean isStrict, int expected) {
    this.inputs = inputs;
    this.isStrict = isStrict;
    int room = Math.max(expected, 16);
    table = new int[Integer.highestOneBit(4 * room - 1)];
    room += room / 8; // for what is folded or negated on the way
    ops = new byte[room];
    a = new int[room];
    b = new int[room];
    c = new int[room];
  }

  int input(int k) {
    return number(Op.INPUT, k, 0, 0);
  }

  int constant(double value) {
    long bits = Double.doubleToRawLongBits(value);
    int mask = constantTable.length - 1;
    int i = hash(bits) & mask;
    for (int at = constantTable[i]; at != 0; at = constantTable[i]) {
      if (Double.doubleToRawLongBits(constants[at - 1]) == bits) {
        return number(Op.CONST, at - 1, 0, 0);
      }
      i = (i + 1) & mask;
    }
    if (constantCount == constants.length) {
      constants = Arrays.copyOf(constants, 2 * constantCount);
    }
    constants[constantCount] = value;
    constantTable[i] = ++constantCount;
    if (2 * constantCount > constantTable.length) {
      growConstantTable();
    }
    return number(Op.CONST, constantCount - 1, 0, 0);
  }

  private void growConstantTable() {
    constantTable = new int[2 * constantTable.length];
    int mask = constantTable.length - 1;
    for (int k = 0; k < constantCount; k++) {
      int i = hash(Double.doubleToRawLongBits(constants[k])) & mask;
      while (constantTable[i] != 0) {
        i = (i + 1) & mask;
      }
      constantTable[i] = k + 1;
    }
  }

  int add(int x, int y) {
    if (isConstant(x) && isConstant(y)) {
      return constant(value(x) + value(y));
    }
    return isNegation(y)
        ? subtract(x, a[y])
        : isNegation(x) ? subtract(y, a[x]) : number(Op.ADD, x, y, 0);
  }

  int subtract(int x, int y) {
    if (isConstant(x) && isConstant(y)) {
      return constant(value(x) - value(y));
    }
    return isNegation(y) ? add(x, a[y]) : number(Op.SUB, x, y, 0);
  }

  int multiply(int x, int y) {
    if (isConstant(x) && isConstant(y)) {
      return constant(value(x) * value(y));
    }
    if (isConstant(x, 1)) {
      return y;
    }
    if (isConstant(y, 1)) {
      return x;
    }
    if (isConstant(x, -1)) {
      return negate(y);
    }
    if (isConstant(y, -1)) {
      return negate(x);
    }
    return isNegation(x)
        ? negate(multiply(a[x], y))
        : isNegation(y) ? negate(multiply(x, a[y])) : number(Op.MUL, x, y, 0);
  }

  int divide(int x, int y) {
    if (isConstant(x) && isConstant(y)) {
      return constant(value(x) / value(y));
    }
    if (isConstant(y, 1)) {
      return x;
    }
    if (isConstant(y, -1)) {
      return negate(x);
    }
    return isNegation(x)
        ? negate(divide(a[x], y))
        : isNegation(y) ? negate(divide(x, a[y])) : number(Op.DIV, x, y, 0);
  }

  /// `x*y + z`, rounded once.
  int fuse(int x, int y, int z) {
    return isConstant(x) && isConstant(y) && isConstant(z)
        ? constant(Math.fma(value(x), value(y), value(z)))
        : number(Op.FMA, Math.min(x, y), Math.max(x, y), z);
  }

  int negate(int x) {
    return isConstant(x) ? constant(-value(x)) : isNegation(x) ? a[x] : number(Op.NEG, x, 0, 0);
  }

  int sqrt(int x) {
    return isConstant(x) ? constant(Math.sqrt(value(x))) : number(Op.SQRT, x, 0, 0);
  }

  int pow(int x, int y) {
    return isConstant(x) && isConstant(y)
        ? constant(isStrict ? StrictMath.pow(value(x), value(y)) : Math.pow(value(x), value(y)))
        : number(Op.POW, x, y, 0);
  }

  /// @throws IllegalArgumentException when the program is strict, and the function has no body
  ///   whose bits are the same everywhere
  int call(Fn fn, int x) {
    if (isStrict) {
      JavaMethod.strict(fn);
    }
    if (!isConstant(x)) {
      return number(Op.CALL1, x, 0, fn.ordinal());
    }
    return constant(isStrict ? StrictFunctions.apply(fn, value(x)) : Functions.apply(fn, value(x)));
  }

  /// @throws IllegalArgumentException when the program is strict, and the function has no body
  ///   whose bits are the same everywhere
  int call(Fn fn, int x, int y) {
    if (isStrict) {
      JavaMethod.strict(fn);
    }
    if (!isConstant(x) || !isConstant(y)) {
      return number(Op.CALL2, x, y, fn.ordinal());
    }
    return constant(
        isStrict
            ? StrictFunctions.apply(fn, value(x), value(y))
            : Functions.apply(fn, value(x), value(y)));
  }

  int call(External function, int[] operands) {
    return number(Op.EXTERNAL, externals.add(operands), 0, externals.add(function));
  }

  /// Instruction `i` of another program, as it is.
  ///
  /// @param numbers what the operands are here
  /// @param shift by how much inputs have another place here
  int copy(Program other, int i, int[] numbers, int shift) {
    Op op = other.op(i);
    if (op == Op.CONST) {
      return constant(other.constant(other.operand(i, 0)));
    }
    if (op == Op.INPUT) {
      return input(other.operand(i, 0) + shift);
    }
    int[] operands = new int[other.operands(i)];
    Arrays.setAll(operands, k -> numbers[other.operand(i, k)]);
    if (op == Op.EXTERNAL) {
      return call(other.external(i), operands);
    }
    int last = op == Op.CALL1 || op == Op.CALL2 ? other.function(i).ordinal() : 0;
    return number(
        op,
        operands[0],
        operands.length > 1 ? operands[1] : 0,
        operands.length > 2 ? operands[2] : last);
  }

  /// A comparison, or `and`, `or`, `not` of conditions.
  int condition(Op op, int x, int y) {
    return number(op, x, y, 0);
  }

  int select(int condition, int then, int otherwise) {
    return then == otherwise ? then : number(Op.SELECT, condition, then, otherwise);
  }

  boolean isConstant(int i) {
    return ops[i] == Op.CONST.ordinal();
  }

  private boolean isConstant(int i, double value) {
    return isConstant(i) && value(i) == value;
  }

  double value(int i) {
    return constants[a[i]];
  }

  private boolean isNegation(int i) {
    return ops[i] == Op.NEG.ordinal();
  }

  /// The instruction of this content, new or known.
  private int number(Op op, int x, int y, int z) {
    boolean isCommutative = op.isCommutative();
    int mask = table.length - 1;
    int i = near(op, x, y, z) & mask;
    int tries = 0;
    for (int at = table[i]; at != 0; at = table[i]) {
      int k = at - 1;
      if (ops[k] == op.ordinal()
          && c[k] == z
          && (a[k] == x && b[k] == y || isCommutative && a[k] == y && b[k] == x)) {
        return k;
      }
      i = (++tries == CROWD ? hash(op, x, y, z) : i + 1) & mask;
    }
    if (size == ops.length) {
      ops = Arrays.copyOf(ops, 2 * size);
      a = Arrays.copyOf(a, 2 * size);
      b = Arrays.copyOf(b, 2 * size);
      c = Arrays.copyOf(c, 2 * size);
    }
    ops[size] = (byte) op.ordinal();
    a[size] = x;
    b[size] = y;
    c[size] = z;
    table[i] = ++size;
    if (2 * size > table.length) {
      grow();
    }
    return size - 1;
  }

  private void grow() {
    table = new int[2 * table.length];
    int mask = table.length - 1;
    for (int k = 0; k < size; k++) {
      Op op = Op.of(ops[k]);
      int i = near(op, a[k], b[k], c[k]) & mask;
      int tries = 0;
      while (table[i] != 0) {
        i = (++tries == CROWD ? hash(op, a[k], b[k], c[k]) : i + 1) & mask;
      }
      table[i] = k + 1;
    }
  }

  /// A place near that of the youngest operand: what is made together stands together, so that a
  /// large table is walked through and not jumped about in.
  private static int near(Op op, int x, int y, int z) {
    int operands = op.operands();
    if (operands == 0) {
      return hash(op, x, y, z);
    }
    int youngest = operands == 1 ? x : Math.max(x, y);
    return 2 * (operands == 3 ? Math.max(youngest, z) : youngest);
  }

  private static int hash(Op op, int x, int y, int z) {
    boolean swap = op.isCommutative() && x > y;
    return mix(mix(mix(op.ordinal() * 0x85EBCA6B + (swap ? y : x)) + (swap ? x : y)) + z);
  }

  private static int hash(long bits) {
    return mix(Long.hashCode(bits));
  }

  private static int mix(int h) {
    h *= 0x9E3779B1;
    return h ^ (h >>> 15);
  }

  /// The program that computes `outputs`: only what they need, in the order of a depth-first walk,
  /// so that an operand is computed shortly before it is used, and the terms of a long sum are
  /// added one by one as they are ready; but what several outputs need is used by all of them soon
  /// ([Schedule]), and calls come early ([CallsFirst]). Choices of one condition stand side by
  /// side.
  Program build(int[] outputs) {
    int[] renumbered = new int[size]; // 1 + the new number
    int[] order = new int[size];
    int count = 0;
    int[] stack = new int[64];
    Joins joins = joins(outputs);
    int[] start = new int[outputs.length + 1];
    for (int k = 0; k < outputs.length; k++) {
      int output = outputs[k];
      int depth = 0;
      stack[depth++] = output;
      while (depth > 0) {
        int i = stack[depth - 1];
        int first = joins == null ? i : joins.first(i);
        int waiting = -1;
        if (renumbered[i] == 0) {
          waiting = firstWaiting(first, renumbered);
          int other = joins == null ? -1 : joins.next(first);
          for (; waiting < 0 && other >= 0; other = joins.next(other)) {
            waiting = firstWaiting(other, renumbered);
          }
        }
        if (waiting >= 0) {
          if (depth == stack.length) {
            stack = Arrays.copyOf(stack, 2 * depth);
          }
          stack[depth++] = waiting;
          continue;
        }
        depth--;
        if (renumbered[i] == 0) {
          for (int j = first; j >= 0; j = joins == null ? -1 : joins.next(j)) {
            order[count] = j;
            renumbered[j] = ++count;
          }
        }
      }
      start[k + 1] = count;
    }
    int[] scheduled = count == size ? order : Arrays.copyOf(order, count);
    if (outputs.length > 1) {
      scheduled = new Schedule(this, size, scheduled, start).order();
    }
    if (joins == null && externals.isEmpty()) {
      scheduled = CallsFirst.order(this, size, scheduled, most(scheduled, outputs.length));
    }
    for (int k = 0; k < count && scheduled != order; k++) {
      renumbered[scheduled[k]] = k + 1;
    }
    return emit(scheduled, renumbered, outputs);
  }

  private int most(int[] order, int outputs) {
    int operations = 0;
    for (int i : order) {
      operations += isLoaded(i) ? 0 : 1;
    }
    return Partition.most(operations, outputs, Partition.WHOLE);
  }

  /// Whether an instruction is a constant or an input.
  boolean isLoaded(int i) {
    return isConstant(i) || ops[i] == Op.INPUT.ordinal();
  }

  /// Whether two instructions are choices of one condition, which stay side by side.
  boolean areJoined(int i, int j) {
    int select = Op.SELECT.ordinal();
    return ops[i] == select && ops[j] == select && a[i] == a[j];
  }

  /// The choices that are put side by side, or null when there are no choices.
  private Joins joins(int[] outputs) {
    int choices = 0;
    for (int i = 0; i < size; i++) {
      if (ops[i] == Op.SELECT.ordinal()) {
        choices++;
      }
    }
    if (choices == 0) {
      return null;
    }
    boolean[] isNeeded = new boolean[size];
    for (int output : outputs) {
      isNeeded[output] = true;
    }
    for (int i = size - 1; i >= 0; i--) {
      for (int k = operands(i) - 1; k >= 0 && isNeeded[i]; k--) {
        isNeeded[operand(i, k)] = true;
      }
    }
    int[] level = new int[size];
    int[] needed = new int[choices];
    int count = 0;
    for (int i = 0; i < size; i++) {
      for (int k = operands(i) - 1; k >= 0; k--) {
        level[i] = Math.max(level[i], level[operand(i, k)]);
      }
      if (ops[i] == Op.SELECT.ordinal()) {
        level[i]++;
        if (isNeeded[i]) {
          needed[count++] = i;
        }
      }
    }
    Joins joins = new Joins(size);
    joins.find(Arrays.copyOf(needed, count), a, level);
    return joins;
  }

  Op op(int i) {
    return Op.of(ops[i]);
  }

  /// The function called by a `CALL1` or `CALL2`.
  Fn function(int i) {
    return FUNCTIONS[c[i]];
  }

  int operands(int i) {
    return ops[i] == Op.EXTERNAL.ordinal()
        ? externals.operands(a[i]).length
        : Op.of(ops[i]).operands();
  }

  int operand(int i, int k) {
    return ops[i] == Op.EXTERNAL.ordinal()
        ? externals.operands(a[i])[k]
        : k == 0 ? a[i] : k == 1 ? b[i] : c[i];
  }

  private int firstWaiting(int i, int[] renumbered) {
    if (ops[i] == Op.EXTERNAL.ordinal()) {
      for (int operand : externals.operands(a[i])) {
        if (renumbered[operand] == 0) {
          return operand;
        }
      }
      return -1;
    }
    int operands = Op.of(ops[i]).operands();
    return operands > 0 && renumbered[a[i]] == 0
        ? a[i]
        : operands > 1 && renumbered[b[i]] == 0
            ? b[i]
            : operands > 2 && renumbered[c[i]] == 0 ? c[i] : -1;
  }

  private Program emit(int[] order, int[] renumbered, int[] outputs) {
    int n = order.length;
    byte[] newOps = new byte[n];
    int[] newA = new int[n];
    int[] newB = new int[n];
    int[] newC = new int[n];
    double[] newConstants = new double[Math.min(n, constantCount)];
    Externals newExternals = new Externals();
    int used = 0;
    for (int k = 0; k < n; k++) {
      int i = order[k];
      Op op = Op.of(ops[i]);
      newOps[k] = ops[i];
      if (op == Op.CONST) {
        newConstants[used] = constants[a[i]];
        newA[k] = used++;
        continue;
      }
      if (op == Op.EXTERNAL) {
        int[] operands = externals.operands(a[i]).clone();
        Arrays.setAll(operands, j -> renumbered[operands[j]] - 1);
        newA[k] = newExternals.add(operands);
        newC[k] = newExternals.add(externals.function(c[i]));
        continue;
      }
      newA[k] = op.operands() > 0 ? renumbered[a[i]] - 1 : a[i];
      newB[k] = op.operands() > 1 ? renumbered[b[i]] - 1 : 0;
      newC[k] = op.operands() > 2 ? renumbered[c[i]] - 1 : c[i];
    }
    int[] newOutputs = new int[outputs.length];
    for (int k = 0; k < outputs.length; k++) {
      newOutputs[k] = renumbered[outputs[k]] - 1;
    }
    return new Program(
        inputs,
        Arrays.copyOf(newConstants, used),
        newExternals,
        newOps,
        newA,
        newB,
        newC,
        newOutputs,
        isStrict);
  }
}
