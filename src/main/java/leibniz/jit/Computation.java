package leibniz.jit;

import leibniz.program.Program;

/// What an entry computes: a program, and where its outputs go in the arrays for outputs.
///
/// @param program the program
/// @param scatter the places of outputs, all others being zero; null when they fill all places in
///   their order
/// @param stage what computes the first inputs of the program of the instance's parameters, or null
public record Computation(Program program, Scatter scatter, Stage stage) {
  /// All outputs of a program, one after the other.
  public static Computation of(Program program) {
    return new Computation(program, null, null);
  }

  /// Whether there are places that no output goes to.
  boolean isScattered() {
    return scatter != null;
  }
}
