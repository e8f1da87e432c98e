package leibniz;

import java.util.ServiceLoader;

/// Calls every [DisplayHook], once, when this class is initialised in a kernel or in a shell.
///
/// Looking for hooks opens every jar of the class path, which is a third of the time to a program's
/// first formula. So it is done where somebody may show something. A kernel runs the cells of a
/// notebook as snippets of a shell, which stand on the stack where the first formula is made,
/// unless they have another thread make it; then the environment tells, which Jupyter has set.
final class DisplayHooks {
  /// The package of the classes that `jdk.jshell` makes of snippets.
  private static final String SNIPPETS = "REPL.";

  /// The variable of the environment by which Jupyter's client tells a kernel its parent.
  private static final String PARENT = "JPY_PARENT_PID";

  static {
    if (isInShell() || isInKernel()) {
      ServiceLoader.load(DisplayHook.class, DisplayHook.class.getClassLoader())
          .forEach(DisplayHook::attach);
    }
  }

  private DisplayHooks() {}

  /// Has this class initialised.
  static void attach() {}

  /// Asked on other threads than a program's first, since reading the environment takes a
  /// millisecond the first time.
  private static boolean isInKernel() {
    return Thread.currentThread().threadId() != 1 && System.getenv(PARENT) != null;
  }

  private static boolean isInShell() {
    for (StackTraceElement frame : Thread.currentThread().getStackTrace()) {
      if (frame.getClassName().startsWith(SNIPPETS)) {
        return true;
      }
    }
    return false;
  }
}
