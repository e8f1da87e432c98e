package leibniz.jit;

import java.util.Arrays;
import leibniz.expr.Count;
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
    String got = Count.of(out.length, "row");
    for (int i = 0; i < rows && out.length == rows; i++) {
      if (out[i] == null || out[i].length != columns) {
        got = (out[i] == null ? "null" : Count.of(out[i].length, "column")) + " in row " + i;
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

  /// Checks that no row stands twice, in linear time and without an array for it, and leaves each
  /// row as it was.
  ///
  /// The bits of first places are taken as integers: 1 is added to each in turn, and taken away
  /// again. A row that stands k times has grown by k then, and what is read of it in between is, in
  /// all its places together, `k*(k + 1)/2` more than what was read while adding. That is k for 1
  /// alone and otherwise greater, so that rows which together have grown by their number are all
  /// different.
  ///
  /// @throws IllegalArgumentException when one does
  public static void checkDistinct(double[][] out) {
    if (out.length == 0 || out[0].length == 0) {
      return;
    }
    long growth = 0;
    for (double[] row : out) {
      long bits = Double.doubleToRawLongBits(row[0]);
      growth -= bits;
      row[0] = Double.longBitsToDouble(bits + 1);
    }
    for (double[] row : out) {
      growth += Double.doubleToRawLongBits(row[0]);
    }
    for (double[] row : out) {
      row[0] = Double.longBitsToDouble(Double.doubleToRawLongBits(row[0]) - 1);
    }
    if (growth != out.length) {
      throw new IllegalArgumentException("one row cannot receive the results of two");
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
