package leibniz.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import leibniz.expr.Fn;
import leibniz.program.Partition;
import leibniz.program.Program;

/// Writes a program as a function in Python with NumPy, for numbers and arrays of any shapes that
/// go together.
///
/// Both branches of a choice are computed, as `numpy.where` does, with its warnings turned off. The
/// gamma and error functions, which NumPy lacks, are Python's own, one number at a time, and slow;
/// all else runs at NumPy's speed.
public final class NumPySource implements Dialect {
  private static final Set<String> RESERVED =
      Set.of(
          ("False None True and as assert async await break class continue def del elif else except"
                  + " finally for from global if import in is lambda nonlocal not or pass raise"
                  + " return try while with yield np math float result")
              .split(" "));

  /// The helpers used so far, by name.
  private final Map<String, Function> helpers = new TreeMap<>();

  private NumPySource() {}

  /// A function with a parameter for each variable, or a sequence of them where they are more than
  /// 127, that returns the one output.
  ///
  /// @throws IllegalArgumentException when `name` is no name in Python, or a function is called
  ///   that NumPy lacks and that is no short formula of others
  public static String formula(Program program, String name) {
    return new NumPySource().of(program, name, false);
  }

  /// A function with a parameter for each variable, or a sequence of them where they are more than
  /// 127, that returns an array: an output for each index of its first axis.
  ///
  /// @throws IllegalArgumentException when `name` is no name in Python, or a function is called
  ///   that NumPy lacks and that is no short formula of others
  public static String system(Program program, String name) {
    return new NumPySource().of(program, name, true);
  }

  private String of(Program program, String name, boolean isSystem) {
    Identifiers names = new Identifiers(RESERVED, "_");
    Partition whole = Partition.whole(program);
    Routine r = new Routine(program, whole, this, names, name, isSystem, false);
    List<String> body = r.whole();
    String result = result(r);
    Lines lines = new Lines("    ");
    if (helpers.values().stream().anyMatch(helper -> helper.body().contains("math."))) {
      lines.add("import math");
    }
    lines.add("import numpy as np");
    for (Function helper : helpers.values()) {
      lines.add("");
      lines.add("def " + helper.name() + "(" + helper.parameters() + "):");
      lines.addAll(1, helper.body().lines().toList());
    }
    lines.add("");
    lines.add("def " + name + "(" + (r.takesArray ? r.in : String.join(", ", r.variables)) + "):");
    lines.add(1, "with np.errstate(all=\"ignore\"):");
    if (!r.takesArray) {
      for (int k : r.used()) {
        String variable = r.variables[k];
        lines.add(2, variable + " = np.asarray(" + variable + ", dtype=float)");
      }
    }
    lines.addAll(2, body);
    lines.add(2, "return " + result);
    return lines.toString();
  }

  private static String result(Routine r) {
    String values = r.takesArray ? "*" + r.in : String.join(", ", r.variables);
    if (r.isSystem) {
      List<String> all = new ArrayList<>(values.isEmpty() ? List.of() : List.of(values));
      for (int k = 0; k < r.program.outputCount(); k++) {
        all.add(r.output(k));
      }
      String broadcast = "np.broadcast_arrays(" + String.join(", ", all) + ")";
      return "np.array(" + broadcast + "[" + r.variables.length + ":])";
    }
    String output = r.output(0);
    return switch (r.program.op(r.program.output(0))) {
      case CONST -> "np.full(np.broadcast(" + values + ").shape, " + output + ")[()]";
      case INPUT -> "np.copy(" + output + ")[()]";
      // What np.where and np.vectorize give is an array, even of a number.
      case SELECT, CALL1, CALL2, POW -> output + "[()]";
      default -> output;
    };
  }

  @Override
  public String literal(double value) {
    return Double.isNaN(value)
        ? "np.nan"
        : Double.isFinite(value) ? Double.toString(value) : value > 0 ? "np.inf" : "-np.inf";
  }

  @Override
  public String function(Fn fn) {
    return call(NumPyFunctions.of(fn));
  }

  private String call(Function function) {
    if (function.isHelper()) {
      helpers.put(function.name(), function);
    }
    return function.name();
  }

  @Override
  public String sqrt() {
    return "np.sqrt";
  }

  @Override
  public String fma() {
    throw Function.lacking("NumPy", "fma");
  }

  @Override
  public String pow(boolean isFinite) {
    return isFinite ? "np.float_power" : call(NumPyFunctions.POW);
  }

  @Override
  public boolean isEager() {
    return true;
  }

  @Override
  public String and(String a, String b) {
    return "np.logical_and(" + a + ", " + b + ")";
  }

  @Override
  public String or(String a, String b) {
    return "np.logical_or(" + a + ", " + b + ")";
  }

  @Override
  public String not(String a) {
    return "np.logical_not(" + a + ")";
  }

  @Override
  public String choice(String condition, String then, String otherwise) {
    return "np.where(" + condition + ", " + then + ", " + otherwise + ")";
  }

  @Override
  public String define(String name, boolean isCondition, String value) {
    return assign(name, value);
  }

  @Override
  public String assign(String target, String value) {
    return target + " = " + value;
  }
}
