package leibniz.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import leibniz.Formula;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `leibniz diff 'x^2*y' x y`.
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description =
        "Print a derivative, simplified: by one variable, by several in turn, or without any the"
            + " gradient.")
final class DiffCommand implements Callable<Integer> {
  @Mixin private Output output;

  @Option(names = "--latex", description = "Print LaTeX.")
  private boolean latex;

  @Parameters(index = "0", paramLabel = "FORMULA", description = "The formula.")
  private String text;

  @Parameters(
      index = "1..*",
      paramLabel = "NAME",
      description = "The variables to differentiate by, in turn.")
  private List<String> by = List.of();

  @Override
  public Integer call() {
    Formula formula = Formula.parse(text);
    if (!by.isEmpty()) {
      Formula derivative = formula.derivative(by.toArray(String[]::new)).simplify();
      output.answer(
          print(derivative),
          Output.fields("formula", formula, "by", by, "derivative", print(derivative)));
      return 0;
    }
    Map<String, String> gradient = new LinkedHashMap<>();
    List<Formula> parts = formula.gradient().simplify().formulas();
    StringBuilder lines = new StringBuilder();
    for (int k = 0; k < parts.size(); k++) {
      String variable = formula.variables().get(k);
      gradient.put(variable, print(parts.get(k)));
      lines.append(k == 0 ? "" : System.lineSeparator());
      lines.append("d/d").append(variable).append(" = ").append(print(parts.get(k)));
    }
    if (parts.isEmpty()) {
      lines.append("the formula has no variables");
    }
    output.answer(lines.toString(), Output.fields("formula", formula, "gradient", gradient));
    return 0;
  }

  private String print(Formula formula) {
    return latex ? formula.toLatex() : formula.toString();
  }
}
