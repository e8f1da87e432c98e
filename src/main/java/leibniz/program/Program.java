package leibniz.program;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

  /// What [#run] interprets, written when it is first needed; a race writes two and harms nobody.
  private volatile Tape tape;

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
    for (int i = 0; i < ops.length; i++) {
      if (!isLoaded(i)) {
        count++;
      }
    }
    return count;
  }

  /// The line of each instruction in [#toString], from 1 on; 0 for constants and inputs, which
  /// stand where they are used.
  public int[] lines() {
    int[] lines = new int[ops.length];
    int count = 0;
    for (int i = 0; i < lines.length; i++) {
      if (!isLoaded(i)) {
        lines[i] = ++count;
      }
    }
    return lines;
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

  /// Whether instruction `i` is a constant or an input, which computes nothing: each piece of a
  /// program loads it for itself.
  public boolean isLoaded(int i) {
    return ops[i] == Op.CONST.ordinal() || ops[i] == Op.INPUT.ordinal();
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

  /// Whether an instruction calls Java code of the user's.
  public boolean callsJava() {
    return !externals.isEmpty();
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
    if (tape == null) {
      tape = Tape.of(this);
    }
    tape.run(in, out);
  }

  /// The last instruction that needs each value; the size of the program for outputs.
  int[] lastUses() {
    int[] last = new int[size()];
    for (int i = 0; i < last.length; i++) {
      for (int k = 0; k < operands(i); k++) {
        last[operand(i, k)] = i;
      }
    }
    for (int output : outputs) {
      last[output] = size();
    }
    return last;
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
