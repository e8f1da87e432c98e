package leibniz.expr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// A matrix of expressions that holds only the entries which are not structurally zero, row by row
/// (compressed rows). An entry is structurally zero when it is the exact number 0.
public final class Matrix {
  private final int rows;
  private final int columns;
  private final int[] rowStart;
  private final int[] columnIndex;
  private final List<Expr> entries;

  private Matrix(
      int rows, int columns, int[] rowStart, int[] columnIndex, List<? extends Expr> entries) {
    this.rows = rows;
    this.columns = columns;
    this.rowStart = rowStart;
    this.columnIndex = columnIndex;
    this.entries = List.copyOf(entries);
  }

  /// The matrix of all entries, row by row.
  public static Matrix dense(List<? extends Expr> all, int rows) {
    int columns = rows == 0 ? 0 : all.size() / rows;
    Builder builder = new Builder(columns);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        builder.add(column, all.get(row * columns + column));
      }
      builder.endRow();
    }
    return builder.build();
  }

  /// Builds a matrix row by row, each from left to right.
  public static final class Builder {
    private final int columns;
    private final List<Expr> entries = new ArrayList<>();
    private int[] rowStart = new int[8];
    private int[] columnIndex = new int[8];
    private int rows;

    /// A matrix of so many columns and no row yet.
    public Builder(int columns) {
      this.columns = columns;
    }

    /// Adds an entry to the current row, unless it is zero.
    public void add(int column, Expr entry) {
      if (entry instanceof Num n && n.is(0)) {
        return;
      }
      int count = entries.size();
      if (count == columnIndex.length) {
        columnIndex = Arrays.copyOf(columnIndex, 2 * count);
      }
      columnIndex[count] = column;
      entries.add(entry);
    }

    /// Ends the current row.
    public void endRow() {
      if (++rows == rowStart.length) {
        rowStart = Arrays.copyOf(rowStart, 2 * rows);
      }
      rowStart[rows] = entries.size();
    }

    /// The matrix of the rows ended so far.
    public Matrix build() {
      return new Matrix(
          rows,
          columns,
          Arrays.copyOf(rowStart, rows + 1),
          Arrays.copyOf(columnIndex, entries.size()),
          entries);
    }
  }

  /// The number of rows.
  public int rows() {
    return rows;
  }

  /// The number of columns.
  public int columns() {
    return columns;
  }

  /// The number of places, zeros among them.
  ///
  /// @throws IllegalArgumentException when they are more than a list or an array holds
  public int size() {
    long size = (long) rows * columns;
    if (size > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "%s of %d have more entries than an array has places; take those that are not zero, such as hessian().lowerTriangle().nonzeros()"
              .formatted(Count.of(rows, "row"), columns));
    }
    return (int) size;
  }

  /// A shape in words: `2 rows and 1 column`.
  public static String shape(int rows, int columns) {
    return Count.of(rows, "row") + " and " + Count.of(columns, "column");
  }

  /// The entries that are held, row by row.
  public List<Expr> entries() {
    return entries;
  }

  /// Where each row begins among the entries, and the end: `rows + 1` numbers.
  public int[] rowStart() {
    return rowStart.clone();
  }

  /// The column of each entry.
  public int[] columnIndex() {
    return columnIndex.clone();
  }

  /// The entry at a place; zero where none is held.
  public Expr get(int row, int column) {
    Objects.checkIndex(row, rows);
    Objects.checkIndex(column, columns);
    int at = Arrays.binarySearch(columnIndex, rowStart[row], rowStart[row + 1], column);
    return at < 0 ? new Graph().number(0) : entries.get(at);
  }

  /// All entries, zeros too, row by row.
  public List<Expr> all() {
    Expr zero = new Graph().number(0);
    List<Expr> all = new ArrayList<>(size());
    for (int row = 0; row < rows; row++) {
      int next = 0;
      for (int k = rowStart[row]; k < rowStart[row + 1]; k++) {
        for (; next < columnIndex[k]; next++) {
          all.add(zero);
        }
        all.add(entries.get(k));
        next++;
      }
      for (; next < columns; next++) {
        all.add(zero);
      }
    }
    return all;
  }

  /// The matrix with other entries in the same places; those that are zero are dropped.
  public Matrix with(List<? extends Expr> others) {
    Builder builder = new Builder(columns);
    for (int row = 0; row < rows; row++) {
      for (int k = rowStart[row]; k < rowStart[row + 1]; k++) {
        builder.add(columnIndex[k], others.get(k));
      }
      builder.endRow();
    }
    return builder.build();
  }

  /// The entries on and below the diagonal.
  public Matrix lowerTriangle() {
    Builder builder = new Builder(columns);
    for (int row = 0; row < rows; row++) {
      for (int k = rowStart[row]; k < rowStart[row + 1] && columnIndex[k] <= row; k++) {
        builder.add(columnIndex[k], entries.get(k));
      }
      builder.endRow();
    }
    return builder.build();
  }

  /// The symmetric matrix of which this one, square, is the lower triangle.
  public Matrix mirrored() {
    int[] above = new int[rows + 1]; // the entries of each row right of the diagonal, by counting
    for (int row = 0; row < rows; row++) {
      for (int k = rowStart[row]; k < rowStart[row + 1]; k++) {
        if (columnIndex[k] < row) {
          above[columnIndex[k] + 1]++;
        }
      }
    }
    for (int row = 0; row < rows; row++) {
      above[row + 1] += above[row];
    }
    int[] next = above.clone();
    int[] entry = new int[above[rows]];
    int[] column = new int[above[rows]];
    for (int row = 0; row < rows; row++) {
      for (int k = rowStart[row]; k < rowStart[row + 1]; k++) {
        if (columnIndex[k] < row) {
          int place = next[columnIndex[k]]++;
          entry[place] = k;
          column[place] = row;
        }
      }
    }
    Builder builder = new Builder(columns);
    for (int row = 0; row < rows; row++) {
      for (int k = rowStart[row]; k < rowStart[row + 1]; k++) {
        builder.add(columnIndex[k], entries.get(k));
      }
      for (int k = above[row]; k < above[row + 1]; k++) {
        builder.add(column[k], entries.get(entry[k]));
      }
      builder.endRow();
    }
    return builder.build();
  }

  /// Whether `other` has equal entries in the same places.
  @Override
  public boolean equals(Object other) {
    return other instanceof Matrix m
        && rows == m.rows
        && columns == m.columns
        && Arrays.equals(rowStart, m.rowStart)
        && Arrays.equals(columnIndex, m.columnIndex)
        && areEqual(entries, m.entries);
  }

  /// In one graph, so that what the entries share is looked at once.
  private static boolean areEqual(List<Expr> a, List<Expr> b) {
    Graph graph = new Graph();
    return Node.identical(graph.adopt(Dag.of(a)), graph.adopt(Dag.of(b)));
  }

  @Override
  public int hashCode() {
    return 31 * (31 * rows + columns) + entries.hashCode();
  }
}
