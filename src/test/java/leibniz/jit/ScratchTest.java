package leibniz.jit;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// Scratch arrays: one for each thread, used again.
class ScratchTest {
  @Test
  void aThreadAlwaysHasTheSameArray() {
    Scratch scratch = new Scratch(3);
    double[] array = scratch.take();
    scratch.give(array);
    assertSame(array, scratch.take());
  }

  @Test
  void callsWithinCallsHaveArraysOfTheirOwn() {
    Scratch scratch = new Scratch(3);
    assertNotSame(scratch.take(), scratch.take());
  }

  @Test
  void threadsThatOverlapKeepTheirArrays() throws Exception {
    Scratch scratch = new Scratch(3);
    try (ExecutorService one = Executors.newSingleThreadExecutor();
        ExecutorService other = Executors.newSingleThreadExecutor()) {
      double[] a = one.submit(scratch::take).get();
      double[] b = other.submit(scratch::take).get();
      assertNotSame(a, b);
      one.submit(() -> scratch.give(a)).get();
      other.submit(() -> scratch.give(b)).get();
      assertSame(a, one.submit(scratch::take).get());
      assertSame(b, other.submit(scratch::take).get());
    }
  }
}
