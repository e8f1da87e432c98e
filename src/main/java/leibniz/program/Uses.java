package leibniz.program;

/// How often each value of a program is used, by instructions and as an output.
final class Uses {
  private final int[] uses;

  Uses(Program program) {
    uses = new int[program.size()];
    for (int i = 0; i < uses.length; i++) {
      for (int k = 0; k < program.operands(i); k++) {
        uses[program.operand(i, k)]++;
      }
    }
    for (int k = 0; k < program.outputCount(); k++) {
      uses[program.output(k)]++;
    }
  }

  int of(int i) {
    return uses[i];
  }
}
