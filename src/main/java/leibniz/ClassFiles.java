package leibniz;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javax.lang.model.SourceVersion;
import leibniz.jit.ClassCompiler;
import leibniz.jit.Input;
import leibniz.jit.Output;

/// The class files of formulas and systems: which methods they have.
final class ClassFiles {
  /// So many `double` parameters a method can have.
  private static final int MAX_PARAMETERS = 127;

  private final Entries entries;
  private final List<Input> array;

  private ClassFiles(CompileOptions options, List<String> variables) {
    this.entries = new Entries(options.eager(true).background(false), List.of());
    this.array = List.of(Input.of(Input.Kind.ARRAY, variables));
  }

  static byte[] of(Formula formula, String name, CompileOptions options) {
    Objects.requireNonNull(options, "options");
    checkName(Objects.requireNonNull(name, "name"));
    List<String> variables = formula.variables();
    long n = variables.size();
    ClassFiles file = new ClassFiles(options, variables);
    if (n <= MAX_PARAMETERS) {
      List<Input> values = List.of(Input.of(Input.Kind.VALUES, variables));
      file.entries.add("value", values, true, List.of(), formula::asSystem);
    }
    file.entries.add("value", file.array, true, List.of(), formula::asSystem);
    file.add("valueAndGradient", true, n, formula::valueAndGradient);
    file.add("hessian", false, n * n, formula::hessian);
    return ClassCompiler.file(name, Compilation.source(formula.asSystem()), file.entries.all());
  }

  static byte[] of(FormulaSystem system, String name, CompileOptions options) {
    Objects.requireNonNull(options, "options");
    checkName(Objects.requireNonNull(name, "name"));
    long m = system.size();
    ClassFiles file = new ClassFiles(options, system.variables());
    file.add("evaluate", false, m, () -> system);
    file.add("jacobian", false, m * system.variables().size(), system::jacobian);
    return ClassCompiler.file(name, Compilation.source(system), file.entries.all());
  }

  /// Adds a method that fills an array, unless no array has so many places.
  private void add(
      String method, boolean returnsValue, long count, Supplier<FormulaSystem> system) {
    if (count <= Integer.MAX_VALUE) {
      entries.add(method, array, returnsValue, List.of(Output.vector(count)), system);
    }
  }

  private static void checkName(String name) {
    if (!SourceVersion.isName(name) || name.startsWith("java.")) {
      throw new IllegalArgumentException(
          "not a name that a class can have, such as org.example.Rosenbrock: " + name);
    }
    if (name.indexOf('.') < 0) {
      throw new IllegalArgumentException(
          "a class needs a package, as org.example.Rosenbrock has one, for others to use it: "
              + name);
    }
  }
}
