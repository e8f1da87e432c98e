package leibniz.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import leibniz.Equation;
import leibniz.Formula;
import leibniz.Solution;
import leibniz.Solutions;
import leibniz.equation.NoClosedFormException;
import leibniz.equation.NoSolutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `leibniz solve 'y = a*exp(-k*t)' t`.
@Command(
    name = "solve",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description =
        "Print all real solutions of an equation for a variable, or the solution of several linear"
            + " equations, in closed form.")
final class SolveCommand implements Callable<Integer> {
  @Mixin private Output output;

  @Option(
      names = "--assume",
      paramLabel = "CONDITION",
      description =
          "What may be relied on, and must hold of solutions, as in 'x > 0'; may be repeated.")
  private List<String> assumed = List.of();

  @Parameters(
      index = "0..*",
      arity = "2..*",
      paramLabel = "EQUATION|NAME",
      description =
          "The equations, as in 'y = a*x + b', and the variables to solve for, as many as needed.")
  private List<String> arguments = List.of();

  @Override
  public Integer call() {
    List<String> equations = arguments.stream().filter(a -> a.contains("=")).toList();
    List<String> names = new ArrayList<>(arguments);
    names.removeAll(equations);
    if (equations.isEmpty() || names.isEmpty()) {
      throw new IllegalArgumentException(
          "expected equations and names of variables, as in: solve 'y = a*x + b' x");
    }
    String[] conditions = assumed.toArray(String[]::new);
    try {
      if (equations.size() == 1 && names.size() == 1) {
        one(Equation.parse(equations.getFirst()).assume(conditions).solve(names.getFirst()));
      } else {
        several(
            Equation.system(equations.toArray(String[]::new))
                .assume(conditions)
                .solve(names.toArray(String[]::new)));
      }
      return 0;
    } catch (NoClosedFormException | NoSolutionException e) {
      output.err().println("leibniz: " + e.getMessage());
      return Main.NOT_FOUND;
    }
  }

  private void one(Solutions solutions) {
    List<Map<String, ?>> found = new ArrayList<>();
    for (Formula f : solutions.formulas()) {
      found.add(Output.fields("value", f, "where", f.assumptions()));
    }
    String lines =
        solutions.formulas().stream()
            .map(f -> new Solutions(solutions.variable(), List.of(f)).toString())
            .collect(Collectors.joining(System.lineSeparator()));
    output.answer(
        found.isEmpty() ? solutions.toString() : lines,
        Output.fields("variable", solutions.variable(), "solutions", found));
  }

  private void several(Solution solution) {
    Map<String, Object> values = new LinkedHashMap<>(solution.values());
    List<String> lines = new ArrayList<>();
    solution.values().forEach((variable, f) -> lines.add(variable + " = " + f));
    if (!solution.assumptions().isEmpty()) {
      lines.add("where " + String.join(", ", solution.assumptions()));
    }
    output.answer(
        String.join(System.lineSeparator(), lines),
        Output.fields("values", values, "where", solution.assumptions()));
  }
}
