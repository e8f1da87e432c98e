package leibniz.solve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import leibniz.CompiledFormula;
import leibniz.CompiledSystem;
import leibniz.Formula;
import leibniz.FormulaSystem;

/// A model to be fitted to data by non-linear least squares, such as `y ~ b1*(1 - exp(-b2*x))`:
/// left what was observed, right what the model says. Names that are columns of the data are data,
/// the others are parameters.
///
/// ```java
/// Fit fit = CurveFit.of("y ~ a*x + b").fit(
///     Map.of("x", new double[] {0, 1, 2}, "y", new double[] {1, 3, 5.1}),
///     Map.of("a", 1.0, "b", 0.0));
/// Math.round(1000*fit.estimate("a"));   // 2050
/// ```
public final class CurveFit {
  /// Names that are constants unless the data or the start have them.
  private static final Set<String> CONSTANTS = Set.of("e", "pi", "π");

  private final Formula observed;
  private final Formula model;

  private CurveFit(Formula observed, Formula model) {
    this.observed = observed;
    this.model = model;
  }

  /// Reads a model.
  ///
  /// @throws IllegalArgumentException when the text is not two formulas joined by `~`
  public static CurveFit of(String text) {
    String[] sides = Objects.requireNonNull(text, "text").split("~", -1);
    if (sides.length != 2) {
      throw new IllegalArgumentException(
          "a model is written observed ~ formula, as in y ~ a*x + b, with one '~'; got: " + text);
    }
    return new CurveFit(Formula.parse(sides[0].strip()), Formula.parse(sides[1].strip()));
  }

  /// What was observed.
  public Formula observed() {
    return observed;
  }

  /// What the model says.
  public Formula model() {
    return model;
  }

  /// This model where those names of constants that are given mean columns or parameters.
  private CurveFit with(Set<String> given) {
    return new CurveFit(shadowed(observed, given), shadowed(model, given));
  }

  private static Formula shadowed(Formula formula, Set<String> given) {
    Set<String> shadowed = constants(formula);
    shadowed.retainAll(given);
    if (shadowed.isEmpty()) {
      return formula;
    }
    shadowed.addAll(formula.variables());
    return Formula.parse(formula.toString(), shadowed.toArray(String[]::new));
  }

  private static Set<String> constants(Formula formula) {
    Set<String> words =
        new TreeSet<>(List.of(formula.toString().split("[^\\p{L}\\p{M}\\p{N}_]+", -1)));
    words.retainAll(CONSTANTS);
    return words;
  }

  /// All names in the model that may be columns or parameters, in alphabetical order; also those of
  /// constants, such as `e`, which are columns where the data have them.
  public Set<String> names() {
    Set<String> names = variables();
    names.addAll(constants(observed));
    names.addAll(constants(model));
    return names;
  }

  private Set<String> variables() {
    Set<String> names = new TreeSet<>(model.variables());
    names.addAll(observed.variables());
    return names;
  }

  /// Fits the parameters, starting from given values.
  ///
  /// @param data the columns, all of one length; those the model does not name are ignored
  /// @param start a value for each parameter, in the order in which results are wanted
  /// @throws IllegalArgumentException when a name has neither column nor start, there are fewer
  ///   rows than parameters, or the model or a derivative is not finite at the start; says where
  public Fit fit(Map<String, double[]> data, Map<String, Double> start) {
    return fit(data, start, _ -> {});
  }

  /// As [#fit(Map, Map)], telling how the sum of squares falls; interrupting the thread ends the
  /// fit with a [java.util.concurrent.CancellationException].
  public Fit fit(
      Map<String, double[]> data, Map<String, Double> start, Consumer<Progress> progress) {
    Objects.requireNonNull(progress, "progress");
    Set<String> given = new TreeSet<>(Objects.requireNonNull(data, "data").keySet());
    given.addAll(Objects.requireNonNull(start, "start").keySet());
    return new LeastSquares(with(given).prepare(data, start), progress).solve();
  }

