package leibniz.notebook;

import io.github.spencerpark.jupyter.kernel.display.Renderer;
import leibniz.Displayable;

/// How IJava, and every kernel on `jupyter-jvm-basekernel`, shows values.
final class IJavaDisplay {
  private IJavaDisplay() {}

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
