package leibniz.program;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Writes a program as a person would: `t1 = x*y`, a line for each instruction, and the outputs.
final class Listing {
  private final Program program;
  private final String[] names;
  private final String prefix; // of lines

  Listing(Program program) {
    this.program = program;
    this.names = new String[program.size()];
    this.prefix = prefix("t", program.inputs());
  }

  /// What names with a number begin with, so that none is one of the given ones: `letter`, as often
  /// as needed.
  static String prefix(String letter, List<String> given) {
    String prefix = letter;
    while (isTaken(prefix, given)) {
      prefix += letter;
    }
    return prefix;
  }

  private static boolean isTaken(String prefix, List<String> given) {
    return given.stream()
        .anyMatch(
            name -> name.startsWith(prefix) && name.substring(prefix.length()).matches("\\d+"));
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    int count = 0;
    for (int i = 0; i < program.size(); i++) {
      switch (program.op(i)) {
        case CONST -> names[i] = constant(program.operand(i, 0));
        case INPUT -> names[i] = input(program.operand(i, 0));
        default -> {
          names[i] = prefix + ++count;
          out.append(names[i]).append(" = ").append(right(i)).append('\n');
        }
      }
    }
    out.append("return");
    for (int k = 0; k < program.outputCount(); k++) {
      out.append(k == 0 ? " " : ", ").append(name(program.output(k)));
    }
    return out.toString();
  }

  /// What instruction `i` is called; in a program that is wrong it may be none.
  private String name(int i) {
    return i >= 0 && i < names.length && names[i] != null ? names[i] : "?" + i;
  }

  private String input(int k) {
    return k >= 0 && k < program.inputs().size() ? program.inputs().get(k) : "?" + k;
  }

  private String constant(int k) {
    return k >= 0 && k < program.constantCount() ? number(program.constant(k)) : "?" + k;
  }

  private String right(int i) {
    String a = program.operands(i) == 0 ? "" : name(program.operand(i, 0));
    String b = program.operands(i) > 1 ? name(program.operand(i, 1)) : "";
    return switch (program.op(i)) {
      case CONST, INPUT -> throw new IllegalStateException("written where they are used");
      case ADD -> a + " + " + b;
      case SUB -> a + " - " + b;
      case MUL -> a + "*" + b;
      case DIV -> a + "/" + b;
      case FMA -> "fma(" + a + ", " + b + ", " + name(program.operand(i, 2)) + ")";
      case NEG -> "-" + a;
      case SQRT -> "sqrt(" + a + ")";
      case POW -> a + "^" + b;
      case CALL1 -> program.function(i).text() + "(" + a + ")";
      case CALL2 -> program.function(i).text() + "(" + a + ", " + b + ")";
      case EXTERNAL ->
          IntStream.range(0, program.operands(i))
              .mapToObj(k -> name(program.operand(i, k)))
              .collect(Collectors.joining(", ", program.external(i).name() + "(", ")"));
      case LT -> a + " < " + b;
      case LE -> a + " <= " + b;
      case GT -> a + " > " + b;
      case GE -> a + " >= " + b;
      case EQ -> a + " == " + b;
      case NE -> a + " != " + b;
      case AND -> a + " and " + b;
      case OR -> a + " or " + b;
      case NOT -> "not " + a;
      case SELECT -> "if(" + a + ", " + b + ", " + name(program.operand(i, 2)) + ")";
    };
  }

  private static String number(double value) {
    String text =
        value == Math.rint(value) && Math.abs(value) < 1e15
            ? Long.toString((long) value)
            : Double.toString(value);
    return Double.compare(value, 0) < 0 ? "(" + (value == 0 ? "-0.0" : text) + ")" : text;
  }
}
