package leibniz;

import java.util.Arrays;
import leibniz.expr.Matrix;

/// The sparsity pattern of a matrix in compressed rows: which entries may be other than zero.
///
/// The entries of row `i` are those from `rowStart[i]` up to, not including, `rowStart[i + 1]`; the
/// entry at `k` stands in column `columnIndex[k]`. Columns ascend within a row.
///
/// ```java
/// Sparsity s = FormulaSystem.parse("x*y", "z^2").jacobian().sparsity();
/// s.count();                          // 3
/// Arrays.toString(s.columnIndex());   // [0, 1, 2]
/// ```
///
/// Immutable: each array that it gives is a new one.
///
/// @param rows the number of rows
/// @param columns the number of columns
/// @param rowStart where each row begins, and the end: `rows + 1` numbers
/// @param columnIndex the column of each entry
public record Sparsity(int rows, int columns, int[] rowStart, int[] columnIndex) {
  public Sparsity {
    rowStart = rowStart.clone();
    columnIndex = columnIndex.clone();
  }

  @Override
  public int[] rowStart() {
    return rowStart.clone();
  }

  @Override
  public int[] columnIndex() {
    return columnIndex.clone();
  }

  /// The number of entries.
  public int count() {
    return columnIndex.length;
  }

  /// The row of each entry, which with [#columnIndex] is the pattern in coordinates.
  public int[] rowIndex() {
    int[] row = new int[count()];
    for (int i = 0; i < rows; i++) {
      Arrays.fill(row, rowStart[i], rowStart[i + 1], i);
    }
    return row;
  }

  /// Whether there is an entry at a place.
  ///
  /// @throws IndexOutOfBoundsException when there is no such row or column
  public boolean contains(int row, int column) {
    checkPlace(row, column, rows, columns);
    return Arrays.binarySearch(columnIndex, rowStart[row], rowStart[row + 1], column) >= 0;
  }

  static void checkPlace(int row, int column, int rows, int columns) {
    if (row < 0 || row >= rows || column < 0 || column >= columns) {
      throw new IndexOutOfBoundsException(
          "there is no place in row %d, column %d of %s; both count from 0"
              .formatted(row, column, Matrix.shape(rows, columns)));
    }
  }

  /// Whether `other` is the same pattern.
  @Override
  public boolean equals(Object other) {
    return other instanceof Sparsity s
        && rows == s.rows
        && columns == s.columns
        && Arrays.equals(rowStart, s.rowStart)
        && Arrays.equals(columnIndex, s.columnIndex);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(rowStart) * 31 + Arrays.hashCode(columnIndex);
  }

  /// A picture in characters: `x` for an entry, `.` for none; for large patterns the counts alone.
  @Override
  public String toString() {
    String size = rows + " x " + columns + ", " + count() + (count() == 1 ? " entry" : " entries");
    if (rows > 60 || columns > 120) {
      return size;
    }
    StringBuilder text = new StringBuilder(size);
    for (int i = 0; i < rows; i++) {
      char[] line = new char[columns];
      Arrays.fill(line, '.');
      for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
        line[columnIndex[k]] = 'x';
      }
      text.append('\n').append(line);
    }
    return text.toString();
  }
}
