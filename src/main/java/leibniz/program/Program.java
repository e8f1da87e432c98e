package leibniz.program;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import leibniz.eval.Functions;
import leibniz.eval.StrictFunctions;
import leibniz.expr.External;
import leibniz.expr.Fn;

/// A straight-line program: a flat list of numbered instructions, each assigned once, that computes
/// all outputs together.
///
/// Instructions come before those that use them. Equal computations are one instruction
/// ([ProgramBuilder] numbers values), whichever output they serve. [#toString] lists the program as
/// a person would write it.
public final class Program {
  private static final Fn[] FUNCTIONS = Fn.values();

  private final List<String> inputs;
  private final double[] constants;
  private final byte[] ops;
  private final int[] a;
  private final int[] b;
  private final int[] c;
  private final int[] outputs;
  private final Externals externals;
  private final boolean isStrict;

  Program(
      List<String> inputs,
      double[] constants,
      Externals externals,
      byte[] ops,
      int[] a,
      int[] b,
      int[] c,
      int[] outputs,
      boolean isStrict) {
    this.inputs = List.copyOf(inputs);
    this.constants = constants;
    this.externals = externals;
    this.ops = ops;
    this.a = a;
    this.b = b;
    this.c = c;
    this.outputs = outputs;
    this.isStrict = isStrict;
  }

  /// Whether functions are those of [StrictMath], whose bits are the same on every machine.
  public boolean isStrict() {
    return isStrict;
  }

  /// The number of instructions, constants and inputs among them.
  public int size() {
    return ops.length;
  }

  /// The number of instructions that compute something: all but constants and inputs.
  public int operations() {
    int count = 0;
    for (byte op : ops) {
      if (op != Op.CONST.ordinal() && op != Op.INPUT.ordinal()) {
        count++;
      }
    }
    return count;
  }

  /// The names of the inputs, used or not.
  public List<String> inputs() {
    return inputs;
  }

  /// The number of outputs.
  public int outputCount() {
    return outputs.length;
  }

  /// The instruction whose result is output `k`.
  public int output(int k) {
    return outputs[k];
  }

  /// What instruction `i` does.
  public Op op(int i) {
    return Op.of(ops[i]);
  }

  /// How many operands of instruction `i` are results of earlier instructions.
  public int operands(int i) {
    Op op = op(i);
    return op == Op.EXTERNAL ? externals.operands(a[i]).length : op.operands();
  }

  /// Operand `k` of instruction `i`: the number of an instruction, or at 0 an index for constants
  /// and inputs.
  public int operand(int i, int k) {
    if (ops[i] == Op.EXTERNAL.ordinal()) {
      return externals.operands(a[i])[k];
    }
    return k == 0 ? a[i] : k == 1 ? b[i] : c[i];
  }

  /// The function called by instruction `i`, a `CALL1` or `CALL2`.
  public Fn function(int i) {
    return FUNCTIONS[c[i]];
  }

  /// The function called by instruction `i`, an `EXTERNAL`.
  public External external(int i) {
    return externals.function(c[i]);
  }

  /// The number of distinct constants.
  public int constantCount() {
    return constants.length;
  }

  /// The constant at `k`.
  public double constant(int k) {
    return constants[k];
  }

