package leibniz.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
        "Formulas as text: evaluated, differentiated, simplified, solved, minimized, fitted to"
            + " data.",
    subcommands = {
      EvalCommand.class,
      DiffCommand.class,
      SimplifyCommand.class,
      SolveCommand.class,
      PrintCommand.class,
      MinimizeCommand.class,
      FitCommand.class
    },
    footer = {
      "",
      "Formulas: + - * / ^, calls such as sin(x), if(x < 0, a, b), definitions",
      "before the result (r = x^2 + y^2; r*ln(r)). Quote them for the shell.",
      "Exit codes: 0 done, 2 wrong input, 3 nothing found, 1 a fault of leibniz."
    })
public final class Main {
  /// An optional library is absent.
  private static final int FAULT = 1;

  /// What was asked for cannot be done as asked.
  private static final int WRONG_INPUT = 2;

  /// A search ended without the minimum or the solutions it was to find.
  static final int NOT_FOUND = 3;

  private Main() {}

  /// Runs a command and ends the process with its exit code.
  public static void main(String[] args) {
    System.exit(run(args));
  }

  private static int run(String... args) {
    return run(
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
        args);
  }

  /// Runs a command that writes to `out` and `err`; the exit code.
  static int run(PrintWriter out, PrintWriter err, String... args) {
    return commandLine(out, err)
        .execute(Arrays.stream(args).map(Main::withSpace).toArray(String[]::new));
  }

  /// A formula may begin with a minus sign, as `-x^2` and `-hypot(x, y)`; a space before it keeps
  /// it from being taken for an option.
  private static String withSpace(String argument) {
    boolean isOption = argument.matches("-[hV]|--([a-z]+(=.*)?)?");
    return argument.startsWith("-") && !isOption ? " " + argument : argument;
  }

  private static CommandLine commandLine(PrintWriter out, PrintWriter err) {
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
    if (e.getCause() instanceof NoClassDefFoundError) { // an optional library is absent
      command.getErr().println("leibniz: " + e.getMessage());
      return FAULT;
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
