package leibniz.jit;

import java.util.ArrayList;
import java.util.List;

/// What is checked of the arrays that an entry is given, before anything is computed, and in which
/// order: a rule for compiled code ([Parameters]) and for what is interpreted ([Interpretation]).
///
/// The fields are numbers of inputs and outputs.
sealed interface Check {
  /// An array holds inputs.
  record Given(int input) implements Check {}

  /// An array, or rows, have room for outputs.
  record Room(int output) implements Check {}

  /// Two arrays do not receive two kinds of outputs in one place.
  record Distinct(int output, int other) implements Check {}

  /// Inputs are not overwritten while they are needed: where outputs go to the same places, the
  /// inputs are copied.
  record Apart(int input, int output) implements Check {}

  /// Each row is another one.
  record DistinctRows(int output) implements Check {}

  /// The checks of an entry whose outputs are counted.
  static List<Check> of(Entry entry) {
    List<Input> inputs = entry.inputs();
    List<Output> outputs = entry.outputs();
    List<Check> checks = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      if (inputs.get(i).isGivenArray()) {
        checks.add(new Given(i));
      }
    }
    for (int k = 0; k < outputs.size(); k++) {
      if (outputs.get(k).isNew()) {
        continue;
      }
      checks.add(new Room(k));
      for (int other = 0; other < k; other++) {
        if (!outputs.get(other).isNew()) {
          checks.add(new Distinct(k, other));
        }
      }
    }
    for (int i = 0; i < inputs.size(); i++) {
      for (int k = 0; k < outputs.size(); k++) {
        if (inputs.get(i).isGivenArray() && !outputs.get(k).isNew()) {
          checks.add(new Apart(i, k));
        }
      }
    }
    for (int k = 0; k < outputs.size(); k++) {
      if (outputs.get(k).kind() == Output.Kind.ROWS) {
        checks.add(new DistinctRows(k));
      }
    }
    return checks;
  }
}
