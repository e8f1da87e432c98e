package leibniz.notebook;

import leibniz.Displayable;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.Renderer;

/// How JJava shows values; found by its service loader when the library is put on the class path.
public final class JJavaExtension implements Extension {
  /// Made by the service loader.
  public JJavaExtension() {}

  @Override
  public void install(BaseKernel kernel) {
    register(kernel.getRenderer());
  }

  static void register(Renderer renderer) {
    renderer
        .createRegistration(Displayable.class)
        .supporting("text/latex", "text/html", "image/svg+xml", "text/plain")
        .register(
            (value, context) -> {
              context.getOutputContainer().putText(value.toString());
              value.mimeBundle().forEach(context.getOutputContainer()::putData);
            });
  }
}
