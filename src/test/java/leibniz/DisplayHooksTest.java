package leibniz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// Hooks are called where a kernel may be running, and cost a program nothing.
class DisplayHooksTest {
  @Test
  void aSnippetOfAShellCallsHooks() throws Exception {
    assertEquals("called", runIn("shell"));
  }

  @Test
  void aProgramDoesNot() throws Exception {
    assertEquals("not called", runIn("program"));
  }

  /// The first formula is made by another thread, with no snippet on its stack.
  @Test
  void anyThreadOfAKernelCallsHooks() throws Exception {
    Map<String, String> kernel = Map.of("JPY_PARENT_PID", "1");
    String written =
        Fork.run(Path.of(""), kernel, List.of(), DisplayHooksTest.class, "pool").strip();
    assertEquals("called", written);
  }

  private static String runIn(String what) throws IOException, InterruptedException {
    return Fork.run(List.of(), DisplayHooksTest.class, what).strip();
  }

  /// Makes the first formula of a JVM, and writes whether that called hooks.
  public static void main(String[] args) {
    switch (args[0]) {
      case "shell" -> {
        try (Shell shell = new Shell()) {
          shell.run("leibniz.Formula.parse(\"x\")");
        }
      }
      case "pool" -> CompletableFuture.supplyAsync(() -> Formula.parse("x")).join();
      default -> Formula.parse("x");
    }
    System.out.println(Noted.isCalled ? "called" : "not called");
  }

  /// Found by the service loader.
  public static final class Noted implements DisplayHook {
    static boolean isCalled;

    @Override
    public void attach() {
      isCalled = true;
    }
  }
}
