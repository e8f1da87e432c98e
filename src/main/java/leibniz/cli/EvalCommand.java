package leibniz.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import leibniz.Equation;
import leibniz.Formula;
import leibniz.parse.SyntaxException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `leibniz eval 'x^2 + y' x=3 y=1`.
@Command(
    name = "eval",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description =
        "Print the value of a formula, and on standard error why it is NaN. In JSON, which has no"
            + " NaN and no infinities, the value is null then, and text says which.")
final class EvalCommand implements Callable<Integer> {
  @Mixin private Output output;

  @Parameters(index = "0", paramLabel = "FORMULA", description = "The formula.")
  private String text;

  @Parameters(index = "1..*", paramLabel = "NAME=VALUE", description = "A value for each variable.")
  private List<String> assignments = List.of();

  @Override
  public Integer call() {
    Map<String, Double> values = Assignments.parse(assignments);
    Formula formula = evaluable(values);
    double[] x = Assignments.ordered(values, formula.variables());
    double value = formula.evaluate(x);
    String shown = Double.toString(value);
    Map<String, Object> fields =
        new LinkedHashMap<>(
            Output.fields("formula", formula.toString(), "value", value, "text", shown));
    formula
        .explainNaN(x)
        .ifPresent(
            reason -> {
              fields.put("reason", reason);
              if (!output.isJson()) {
                output.err().println("leibniz: " + reason);
              }
            });
    output.answer(shown, fields);
    return 0;
  }

  private Formula evaluable(Map<String, Double> values) {
    try {
      return formula(text, values);
    } catch (SyntaxException e) {
      throw isEquation(text)
          ? new IllegalArgumentException(
              "'%s' is an equation, which has no value: see leibniz solve".formatted(text), e)
          : e;
    }
  }

  private static boolean isEquation(String text) {
    try {
      return !Equation.parse(text).variables().isEmpty();
    } catch (SyntaxException e) {
      return false;
    }
  }

  /// The formula; names that are given a value are variables, even `e` and `pi`.
  static Formula formula(String text, Map<String, Double> values) {
    Formula formula = Formula.parse(text);
    boolean isShadowed =
        values.containsKey("e") || values.containsKey("pi") || values.containsKey("π");
    return isShadowed && !formula.variables().containsAll(values.keySet())
        ? Formula.parse(text, values.keySet().toArray(String[]::new))
        : formula;
  }
}
