package leibniz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import leibniz.jit.Computation;
import leibniz.jit.Entry;
import leibniz.jit.Part;

/// Gathers the entry points of one class, and turns the systems they compute into programs.
final class Entries {
  /// Up to this many values zeros are stored one by one like any other. Beyond, filling the array
  /// first is faster: 318 stores of zero among 400 places took 49 ns, filling all 400 took 29.
  private static final int FEW = 64;

  private final CompileOptions options;
  private final List<Entry> entries = new ArrayList<>();

  Entries(CompileOptions options) {
    this.options = options;
  }

  /// Adds an entry that computes a system, whose formulas are the outputs, row by row.
  ///
  /// @param inputs how the system's variables are given, in their order
  /// @param returnsValue whether the first output is returned
  /// @param outputs where the others go
  void add(
      String method,
      List<Part> inputs,
      boolean returnsValue,
      List<Part> outputs,
      Supplier<FormulaSystem> system) {
    boolean isLazy = !options.eager() && !entries.isEmpty();
    entries.add(
        new Entry(method, inputs, returnsValue, outputs, () -> computation(system.get()), isLazy));
  }

  List<Entry> all() {
    return entries;
  }

  /// The values of a system. Where most are zero only the others are computed and stored, so that a
  /// class grows with them, and not with rows times columns.
  private Computation computation(FormulaSystem system) {
    Sparsity pattern = system.sparsity();
    int zeros = system.size() - pattern.count();
    if (system.size() <= FEW || zeros <= pattern.count()) {
      return new Computation(system.program(options), null, null);
    }
    int[] places = pattern.rowIndex();
    int[] column = pattern.columnIndex();
    for (int k = 0; k < places.length; k++) {
      places[k] = places[k] * pattern.columns() + column[k];
    }
    return new Computation(system.nonzeros().program(options), places, null);
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
