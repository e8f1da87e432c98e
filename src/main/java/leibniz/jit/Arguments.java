package leibniz.jit;

/// Checks of the arrays given to compiled code, called before anything is computed.
public final class Arguments {
  private Arguments() {}

  /// Checks the number of inputs.
  ///
  /// @throws IllegalArgumentException naming the variables when the number is wrong
  public static void check(double[] inputs, int count, String names) {
    if (inputs.length != count) {
      throw new IllegalArgumentException(
          "expected %d value%s, of %s, got %d"
              .formatted(
                  count,
                  count == 1 ? "" : "s",
                  names.isEmpty() ? "no variable" : names,
                  inputs.length));
    }
  }

  /// Checks the number of places for outputs, and keeps inputs from being overwritten while they
  /// are needed.
  ///
  /// @return `inputs`, or a copy of them when they are the same array as `outputs`
  /// @throws IllegalArgumentException when the number is wrong, or more than an array has
  public static double[] check(double[] inputs, double[] outputs, long count) {
    if (outputs.length != count) {
      throw new IllegalArgumentException(
          count > Integer.MAX_VALUE
              ? "there are %d results, more than an array has places; compile those that are not zero, such as hessian().lowerTriangle().nonzeros() or jacobian().nonzeros()"
                  .formatted(count)
              : "expected an array of length %d for the results, got one of length %d"
                  .formatted(count, outputs.length));
    }
    return inputs == outputs ? inputs.clone() : inputs;
  }
}
