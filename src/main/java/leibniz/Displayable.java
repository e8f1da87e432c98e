package leibniz;

import java.util.Map;

/// A value that notebooks show richly.
public interface Displayable {
  /// One rich form of this value: its MIME type (`text/latex`, `text/html`, `image/svg+xml`) and
  /// its content. `toString()` is always good plain text beside it.
  Map<String, String> mimeBundle();
}
