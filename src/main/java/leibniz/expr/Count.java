package leibniz.expr;

/// Counted things in a message: `1 row`, `2 rows`.
public final class Count {
  private Count() {}

  /// A number of things.
  ///
  /// @param thing what they are, in the singular
  public static String of(long count, String thing) {
    return count + " " + plural(count, thing);
  }

  /// The name of things that are so many.
  public static String plural(long count, String thing) {
    return count == 1 ? thing : thing + "s";
  }
}