  /// Interprets the program: the oracle of every executor.
  ///
  /// @param in the inputs, in the order of [#inputs]
  /// @param out where the outputs go
  /// @throws IllegalArgumentException when an array has the wrong length
  public void run(double[] in, double[] out) {
    checkLength("values of the variables", in.length, inputs.size());
    checkLength("places for the results", out.length, outputs.length);
    double[] v = new double[ops.length];
    for (int i = 0; i < v.length; i++) {
      v[i] =
          switch (Op.of(ops[i])) {
            case CONST -> constants[a[i]];
            case INPUT -> in[a[i]];
            case ADD -> v[a[i]] + v[b[i]];
            case SUB -> v[a[i]] - v[b[i]];
            case MUL -> v[a[i]] * v[b[i]];
            case DIV -> v[a[i]] / v[b[i]];
            case FMA -> Math.fma(v[a[i]], v[b[i]], v[c[i]]);
            case NEG -> -v[a[i]];
            case SQRT -> Math.sqrt(v[a[i]]);
            case POW -> isStrict ? StrictMath.pow(v[a[i]], v[b[i]]) : Math.pow(v[a[i]], v[b[i]]);
            case CALL1 ->
                isStrict
                    ? StrictFunctions.apply(FUNCTIONS[c[i]], v[a[i]])
                    : Functions.apply(FUNCTIONS[c[i]], v[a[i]]);
            case CALL2 ->
                isStrict
                    ? StrictFunctions.apply(FUNCTIONS[c[i]], v[a[i]], v[b[i]])
                    : Functions.apply(FUNCTIONS[c[i]], v[a[i]], v[b[i]]);
            case EXTERNAL -> external(i).apply(operands(i, v));
            case LT -> v[a[i]] < v[b[i]] ? 1 : 0;
            case LE -> v[a[i]] <= v[b[i]] ? 1 : 0;
            case GT -> v[a[i]] > v[b[i]] ? 1 : 0;
            case GE -> v[a[i]] >= v[b[i]] ? 1 : 0;
            case EQ -> v[a[i]] == v[b[i]] ? 1 : 0;
            case NE -> v[a[i]] != v[b[i]] ? 1 : 0;
            case AND -> v[a[i]] * v[b[i]];
            case OR -> Math.max(v[a[i]], v[b[i]]);
            case NOT -> 1 - v[a[i]];
            case SELECT -> v[a[i]] != 0 ? v[b[i]] : v[c[i]];
          };
    }
    for (int k = 0; k < outputs.length; k++) {
      out[k] = v[outputs[k]];
    }
  }

  private double[] operands(int i, double[] v) {
    return Arrays.stream(externals.operands(a[i])).mapToDouble(k -> v[k]).toArray();
  }

  private static void checkLength(String what, int given, int wanted) {
    if (given != wanted) {
      throw new IllegalArgumentException("expected " + wanted + " " + what + ", got " + given);
    }
  }

  /// Checks the form: operands come first and have the right type, indices are in range, nothing
  /// stands twice.
  ///
  /// @return this program
  /// @throws IllegalStateException naming the first instruction that is wrong
  public Program verify() {
    Set<List<Integer>> seen = new HashSet<>();
    for (int i = 0; i < size(); i++) {
      Op op = op(i);
      int limit = op == Op.CONST ? constants.length : op == Op.INPUT ? inputs.size() : i;
      for (int k = 0; k < Math.max(1, operands(i)); k++) {
        int operand = operand(i, k);
        require(operand >= 0 && operand < limit, i, "operand out of range");
        require(
            operands(i) == 0 || op(operand).isCondition() == op.takesCondition(k),
            i,
            "operand of the wrong type");
      }
      require(
          !(op == Op.CALL1 || op == Op.CALL2) || c[i] >= 0 && c[i] < FUNCTIONS.length,
          i,
          "no such function");
      require(seen.add(List.of(op.ordinal(), a[i], b[i], c[i])), i, "computed twice");
    }
    for (int output : outputs) {
      require(output >= 0 && output < size(), output, "output out of range");
      require(!op(output).isCondition(), output, "output is a condition");
    }
    return this;
  }

  private void require(boolean condition, int i, String problem) {
    if (!condition) {
      throw new IllegalStateException("instruction " + i + ": " + problem + " in\n" + this);
    }
  }

  /// The program as a list of definitions, ending with the outputs.
  ///
  /// ```text
  /// t1 = x*y
  /// t2 = sin(t1)
  /// t3 = t1 + t2
  /// return t3
  /// ```
  @Override
  public String toString() {
    return new Listing(this).toString();
  }
}
