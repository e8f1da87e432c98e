package leibniz.cli;

import java.io.Console;
import java.util.Locale;
import leibniz.solve.CurveFit;

/// A line on the terminal that tells how far a fit is, when it lasts; nothing where the error
/// stream is no terminal.
final class ProgressLine implements AutoCloseable {
  private static final long FIRST = 1_000_000_000L; // shown after a second
  private static final long AGAIN = 200_000_000L;

  private final Output output;
  private final boolean isShown = isTerminal();
  private long next = System.nanoTime() + FIRST;
  private boolean isDirty;

  ProgressLine(Output output) {
    this.output = output;
  }

  // Since Java 25 there is again no console where there is no terminal; Error Prone knows 22 to 24.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  void show(CurveFit.Progress progress) {
    if (isShown && System.nanoTime() - next >= 0) {
      output
          .err()
          .print(
              String.format(
                  Locale.ROOT,
                  "\r%,d evaluations, sum of squares %.8g\u001b[K",
                  progress.evaluations(),
                  progress.residualSumOfSquares()));
      output.err().flush();
      next = System.nanoTime() + AGAIN;
      isDirty = true;
    }
  }

  /// Clears the line.
  @Override
  public void close() {
    if (isDirty) {
      output.err().print("\r\u001b[K");
      output.err().flush();
      isDirty = false;
    }
  }
}
