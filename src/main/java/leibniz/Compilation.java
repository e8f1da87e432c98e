package leibniz;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import leibniz.diff.Calculus;
import leibniz.expr.Count;
import leibniz.expr.Expr;
import leibniz.expr.Matrix;

/// What the compilations of formulas, systems and interfaces have in common.
final class Compilation {
  /// Where compiled classes are defined.
  static final MethodHandles.Lookup HERE = MethodHandles.lookup();

  /// So much of a formula's text names its class's source file.
  private static final int SOURCE = 40;

  private Compilation() {}

  /// The name of the source file of a class: the beginning of the formula, or of a system's first.
  static String source(Symbolic<?> compiled) {
    return switch (compiled) {
      case Formula f -> excerpt(f.expr(), f) + ".leibniz";
      case FormulaSystem s when s.size() == 0 -> "[].leibniz";
      case FormulaSystem s ->
          excerpt(s.matrix().get(0, 0), s) + (s.size() == 1 ? "" : ", …") + ".leibniz";
    };
  }

  private static String excerpt(Expr first, Symbolic<?> of) {
    return first.excerpt(of.variables(), SOURCE);
  }

  /// Two matrices in one row, one after the other, of which what is not zero takes room.
  ///
  /// @throws IllegalArgumentException when they have more entries than an array has places
  static Matrix inOneRow(Matrix first, Matrix second) {
    long size = (long) first.size() + second.size();
    if (size > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "there are %d results, more than an array has places".formatted(size));
    }
    Matrix.Builder row = new Matrix.Builder((int) size);
    add(first, 0, row);
    add(second, first.size(), row);
    row.endRow();
    return row.build();
  }

  private static void add(Matrix matrix, int from, Matrix.Builder row) {
    int[] start = matrix.rowStart();
    int[] column = matrix.columnIndex();
    for (int i = 0; i < matrix.rows(); i++) {
      for (int k = start[i]; k < start[i + 1]; k++) {
        row.add(from + i * matrix.columns() + column[k], matrix.entries().get(k));
      }
    }
  }

  /// The derivatives of expressions along a vector whose elements are new variables, one for each
  /// of `by`, after the others.
  static FormulaSystem along(List<Expr> exprs, List<String> variables, List<String> by) {
    List<String> vector = Entries.fresh(by.size(), variables);
    List<Expr> along = Calculus.along(exprs, Variables.direction(by, joined(by, vector)));
    return new FormulaSystem(Matrix.dense(along, 1), joined(variables, vector));
  }

  /// The names of parameters, which are variables, each once.
  static List<String> parameters(List<String> given, List<String> variables) {
    return Variables.distinct(Variables.checkVariables(given.toArray(String[]::new), variables));
  }

  static List<String> without(List<String> some, List<String> all) {
    Set<String> removed = new HashSet<>(some);
    return all.stream().filter(name -> !removed.contains(name)).toList();
  }

  /// Values of the parameters, as many as there are.
  static double[] checked(double[] values, List<String> parameters) {
    Objects.requireNonNull(values, "values");
    if (values.length != parameters.size()) {
      throw new IllegalArgumentException(
          "expected %s of the parameters%s, got %d"
              .formatted(
                  Count.of(parameters.size(), "value"),
                  parameters.isEmpty() ? "" : ", " + Variables.shown(parameters),
                  values.length));
    }
    return values.clone();
  }

  /// Values of the parameters in their order.
  static double[] byName(Map<String, ? extends Number> values, List<String> parameters) {
    Map<String, ? extends Number> named = Variables.byName(values, parameters, "parameter");
    return parameters.stream()
        .mapToDouble(
            name -> {
              if (!named.containsKey(name)) {
                throw new IllegalArgumentException("the parameter " + name + " has no value");
              }
              return Objects.requireNonNull(named.get(name), name).doubleValue();
            })
        .toArray();
  }

  /// Values under the names of the parameters, in their order.
  static Map<String, Double> byName(List<String> parameters, double[] values) {
    Map<String, Double> named = new LinkedHashMap<>();
    for (int k = 0; k < values.length; k++) {
      named.put(parameters.get(k), values[k]);
    }
    return Collections.unmodifiableMap(named);
  }

  private static List<String> joined(List<String> a, List<String> b) {
    return Stream.concat(a.stream(), b.stream()).toList();
  }

  /// What a handle makes of arguments. The usual numbers of them are calls that the JVM has ready;
  /// an array of arguments would be taken apart by code made for that, a sixth of the time of a
  /// first compilation.
  static Object make(MethodHandle maker, Object... arguments) {
    try {
      return switch (arguments.length) {
        case 0 -> maker.invoke();
        case 1 -> maker.invoke(arguments[0]);
        case 2 -> maker.invoke(arguments[0], arguments[1]);
        default -> maker.invokeWithArguments(arguments);
      };
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a compiled class has no constructor that throws", e);
    }
  }
}
