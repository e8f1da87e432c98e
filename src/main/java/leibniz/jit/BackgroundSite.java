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

  private BackgroundSite(Lookup host, MethodHandle target) {
    super(target);
    this.host = host;
  }

  /// Links a call to the interpreter, and has its code made by the common pool, whose threads are
  /// few and keep no program from ending.
  static CallSite link(Lookup host, LateEntry late, MethodType type)
      throws ReflectiveOperationException {
    Entry entry = late.entry();
    Computation computation;
    try {
      computation = entry.computation().get();
    } catch (RuntimeException e) {
      return new ConstantCallSite(LazyLink.thrower(e, type));
    }
    Interpretation interpretation = new Interpretation(entry, computation, late.isCheckedBefore());
    BackgroundSite site = new BackgroundSite(host, interpretation.handle(type));
    WeakReference<BackgroundSite> reference = new WeakReference<>(site);
    LateEntry known = new LateEntry(entry.of(computation), late.source(), late.isCheckedBefore());
    ForkJoinPool.commonPool().execute(() -> make(reference, known, type, interpretation));
    return site;
  }

  /// Makes the code, unless the class has been dropped meanwhile. An entry that cannot be made is
  /// linked to code that throws the reason; where memory is short the interpreter stays.
  private static void make(
      WeakReference<BackgroundSite> reference,
      LateEntry late,
      MethodType type,
      Interpretation interpretation) {
    BackgroundSite site = reference.get();
    if (site == null) {
      return;
    }
    MethodHandle code;
    try {
      code = LazyLink.code(site.host, late, type);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e); // our own class, of our own making
    }
    WarmUp warmUp = interpretation.warmUp();
    if (warmUp == null) {
      take(reference, code);
    } else {
      warmUp.begin(code);
      warm(reference, code, warmUp);
    }
  }

  private static void take(WeakReference<BackgroundSite> reference, MethodHandle code) {
    BackgroundSite site = reference.get();
    if (site != null) {
      site.setTarget(code);
      syncAll(new MutableCallSite[] {site});
    }
  }

  /// Warms code up, a slice of time at a time, until it takes over. After an error, such as of
  /// memory, the interpreter stays.
  private static void warm(
      WeakReference<BackgroundSite> reference, MethodHandle code, WarmUp warmUp) {
    if (reference.refersTo(null)) {
      return;
    }
    if (warmUp.isDone()) {
      take(reference, code);
    } else {
      ForkJoinPool.commonPool().execute(() -> warm(reference, code, warmUp));
    }
  }
}
