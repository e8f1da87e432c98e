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
  private final Entry entry;
  private final Computation computation;
  private final boolean warms;
  private volatile WarmUp warmUp; // with the arguments of a call

  Interpretation(Entry entry, Computation computation) {
    this.entry = entry;
    this.computation = computation;
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
    int places = (int) entry.places(computation);
    int firstOutput = entry.isStaged() ? 1 : 0; // the argument before is the set of parameters
    for (Part part : entry.inputs()) {
      firstOutput += parameters(part);
    }
    if (!entry.isCounted()) {
      check(arguments, firstOutput, places);
    }
    if (warms && warmUp == null) {
      warmUp = WarmUp.with(arguments, firstOutput);
    }
    gather(arguments, in);
    program.run(in, out);
    double[] created = deliver(out, arguments, firstOutput, places);
    return entry.returnsValue() ? (Object) out[0] : created;
  }

  /// Checks what could not be checked before the program was made.
  private void check(Object[] arguments, int firstOutput, int places) {
    int at = entry.isStaged() ? 1 : 0;
    for (Part part : entry.inputs()) {
      if (part.kind() == Part.Kind.ARRAY) {
        Arguments.check((double[]) arguments[at], (int) part.count(), part.names());
      } else if (part.kind() == Part.Kind.RANGE) {
        int offset = (int) arguments[at + 1];
        Arguments.check((double[]) arguments[at], offset, (int) part.count(), part.names());
      }
      at += parameters(part);
    }
    at = firstOutput;
    for (Part part : entry.outputs()) {
      if (part.kind() == Part.Kind.ARRAY) {
        Arguments.check((double[]) arguments[at], (long) count(part, places));
      } else if (part.kind() == Part.Kind.RANGE) {
        int offset = (int) arguments[at + 1];
        Arguments.check((double[]) arguments[at], offset, (long) count(part, places));
      }
      for (int other = firstOutput; other < at; other++) {
        if (part.isGivenArray() && arguments[other] instanceof double[] array) {
          Arguments.checkDistinct(array, (double[]) arguments[at]);
        }
      }
      at += parameters(part);
    }
  }

  private void gather(Object[] arguments, double[] in) {
    int at = entry.isStaged() ? 1 : 0;
    int place = 0;
    for (Part part : entry.inputs()) {
      switch (part.kind()) {
        case VALUES -> {
          for (int k = 0; k < part.count(); k++) {
            in[place++] = (double) arguments[at + k];
          }
        }
        case ARRAY, RANGE -> {
          int offset = part.kind() == Part.Kind.RANGE ? (int) arguments[at + 1] : 0;
          System.arraycopy(arguments[at], offset, in, place, (int) part.count());
          place += (int) part.count();
        }
        case STAGE -> {
          double[] computed = computation.stage().of((ParameterSet) arguments[0]);
          System.arraycopy(computed, 0, in, place, computed.length);
          place += computed.length;
        }
        case NEW_ARRAY -> throw new IllegalStateException("inputs are given");
      }
      at += parameters(part);
    }
  }

  /// Puts outputs into the arrays given, or into a new one, which it returns.
  private double[] deliver(double[] out, Object[] arguments, int firstOutput, int places) {
    double[] created = null;
    int shift = entry.returnsValue() ? 1 : 0;
    double[] values = Arrays.copyOfRange(out, shift, out.length);
    if (computation.isScattered()) {
      values = new double[places];
      for (int k = shift; k < out.length; k++) {
        values[computation.scatter().places()[k - shift]] = out[k];
      }
    }
    int at = firstOutput;
    int place = 0;
    for (Part part : entry.outputs()) {
      int count = count(part, places);
      switch (part.kind()) {
        case ARRAY, RANGE -> {
          int offset = part.kind() == Part.Kind.RANGE ? (int) arguments[at + 1] : 0;
          System.arraycopy(values, place, arguments[at], offset, count);
        }
        case NEW_ARRAY -> created = Arrays.copyOfRange(values, place, place + count);
        case VALUES, STAGE -> throw new IllegalStateException("outputs go to arrays");
      }
      place += count;
      at += parameters(part);
    }
    return created;
  }

  /// How many places a part for outputs has.
  private int count(Part part, int places) {
    if (part.count() != Part.UNKNOWN) {
      return (int) part.count();
    }
    long known = entry.outputs().stream().mapToLong(p -> Math.max(0, p.count())).sum();
    return (int) (places - known);
  }

  /// How many parameters of a method a part takes.
  private static int parameters(Part part) {
    return switch (part.kind()) {
      case VALUES -> (int) part.count();
      case ARRAY -> 1;
      case RANGE -> 2;
      case NEW_ARRAY, STAGE -> 0;
    };
  }
}