  /// How far a fit is.
  ///
  /// @param evaluations of the model and its Jacobian so far
  /// @param residualSumOfSquares the least so far
  public record Progress(int evaluations, double residualSumOfSquares) {}

  private Residuals prepare(Map<String, double[]> data, Map<String, Double> start) {
    List<String> parameters = List.copyOf(new LinkedHashMap<>(start).keySet());
    if (parameters.isEmpty()) {
      throw new IllegalArgumentException("no start value is given, so there is nothing to fit");
    }
    checkNames(data.keySet(), parameters);
    List<String> columns = new ArrayList<>(variables());
    columns.removeAll(parameters);
    int rows = rows(data, columns);
    if (rows < parameters.size()) {
      throw new IllegalArgumentException(
          "%d parameter%s at least as many rows of data; there %s %d"
              .formatted(
                  parameters.size(),
                  parameters.size() == 1 ? " needs" : "s need",
                  rows == 1 ? "is" : "are",
                  rows));
    }
    List<String> variables = new ArrayList<>(columns);
    variables.addAll(parameters);
    double[][] table = columns.stream().map(data::get).toArray(double[][]::new);
    double[] first = parameters.stream().mapToDouble(start::get).toArray();
    return new Residuals(
        parameters,
        table,
        rows,
        first,
        values(table, columns, rows),
        compiled(variables, parameters));
  }

  private void checkNames(Set<String> columns, List<String> parameters) {
    for (String name : variables()) {
      if (!columns.contains(name) && !parameters.contains(name)) {
        throw new IllegalArgumentException(
            "%s is neither a column of the data (%s) nor given a start value (%s)"
                .formatted(
                    name,
                    String.join(", ", new TreeSet<>(columns)),
                    String.join(", ", parameters)));
      }
    }
    for (String name : parameters) {
      if (columns.contains(name)) {
        throw new IllegalArgumentException(
            name + " is a column of the data and has a start value: it cannot be both");
      }
      if (!model.variables().contains(name)) {
        throw new IllegalArgumentException(
            "the parameter " + name + " does not stand in the model " + model);
      }
      if (observed.variables().contains(name)) {
        throw new IllegalArgumentException(
            "the parameter " + name + " stands on the left side, which must be data alone");
      }
    }
  }

  private static int rows(Map<String, double[]> data, List<String> columns) {
    int rows = columns.isEmpty() ? 0 : data.get(columns.getFirst()).length;
    for (String column : columns) {
      if (data.get(column).length != rows) {
        throw new IllegalArgumentException(
            "columns must have the same number of rows; %s: %d, %s: %d"
                .formatted(columns.getFirst(), rows, column, data.get(column).length));
      }
    }
    return rows;
  }

  private double[] values(double[][] table, List<String> columns, int rows) {
    CompiledFormula f = observed.withVariables(columns).compile();
    double[] values = new double[rows];
    double[] x = new double[columns.size()];
    for (int row = 0; row < rows; row++) {
      for (int k = 0; k < x.length; k++) {
        x[k] = table[k][row];
      }
      values[row] = f.applyAsDouble(x);
      if (!Double.isFinite(values[row])) {
        throw new IllegalArgumentException(
            "the observation %s is %s in row %d of the data"
                .formatted(observed, values[row], row + 1));
      }
    }
    return values;
  }

  /// The model's value and its derivatives by the parameters, in one class.
  private CompiledSystem compiled(List<String> variables, List<String> parameters) {
    Formula f = model.withVariables(variables);
    List<Formula> outputs = new ArrayList<>();
    outputs.add(f);
    outputs.addAll(FormulaSystem.of(f).jacobian(parameters.toArray(String[]::new)).formulas());
    return FormulaSystem.of(outputs.toArray(Formula[]::new)).compile();
  }
}
