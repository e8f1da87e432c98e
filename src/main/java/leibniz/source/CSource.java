package leibniz.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import leibniz.expr.Fn;
import leibniz.program.Partition;
import leibniz.program.Program;

/// Writes a program as a function in C99.
///
/// It needs `math.h` only; what that lacks is brought along as short static functions. Sums,
/// products, quotients and square roots have the bits of the compiled program, provided that the
/// compiler does not contract them (`gcc -std=c99`) or take liberties (`-ffast-math`); other
/// functions are those of the C library, to its accuracy.
public final class CSource implements Dialect {
  private static final Set<String> RESERVED =
      Set.of(
          ("auto break case char const continue default do double else enum extern float for goto"
               + " if inline int long register restrict return short signed sizeof static struct"
               + " switch typedef union unsigned void volatile while bool true false nullptr class"
               + " new delete this template namespace operator private public protected NAN"
               + " INFINITY HUGE_VAL NULL isnan isinf isfinite isnormal signbit fpclassify exp log"
               + " log10 log2 expm1 log1p sin cos tan asin acos atan sinh cosh tanh asinh acosh"
               + " atanh cbrt fabs floor ceil rint trunc erf erfc atan2 hypot pow sqrt tgamma"
               + " lgamma fma fmax malloc free abort main result")
              .split(" "));

  private final String prefix;

  /// The helpers used so far, by name.
  private final Map<String, Function> helpers = new TreeMap<>();

  private CSource(String name) {
    prefix = name + "_";
  }

  /// A function with a `double` parameter for each variable, or an array of them where they are
  /// more than 127, that returns the one output.
  ///
  /// @throws IllegalArgumentException when `name` is no name in C, or a function is called that C
  ///   lacks and that is no short formula of others
  public static String formula(Program program, String name) {
    return new CSource(name).of(program, name, false);
  }

  /// A function with an array of the variables and another one for the outputs, which must not
  /// overlap.
  ///
  /// @throws IllegalArgumentException when `name` is no name in C, or a function is called that C
  ///   lacks and that is no short formula of others
  public static String system(Program program, String name) {
    return new CSource(name).of(program, name, true);
  }

  private String of(Program program, String name, boolean isSystem) {
    Partition partition = Partition.of(program, Partition.PIECE);
    Routine r =
        new Routine(
            program, partition, this, new Identifiers(RESERVED, prefix), name, isSystem, isSystem);
    List<List<String>> parts = partition.isWhole() ? List.of(r.whole()) : r.parts();
    Lines lines = new Lines("    ");
    lines.add("#include <math.h>");
    if (!partition.isWhole()) {
      lines.add("#include <stdlib.h>");
    }
    for (Function helper : helpers.values()) {
      lines.add("");
      lines.add("static double " + prefix + helper.name() + "(" + helper.parameters() + ") {");
      lines.addAll(1, helper.body().lines().toList());
      lines.add("}");
    }
    for (int k = 0; k < parts.size() && !partition.isWhole(); k++) {
      lines.add("");
      lines.add("static void " + part(k) + "(" + parameters(r) + ") {");
      lines.addAll(1, parts.get(k));
      lines.add("}");
    }
    lines.add("");
    lines.add((isSystem ? "void " : "double ") + name + "(" + signature(r) + ") {");
    if (partition.isWhole()) {
      lines.addAll(1, parts.getFirst());
      lines.addAll(1, isSystem ? r.outputs() : List.of());
      if (!isSystem) {
        lines.add(1, "return " + r.output(0) + ";");
      }
    } else {
      lines.addAll(1, calls(r, parts.size()));
    }
    lines.add("}");
    return lines.toString();
  }

  private String part(int k) {
    return prefix + "part" + (k + 1);
  }

  private static String parameters(Routine r) {
    return "const double *%s, double *%s".formatted(r.in, r.scratch)
        + (r.isSystem ? ", double *" + r.out : "");
  }

  private static String signature(Routine r) {
    return r.takesArray
        ? "const double *" + r.in + (r.isSystem ? ", double *" + r.out : "")
        : r.variables.length == 0
            ? "void"
            : Stream.of(r.variables).map("double "::concat).collect(Collectors.joining(", "));
  }

  private List<String> calls(Routine r, int parts) {
    List<String> lines = new ArrayList<>();
    String v = r.scratch;
    if (!r.takesArray) {
      String values = r.variables.length == 0 ? "0" : String.join(", ", r.variables);
      lines.add("const double " + r.in + "[] = {" + values + "};");
    }
    int slots = Math.max(1, r.partition.slots());
    lines.add("double *" + v + " = malloc(" + slots + " * sizeof *" + v + ");");
    lines.add("if (" + v + " == NULL) {");
    lines.add("    abort();");
    lines.add("}");
    String arguments = r.in + ", " + v + (r.isSystem ? ", " + r.out : "");
    for (int k = 0; k < parts; k++) {
      lines.add(part(k) + "(" + arguments + ");");
    }
    if (r.isSystem) {
      lines.add("free(" + v + ");");
    } else {
      lines.add("const double result = " + r.output(0) + ";");
      lines.add("free(" + v + ");");
      lines.add("return result;");
    }
    return lines;
  }

  @Override
  public String literal(double value) {
    return Double.isNaN(value)
        ? "NAN"
        : Double.isFinite(value) ? Double.toString(value) : value > 0 ? "INFINITY" : "-INFINITY";
  }

  @Override
  public String function(Fn fn) {
    return call(CFunctions.of(fn));
  }

  private String call(Function function) {
    if (!function.isHelper()) {
      return function.name();
    }
    helpers.put(function.name(), function);
    return prefix + function.name();
  }

  @Override
  public String sqrt() {
    return "sqrt";
  }

  @Override
  public String fma() {
    return "fma";
  }

  @Override
  public String pow(boolean isFinite) {
    return isFinite ? "pow" : call(CFunctions.POW);
  }

  @Override
  public String define(String name, boolean isCondition, String value) {
    return "const " + (isCondition ? "int " : "double ") + name + " = " + value + ";";
  }
}
