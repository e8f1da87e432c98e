package leibniz.program;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// What makes a program better, in the order in which it is tried.
///
/// Each takes a program to one with the same inputs and outputs. Value numbering, folding of
/// constants, and leaving out what nothing needs are none: no program is made without them.
public enum Optimization {
  /// Common factors of sums, numbers gathered, long sums and products as balanced trees.
  REASSOCIATION(Numerics::reassociate, Reassociation::of),
  /// One reciprocal for several quotients by the same value, and for a quotient by a number.
  RECIPROCALS(Numerics::reassociate, Quotients::byReciprocals),
  /// A quotient by a power of two as a product, which has the same bits.
  POWERS_OF_TWO(_ -> true, Quotients::byPowersOfTwo),
  /// `a*b + c` rounded once.
  FUSION(Numerics::fma, Fusion::of);

  private final Predicate<Numerics> isWanted;
  private final UnaryOperator<Program> step;

  Optimization(Predicate<Numerics> isWanted, UnaryOperator<Program> step) {
    this.isWanted = isWanted;
    this.step = step;
  }

  /// The optimizations for programs whose numbers are treated so.
  public static List<Optimization> of(Numerics numerics) {
    return Arrays.stream(values()).filter(each -> each.isWanted.test(numerics)).toList();
  }

  /// The program made better by all optimizations for numbers that are treated so.
  public static Program applied(Program program, Numerics numerics) {
    Program better = program;
    for (Optimization optimization : of(numerics)) {
      better = optimization.apply(better);
    }
    return better;
  }

  /// The program this optimization makes of another one, perhaps the same.
  public Program apply(Program program) {
    return step.apply(program);
  }

  /// Writes one instruction of the new program.
  interface Step {
    /// The image of instruction `i`, where those before it have theirs.
    int write(ProgramBuilder builder, int i, int[] image);
  }

  /// A program made of another one instruction by instruction.
  static Program rebuilt(Program program, Step step) {
    ProgramBuilder builder =
        new ProgramBuilder(program.inputs(), program.isStrict(), program.size());
    int[] image = new int[program.size()];
    for (int i = 0; i < image.length; i++) {
      image[i] = step.write(builder, i, image);
    }
    int[] outputs = new int[program.outputCount()];
    Arrays.setAll(outputs, k -> image[program.output(k)]);
    return builder.build(outputs);
  }
}
