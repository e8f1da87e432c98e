package leibniz.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import leibniz.program.Op;
import leibniz.program.Partition;
import leibniz.program.Program;

/// The statements of the pieces of a program.
///
/// A value used once is written in its place, with the parentheses that keep the order of
/// computation and no others; inside a branch of a choice it is computed only when the branch is
/// taken. One used more often, or too long for a line, gets a name.
final class Statements {
  /// Longer expressions are broken up by names.
  private static final int LINE = 80;

  /// So deep an expression in a branch is computed before it, to spare the compiler's stack.
  private static final int DEEP = 100;

  // Binding strength, from the loosest to the tightest.
  private static final int ANY = 0; // a choice
  private static final int JUNCTION = 1;
  private static final int COMPARISON = 2;
  private static final int SUM = 3;
  private static final int SIGN = 4; // a product that begins with a sign
  private static final int PRODUCT = 5;
  private static final int ATOM = 6;

  private final Program program;
  private final Partition partition;
  private final Dialect dialect;
  private final Identifiers names;
  private final String scratch;
  private final String[] inputs;
  private final String[] text; // of each value that is written in its place or has a name
  private final int[] binding;
  private final int[] depth;
  private final int[] uses; // in the current piece
  private final int[] outputs; // how many outputs a value is
  private final boolean[] isInBranch;
  private int named;

  /// @param inputs how each input is written
  /// @param scratch the array for values that one piece computes and another needs
  Statements(
      Program program,
      Partition partition,
      Dialect dialect,
      Identifiers names,
      String[] inputs,
      String scratch) {
    this.program = program;
    this.partition = partition;
    this.dialect = dialect;
    this.names = names;
    this.inputs = inputs;
    this.scratch = scratch;
    int n = program.size();
    text = new String[n];
    binding = new int[n];
    depth = new int[n];
    uses = new int[n];
    outputs = new int[n];
    isInBranch = new boolean[n];
    for (int k = 0; k < program.outputCount(); k++) {
      outputs[program.output(k)]++;
    }
  }

  /// The statements of one piece; pieces are asked for in their order.
  List<String> piece(int piece) {
    int from = partition.start(piece);
    int to = partition.start(piece + 1);
    count(from, to);
    findBranches(from, to);
    named = 0;
    List<String> lines = new ArrayList<>();
    for (int i = from; i < to; i++) {
      if (!program.isLoaded(i)) {
        write(i);
        settle(i, lines);
      }
    }
    return lines;
  }

  /// The value of output `k`, when all pieces are written.
  String output(int k) {
    return operand(program.output(k), ANY);
  }

  private void count(int from, int to) {
    Arrays.fill(uses, from, to, 0);
    for (int i = from; i < to; i++) {
      uses[i] += outputs[i];
      for (int k = 0; k < program.operands(i); k++) {
        uses[program.operand(i, k)]++;
      }
    }
  }

  /// Finds what only one branch needs.
  private void findBranches(int from, int to) {
    for (int i = to - 1; i >= from && !dialect.isEager(); i--) {
      for (int k = 0; k < program.operands(i); k++) {
        isInBranch[program.operand(i, k)] = program.op(i) == Op.SELECT && k > 0 || isInBranch[i];
      }
    }
  }

  /// Leaves a value in its place, or gives it a name, or keeps it for other pieces.
  private void settle(int i, List<String> lines) {
    boolean isCondition = program.op(i).isCondition();
    if (partition.slot(i) >= 0) {
      String value = isCondition ? dialect.choice(text[i], "1.0", "0.0") : text[i];
      lines.add(dialect.assign(dialect.element(scratch, partition.slot(i)), value));
      text[i] = null;
      depth[i] = 0;
    } else if (uses[i] > 1 || isLong(i) && outputs[i] == 0) {
      String name = names.next(isCondition ? "c" : "t", ++named);
      lines.add(dialect.define(name, isCondition, text[i]));
      set(i, name, ATOM);
      depth[i] = 0;
    }
  }

  private boolean isLong(int i) {
    return isInBranch[i] && uses[i] == 1 ? depth[i] > DEEP : text[i].length() > LINE;
  }

