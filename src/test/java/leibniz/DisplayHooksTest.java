package leibniz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
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

  private static String runIn(String what) throws IOException, InterruptedException {
    return Fork.run(List.of(), DisplayHooksTest.class, what).strip();
  }

  /// Makes the first formula of a JVM, and writes whether that called hooks.
  public static void main(String[] args) {
    if (args[0].equals("shell")) {
      try (Shell shell = new Shell()) {
        shell.run("leibniz.Formula.parse(\"x\")");
      }
    } else {
      Formula.parse("x");
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
