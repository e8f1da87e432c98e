package leibniz.jit;

import java.util.List;
import leibniz.program.Program;

/// The part of an entry's computation that depends on parameters alone, done once for each
/// [ParameterSet].
public final class Stage {
  private final int number;
  private final Program program;

  /// The stage of a number among those of a class, from 0.
  public Stage(int number, Program program) {
    this.number = number;
    this.program = program;
  }

  int number() {
    return number;
  }

  /// From the parameters to what the entry's program takes as its first inputs.
  public Program program() {
    return program;
  }

  /// Lists this stage for people.
  ///
  /// @param inputs what the entry's program calls its inputs
  String listing(List<String> inputs) {
    StringBuilder out = new StringBuilder("; once for the parameters ");
    out.append(String.join(", ", program.inputs())).append(", interpreted\n");
    program.toString().lines().forEach(line -> out.append(";   ").append(line).append('\n'));
    int crossing = program.outputCount();
    return out.append("; for each call, of ")
        .append(crossing == 0 ? "nothing of these" : String.join(", ", inputs.subList(0, crossing)))
        .append('\n')
        .toString();
  }

  /// Called by compiled code: what this stage computes of the parameters.
  public double[] of(ParameterSet parameters) {
    return parameters.computed(this);
  }

  double[] compute(double[] parameters) {
    double[] result = new double[program.outputCount()];
    program.run(parameters, result);
    return result;
  }
}
