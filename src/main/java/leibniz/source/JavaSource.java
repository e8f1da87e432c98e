package leibniz.source;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import leibniz.eval.JavaMethod;
import leibniz.expr.Fn;
import leibniz.program.Partition;
import leibniz.program.Program;

/// Writes a program as static methods in Java, whose results equal those of the compiled program
/// bit for bit.
///
/// They call `java.lang.Math` and nothing else, but for the functions that Java lacks: these are
/// the public methods of [leibniz.eval.Functions] and [leibniz.eval.Special], called by their full
/// names. A program of more than some hundred operations is cut into methods that the JVM will
/// compile, in nested classes with a constant pool each.
public final class JavaSource implements Dialect {
  /// The methods of one nested class: 400 operations have at most some 2,000 of the 65,535 entries
  /// of its constant pool.
  private static final int METHODS = 20;

  private static final Set<String> RESERVED =
      Set.of(
          ("abstract assert boolean break byte case catch char class const continue default do"
               + " double else enum extends final finally float for goto if implements import"
               + " instanceof int interface long native new package private protected public return"
               + " short static strictfp super switch synchronized this throw throws transient try"
               + " void volatile while true false null _ Math StrictMath Double leibniz")
              .split(" "));

  private final boolean isStrict;

  private JavaSource(boolean isStrict) {
    this.isStrict = isStrict;
  }

  /// A method with a `double` parameter for each variable, or an array of them where they are too
  /// many, that returns the one output.
  ///
  /// @throws IllegalArgumentException when `name` is no name in Java
  public static String formula(Program program, String name) {
    return of(program, name, false);
  }

  /// A method with an array of the variables and another one for the outputs.
  ///
  /// @throws IllegalArgumentException when `name` is no name in Java
  public static String system(Program program, String name) {
    return of(program, name, true);
  }

  private static String of(Program program, String name, boolean isSystem) {
    Partition partition = Partition.of(program, Partition.PIECE);
    Routine r =
        new Routine(
            program,
            partition,
            new JavaSource(program.isStrict()),
            new Identifiers(RESERVED, owner(Objects.requireNonNull(name, "name"))),
            name,
            isSystem,
            isSystem);
    Lines lines = new Lines("  ");
    lines.add("static " + (isSystem ? "void " : "double ") + name + "(" + parameters(r) + ") {");
    List<List<String>> parts = List.of();
    if (partition.isWhole()) {
      lines.addAll(1, r.whole());
      lines.addAll(1, isSystem ? r.outputs() : List.of());
    } else {
      parts = r.parts();
      calls(r, parts.size(), lines);
    }
    if (!isSystem) {
      lines.add(1, "return " + r.output(0) + ";");
    }
    lines.add("}");
    for (int k = 0; k < parts.size(); k += METHODS) {
      nested(r, k, parts.subList(k, Math.min(parts.size(), k + METHODS)), lines);
    }
    return lines.toString();
  }

  private static String parameters(Routine r) {
    return r.takesArray
        ? "double[] " + r.in + (r.isSystem ? ", double[] " + r.out : "")
        : Stream.of(r.variables).map("double "::concat).collect(Collectors.joining(", "));
  }

  private static void calls(Routine r, int parts, Lines lines) {
    if (!r.takesArray) {
      String values = String.join(", ", r.variables);
      lines.add(1, "final double[] " + r.in + " = {" + values + "};");
    }
    lines.add(1, "final double[] " + r.scratch + " = new double[" + r.partition.slots() + "];");
    for (int k = 0; k < parts; k += METHODS) {
      lines.add(1, owner(r.name) + (k / METHODS + 1) + ".run(" + arguments(r, "") + ");");
    }
  }

  /// How the names of the nested classes begin.
  private static String owner(String name) {
    return name.isEmpty()
        ? ""
        : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + "Part";
  }

  private static String arguments(Routine r, String type) {
    return type + r.in + ", " + type + r.scratch + (r.isSystem ? ", " + type + r.out : "");
  }

  private static void nested(Routine r, int first, List<List<String>> methods, Lines lines) {
    String parameters = "(" + arguments(r, "double[] ") + ") {";
    lines.add("");
    lines.add("private static final class " + owner(r.name) + (first / METHODS + 1) + " {");
    lines.add(1, "static void run" + parameters);
    for (int k = 1; k <= methods.size(); k++) {
      lines.add(2, "part" + k + "(" + arguments(r, "") + ");");
    }
    lines.add(1, "}");
    for (int k = 1; k <= methods.size(); k++) {
      lines.add("");
      lines.add(1, "private static void part" + k + parameters);
      lines.addAll(2, methods.get(k - 1));
      lines.add(1, "}");
    }
    lines.add("}");
  }

  @Override
  public String literal(double value) {
    return Double.isNaN(value)
        ? "Double.NaN"
        : Double.isFinite(value)
            ? Double.toString(value)
            : value > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY";
  }

  @Override
  public String function(Fn fn) {
    JavaMethod method = isStrict ? JavaMethod.strict(fn) : JavaMethod.of(fn);
    Class<?> type = method.owner();
    String owner =
        type.getPackage() == Math.class.getPackage() ? type.getSimpleName() : type.getName();
    return owner + "." + method.name();
  }

  @Override
  public String sqrt() {
    return "Math.sqrt";
  }

  @Override
  public String fma() {
    return "Math.fma";
  }

  @Override
  public String pow(boolean isFinite) {
    return isStrict ? "StrictMath.pow" : "Math.pow";
  }

  @Override
  public String define(String name, boolean isCondition, String value) {
    return "final " + (isCondition ? "boolean " : "double ") + name + " = " + value + ";";
  }
}
