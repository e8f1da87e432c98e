package leibniz.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import leibniz.solve.CurveFit;
import leibniz.solve.Fit;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/// `leibniz fit 'y ~ b1*(1 - exp(-b2*x))' data.csv b1=500 b2=0.0001`.
@Command(
    name = "fit",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description =
        "Fit a model to data by non-linear least squares with the compiled exact Jacobian.")
final class FitCommand implements Callable<Integer> {
  @Mixin private Output output;

  @Option(
      names = "--delimiter",
      defaultValue = ",",
      converter = Delimiter.class,
      description = "What separates columns: one character, or tab (default: a comma).")
  private char delimiter;

  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "Observed ~ formula; names that are columns of the file are data.")
  private String model;

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      description = "A CSV file whose first row names the columns.")
  private Path file;

  @Parameters(
      index = "2..*",
      arity = "1..*",
      paramLabel = "NAME=VALUE",
      description = "A start value for each parameter.")
  private List<String> assignments = List.of();

  @Override
  public Integer call() {
    CurveFit fit = CurveFit.of(model);
    Map<String, Double> start = Assignments.parse(assignments);
    Map<String, double[]> data = DataFile.read(file, delimiter, fit.names(), start.keySet());
    Fit result;
    try (ProgressLine progress = new ProgressLine(output)) {
      result = fit.fit(data, start, progress::show);
    }
    output.answer(fit.observed() + " ~ " + fit.model() + "\n\n" + result, fields(fit, result));
    return result.isConverged() ? 0 : Main.NOT_FOUND;
  }

  /// One character, or the word `tab`.
  static final class Delimiter implements ITypeConverter<Character> {
    @Override
    public Character convert(String text) {
      String character = text.equals("tab") || text.equals("\\t") ? "\t" : text;
      if (character.length() != 1) {
        throw new TypeConversionException("must be one character, or tab; got '" + text + "'");
      }
      return character.charAt(0);
    }
  }

  private static Map<String, ?> fields(CurveFit fit, Fit result) {
    List<Map<String, Object>> parameters = new ArrayList<>();
    for (int k = 0; k < result.estimates().length; k++) {
      Map<String, Object> parameter = new LinkedHashMap<>();
      parameter.put("name", result.parameters().get(k));
      parameter.put("estimate", result.estimates()[k]);
      parameter.put("standardError", result.standardErrors()[k]);
      parameters.add(parameter);
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("model", fit.observed() + " ~ " + fit.model());
    fields.put("parameters", parameters);
    fields.put("residualSumOfSquares", result.residualSumOfSquares());
    fields.put("residualStandardDeviation", result.residualStandardDeviation());
    fields.put("degreesOfFreedom", result.degreesOfFreedom());
    fields.put("isConverged", result.isConverged());
    fields.put("isDetermined", result.isDetermined());
    fields.put("iterations", result.iterations());
    fields.put("evaluations", result.evaluations());
    return fields;
  }
}
