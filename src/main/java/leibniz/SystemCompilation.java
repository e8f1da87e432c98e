package leibniz;

import java.io.NotSerializableException;
import java.util.ArrayList;
import java.util.List;
import leibniz.diff.Calculus;
import leibniz.expr.Expr;
import leibniz.expr.Matrix;
import leibniz.jit.Entry;
import leibniz.jit.Part;

/// What the class of a system computes, and the making of its instances.
final class SystemCompilation extends InstanceCompilation<CompiledSystem> {
  private final FormulaSystem system;
  private FormulaSystem jacobian; // made when first needed
  private FormulaSystem weightedHessian; // made when first needed, the lower half

  SystemCompilation(FormulaSystem system, CompileOptions options, List<String> parameters) {
    this.system = system;
    super(CompiledSystem.class, system, options, parameters);
  }

  @Override
  List<Entry> entries() {
    long n = variables().size();
    long m = system.size();
    List<Part> array = List.of(Part.inputs(Part.Kind.ARRAY, variables()));
    List<Part> range = List.of(Part.inputs(Part.Kind.RANGE, variables()));
    Part direction = new Part(Part.Kind.ARRAY, n, "the vector, one for each variable");
    Part weights = new Part(Part.Kind.ARRAY, m, "the weights, one for each formula");
    List<Part> weighted = List.of(array.getFirst(), weights);
    Entries entries = new Entries(options, parameters());
    entries.add("evaluate", array, false, Compilation.array(m), () -> system);
    entries.add("evaluate", range, false, Compilation.range(m), () -> system);
    entries.add("jacobian", array, false, Compilation.array(m * n), this::jacobian);
    entries.add("jacobian", range, false, Compilation.range(m * n), this::jacobian);
    entries.add(
        "jacobianNonzeros",
        array,
        false,
        Compilation.array(Part.UNKNOWN),
        () -> jacobian().nonzeros());
    entries.add(
        "valuesAndJacobian",
        array,
        false,
        List.of(values(m), Part.outputs(Part.Kind.ARRAY, m * n)),
        this::valuesAndJacobian);
    entries.add(
        "valuesAndJacobianNonzeros",
        array,
        false,
        List.of(values(m), Part.outputs(Part.Kind.ARRAY, Part.UNKNOWN)),
        this::valuesAndNonzeros);
    entries.add(
        "jacobianVectorProduct",
        List.of(array.getFirst(), direction),
        false,
        Compilation.array(m),
        () -> Compilation.along(system.matrix().all(), system.variables(), variables()));
    entries.add(
        "vectorJacobianProduct",
        weighted,
        false,
        Compilation.array(n),
        this::vectorJacobianProduct);
    entries.add(
        "weightedHessianNonzeros",
        weighted,
        false,
        Compilation.array(Part.UNKNOWN),
        () -> weightedHessian().nonzeros());
    return entries.all();
  }

  private static Part values(long count) {
    return Part.outputs(Part.Kind.ARRAY, count);
  }

  @Override
  SerializedFormula serialized(double[] values) throws NotSerializableException {
    String json = SerializedFormula.json(system::toJson);
    return new SerializedFormula(json, true, options, parameters(), values, null);
  }

  FormulaSystem system() {
    return system;
  }

  @Override
  public String toString() {
    return "compiled " + system;
  }

  synchronized FormulaSystem jacobian() {
    if (jacobian == null) {
      jacobian = system.jacobian(variables().toArray(String[]::new));
    }
    return jacobian;
  }

  /// Values and Jacobian in one row, of which what is not zero takes room.
  private FormulaSystem valuesAndJacobian() {
    int m = system.size();
    Matrix slopes = jacobian().matrix();
    Matrix.Builder row =
        new Matrix.Builder(Math.addExact(m, Math.multiplyExact(m, slopes.columns())));
    List<Expr> values = system.matrix().all();
    for (int k = 0; k < m; k++) {
      row.add(k, values.get(k));
    }
    Sparsity pattern = jacobian().sparsity();
    int[] rows = pattern.rowIndex();
    for (int k = 0; k < rows.length; k++) {
      row.add(m + rows[k] * slopes.columns() + pattern.columnIndex()[k], slopes.entries().get(k));
    }
    row.endRow();
    return new FormulaSystem(row.build(), system.variables());
  }

  private FormulaSystem valuesAndNonzeros() {
    List<Expr> all = new ArrayList<>(system.matrix().all());
    all.addAll(jacobian().matrix().entries());
    return new FormulaSystem(Matrix.dense(all, 1), system.variables());
  }

  private Formula weightedSum() {
    return system.weightedSum(
        Entries.fresh(system.size(), system.variables()).toArray(String[]::new));
  }

  private FormulaSystem vectorJacobianProduct() {
    Formula sum = weightedSum();
    return new FormulaSystem(
        Matrix.dense(Calculus.gradient(sum.expr(), variables()), 1), sum.variables());
  }

  synchronized FormulaSystem weightedHessian() {
    if (weightedHessian == null) {
      weightedHessian = weightedSum().hessian(variables().toArray(String[]::new)).lowerTriangle();
    }
    return weightedHessian;
  }
}
