package leibniz;

import java.util.List;
import leibniz.diff.Calculus;
import leibniz.jit.Entry;
import leibniz.jit.Input;
import leibniz.jit.Output;

/// What the class of a formula computes, and the making of its instances.
final class FormulaCompilation extends InstanceCompilation<CompiledFormula> {
  private final Formula formula;
  private FormulaSystem hessian; // made when first needed
  private FormulaSystem lowerHessian; // made when first needed

  FormulaCompilation(Formula formula, CompileOptions options, List<String> parameters) {
    this.formula = formula;
    super(formula, formula.variables(), CompiledFormula.class, options, parameters);
  }

  @Override
  List<Entry> entries() {
    int n = variables().size();
    Input x = Input.of(Input.Kind.ARRAY, variables());
    Input vector = x.named("the vector, one for each variable");
    List<Input> at = List.of(x);
    List<Output> perVariable = List.of(Output.vector(n));
    List<Output> nonzeros = List.of(Output.vector(Output.UNKNOWN));
    Entries entries = new Entries(options, parameters());
    entries.addForms("applyAsDouble", at, true, List.of(), this::value);
    entries.addForms("valueAndGradient", at, true, perVariable, this::valueAndGradient);
    entries.addForms("hessian", at, false, List.of(Output.matrix(n, n)), this::hessian);
    entries.addForms("hessianNonzeros", at, false, nonzeros, () -> lowerHessian().nonzeros());
    entries.addForms(
        "hessianVectorProduct", List.of(x, vector), false, perVariable, this::hessianVectorProduct);
    return entries.all();
  }

  @Override
  StagedFormula staged() {
    return new StagedFormula(this);
  }

  Formula formula() {
    return formula;
  }

  private FormulaSystem value() {
    return formula.asSystem();
  }

  private FormulaSystem valueAndGradient() {
    return formula.valueAndGradient(variables().toArray(String[]::new));
  }

  private synchronized FormulaSystem hessian() {
    if (hessian == null) {
      hessian = formula.hessian(variables().toArray(String[]::new));
    }
    return hessian;
  }

  synchronized FormulaSystem lowerHessian() {
    if (lowerHessian == null) {
      lowerHessian = hessian().lowerTriangle();
    }
    return lowerHessian;
  }

  private FormulaSystem hessianVectorProduct() {
    return Compilation.along(
        Calculus.gradient(formula.dag(), variables()), formula.variables(), variables());
  }
}
