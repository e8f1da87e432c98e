package leibniz.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import leibniz.program.Op;
import leibniz.program.Partition;
import leibniz.program.Program;

/// What a source text of a program is made of, in any language: its names, and the statements of
/// its parts.
final class Routine {
  /// With more variables than this an array of them is taken: a method of the JVM has 255 slots for
  /// parameters, of which a `double` takes two, and C99 promises 127 parameters.
  private static final int MAX_PARAMETERS = 127;

  final Program program;
  final Partition partition;
  final String name;
  final boolean isSystem;

  /// Whether the values of the variables come in the array `in`.
  final boolean takesArray;

  final String[] variables;
  final String in;
  final String out;
  final String scratch;

  private final Dialect dialect;
  private final Statements statements;

  /// @param names in which `name` is free
  /// @param takesArray whether values come in an array in any case
  Routine(
      Program program,
      Partition partition,
      Dialect dialect,
      Identifiers names,
      String name,
      boolean isSystem,
      boolean takesArray) {
    this.program = program;
    this.partition = partition;
    this.dialect = dialect;
    this.isSystem = isSystem;
    this.takesArray = takesArray || program.inputs().size() > MAX_PARAMETERS;
    this.name = names.function(name);
    variables = names.variables(program.inputs());
    in = names.fresh("in");
    out = names.fresh("out");
    scratch = names.fresh("v");
    String[] inputs = variables.clone();
    for (int k = 0; k < inputs.length && !partition.isWhole(); k++) {
      inputs[k] = dialect.element(in, k);
    }
    statements = new Statements(program, partition, dialect, names, inputs, scratch);
  }

  /// The numbers of the variables that are needed.
  List<Integer> used() {
    List<Integer> used = new ArrayList<>();
    for (int i = 0; i < program.size(); i++) {
      if (program.op(i) == Op.INPUT) {
        used.add(program.operand(i, 0));
      }
    }
    Collections.sort(used);
    return used;
  }

  /// The statements of a routine of one part, up to its results.
  List<String> whole() {
    List<String> lines = new ArrayList<>();
    for (int k : takesArray ? used() : List.<Integer>of()) {
      lines.add(dialect.define(variables[k], false, dialect.element(in, k)));
    }
    lines.addAll(statements.piece(0));
    return lines;
  }

  /// The statements of each part, in their order, up to the result of a formula.
  List<List<String>> parts() {
    List<List<String>> parts = new ArrayList<>();
    for (int piece = 0; piece < partition.pieces(); piece++) {
      parts.add(statements.piece(piece));
    }
    for (int k = 0; k < program.outputCount() && isSystem; k += Partition.PIECE) {
      parts.add(outputs(k, Math.min(program.outputCount(), k + Partition.PIECE)));
    }
    return parts;
  }

  /// The statements that put all outputs into the array `out`.
  List<String> outputs() {
    return outputs(0, program.outputCount());
  }

  private List<String> outputs(int from, int to) {
    List<String> lines = new ArrayList<>();
    for (int k = from; k < to; k++) {
      lines.add(dialect.assign(dialect.element(out, k), statements.output(k)));
    }
    return lines;
  }

  /// The value of output `k`, after all statements.
  String output(int k) {
    return statements.output(k);
  }
}
