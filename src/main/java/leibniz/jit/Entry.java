package leibniz.jit;

import java.util.List;
import java.util.function.Supplier;
import leibniz.program.Program;
import org.objectweb.asm.Type;

/// An entry point of a class to be compiled: a method of the superclass or interface and what it
/// computes. Its parameters are the inputs, then the arrays for outputs.
///
/// @param method the name of the method
/// @param inputs how the inputs of the program are given, in their order
/// @param returnsValue whether output 0 is returned, so that only the others go to arrays
/// @param outputs where outputs go, in their order
/// @param computation gives the program; asked at once, or for a lazy entry when the method is
///   first called with arrays of the right lengths
/// @param isLazy whether the code is made when the method is first called
/// @param isBackground whether a lazy entry is interpreted until another thread has made its code
public record Entry(
    String method,
    List<Input> inputs,
    boolean returnsValue,
    List<Output> outputs,
    Supplier<Computation> computation,
    boolean isLazy,
    boolean isBackground) {
  private static final String PARAMETER_SET = Type.getDescriptor(ParameterSet.class);

  /// An entry whose code is made by the thread that calls.
  public Entry(
      String method,
      List<Input> inputs,
      boolean returnsValue,
      List<Output> outputs,
      Supplier<Computation> computation,
      boolean isLazy) {
    this(method, inputs, returnsValue, outputs, computation, isLazy, false);
  }

  /// This entry with its computation, and nothing else that a supplier may hold.
  Entry of(Computation known) {
    return new Entry(method, inputs, returnsValue, outputs, () -> known, isLazy, isBackground);
  }

  String descriptor() {
    return parameters(new StringBuilder("("));
  }

  /// The descriptor from its first parameter on. A loop: streams took a tenth of the time in which
  /// a class is made.
  private String parameters(StringBuilder text) {
    for (Input in : inputs) {
      text.append(in.descriptor());
    }
    String returned = returnsValue ? "D" : "V";
    for (Output out : outputs) {
      text.append(out.descriptor());
      if (out.isNew()) {
        returned = out.isInRows() ? "[[D" : "[D";
      }
    }
    return text.append(')').append(returned).toString();
  }

  /// The descriptor of the static method with the code of a lazy entry, which lacks an instance.
  String staticDescriptor() {
    return isStaged() ? parameters(new StringBuilder("(" + PARAMETER_SET)) : descriptor();
  }

  /// The number of the output that is a new array and returned, or -1.
  int created() {
    for (int k = 0; k < outputs.size(); k++) {
      if (outputs.get(k).isNew()) {
        return k;
      }
    }
    return -1;
  }

  /// Whether inputs come from parameters that the instance holds.
  boolean isStaged() {
    return !inputs.isEmpty() && inputs.getFirst().kind() == Input.Kind.STAGE;
  }

  /// This entry with the numbers of inputs and outputs that its program decides.
  Entry counted(Computation known) {
    Program program = known.program();
    int given = inputs.stream().mapToInt(in -> Math.max(0, in.count())).sum();
    long places =
        known.isScattered()
            ? known.scatter().length()
            : (long) program.outputCount() - (returnsValue ? 1 : 0);
    long others = outputs.stream().mapToLong(out -> Math.max(0, out.count())).sum();
    return new Entry(
        method,
        inputs.stream().map(in -> in.counted(program.inputs().size() - given)).toList(),
        returnsValue,
        outputs.stream()
            .map(out -> out.isCounted() ? out : Output.vector(places - others).in(out.kind()))
            .toList(),
        computation,
        isLazy,
        isBackground);
  }

  /// This entry, which cannot be made, so that each call throws the reason.
  Entry failing(RuntimeException reason) {
    Supplier<Computation> failing =
        () -> {
          throw reason;
        };
    return new Entry(method, inputs, returnsValue, outputs, failing, true, false);
  }

  /// Whether lengths of arrays can be checked before the program is made.
  boolean isCounted() {
    return outputs.stream().allMatch(Output::isCounted);
  }
}
