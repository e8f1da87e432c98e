package leibniz.notebook;

import java.util.List;
import leibniz.Displayable;
import leibniz.program.Program;
import org.rapaio.jupyter.kernel.display.DisplayData;
import org.rapaio.jupyter.kernel.display.DisplayRenderer;
import org.rapaio.jupyter.kernel.display.DisplayTransformer;
import org.rapaio.jupyter.kernel.display.spi.DisplayProvider;

/// How rapaio's kernel shows values; found by its service loader when [KernelHook] asks it to look.
public final class RapaioDisplay implements DisplayProvider {
  /// Made by the service loader.
  public RapaioDisplay() {}

  @Override
  public List<DisplayRenderer> getDisplayRenderers() {
    return List.of(new Bundle(), new Lines());
  }

  @Override
  public List<DisplayTransformer> getDisplayTransformers() {
    return List.of();
  }

  /// Rapaio shows plain text as HTML, which would run the lines of a listing together.
  private static final class Lines implements DisplayRenderer {
    @Override
    public Class<?> rendererClass() {
      return Program.class;
    }

    @Override
    public boolean canRender(String mimeType) {
      return true;
    }

    @Override
    public DisplayData render(String mimeType, Object value) {
      return DisplayData.withType("text/plain", value.toString());
    }
  }

  private static final class Bundle implements DisplayRenderer {
    @Override
    public Class<?> rendererClass() {
      return Displayable.class;
    }

    @Override
    public boolean canRender(String mimeType) {
      return true;
    }

    @Override
    public DisplayData render(String mimeType, Object value) {
      DisplayData data = DisplayData.withType("text/plain", value.toString());
      ((Displayable) value).mimeBundle().forEach(data::putData);
      return data;
    }
  }
}
