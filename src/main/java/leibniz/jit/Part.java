package leibniz.jit;

import java.util.List;

/// Consecutive inputs, or consecutive outputs, that an entry takes, or gives, in one way.
///
/// @param kind the way
/// @param count how many they are; [#UNKNOWN] for outputs that are counted when the program is
///   made. It may be more than any array has, so that every call is an error
/// @param names what inputs are called in messages, the first ones of many
public record Part(Kind kind, long count, String names) {
  /// The count of outputs that the program decides.
  public static final long UNKNOWN = -1;

  /// Of more names than this an error message shows the first ones.
  private static final int NAMES_SHOWN = 12;

  /// How inputs and outputs are given.
  public enum Kind {
    /// A `double` parameter each.
    VALUES,
    /// An array that is as long as they are many.
    ARRAY,
    /// An array, and the place of the first one in it.
    RANGE,
    /// A new array, which is returned.
    NEW_ARRAY,
    /// What a [Stage] computed of the instance's parameters.
    STAGE
  }

  /// Inputs of these names.
  public static Part inputs(Kind kind, List<String> names) {
    String shown =
        names.size() <= NAMES_SHOWN
            ? String.join(", ", names)
            : String.join(", ", names.subList(0, NAMES_SHOWN)) + ", ...";
    return new Part(kind, names.size(), shown);
  }

  /// As many outputs.
  public static Part outputs(Kind kind, long count) {
    return new Part(kind, count, "");
  }

  /// The inputs that a stage computes; its program counts them.
  public static Part stage() {
    return new Part(Kind.STAGE, UNKNOWN, "");
  }

  /// The types of the parameters, as they stand in a descriptor.
  String descriptor() {
    return switch (kind) {
      case VALUES -> "D".repeat((int) count);
      case ARRAY -> "[D";
      case RANGE -> "[DI";
      case NEW_ARRAY, STAGE -> "";
    };
  }

  /// How many local variables the parameters take.
  int locals() {
    return switch (kind) {
      case VALUES -> 2 * (int) count;
      case ARRAY -> 1;
      case RANGE -> 2;
      case NEW_ARRAY, STAGE -> 0;
    };
  }

  /// Whether the caller gives an array.
  boolean isGivenArray() {
    return kind == Kind.ARRAY || kind == Kind.RANGE;
  }
}
