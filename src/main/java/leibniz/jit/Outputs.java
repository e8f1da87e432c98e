package leibniz.jit;

import leibniz.program.Program;

/// Which instructions' values go to which places of the array for outputs, and which one is
/// returned.
final class Outputs {
  /// A value that goes to more places is copied there at the end, by methods of their own: a method
  /// of some 10,000 stores would be none.
  private static final int MANY = 32;

  private final Program program;
  private final int shift; // 1 when output 0 is returned, so that output k goes to place k - 1
  private final int[]
      start; // the places of instruction i are place[start[i]] up to place[start[i + 1] - 1]
  private final int[] place;
  private final Scatter scatter; // or null

  Outputs(Computation computation, boolean returnsFirst) {
    Program program = computation.program();
    this.scatter = computation.scatter();
    this.program = program;
    this.shift = returnsFirst ? 1 : 0;
    this.start = new int[program.size() + 1];
    this.place = new int[program.outputCount()];
    for (int k = shift; k < place.length; k++) { // sorted by instruction, by counting
      start[program.output(k) + 1]++;
    }
    for (int i = 0; i < program.size(); i++) {
      start[i + 1] += start[i];
    }
    int[] next = start.clone();
    for (int k = shift; k < place.length; k++) {
      place[next[program.output(k)]++] = position(k);
    }
  }

  /// The instruction whose value is returned, or -1.
  int returned() {
    return shift == 1 ? program.output(0) : -1;
  }

  /// How many places the value of instruction `i` goes to.
  int count(int i) {
    return start[i + 1] - start[i];
  }

  /// Whether the value of instruction `i` goes to so many places that it is copied there, in a
  /// program that is cut into pieces.
  boolean isCopied(int i) {
    return count(i) > MANY;
  }

  /// Whether pieces leave output `k` in the scratch array: it is returned or copied.
  boolean isKept(int k) {
    return k < shift || isCopied(program.output(k));
  }

  /// The `k`-th place that the value of instruction `i` goes to.
  int position(int i, int k) {
    return place[start[i] + k];
  }

  /// The place of output `k`, or -1 when it is returned.
  int position(int k) {
    return scatter == null || k < shift ? k - shift : scatter.places()[k - shift];
  }

  /// The instruction of output `k`.
  int instruction(int k) {
    return program.output(k);
  }
}
