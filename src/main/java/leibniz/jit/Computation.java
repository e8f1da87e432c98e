package leibniz.jit;

import leibniz.program.Program;

/// What an entry computes: a program, and where its outputs go in the arrays for outputs.
///
/// @param program the program
/// @param places the place of each output, all other places being zero; null when output k goes to
///   place k, or to k - 1 where output 0 is returned
/// @param stage what computes the first inputs of the program of the instance's parameters, or null
public record Computation(Program program, int[] places, Stage stage) {
  /// All outputs of a program, one after the other.
  public static Computation of(Program program) {
    return new Computation(program, null, null);
  }

  /// Whether there are places that no output goes to.
  boolean isScattered() {
    return places != null;
  }
}
