package leibniz.jit;

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
