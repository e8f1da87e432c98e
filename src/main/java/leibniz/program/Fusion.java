package leibniz.program;

/// Products that are added to something, and used for nothing else, are rounded together with the
/// sum.
final class Fusion {
  private Fusion() {}

  static Program of(Program program) {
    Uses uses = new Uses(program);
    return Optimization.rebuilt(
        program,
        (builder, i, image) -> {
          Op op = program.op(i);
          if (op != Op.ADD && op != Op.SUB) {
            return builder.copy(program, i, image, 0);
          }
          int a = program.operand(i, 0);
          int b = program.operand(i, 1);
          if (isFused(program, uses, b)) {
            int x = image[program.operand(b, 0)];
            int y = image[program.operand(b, 1)];
            return op == Op.ADD
                ? builder.fuse(x, y, image[a])
                : builder.isConstant(y)
                    ? builder.fuse(x, builder.negate(y), image[a])
                    : builder.fuse(builder.negate(x), y, image[a]);
          }
          if (isFused(program, uses, a)) {
            int z = op == Op.ADD ? image[b] : builder.negate(image[b]);
            return builder.fuse(image[program.operand(a, 0)], image[program.operand(a, 1)], z);
          }
          return builder.copy(program, i, image, 0);
        });
  }

  private static boolean isFused(Program program, Uses uses, int i) {
    return program.op(i) == Op.MUL && uses.of(i) == 1;
  }
}
