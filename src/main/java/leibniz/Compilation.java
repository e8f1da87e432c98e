package leibniz;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.stream.Stream;
import leibniz.diff.Calculus;
import leibniz.expr.Expr;
import leibniz.expr.Matrix;
import leibniz.jit.Part;

/// What the compilations of formulas, systems and interfaces have in common.
final class Compilation {
  /// Where compiled classes are defined.
  static final MethodHandles.Lookup HERE = MethodHandles.lookup();

  private Compilation() {}

  static List<Part> array(long count) {
    return List.of(Part.outputs(Part.Kind.ARRAY, count));
  }

  static List<Part> range(long count) {
    return List.of(Part.outputs(Part.Kind.RANGE, count));
  }

  /// The derivatives of expressions along a vector whose elements are new variables, one for each
  /// of `by`, after the others.
  static FormulaSystem along(List<Expr> exprs, List<String> variables, List<String> by) {
    List<String> vector = Entries.fresh(by.size(), variables);
    List<Expr> along = Calculus.along(exprs, Variables.direction(by, joined(by, vector)));
    return new FormulaSystem(Matrix.dense(along, 1), joined(variables, vector));
  }

  private static List<String> joined(List<String> a, List<String> b) {
    return Stream.concat(a.stream(), b.stream()).toList();
  }

  static Object make(MethodHandle maker, Object... arguments) {
    try {
      return maker.invokeWithArguments(arguments);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a compiled class has no constructor that throws", e);
    }
  }
}
