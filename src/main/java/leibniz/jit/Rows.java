package leibniz.jit;

import java.util.Arrays;
import leibniz.expr.Matrix;

/// What compiled code does with arrays of rows beside storing numbers in them.
public final class Rows {
  private Rows() {}

  /// Checks rows for outputs.
  ///
  /// @throws IllegalArgumentException when they have another shape
  public static void check(double[][] out, int rows, int columns) {
    if (out == null || out.length != rows) {
      throw wrong(out, rows, columns);
    }
    for (double[] row : out) {
      if (row == null || row.length != columns) {
        throw wrong(out, rows, columns);
      }
    }
  }

  private static RuntimeException wrong(double[][] out, int rows, int columns) {
    if (out == null) {
      return new NullPointerException("the array of rows for the results is null");
    }
    String got = out.length + " rows";
    for (int i = 0; i < rows && out.length == rows; i++) {
      if (out[i] == null || out[i].length != columns) {
        got = (out[i] == null ? "null" : out[i].length + " columns") + " in row " + i;
        break;
      }
    }
    return new IllegalArgumentException(
        "expected %s for the results, got %s".formatted(Matrix.shape(rows, columns), got));
  }

  /// Checks that an array for outputs is none of the rows.
  ///
  /// @throws IllegalArgumentException when it is, unless it has no elements
  public static void checkDistinct(double[][] out, double[] others) {
    if (isOneOf(others, out) && others.length > 0) {
      throw new IllegalArgumentException("one array cannot receive two kinds of results");
    }
  }

  /// Checks that no row stands twice, in linear time and without an array for it: each is numbered
  /// in its first place, and has been there before if the row of that number, an earlier one, is
  /// the same.
  ///
  /// @throws IllegalArgumentException when one does; first places are overwritten then
  public static void checkDistinct(double[][] out) {
    for (int i = 0; i < out.length && out[i].length > 0; i++) {
      double number = out[i][0];
      int known = (int) number;
      if (known == number && known >= 0 && known < i && out[known] == out[i]) {
        throw new IllegalArgumentException("one row cannot receive the results of two");
      }
      out[i][0] = i;
    }
  }

  /// Keeps a range of inputs from being overwritten while it is needed.
  ///
  /// @return `inputs`, or when it is one of the rows an array of the range alone
  public static double[] apart(double[] inputs, int offset, int count, double[][] out) {
    return isOneOf(inputs, out) ? Arrays.copyOfRange(inputs, offset, offset + count) : inputs;
  }

  private static boolean isOneOf(double[] array, double[][] out) {
    for (double[] row : out) {
      if (row == array) {
        return true;
      }
    }
    return false;
  }

  /// Fills rows with zeros.
  public static void clear(double[][] out) {
    for (double[] row : out) {
      Arrays.fill(row, 0);
    }
  }
}
