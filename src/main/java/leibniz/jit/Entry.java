package leibniz.jit;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    List<Part> inputs,
    boolean returnsValue,
    List<Part> outputs,
    Supplier<Computation> computation,
    boolean isLazy,
    boolean isBackground) {
  private static final String PARAMETER_SET = Type.getDescriptor(ParameterSet.class);

  /// An entry whose code is made by the thread that calls.
  public Entry(
      String method,
      List<Part> inputs,
      boolean returnsValue,
      List<Part> outputs,
      Supplier<Computation> computation,
      boolean isLazy) {
    this(method, inputs, returnsValue, outputs, computation, isLazy, false);
  }

  /// This entry with its computation, and nothing else that a supplier may hold.
  Entry of(Computation known) {
    return new Entry(method, inputs, returnsValue, outputs, () -> known, isLazy, isBackground);
  }

  /// All parts, in the order of the parameters.
  List<Part> parts() {
    return Stream.concat(inputs.stream(), outputs.stream()).toList();
  }

  String descriptor() {
    return parts().stream().map(Part::descriptor).collect(Collectors.joining("", "(", ")"))
        + (returnsValue ? "D" : returnsArray() ? "[D" : "V");
  }

  /// The descriptor of the static method with the code of a lazy entry, which lacks an instance.
  String staticDescriptor() {
    return isStaged() ? "(" + PARAMETER_SET + descriptor().substring(1) : descriptor();
  }

  boolean returnsArray() {
    return outputs.stream().anyMatch(part -> part.kind() == Part.Kind.NEW_ARRAY);
  }

  /// Whether inputs come from parameters that the instance holds.
  boolean isStaged() {
    return inputs.stream().anyMatch(part -> part.kind() == Part.Kind.STAGE);
  }

  /// How many places the arrays for outputs have in all.
  long places(Computation known) {
    if (isCounted()) {
      return outputs.stream().mapToLong(Part::count).sum();
    }
    return known.isScattered()
        ? known.scatter().length()
        : (long) known.program().outputCount() - (returnsValue ? 1 : 0);
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
    return outputs.stream().noneMatch(part -> part.count() == Part.UNKNOWN);
  }
}
