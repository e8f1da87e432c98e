package leibniz.jit;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;

/// Compiles a lazy entry when it is first called: the bootstrap method of its `invokedynamic`
/// instruction, so that from then on the JVM takes the call as a constant and inlines it.
public final class LazyLink {
  private LazyLink() {}

  /// Called by the JVM, once for each entry; where threads race, one result wins.
  ///
  /// An entry that cannot be made, such as one that needs a derivative nobody gave, is linked to
  /// code that throws the reason, now and at every later call. The JVM would wrap it in a
  /// [BootstrapMethodError]. Errors are not caught: when memory is short the next call tries again.
  ///
  /// @param index of the entry in the class data
  public static CallSite link(Lookup host, String method, MethodType type, int index)
      throws ReflectiveOperationException {
    LateEntry late = MethodHandles.classDataAt(host, "_", LateEntry.class, index);
    return late.entry().isBackground()
        ? BackgroundSite.link(host, late, type)
        : new ConstantCallSite(code(host, late, type));
  }

  /// The code of an entry, or code that throws the reason why there is none.
  static MethodHandle code(Lookup host, LateEntry late, MethodType type)
      throws ReflectiveOperationException {
    try {
      return ClassCompiler.defineStatic(host, late);
    } catch (RuntimeException e) {
      return thrower(e, type);
    }
  }

  /// Code that throws, whatever it is given: each time another exception, with the reason as its
  /// cause, so that each has the stack of its own call.
  static MethodHandle thrower(RuntimeException reason, MethodType type)
      throws ReflectiveOperationException {
    MethodHandle repeated =
        MethodHandles.lookup()
            .findStatic(
                LazyLink.class,
                "repeated",
                MethodType.methodType(RuntimeException.class, RuntimeException.class))
            .bindTo(reason);
    MethodHandle thrower = MethodHandles.throwException(type.returnType(), RuntimeException.class);
    return MethodHandles.dropArguments(
        MethodHandles.foldArguments(thrower, repeated), 0, type.parameterList());
  }

  /// The exceptions of this library, and of derivatives that are missing, are of these types.
  static RuntimeException repeated(RuntimeException reason) {
    return switch (reason) {
      case IllegalArgumentException e -> new IllegalArgumentException(e.getMessage(), e);
      case IllegalStateException e -> new IllegalStateException(e.getMessage(), e);
      case UnsupportedOperationException e -> new UnsupportedOperationException(e.getMessage(), e);
      default -> reason;
    };
  }
}
