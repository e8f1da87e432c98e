package leibniz.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import leibniz.Formula;
import org.junit.jupiter.api.Test;

/// The renderers of kernels show values richly, and in plain text.
class KernelDisplayTest {
  private static final Formula FORMULA = Formula.parse("x/2");

  @Test
  void ijavaShowsLatex() {
    Renderer renderer = new Renderer();
    IJavaDisplay.register(renderer);
    DisplayData data = renderer.render(FORMULA);
    assertEquals("$$\\frac{x}{2}$$", data.getData(MIMEType.TEXT_LATEX));
    assertEquals("x/2", data.getData(MIMEType.TEXT_PLAIN));
  }

  @Test
  void jjavaShowsLatex() {
    var renderer = new org.dflib.jjava.jupyter.kernel.display.Renderer();
    JJavaExtension.register(renderer);
    var data = renderer.render(FORMULA);
    assertEquals(
        "$$\\frac{x}{2}$$",
        data.getData(org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_LATEX));
  }
}
