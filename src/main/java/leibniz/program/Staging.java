package leibniz.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A program split in two stages: the first computes what depends on the first inputs alone, the
/// parameters, and is run once for many runs of the second, which computes the rest.
///
/// ```text
/// t1 = a*b              first        t1 = a*b
/// t2 = t1*x                          return t1
/// return t2             second       t2 = s1*x
///                                    return t2
/// ```
///
/// What crosses are the values that the second stage loads: parameters themselves among them, and
/// no constant, since a constant costs nothing to load. A call of Java code that stands in a branch
/// alone stays in the second stage: it may be slow, or throw, where its branch is never taken.
///
/// @param first from the parameters to what crosses
/// @param second from what crosses and the remaining inputs to the outputs
public record Staging(Program first, Program second) {
  /// Splits a program whose first `parameters` inputs are parameters.
  public static Staging split(Program program, int parameters) {
    boolean[] isEarly = early(program, parameters);
    boolean[] isLate = new boolean[program.size()]; // computed by the second stage
    boolean[] crosses = crossing(program, isEarly, isLate);
    List<String> names = program.inputs();
    ProgramBuilder first =
        new ProgramBuilder(names.subList(0, parameters), program.isStrict(), program.size());
    int[] number = new int[program.size()];
    int[] crossing = new int[program.size()];
    int count = 0;
    String prefix = Listing.prefix("s", names);
    List<String> inputs = new ArrayList<>();
    for (int i = 0; i < program.size(); i++) {
      if (isEarly[i]) {
        number[i] = first.copy(program, i, number, 0);
      }
      if (crosses[i]) {
        crossing[count++] = number[i];
        boolean isInput = program.op(i) == Op.INPUT;
        inputs.add(isInput ? names.get(program.operand(i, 0)) : prefix + count);
      }
    }
    inputs.addAll(names.subList(parameters, names.size()));
    return new Staging(
        first.build(Arrays.copyOf(crossing, count)),
        second(program, inputs, crosses, isLate, count - parameters));
  }

  private static Program second(
      Program program, List<String> inputs, boolean[] crosses, boolean[] isLate, int shift) {
    ProgramBuilder second = new ProgramBuilder(inputs, program.isStrict(), program.size());
    int[] number = new int[program.size()];
    int count = 0;
    for (int i = 0; i < program.size(); i++) {
      if (crosses[i]) {
        number[i] = second.input(count++);
      } else if (isLate[i]) {
        number[i] = second.copy(program, i, number, shift);
      }
    }
    int[] outputs = new int[program.outputCount()];
    Arrays.setAll(outputs, k -> number[program.output(k)]);
    return second.build(outputs);
  }

  /// Which instructions depend on parameters alone.
  private static boolean[] early(Program program, int parameters) {
    boolean[] isEarly = new boolean[program.size()];
    boolean[] isAlways = always(program);
    for (int i = 0; i < isEarly.length; i++) {
      isEarly[i] =
          program.op(i) == Op.INPUT
              ? program.operand(i, 0) < parameters
              : program.op(i) != Op.EXTERNAL || isAlways[i];
      for (int k = 0; k < program.operands(i) && isEarly[i]; k++) {
        isEarly[i] = isEarly[program.operand(i, k)];
      }
    }
    return isEarly;
  }

  /// Which values cross. Constants and conditions do not: the second stage has them for as little.
  ///
  /// @param isLate receives what the second stage computes
  private static boolean[] crossing(Program program, boolean[] isEarly, boolean[] isLate) {
    boolean[] crosses = new boolean[program.size()];
    boolean[] isNeeded = new boolean[program.size()];
    for (int k = 0; k < program.outputCount(); k++) {
      isNeeded[program.output(k)] = true;
    }
    for (int i = program.size() - 1; i >= 0; i--) {
      boolean isCheap = program.op(i) == Op.CONST || program.op(i).isCondition();
      crosses[i] = isNeeded[i] && isEarly[i] && !isCheap;
      isLate[i] = isNeeded[i] && !crosses[i];
      for (int k = 0; k < program.operands(i) && isLate[i]; k++) {
        isNeeded[program.operand(i, k)] = true;
      }
    }
    return crosses;
  }

  /// Which instructions are computed whatever the conditions: some output needs them by a way that
  /// leads through no branch of a choice.
  private static boolean[] always(Program program) {
    boolean[] isAlways = new boolean[program.size()];
    for (int k = 0; k < program.outputCount(); k++) {
      isAlways[program.output(k)] = true;
    }
    for (int i = program.size() - 1; i >= 0; i--) {
      int needed = program.op(i) == Op.SELECT ? 1 : program.operands(i);
      for (int k = 0; k < needed && isAlways[i]; k++) {
        isAlways[program.operand(i, k)] = true;
      }
    }
    return isAlways;
  }
}
