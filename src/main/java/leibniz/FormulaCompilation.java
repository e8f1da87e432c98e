package leibniz;

import java.io.NotSerializableException;
import java.util.ArrayList;
import java.util.List;
import leibniz.diff.Calculus;
import leibniz.expr.Expr;
import leibniz.expr.Matrix;
import leibniz.jit.Entry;
import leibniz.jit.Part;

/// What the class of a formula computes, and the making of its instances.
final class FormulaCompilation extends InstanceCompilation<CompiledFormula> {
  private final Formula formula;
  private FormulaSystem hessian; // made when first needed
  private FormulaSystem lowerHessian; // made when first needed

  FormulaCompilation(Formula formula, CompileOptions options, List<String> parameters) {
    this.formula = formula;
    super(CompiledFormula.class, formula.asSystem(), options, parameters);
  }

  @Override
  List<Entry> entries() {
    long n = variables().size();
    Part array = Part.inputs(Part.Kind.ARRAY, variables());
    Part range = Part.inputs(Part.Kind.RANGE, variables());
    Part vector = new Part(Part.Kind.ARRAY, n, "the vector, one for each variable");
    Entries entries = new Entries(options, parameters());
    entries.add("applyAsDouble", List.of(array), true, List.of(), this::value);
    entries.add("applyAsDouble", List.of(range), true, List.of(), this::value);
    entries.add(
        "valueAndGradient", List.of(array), true, Compilation.array(n), this::valueAndGradient);
    entries.add(
        "valueAndGradient", List.of(range), true, Compilation.range(n), this::valueAndGradient);
    entries.add("hessian", List.of(array), false, Compilation.array(n * n), this::hessian);
    entries.add(
        "hessianNonzeros",
        List.of(array),
        false,
        Compilation.array(Part.UNKNOWN),
        () -> lowerHessian().nonzeros());
    entries.add(
        "hessianVectorProduct",
        List.of(array, vector),
        false,
        Compilation.array(n),
        this::hessianVectorProduct);
    return entries.all();
  }

  @Override
  SerializedFormula serialized(double[] values) throws NotSerializableException {
    String json = SerializedFormula.json(formula::toJson);
    return new SerializedFormula(json, false, options, parameters(), values, null);
  }

  Formula formula() {
    return formula;
  }

  @Override
  public String toString() {
    return "compiled " + formula;
  }

  private FormulaSystem value() {
    return formula.asSystem();
  }

  private FormulaSystem valueAndGradient() {
    List<Expr> outputs = new ArrayList<>();
    outputs.add(formula.expr());
    outputs.addAll(Calculus.gradient(formula.expr(), variables()));
    return new FormulaSystem(Matrix.dense(outputs, 1), formula.variables());
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
        Calculus.gradient(formula.expr(), variables()), formula.variables(), variables());
  }
}
