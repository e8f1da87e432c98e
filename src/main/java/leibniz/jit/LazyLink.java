package leibniz.jit;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;

/// Compiles a lazy entry when it is first called: the bootstrap method of its `invokedynamic`
/// instruction, so that from then on the JVM takes the call as a constant and inlines it.
public final class LazyLink {
  private LazyLink() {}

  /// Called by the JVM, once for each entry; where threads race, one result wins.
  public static CallSite link(Lookup host, String method, MethodType type, int index)
      throws ReflectiveOperationException {
    Entry entry = MethodHandles.classDataAt(host, "_", Entry.class, index);
    return new ConstantCallSite(ClassCompiler.defineStatic(host, entry));
  }
}
