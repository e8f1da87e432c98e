package leibniz.jit;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.lang.ref.WeakReference;
import java.util.concurrent.ForkJoinPool;

/// The place of a call that is interpreted until its code is ready. HotSpot inlines what stands in
/// it as a constant, and compiles anew when that changes: a call takes no lock and reads no field.
final class BackgroundSite extends MutableCallSite {
  private final Lookup host;
  private final String source; // the source file of the class to be made

  private BackgroundSite(Lookup host, String source, MethodHandle target) {
    super(target);
    this.host = host;
    this.source = source;
  }

  /// Links a call to the interpreter, and has its code made by the common pool, whose threads are
  /// few and keep no program from ending.
  static CallSite link(Lookup host, Entry entry, MethodType type, String source)
      throws ReflectiveOperationException {
    Computation computation;
    try {
      computation = entry.computation().get();
    } catch (RuntimeException e) {
      return new ConstantCallSite(LazyLink.thrower(e, type));
    }
    Interpretation interpretation = new Interpretation(entry, computation);
    BackgroundSite site = new BackgroundSite(host, source, interpretation.handle(type));
    WeakReference<BackgroundSite> reference = new WeakReference<>(site);
    Entry known = entry.of(computation);
    ForkJoinPool.commonPool().execute(() -> make(reference, known, type, interpretation));
    return site;
  }

  /// Makes the code and warms it up, unless the class has been dropped meanwhile. What goes wrong
  /// is thrown by every later call.
  private static void make(
      WeakReference<BackgroundSite> reference,
      Entry entry,
      MethodType type,
      Interpretation interpretation) {
    MethodHandle code;
    try {
      code = code(reference, entry);
      if (code == null) {
        return;
      }
      interpretation.warm(code, () -> reference.get() != null);
    } catch (Throwable e) {
      code = LazyLink.thrower(e, type);
    }
    BackgroundSite site = reference.get();
    if (site != null) {
      site.setTarget(code);
      syncAll(new MutableCallSite[] {site});
    }
  }

  /// The code, or null when nobody can call it.
  private static MethodHandle code(WeakReference<BackgroundSite> reference, Entry entry)
      throws ReflectiveOperationException {
    BackgroundSite site = reference.get();
    return site == null ? null : ClassCompiler.defineStatic(site.host, entry, site.source);
  }
}
