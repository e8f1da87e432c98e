package leibniz.notebook;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import leibniz.DisplayHook;
import org.rapaio.jupyter.kernel.display.DisplaySystem;

/// Tells the Java kernel that this runs in, if it is one that must be told, how to show values.
///
/// IJava has a registry of renderers, which is reached through its running kernel; rapaio looks for
/// providers again when asked. (JJava finds [JJavaExtension] by itself.) Nothing here is loaded
/// outside these kernels.
public final class KernelHook implements DisplayHook {
  /// Made by the service loader.
  public KernelHook() {}

  @Override
  public void attach() {
    Class<?> ijava = find("io.github.spencerpark.ijava.IJava");
    if (ijava != null) {
      IJava.attach(ijava);
    }
    if (find("org.rapaio.jupyter.kernel.display.DisplaySystem") != null) {
      Rapaio.attach();
    }
  }

  private static Class<?> find(String name) {
    try {
      return Class.forName(name, false, KernelHook.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      return null; // another kernel, or none
    }
  }

  /// Loaded only where IJava is.
  private static final class IJava {
    static void attach(Class<?> ijava) {
      try {
        Object kernel = ijava.getMethod("getKernelInstance").invoke(null);
        if (kernel instanceof BaseKernel running) {
          IJavaDisplay.register(running.getRenderer());
        }
      } catch (ReflectiveOperationException e) {
        System.getLogger("leibniz").log(System.Logger.Level.WARNING, "no display in IJava", e);
      }
    }
  }

  /// Loaded only where rapaio's kernel is.
  private static final class Rapaio {
    static void attach() {
      DisplaySystem.inst().refreshSpiDisplayHandlers();
    }
  }
}
