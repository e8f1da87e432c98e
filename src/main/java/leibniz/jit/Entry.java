package leibniz.jit;

import java.util.List;
import java.util.function.Supplier;

/// An entry point of a class to be compiled: a method of the superclass or interface and what it
/// computes.
///
/// The method takes the inputs in one `double[]` or as one `double` parameter each, then perhaps a
/// `double[]` for outputs. When it returns a `double`, that is output 0, and the array receives the
/// others.
///
/// @param method the name of the method
/// @param descriptor its descriptor, such as `([D[D)D`
/// @param variables the names of the inputs
/// @param places the length of the array for outputs, if there is one; known, and checked, before
///   the program is made. It may be more than any array has, so that every call is an error
/// @param computation gives the program; asked at once, or for a lazy entry when the method is
///   first called with arrays of the right lengths
/// @param isLazy whether the code is made when the method is first called
public record Entry(
    String method,
    String descriptor,
    List<String> variables,
    long places,
    Supplier<Computation> computation,
    boolean isLazy) {
  boolean returnsValue() {
    return descriptor.endsWith(")D");
  }

  boolean takesArray() {
    return descriptor.startsWith("([D");
  }

  /// Whether an array for outputs is given.
  boolean fillsArray() {
    return descriptor.contains(takesArray() ? "[D[D)" : "[D)");
  }
}
