package leibniz.jit;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import leibniz.program.Partition;
import leibniz.program.Program;

/// An entry without a class: its program is interpreted, with arguments and results as compiled
/// code has them, to the bit.
final class Interpretation {
  private final Entry entry; // with counted inputs and outputs
  private final Computation computation;
  private final boolean isChecked; // by the caller
  private final int[] inputAt; // the first argument of each input
  private final int[] outputAt;
  private final int firstOutput; // the first argument for outputs
  private final boolean warms;
  private volatile WarmUp warmUp; // with the arguments of a call

  Interpretation(Entry entry, Computation computation, boolean isChecked) {
    this.entry = entry.counted(computation);
    this.computation = computation;
    this.isChecked = isChecked;
    this.inputAt = new int[entry.inputs().size()];
    this.outputAt = new int[entry.outputs().size()];
    int at = entry.isStaged() ? 1 : 0; // the argument before is the set of parameters
    for (int i = 0; i < inputAt.length; i++) {
      inputAt[i] = at;
      at += entry.inputs().get(i).arguments();
    }
    this.firstOutput = at;
    for (int k = 0; k < outputAt.length; k++) {
      outputAt[k] = at;
      at += entry.outputs().get(k).arguments();
    }
    Program program = computation.program();
    this.warms = program.operations() > Partition.WHOLE && !program.callsJava();
  }

  /// What warms code up that does the same; null before the first call, for code that is warm soon,
  /// and for code that calls Java code of the user's, who may count the calls.
  WarmUp warmUp() {
    return warmUp;
  }

  /// A handle that does what the static method of the entry would do.
  MethodHandle handle(MethodType type) throws ReflectiveOperationException {
    MethodType general = MethodType.methodType(Object.class, Object[].class);
    return MethodHandles.lookup()
        .findVirtual(Interpretation.class, "run", general)
        .bindTo(this)
        .asCollector(Object[].class, type.parameterCount())
        .asType(type);
  }

  /// Called through the handle.
  Object run(Object[] arguments) {
    Program program = computation.program();
    double[] in = new double[program.inputs().size()];
    double[] out = new double[program.outputCount()];
    if (!isChecked) {
      Check.of(entry).forEach(check -> check(arguments, check));
    }
    if (warms && warmUp == null) {
      warmUp = WarmUp.with(arguments, firstOutput);
    }
    gather(arguments, in);
    program.run(in, out);
    Object created = deliver(out, arguments);
    return entry.returnsValue() ? (Object) out[0] : created;
  }

  /// What an argument and the one behind it say of an array.
  private record Given(double[] array, int offset, int count) {}

  private Given input(Object[] arguments, int i) {
    Input in = entry.inputs().get(i);
    int offset = in.kind() == Input.Kind.RANGE ? (int) arguments[inputAt[i] + 1] : 0;
    return new Given((double[]) arguments[inputAt[i]], offset, in.count());
  }

  private Given output(Object[] arguments, int k) {
    Output out = entry.outputs().get(k);
    int offset = out.kind() == Output.Kind.RANGE ? (int) arguments[outputAt[k] + 1] : 0;
    return new Given((double[]) arguments[outputAt[k]], offset, (int) out.count());
  }

  private double[][] rows(Object[] arguments, int k) {
    return (double[][]) arguments[outputAt[k]];
  }

  /// Checks what could not be checked before the program was made.
  private void check(Object[] arguments, Check check) {
    switch (check) {
      case Check.Given(int i) -> {
        Given in = input(arguments, i);
        String names = entry.inputs().get(i).names();
        if (entry.inputs().get(i).kind() == Input.Kind.RANGE) {
          Arguments.check(in.array, in.offset, in.count, names);
        } else {
          Arguments.check(in.array, in.count, names);
        }
      }
      case Check.Room(int k) -> {
        Output out = entry.outputs().get(k);
        if (out.isInRows()) {
          Rows.check(rows(arguments, k), (int) out.rows(), out.columns());
        } else if (out.kind() == Output.Kind.RANGE) {
          Given given = output(arguments, k);
          Arguments.check(given.array, given.offset, out.count());
        } else {
          Arguments.check(output(arguments, k).array, out.count());
        }
      }
      case Check.Distinct(int k, int other) -> {
        Given b = output(arguments, other);
        if (entry.outputs().get(k).isInRows()) {
          Rows.checkDistinct(rows(arguments, k), b.array);
        } else {
          Given a = output(arguments, k);
          Arguments.checkDistinct(b.array, b.offset, b.count, a.array, a.offset, a.count);
        }
      }
      case Check.Apart(int i, _) -> {
        Given in = input(arguments, i);
        arguments[inputAt[i]] = Arrays.copyOfRange(in.array, in.offset, in.offset + in.count);
        if (entry.inputs().get(i).kind() == Input.Kind.RANGE) {
          arguments[inputAt[i] + 1] = 0;
        }
      }
      case Check.DistinctRows(int k) -> Rows.checkDistinct(rows(arguments, k));
    }
  }

  private void gather(Object[] arguments, double[] in) {
    int place = 0;
    for (int i = 0; i < inputAt.length; i++) {
      int count = entry.inputs().get(i).count();
      switch (entry.inputs().get(i).kind()) {
        case VALUES -> {
          for (int k = 0; k < count; k++) {
            in[place + k] = (double) arguments[inputAt[i] + k];
          }
        }
        case ARRAY, RANGE -> {
          Given given = input(arguments, i);
          System.arraycopy(given.array, given.offset, in, place, count);
        }
        case STAGE -> {
          double[] computed = computation.stage().of((ParameterSet) arguments[0]);
          System.arraycopy(computed, 0, in, place, count);
        }
      }
      place += count;
    }
  }

  /// Puts outputs into the arrays given, or into a new one, which it returns.
  private Object deliver(double[] out, Object[] arguments) {
    int shift = entry.returnsValue() ? 1 : 0;
    double[] values = Arrays.copyOfRange(out, shift, out.length);
    if (computation.isScattered()) {
      values = new double[(int) computation.scatter().length()];
      for (int k = shift; k < out.length; k++) {
        values[computation.scatter().places()[k - shift]] = out[k];
      }
    }
    Object created = null;
    int place = 0;
    for (int k = 0; k < outputAt.length; k++) {
      Output to = entry.outputs().get(k);
      int count = (int) to.count();
      switch (to.kind()) {
        case ARRAY, RANGE -> {
          Given given = output(arguments, k);
          System.arraycopy(values, place, given.array, given.offset, count);
        }
        case ROWS -> copy(values, place, rows(arguments, k));
        case NEW_ARRAY -> created = Arrays.copyOfRange(values, place, place + count);
        case NEW_ROWS -> {
          double[][] rows = new double[(int) to.rows()][to.columns()];
          copy(values, place, rows);
          created = rows;
        }
      }
      place += count;
    }
    return created;
  }

  private static void copy(double[] values, int from, double[][] rows) {
    int place = from;
    for (double[] row : rows) {
      System.arraycopy(values, place, row, 0, row.length);
      place += row.length;
    }
  }
}