  private void set(int i, String value, int strength) {
    text[i] = value;
    binding[i] = strength;
    depth[i] = 0;
    for (int k = 0; k < program.operands(i); k++) {
      depth[i] = Math.max(depth[i], 1 + depth[program.operand(i, k)]);
    }
  }

  private String operand(int i, int least) {
    String value;
    int strength = ATOM;
    if (program.op(i) == Op.CONST) {
      value = dialect.literal(program.constant(program.operand(i, 0)));
      strength = value.startsWith("-") ? SIGN : ATOM;
    } else if (program.op(i) == Op.INPUT) {
      value = inputs[program.operand(i, 0)];
    } else if (partition.slot(i) >= 0) {
      value = dialect.element(scratch, partition.slot(i));
      if (program.op(i).isCondition()) {
        value += " != 0.0";
        strength = COMPARISON;
      }
    } else {
      value = text[i];
      strength = binding[i];
    }
    return strength < least ? "(" + value + ")" : value;
  }

  private void write(int i) {
    int a = program.operand(i, 0);
    int b = program.operand(i, 1);
    int operators = dialect.isEager() ? ATOM : JUNCTION;
    switch (program.op(i)) {
      case CONST, INPUT -> throw new IllegalStateException("a loaded value is not computed");
      case ADD -> sum(i, a, b, false);
      case SUB -> sum(i, a, b, true);
      case MUL -> product(i, operand(a, SIGN) + "*" + operand(b, ATOM));
      case DIV -> product(i, operand(a, SIGN) + "/" + operand(b, ATOM));
      case FMA -> call(i, dialect.fma());
      case NEG -> set(i, "-" + operand(a, ATOM), SIGN);
      case SQRT -> call(i, dialect.sqrt());
      case POW -> call(i, dialect.pow(isFinite(b)));
      case CALL1, CALL2 -> call(i, dialect.function(program.function(i)));
      case EXTERNAL ->
          throw new IllegalArgumentException(
              program.external(i) + " is computed by Java code, which cannot be printed");
      case LT -> comparison(i, " < ");
      case LE -> comparison(i, " <= ");
      case GT -> comparison(i, " > ");
      case GE -> comparison(i, " >= ");
      case EQ -> comparison(i, " == ");
      case NE -> comparison(i, " != ");
      case AND -> set(i, dialect.and(operand(a, COMPARISON), operand(b, COMPARISON)), operators);
      case OR -> set(i, dialect.or(operand(a, COMPARISON), operand(b, COMPARISON)), operators);
      case NOT -> set(i, dialect.not(operand(a, dialect.isEager() ? ANY : ATOM)), ATOM);
      case SELECT -> {
        String then = operand(b, dialect.isEager() ? ANY : JUNCTION);
        String otherwise = operand(program.operand(i, 2), ANY);
        String choice = dialect.choice(operand(a, COMPARISON), then, otherwise);
        set(i, choice, dialect.isEager() ? ATOM : ANY);
      }
    }
  }

  /// A sum or a difference; a negative number is taken from the other operand, or added to it,
  /// which rounds in the same way.
  private void sum(int i, int a, int b, boolean isDifference) {
    String right = operand(b, SIGN);
    boolean isNegative = program.op(b) == Op.CONST && right.startsWith("-");
    String operator = isDifference == isNegative ? " + " : " - ";
    String added = isNegative ? right.substring(1) : operand(b, PRODUCT);
    set(i, operand(a, SUM) + operator + added, SUM);
  }

  private void product(int i, String value) {
    set(i, value, value.startsWith("-") ? SIGN : PRODUCT);
  }

  private void call(int i, String function) {
    StringJoiner operands = new StringJoiner(", ", function + "(", ")");
    for (int k = 0; k < program.operands(i); k++) {
      operands.add(operand(program.operand(i, k), ANY));
    }
    set(i, operands.toString(), ATOM);
  }

  private void comparison(int i, String relation) {
    int a = program.operand(i, 0);
    int b = program.operand(i, 1);
    set(i, operand(a, SUM) + relation + operand(b, SUM), COMPARISON);
  }

  private boolean isFinite(int i) {
    return program.op(i) == Op.CONST && Double.isFinite(program.constant(program.operand(i, 0)));
  }
}
