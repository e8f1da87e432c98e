package leibniz.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.Thread.UncaughtExceptionHandler;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import leibniz.Formula;
import org.junit.jupiter.api.Test;

/// An error, which is no reason that a call could be given, is not lost in the background.
class BackgroundSiteTest {
  @Test
  void anErrorIsSeenByTheHandlerOfTheThreadAndTheInterpreterStays() throws Throwable {
    BlockingQueue<Throwable> seen = new LinkedBlockingQueue<>();
    UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((_, error) -> seen.add(error));
    try {
      Entry entry =
          new Entry(
              "no;name", // which no method can have
              List.of(),
              true,
              List.of(),
              () -> Computation.of(Formula.parse("6*7").program()),
              true,
              true);
      var site =
          BackgroundSite.link(
              MethodHandles.lookup(),
              new LateEntry(entry, "6*7.leibniz", true),
              MethodType.methodType(double.class));
      assertTrue(ForkJoinPool.commonPool().awaitQuiescence(60, TimeUnit.SECONDS));
      assertEquals(ClassFormatError.class, seen.poll(60, TimeUnit.SECONDS).getClass());
      assertEquals(42, (double) site.getTarget().invokeExact());
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }
}
