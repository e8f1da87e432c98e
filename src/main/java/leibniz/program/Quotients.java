package leibniz.program;

/// Quotients as products, which take a fraction of the time.
final class Quotients {
  private Quotients() {}

  /// Where the reciprocal of a divisor is exact, the product with it is rounded from the same real
  /// number as the quotient.
  static Program byPowersOfTwo(Program program) {
    return has(program, Quotients::isExact) ? products(program, Quotients::isExact) : program;
  }

  private static boolean isExact(Program program, int divisor) {
    if (program.op(divisor) != Op.CONST) {
      return false;
    }
    double c = program.constant(program.operand(divisor, 0));
    return Math.abs(c) == Math.scalb(1.0, Math.getExponent(c)) && Double.isFinite(1 / c) && c != 0;
  }

  /// A number, and a value that divides several others, is inverted once.
  static Program byReciprocals(Program program) {
    int[] quotients = new int[program.size()]; // by each value
    for (int i = 0; i < program.size(); i++) {
      if (program.op(i) == Op.DIV && !isOne(program, program.operand(i, 0))) {
        quotients[program.operand(i, 1)]++;
      }
    }
    return products(
        program,
        (p, divisor) ->
            quotients[divisor] > 1
                || p.op(divisor) == Op.CONST && isInvertible(p.constant(p.operand(divisor, 0))));
  }

  /// Whether a number and its reciprocal have all their digits.
  private static boolean isInvertible(double c) {
    return Math.abs(c) >= Double.MIN_NORMAL && Math.abs(1 / c) >= Double.MIN_NORMAL;
  }

  private static boolean isOne(Program program, int i) {
    return program.op(i) == Op.CONST && program.constant(program.operand(i, 0)) == 1;
  }

  private interface Choice {
    boolean test(Program program, int divisor);
  }

  private static boolean has(Program program, Choice inverted) {
    for (int i = 0; i < program.size(); i++) {
      if (program.op(i) == Op.DIV && inverted.test(program, program.operand(i, 1))) {
        return true;
      }
    }
    return false;
  }

  private static Program products(Program program, Choice inverted) {
    return Optimization.rebuilt(
        program,
        (builder, i, image) ->
            program.op(i) == Op.DIV && inverted.test(program, program.operand(i, 1))
                ? builder.multiply(
                    image[program.operand(i, 0)],
                    builder.divide(builder.constant(1), image[program.operand(i, 1)]))
                : builder.copy(program, i, image, 0));
  }
}
