package leibniz.jit;

/// Puts the term that called Java code into the stack trace of what this threw.
///
/// The JVM leaves methods of hidden classes out of stack traces (`-XX:+ShowHiddenFrames` apart);
/// without this, nothing in them would tell which of a formula's terms failed.
public final class StackTraces {
  private StackTraces() {}

  /// Called by compiled code where it catches and rethrows: adds the place of the call, between the
  /// frames of what was called and those of the caller.
  ///
  /// A trace that does not end with the present callers, as that of an exception made earlier,
  /// stays as it is.
  ///
  /// @param line the line in the listing of the entry's program
  /// @param method the method that called
  /// @param source the source file of its class
  /// @return `thrown`
  public static Throwable naming(Throwable thrown, int line, String method, String source) {
    StackTraceElement[] trace = thrown.getStackTrace();
    StackTraceElement[] here = new Throwable().getStackTrace(); // this method, and the callers
    int callers = here.length - 1;
    int at = trace.length - callers;
    if (at < 0 || callers > 0 && source.equals(here[1].getFileName())) {
      return thrown;
    }
    StackTraceElement[] named = new StackTraceElement[trace.length + 1];
    System.arraycopy(trace, 0, named, 0, at);
    named[at] = new StackTraceElement("leibniz.Compiled", method, source, line);
    for (int k = at; k < trace.length; k++) {
      if (!trace[k].equals(here[1 + k - at])) {
        return thrown;
      }
      named[k + 1] = trace[k];
    }
    thrown.setStackTrace(named);
    return thrown;
  }
}
