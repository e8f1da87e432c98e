package leibniz.jit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Rows for results: what is found out about them leaves them as they are.
class RowsTest {
  private static final double[] FIRST = {
    0,
    -0.0,
    1,
    -1,
    3,
    Double.MAX_VALUE,
    Double.MIN_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NaN,
    Double.longBitsToDouble(0x7FF0000000000001L), // a NaN that signals
    Double.longBitsToDouble(-1), // whose successor is zero
    Double.longBitsToDouble(Long.MAX_VALUE) // whose successor is negative
  };

  /// All ways to take five rows out of five.
  @Test
  void aRowThatStandsTwiceIsFoundWherever() {
    for (int way = 0; way < 5 * 5 * 5 * 5 * 5; way++) {
      double[][] pool = {{2, 0}, {0, 0}, {1, 0}, {Double.NaN, 0}, {-0.0, 0}};
      double[][] rows = new double[5][];
      for (int k = 0, digits = way; k < 5; k++, digits /= 5) {
        rows[k] = pool[digits % 5];
      }
      boolean areDistinct = digits(way) == 5;
      if (areDistinct) {
        assertDoesNotThrow(() -> Rows.checkDistinct(rows));
      } else {
        assertThrows(IllegalArgumentException.class, () -> Rows.checkDistinct(rows));
      }
    }
  }

  @Test
  void rowsAreLeftAsTheyAre() {
    double[][] rows = Arrays.stream(FIRST).mapToObj(x -> new double[] {x}).toArray(double[][]::new);
    Rows.checkDistinct(rows);
    assertFirst(rows);
    double[][] twice = Arrays.copyOf(rows, rows.length + 1);
    twice[rows.length] = rows[4];
    assertThrows(IllegalArgumentException.class, () -> Rows.checkDistinct(twice));
    assertFirst(rows);
  }

  @Test
  void rowsWithoutElementsAreNotTold() {
    double[] empty = {};
    assertDoesNotThrow(() -> Rows.checkDistinct(new double[][] {empty, empty}));
    assertDoesNotThrow(() -> Rows.checkDistinct(new double[0][]));
  }

  private static long digits(int way) {
    return Integer.toString(3125 + way, 5).substring(1).chars().distinct().count();
  }

  private static void assertFirst(double[][] rows) {
    IntStream.range(0, FIRST.length)
        .forEach(
            k ->
                assertEquals(
                    Double.doubleToRawLongBits(FIRST[k]), Double.doubleToRawLongBits(rows[k][0])));
  }
}
