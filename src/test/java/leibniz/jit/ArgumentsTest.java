package leibniz.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

/// Inputs are copied when results would overwrite one of them, and only then.
class ArgumentsTest {
  private static final int LENGTH = 7;

  @Test
  void rangesThatShareAPlaceAreKeptApart() {
    double[] array = {0, 1, 2, 3, 4, 5, 6};
    for (int from = 0; from <= LENGTH; from++) {
      for (int to = from; to <= LENGTH; to++) {
        for (int at = 0; at <= LENGTH; at++) {
          for (int end = at; end <= LENGTH; end++) {
            double[] apart = Arguments.apart(array, from, to - from, array, at, end - at);
            if (Math.max(from, at) < Math.min(to, end)) {
              assertNotSame(array, apart, from + " to " + to + ", " + at + " to " + end);
              assertEquals(to - from, apart.length);
              assertEquals(0, Arguments.offset(array, apart, from));
              for (int k = from; k < to; k++) {
                assertEquals(k, apart[k - from]);
              }
            } else if (from < to && at < end) { // of nothing a copy does no harm
              assertEquals(from, Arguments.offset(array, apart, from));
              assertSame(array, apart, from + " to " + to + ", " + at + " to " + end);
            }
          }
        }
      }
    }
  }

  @Test
  void arraysAreKeptApart() {
    double[] array = {1, 2};
    assertSame(array, Arguments.apart(array, new double[2]));
    assertNotSame(array, Arguments.apart(array, array));
    assertSame(array, Arguments.apart(array, 0, 2, new double[2], 0, 2));
  }
}
