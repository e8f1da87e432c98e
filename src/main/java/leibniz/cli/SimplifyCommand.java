package leibniz.cli;

import java.util.List;
import java.util.concurrent.Callable;
import leibniz.Formula;
import leibniz.Keeps;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `leibniz simplify '2*x + 3*x'`.
@Command(
    name = "simplify",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Print a simpler formula that is equal.")
final class SimplifyCommand implements Callable<Integer> {
  @Mixin private Output output;

  @Option(
      names = "--keeps",
      paramLabel = "LEVEL",
      description =
          "What must stay the same: STRICT every bit, REAL the real function where it is defined"
              + " (the default), GENERIC the function under conditions that are printed.")
  private Keeps keeps = Keeps.REAL;

  @Option(
      names = "--assume",
      paramLabel = "CONDITION",
      description = "What may be relied on, as in 'x > 0'; may be repeated.")
  private List<String> assumed = List.of();

  @Option(names = "--latex", description = "Print LaTeX.")
  private boolean latex;

  @Parameters(index = "0", paramLabel = "FORMULA", description = "The formula.")
  private String text;

  @Override
  public Integer call() {
    Formula formula = Formula.parse(text).assume(assumed.toArray(String[]::new));
    Formula simple = formula.simplify(keeps);
    String printed = latex ? simple.toLatex() : simple.toString();
    List<String> conditions = simple.assumptions();
    String relied = conditions.isEmpty() ? "" : "   where " + String.join(", ", conditions);
    output.answer(
        printed + relied,
        Output.fields("formula", formula, "simplified", printed, "where", conditions));
    return 0;
  }
}
