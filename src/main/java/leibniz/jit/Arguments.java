package leibniz.jit;

import java.util.Arrays;

/// Checks of the arrays given to compiled code, called before anything is computed.
///
/// The checks are small, so that HotSpot inlines them; what they say is made elsewhere. All methods
/// are copied into class files ([FileClassData]): they may call nothing but each other and what is
/// part of Java 17.
public final class Arguments {
  private Arguments() {}

  /// Checks an array of inputs.
  ///
  /// @throws IllegalArgumentException naming the variables when the length is wrong
  public static void check(double[] inputs, int count, String names) {
    if (inputs == null || inputs.length != count) {
      throw wrong(inputs, count, names);
    }
  }

  /// Checks a range of inputs in an array.
  ///
  /// @throws IllegalArgumentException naming the variables when it leaves the array
  public static void check(double[] inputs, int offset, int count, String names) {
    if (inputs == null || offset < 0 || offset > inputs.length - count) {
      throw beyond(inputs, offset, values(count, names));
    }
  }

  /// Checks an array for outputs.
  ///
  /// @throws IllegalArgumentException when the length is wrong, or more than an array has
  public static void check(double[] outputs, long count) {
    if (outputs == null || outputs.length != count) {
      throw wrong(outputs, count);
    }
  }

  /// Checks a range for outputs in an array.
  ///
  /// @throws IllegalArgumentException when it leaves the array
  public static void check(double[] outputs, int offset, long count) {
    if (outputs == null || offset < 0 || offset > outputs.length - count) {
      throw count > Integer.MAX_VALUE
          ? wrong(outputs, count)
          : beyond(outputs, offset, results(count));
    }
  }

  /// Keeps inputs from being overwritten while they are needed.
  ///
  /// @return `inputs`, or a copy of them when they are the same array as `outputs`
  public static double[] apart(double[] inputs, double[] outputs) {
    return inputs == outputs ? inputs.clone() : inputs;
  }

  /// Keeps a range of inputs from being overwritten while it is needed.
  ///
  /// @return `inputs`, or when the ranges overlap an array of this range alone
  public static double[] apart(
      double[] inputs, int offset, int count, double[] outputs, int at, int places) {
    return inputs != outputs || offset + count <= at || at + places <= offset
        ? inputs
        : Arrays.copyOfRange(inputs, offset, offset + count);
  }

  /// Where a range of inputs begins in what [#apart] returned of it.
  public static int offset(double[] inputs, double[] apart, int offset) {
    return inputs == apart ? offset : 0;
  }

  /// Checks that two ranges for outputs are apart.
  ///
  /// @throws IllegalArgumentException when they overlap
  public static void checkDistinct(
      double[] outputs, int offset, int count, double[] others, int at, int places) {
    if (outputs == others
        && offset < at + places
        && at < offset + count
        && count > 0
        && places > 0) {
      throw new IllegalArgumentException("one array cannot receive two kinds of results");
    }
  }

  private static RuntimeException wrong(double[] inputs, int count, String names) {
    String expected = values(count, names);
    return inputs == null
        ? missing(expected)
        : new IllegalArgumentException("expected " + expected + ", got " + inputs.length);
  }

  private static RuntimeException wrong(double[] outputs, long count) {
    if (outputs == null) {
      return missing(results(count));
    }
    return new IllegalArgumentException(
        count > Integer.MAX_VALUE
            ? "there are %d results, more than an array has places; compute those that are not zero, as hessianNonzeros and jacobianNonzeros do"
                .formatted(count)
            : "expected an array of length %d for the results, got one of length %d"
                .formatted(count, outputs.length));
  }

  private static RuntimeException beyond(double[] array, int offset, String what) {
    return array == null
        ? missing(what)
        : new IllegalArgumentException(
            "an array of length %d does not hold %s from index %d on"
                .formatted(array.length, what, offset));
  }

  private static RuntimeException missing(String what) {
    return new NullPointerException("the array for " + what + " is null");
  }

  private static String values(int count, String names) {
    return "%d value%s, of %s"
        .formatted(count, count == 1 ? "" : "s", names.isEmpty() ? "no variable" : names);
  }

  private static String results(long count) {
    return "%d result%s".formatted(count, count == 1 ? "" : "s");
  }
}
