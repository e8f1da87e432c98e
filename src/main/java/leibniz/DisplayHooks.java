package leibniz;

import java.util.ServiceLoader;

/// Calls every [DisplayHook], once, when this class is initialised in a shell.
///
/// Looking for hooks opens every jar of the class path, which is a third of the time to a program's
/// first formula. A kernel runs the cells of a notebook in a shell, so that nobody shows anything
/// where no snippet of a shell asks.
final class DisplayHooks {
  /// The package of the classes that `jdk.jshell` makes of snippets.
  private static final String SNIPPETS = "REPL.";

  static {
    if (isInShell()) {
      ServiceLoader.load(DisplayHook.class, DisplayHook.class.getClassLoader())
          .forEach(DisplayHook::attach);
    }
  }

  private DisplayHooks() {}

  /// Has this class initialised.
  static void attach() {}

  private static boolean isInShell() {
    for (StackTraceElement frame : Thread.currentThread().getStackTrace()) {
      if (frame.getClassName().startsWith(SNIPPETS)) {
        return true;
      }
    }
    return false;
  }
}
