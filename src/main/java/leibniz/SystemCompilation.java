package leibniz;

import java.util.ArrayList;
import java.util.List;
import leibniz.diff.Calculus;
import leibniz.expr.Expr;
import leibniz.expr.Matrix;
import leibniz.jit.Entry;
import leibniz.jit.Input;
import leibniz.jit.Output;

/// What the class of a system computes, and the making of its instances.
final class SystemCompilation extends InstanceCompilation<CompiledSystem> {
  private final FormulaSystem system;
  private FormulaSystem jacobian; // made when first needed
  private FormulaSystem weightedHessian; // made when first needed, the lower half

  SystemCompilation(FormulaSystem system, CompileOptions options, List<String> parameters) {
    this.system = system;
    super(system, system.variables(), CompiledSystem.class, options, parameters);
  }

  @Override
  List<Entry> entries() {
    int n = variables().size();
    int m = system.size();
    Input in = Input.of(Input.Kind.ARRAY, variables());
    List<Input> at = List.of(in);
    List<Input> along = List.of(in, in.named("the vector, one for each variable"));
    List<Input> weighted =
        List.of(in, new Input(Input.Kind.ARRAY, m, "the weights, one for each formula"));
    Output values = Output.vector(m);
    Output jacobian = Output.matrix(m, n);
    Output nonzeros = Output.vector(Output.UNKNOWN);
    List<Output> inShape = List.of(Output.matrix(system.rows(), system.columns()));
    List<Output> perVariable = List.of(Output.vector(n));
    Entries entries = new Entries(options, parameters());
    entries.addForms("evaluate", at, false, inShape, () -> system);
    entries.addForms("jacobian", at, false, List.of(jacobian), this::jacobian);
    entries.addForms("jacobianNonzeros", at, false, List.of(nonzeros), () -> jacobian().nonzeros());
    entries.addForms(
        "valuesAndJacobian", at, false, List.of(values, jacobian), this::valuesAndJacobian);
    entries.addForms(
        "valuesAndJacobianNonzeros", at, false, List.of(values, nonzeros), this::valuesAndNonzeros);
    entries.addForms(
        "jacobianVectorProduct",
        along,
        false,
        List.of(values),
        () -> Compilation.along(system.matrix().all(), system.variables(), variables()));
    entries.addForms(
        "vectorJacobianProduct", weighted, false, perVariable, this::vectorJacobianProduct);
    entries.addForms(
        "weightedHessianNonzeros",
        weighted,
        false,
        List.of(nonzeros),
        () -> weightedHessian().nonzeros());
    return entries.all();
  }

  @Override
  StagedSystem staged() {
    return new StagedSystem(this);
  }

  FormulaSystem system() {
    return system;
  }

  synchronized FormulaSystem jacobian() {
    if (jacobian == null) {
      jacobian = system.jacobian(variables().toArray(String[]::new));
    }
    return jacobian;
  }

  private FormulaSystem valuesAndJacobian() {
    return new FormulaSystem(
        Compilation.inOneRow(system.matrix(), jacobian().matrix()), system.variables());
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
        Matrix.dense(Calculus.gradient(sum.dag(), variables()), 1), sum.variables());
  }

  synchronized FormulaSystem weightedHessian() {
    if (weightedHessian == null) {
      weightedHessian = weightedSum().hessian(variables().toArray(String[]::new)).lowerTriangle();
    }
    return weightedHessian;
  }
}
