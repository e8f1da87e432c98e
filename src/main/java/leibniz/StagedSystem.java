package leibniz;

/// A system as machine code in which some variables are parameters: with values for these it
/// becomes a [CompiledSystem] of the others. What is said of [StagedFormula] holds here too.
///
/// ```java
/// FormulaSystem rates = FormulaSystem.parse("-v*s/(k + s)", "v*s/(k + s)");
/// StagedSystem staged = rates.compileStaged("v", "k");
/// double[] out = new double[2];
/// staged.with(3, 1).evaluate(new double[] {2}, out);
/// Arrays.toString(out);                    // [-2.0, 2.0]
/// ```
public final class StagedSystem extends Staged<CompiledSystem> {
  private static final long serialVersionUID = 1;

  private final transient FormulaSystem system;

  StagedSystem(SystemCompilation compilation) {
    super(compilation);
    this.system = compilation.system();
  }

  /// The system this was compiled from.
  public FormulaSystem system() {
    return system;
  }
}
