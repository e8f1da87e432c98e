package leibniz.jit;

import java.util.List;

/// Consecutive inputs that an entry takes in one way.
///
/// @param kind the way
/// @param count how many they are; of a stage the program decides
/// @param names what they are called in messages, the first ones of many
public record Input(Kind kind, int count, String names) {
  private static final int UNKNOWN = -1;

  /// Of more names than this an error message shows the first ones.
  private static final int NAMES_SHOWN = 12;

  /// How inputs are given.
  public enum Kind {
    /// A `double` parameter each.
    VALUES,
    /// An array that is as long as they are many.
    ARRAY,
    /// An array, and the place of the first one in it.
    RANGE,
    /// What a [Stage] computed of the instance's parameters.
    STAGE
  }

  /// Inputs of these names.
  public static Input of(Kind kind, List<String> names) {
    String shown =
        names.size() <= NAMES_SHOWN
            ? String.join(", ", names)
            : String.join(", ", names.subList(0, NAMES_SHOWN)) + ", ...";
    return new Input(kind, names.size(), shown);
  }

  /// The inputs that a stage computes; its program counts them.
  public static Input stage() {
    return new Input(Kind.STAGE, UNKNOWN, "");
  }

  /// The same inputs in another way.
  public Input in(Kind other) {
    return new Input(other, count, names);
  }

  /// As many other inputs, given in the same way.
  public Input named(String others) {
    return new Input(kind, count, others);
  }

  /// The same inputs, of a program that has so many beside those of a stage.
  Input counted(int others) {
    return kind == Kind.STAGE ? new Input(kind, others, names) : this;
  }

  /// The types of the parameters, as they stand in a descriptor.
  String descriptor() {
    return switch (kind) {
      case VALUES -> "D".repeat(count);
      case ARRAY -> "[D";
      case RANGE -> "[DI";
      case STAGE -> "";
    };
  }

  /// How many parameters there are.
  int arguments() {
    return switch (kind) {
      case VALUES -> count;
      case ARRAY -> 1;
      case RANGE -> 2;
      case STAGE -> 0;
    };
  }

  /// How many local variables the parameters take.
  int locals() {
    return kind == Kind.VALUES ? 2 * count : arguments();
  }

  /// Whether the caller gives an array.
  boolean isGivenArray() {
    return kind == Kind.ARRAY || kind == Kind.RANGE;
  }
}
