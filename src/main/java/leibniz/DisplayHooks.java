package leibniz;

import java.util.ServiceLoader;

/// Calls every [DisplayHook], once, when this class is initialised.
final class DisplayHooks {
  static {
    ServiceLoader.load(DisplayHook.class, DisplayHook.class.getClassLoader())
        .forEach(DisplayHook::attach);
  }

  private DisplayHooks() {}

  /// Has this class initialised.
  static void attach() {}
}
