package leibniz.source;

import java.util.List;

/// Indented lines.
final class Lines {
  private final StringBuilder text = new StringBuilder();
  private final String indent;

  Lines(String indent) {
    this.indent = indent;
  }

  void add(String line) {
    add(0, line);
  }

  void add(int level, String line) {
    text.append(line.isEmpty() ? "" : indent.repeat(level)).append(line).append('\n');
  }

  void addAll(int level, List<String> lines) {
    lines.forEach(line -> add(level, line));
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
