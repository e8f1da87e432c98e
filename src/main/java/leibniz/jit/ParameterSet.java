package leibniz.jit;

import java.util.Arrays;

/// The values of the parameters of one instance, and what each stage has computed of them.
public final class ParameterSet {
  private final double[] values;

  /// By the number of the stage. A race computes the same values twice; a reader that sees an
  /// object sees what its final field refers to.
  private final Computed[] computed;

  private record Computed(double[] values) {}

  /// A set of values for a class of some stages.
  public ParameterSet(double[] values, int stages) {
    this.values = values.clone();
    this.computed = new Computed[stages];
  }

  /// The values, in the order of the parameters.
  public double[] values() {
    return values.clone();
  }

  double[] computed(Stage stage) {
    Computed known = computed[stage.number()];
    if (known == null) {
      known = new Computed(stage.compute(values));
      computed[stage.number()] = known;
    }
    return known.values;
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
