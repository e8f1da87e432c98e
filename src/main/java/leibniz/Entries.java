package leibniz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Matrix;
import leibniz.jit.Computation;
import leibniz.jit.Entry;
import leibniz.jit.Input;
import leibniz.jit.Output;
import leibniz.jit.Scatter;
import leibniz.jit.Stage;
import leibniz.program.Lowering;
import leibniz.program.Program;
import leibniz.program.Staging;

/// Gathers the entry points of one class, and turns the systems they compute into programs.
final class Entries {
  /// Up to this many values zeros are stored one by one like any other. Beyond, filling the array
  /// first is faster: 318 stores of zero among 400 places took 49 ns, filling all 400 took 29.
  private static final int FEW = 64;

  private final CompileOptions options;
  private final List<String> parameters;
  private final List<Entry> entries = new ArrayList<>();

  /// Gathers entries for which some variables are parameters that the instance holds.
  Entries(CompileOptions options, List<String> parameters) {
    this.options = options;
    this.parameters = parameters;
  }

  /// Adds an entry point in all its forms: arrays, ranges of arrays, and where its last outputs are
  /// a matrix, that in rows.
  ///
  /// @param inputs arrays for the system's variables that are no parameters, in their order
  /// @param returnsValue whether the first output is returned
  /// @param outputs arrays for the others
  void addForms(
      String method,
      List<Input> inputs,
      boolean returnsValue,
      List<Output> outputs,
      Supplier<FormulaSystem> system) {
    add(method, inputs, returnsValue, outputs, system);
    add(
        method,
        inputs.stream().map(in -> in.in(Input.Kind.RANGE)).toList(),
        returnsValue,
        outputs.stream().map(out -> out.in(Output.Kind.RANGE)).toList(),
        system);
    if (!outputs.isEmpty() && outputs.getLast().isMatrix()) {
      List<Output> inRows = new ArrayList<>(outputs);
      inRows.add(inRows.removeLast().in(Output.Kind.ROWS));
      add(method, inputs, returnsValue, inRows, system);
    }
  }

  /// Adds an entry that computes a system, whose formulas are the outputs, row by row.
  ///
  /// @param inputs how the system's variables that are no parameters are given, in their order
  /// @param returnsValue whether the first output is returned
  /// @param outputs where the others go
  void add(
      String method,
      List<Input> inputs,
      boolean returnsValue,
      List<Output> outputs,
      Supplier<FormulaSystem> system) {
    int number = entries.size();
    boolean isLazy = options.background() || !options.eager() && number > 0;
    List<Input> all = new ArrayList<>(inputs);
    if (!parameters.isEmpty()) {
      all.addFirst(Input.stage());
    }
    entries.add(
        new Entry(
            method,
            all,
            returnsValue,
            outputs,
            () -> computation(system.get(), returnsValue, number),
            isLazy,
            options.background()));
  }

  List<Entry> all() {
    return entries;
  }

  /// The entries of a method, one or more.
  ///
  /// @throws IllegalArgumentException when there is none
  static List<Entry> named(String method, List<Entry> entries) {
    Objects.requireNonNull(method, "method");
    List<Entry> named = entries.stream().filter(e -> e.method().equals(method)).toList();
    if (named.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no method %s; there are %s"
              .formatted(
                  method,
                  entries.stream()
                      .map(Entry::method)
                      .distinct()
                      .collect(Collectors.joining(", "))));
    }
    return named;
  }

  /// The values of a system. Where most are zero only the others are computed and stored, so that a
  /// class grows with them, and not with rows times columns.
  private Computation computation(FormulaSystem system, boolean returnsValue, int number) {
    int count = system.sparsity().count();
    boolean isScattered = system.size() > FEW && system.size() - count > count;
    Scatter scatter = isScattered ? scatter(system, returnsValue) : null;
    Program program = program(isScattered ? scattered(system, returnsValue) : system);
    if (parameters.isEmpty()) {
      return new Computation(program, scatter, null);
    }
    Staging staging = Staging.split(program, parameters.size());
    return new Computation(staging.second(), scatter, new Stage(number, staging.first()));
  }

  /// The places of what is not zero; the first output, where it is returned, has none.
  private static Scatter scatter(FormulaSystem system, boolean returnsValue) {
    Sparsity pattern = system.sparsity();
    int[] places = pattern.rowIndex();
    int[] column = pattern.columnIndex();
    int shift = returnsValue ? 1 : 0;
    for (int k = 0; k < places.length; k++) {
      places[k] = places[k] * pattern.columns() + column[k] - shift;
    }
    int first = isFirstReturned(places) ? 1 : 0;
    return new Scatter(Arrays.copyOfRange(places, first, places.length), system.size() - shift);
  }

  private static boolean isFirstReturned(int[] places) {
    return places.length > 0 && places[0] < 0;
  }

  /// What is not zero, behind what is returned, zero or not.
  private static FormulaSystem scattered(FormulaSystem system, boolean returnsValue) {
    List<Expr> outputs = new ArrayList<>(system.matrix().entries());
    if (returnsValue && !system.sparsity().contains(0, 0)) {
      outputs.addFirst(system.matrix().get(0, 0));
    }
    return new FormulaSystem(Matrix.dense(outputs, outputs.size()), system.variables());
  }

  /// The program of a system, whose first inputs are the parameters.
  private Program program(FormulaSystem system) {
    if (parameters.isEmpty()) {
      return system.program(options);
    }
    List<String> inputs = new ArrayList<>(parameters);
    inputs.addAll(Compilation.without(parameters, system.variables()));
    return Lowering.lower(Dag.of(system.matrix().all()), inputs, options.numerics());
  }

  /// Names for as many new variables as there are `of`, none of which is one of `variables`.
  static List<String> fresh(int count, List<String> variables) {
    String prefix = "v";
    while (startsAny(variables, prefix)) {
      prefix += "v";
    }
    String name = prefix;
    return Stream.iterate(1, k -> k + 1).limit(count).map(k -> name + "[" + k + "]").toList();
  }

  private static boolean startsAny(List<String> names, String prefix) {
    return names.stream().anyMatch(name -> name.startsWith(prefix));
  }
}
