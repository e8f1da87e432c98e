package leibniz.cli;

import java.io.PrintWriter;
import java.io.Writer;

/// Runs commands for tests of other packages.
public final class MainRun {
  private MainRun() {}

  /// The exit code of a command whose output is not looked at.
  public static int run(String... arguments) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    return Main.run(nowhere, nowhere, arguments);
  }
}
