package leibniz.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import leibniz.CompiledFormula;
import leibniz.Formula;
import leibniz.solve.Minimizer;
import leibniz.solve.Minimum;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `leibniz minimize '100*(y - x^2)^2 + (1 - x)^2' x=-1.2 y=1`.
@Command(
    name = "minimize",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description =
        "Find a local minimum with compiled exact gradients (conjugate gradients, Commons Math).")
final class MinimizeCommand implements Callable<Integer> {
  @Mixin private Output output;

  @Parameters(index = "0", paramLabel = "FORMULA", description = "The formula.")
  private String text;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "NAME=VALUE",
      description = "A start value for each variable.")
  private List<String> assignments = List.of();

  @Override
  public Integer call() {
    Map<String, Double> values = Assignments.parse(assignments);
    Formula formula = EvalCommand.formula(text, values);
    double[] start = Assignments.ordered(values, formula.variables());
    List<Formula> gradient = formula.gradient().simplify().formulas();
    CompiledFormula compiled = formula.compile();
    Minimum minimum = Minimizer.minimize(compiled, start);
    int ofValue = formula.program().operations();
    int ofBoth = formula.valueAndGradient().program().operations();
    output.answer(
        text(formula, gradient, ofValue, ofBoth, minimum),
        fields(formula, gradient, ofValue, ofBoth, minimum));
    return minimum.isStationary() ? 0 : Main.NOT_FOUND;
  }

  private static String text(
      Formula formula, List<Formula> gradient, int ofValue, int ofBoth, Minimum minimum) {
    List<String> variables = formula.variables();
    int width = variables.stream().mapToInt(String::length).max().orElse(0);
    StringBuilder out = new StringBuilder();
    out.append("f(%s) = %s\n".formatted(String.join(", ", variables), formula));
    for (int k = 0; k < gradient.size(); k++) {
      out.append(("df/d%-" + width + "s = %s\n").formatted(variables.get(k), gradient.get(k)));
    }
    out.append(
        "compiled: value in %d operation%s, value and gradient in %d\n\n"
            .formatted(ofValue, ofValue == 1 ? "" : "s", ofBoth));
    return out.append(minimum).toString();
  }

  private static Map<String, ?> fields(
      Formula formula, List<Formula> gradient, int ofValue, int ofBoth, Minimum minimum) {
    Map<String, Object> derivatives = new LinkedHashMap<>();
    Map<String, Object> point = new LinkedHashMap<>();
    for (int k = 0; k < gradient.size(); k++) {
      derivatives.put(formula.variables().get(k), gradient.get(k).toString());
      point.put(formula.variables().get(k), minimum.point()[k]);
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("formula", formula.toString());
    fields.put("gradient", derivatives);
    Map<String, Object> operations = new LinkedHashMap<>();
    operations.put("value", ofValue);
    operations.put("valueAndGradient", ofBoth);
    fields.put("operations", operations);
    fields.put("minimum", minimum.value());
    fields.put("point", point);
    fields.put("gradientNorm", minimum.gradientNorm());
    fields.put("isStationary", minimum.isStationary());
    fields.put("iterations", minimum.iterations());
    fields.put("evaluations", minimum.evaluations());
    return fields;
  }
}
