package leibniz.cli;

import java.util.concurrent.Callable;
import leibniz.Formula;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `leibniz print --as java 'x^2*y'`.
@Command(
    name = "print",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Print a formula in another language.")
final class PrintCommand implements Callable<Integer> {
  @Mixin private Output output;

  /// The languages.
  enum Language {
    TEXT,
    LATEX,
    MATHML,
    JAVA,
    C,
    PYTHON,
    DOT,
    JSON
  }

  @Option(
      names = "--as",
      paramLabel = "LANGUAGE",
      required = true,
      description =
          "${COMPLETION-CANDIDATES}. PYTHON is for NumPy, DOT for Graphviz, JSON the shared graph.")
  private Language language;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The name of the function in JAVA, C and PYTHON: ${DEFAULT-VALUE}.")
  private String name = "f";

  @Parameters(index = "0", paramLabel = "FORMULA", description = "The formula.")
  private String text;

  @Override
  public Integer call() {
    Formula formula = Formula.parse(text);
    String printed = print(formula).stripTrailing();
    output.answer(printed, Output.fields("formula", formula, "as", language, "printed", printed));
    return 0;
  }

  private String print(Formula formula) {
    return switch (language) {
      case TEXT -> formula.toString();
      case LATEX -> formula.toLatex();
      case MATHML -> formula.toMathMl();
      case JAVA -> formula.toJava(name);
      case C -> formula.toC(name);
      case PYTHON -> formula.toPython(name);
      case DOT -> formula.toGraphviz();
      case JSON -> formula.toJson();
    };
  }
}
