package leibniz;

import java.util.Objects;
import leibniz.jit.Scratch;

/// Results that are computed row by row in one array, which is lent, and wanted in an array a row.
final class Rows {
  private final int rows;
  private final int columns;
  private final Scratch flat;

  Rows(int rows, int columns) {
    long places = (long) rows * columns;
    this.rows = rows;
    this.columns = columns;
    // Where there are more than an array has, compiled code refuses any array and says so.
    this.flat = new Scratch(places > Integer.MAX_VALUE ? 0 : (int) places);
  }

  /// An array of all results, for the caller alone, once the shape of `out` is checked.
  ///
  /// @throws IllegalArgumentException when `out` has another shape
  double[] take(double[][] out) {
    Objects.requireNonNull(out, "the array of rows for the results is null");
    if (out.length != rows) {
      throw new IllegalArgumentException(
          "expected %s for the results, got %d rows"
              .formatted(Sparsity.shape(rows, columns), out.length));
    }
    for (int i = 0; i < rows; i++) {
      if (out[i] == null || out[i].length != columns) {
        throw new IllegalArgumentException(
            "expected %s for the results, got %s in row %d"
                .formatted(
                    Sparsity.shape(rows, columns),
                    out[i] == null ? "null" : out[i].length + " columns",
                    i));
      }
    }
    double[] results = flat.take();
    checkDistinct(out, results);
    return results;
  }

  /// Finds a row that stands twice without making anything: rows are numbered in their first place,
  /// where the number of the last one is left.
  ///
  /// @param kept receives what stood there, for as long
  private void checkDistinct(double[][] out, double[] kept) {
    if (columns == 0) {
      return;
    }
    for (int i = 0; i < rows; i++) {
      kept[i] = out[i][0];
      out[i][0] = i;
    }
    boolean isDistinct = true;
    for (int i = 0; i < rows; i++) {
      isDistinct &= out[i][0] == i;
    }
    for (int i = rows - 1; i >= 0; i--) {
      out[i][0] = kept[i];
    }
    if (!isDistinct) {
      flat.give(kept);
      throw new IllegalArgumentException("one row cannot receive the results of two");
    }
  }

  /// Copies results to rows, and takes the array back.
  void give(double[] results, double[][] out) {
    for (int i = 0; i < rows; i++) {
      System.arraycopy(results, i * columns, out[i], 0, columns);
    }
    flat.give(results);
  }
}
