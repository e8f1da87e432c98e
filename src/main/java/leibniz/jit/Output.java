package leibniz.jit;

/// Consecutive outputs that an entry gives in one way: a vector, or a matrix, row by row.
///
/// @param kind the way
/// @param rows the number of rows, of a vector that of its elements; [#UNKNOWN] when the program
///   decides it. There may be more places than any array has, so that every call is an error
/// @param columns the number of columns
/// @param isMatrix whether there are rows and columns
public record Output(Kind kind, long rows, int columns, boolean isMatrix) {
  /// The length of a vector that is known when the program is made.
  public static final long UNKNOWN = -1;

  /// Where outputs go.
  public enum Kind {
    /// To an array that is as long as they are many.
    ARRAY,
    /// To an array, from a given place on.
    RANGE,
    /// To an array of rows.
    ROWS,
    /// To a new array, which is returned.
    NEW_ARRAY,
    /// To a new array of new rows, which is returned.
    NEW_ROWS
  }

  /// So many outputs in an array.
  public static Output vector(long count) {
    return new Output(Kind.ARRAY, count, 1, false);
  }

  /// Outputs in an array, row by row.
  public static Output matrix(int rows, int columns) {
    return new Output(Kind.ARRAY, rows, columns, true);
  }

  /// The same outputs in another way.
  public Output in(Kind other) {
    return new Output(other, rows, columns, isMatrix);
  }

  /// How many places there are.
  public long count() {
    return rows * columns;
  }

  boolean isCounted() {
    return rows != UNKNOWN;
  }

  /// The types of the parameters, as they stand in a descriptor.
  String descriptor() {
    return switch (kind) {
      case ARRAY -> "[D";
      case RANGE -> "[DI";
      case ROWS -> "[[D";
      case NEW_ARRAY, NEW_ROWS -> "";
    };
  }

  /// How many parameters, and local variables, these are.
  int arguments() {
    return switch (kind) {
      case ARRAY, ROWS -> 1;
      case RANGE -> 2;
      case NEW_ARRAY, NEW_ROWS -> 0;
    };
  }

  /// Whether the caller gives an array of numbers.
  boolean isGivenArray() {
    return kind == Kind.ARRAY || kind == Kind.RANGE;
  }

  /// Whether what is returned is made by the entry.
  boolean isNew() {
    return kind == Kind.NEW_ARRAY || kind == Kind.NEW_ROWS;
  }

  /// Whether there is an array for each row.
  boolean isInRows() {
    return kind == Kind.ROWS || kind == Kind.NEW_ROWS;
  }
}
