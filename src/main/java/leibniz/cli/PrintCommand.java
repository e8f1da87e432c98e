package leibniz.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    JSON,
    CLASS
  }

  @Option(
      names = "--as",
      paramLabel = "LANGUAGE",
      required = true,
      description =
          "${COMPLETION-CANDIDATES}. PYTHON is for NumPy, DOT for Graphviz, JSON the shared graph,"
              + " CLASS a file of the JVM.")
  private Language language;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description =
          "The name of the function in JAVA, C and PYTHON: ${DEFAULT-VALUE}. The qualified name of"
              + " the CLASS.")
  private String name = "f";

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description =
          "The folder under which the file of a CLASS is written, in that of its package.")
  private Path folder;

  @Parameters(index = "0", paramLabel = "FORMULA", description = "The formula.")
  private String text;

  @Override
  public Integer call() {
    if (language == Language.CLASS == (folder == null)) {
      throw new IllegalArgumentException(
          "--output=DIR says where to write with --as=class, and only then");
    }
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
      case CLASS -> write(formula.toClassFile(name)).toString();
    };
  }

  private Path write(byte[] classFile) {
    Path file = folder.resolve(name.replace('.', '/') + ".class");
    try {
      Files.createDirectories(file.getParent());
      return Files.write(file, classFile);
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }
}
