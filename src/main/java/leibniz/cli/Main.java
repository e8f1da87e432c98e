package leibniz.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/// The command line.
@Command(
    name = "leibniz",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description =
        "Formulas as text: evaluated, differentiated, simplified, minimized, fitted to data.",
    subcommands = {
      EvalCommand.class,
      DiffCommand.class,
      SimplifyCommand.class,
      MinimizeCommand.class,
      FitCommand.class
    },
    footer = {
      "",
      "Formulas: + - * / ^, calls such as sin(x), if(x < 0, a, b), definitions",
      "before the result (r = x^2 + y^2; r*ln(r)). Quote them for the shell.",
      "Exit codes: 0 done, 2 wrong input, 1 a fault of leibniz."
    })
public final class Main {
  /// What was asked for cannot be done as asked.
  private static final int WRONG_INPUT = 2;

  private Main() {}

  /// Runs a command and ends the process with its exit code.
  public static void main(String[] args) {
    System.exit(run(args));
  }

  static int run(String... args) {
    return commandLine(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8))
        .execute(args);
  }

  /// The command line writing to `out` and `err`, as tests want it.
  static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    CommandLine commands = new CommandLine(new Main());
    commands.setOut(out);
    commands.setErr(err);
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    commands.setExecutionExceptionHandler((e, command, _) -> report(e, command));
    return commands;
  }

  private static int report(Exception e, CommandLine command) throws Exception {
    if (e instanceof IllegalArgumentException || e instanceof CancellationException) {
      command.getErr().println("leibniz: " + e.getMessage());
      return WRONG_INPUT;
    }
    throw e;
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {
        "leibniz " + (version == null ? "(development)" : version) + " on Java " + Runtime.version()
      };
    }
  }
}
