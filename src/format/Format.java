import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Checks or applies google-java-format; run by Maven as a source file, on the JDK that compiles
/// the project.
final class Format {
  /// Breaking a long comment may leave work for a second run.
  private static String settled(Formatter formatter, Path file, String source) {
    try {
      String once = formatter.formatSourceAndFixImports(source);
      return formatter.formatSourceAndFixImports(once);
    } catch (FormatterException e) {
      throw new IllegalStateException(file + ": " + e.getMessage(), e);
    }
  }

  public static void main(String[] args) throws Exception {
    boolean apply = args[0].equals("apply");
    List<Path> unformatted = new ArrayList<>();
    List<Path> files;
    try (var tree = Files.walk(Path.of(args[1]))) {
      files = tree.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
    Formatter formatter = new Formatter();
    for (Path file : files) {
      String source = Files.readString(file);
      String formatted = settled(formatter, file, source);
      if (!formatted.equals(source)) {
        unformatted.add(file);
        if (apply) {
          Files.writeString(file, formatted);
        }
      }
    }
    unformatted.forEach(
        file -> System.err.println((apply ? "formatted " : "not formatted: ") + file));
    if (!apply && !unformatted.isEmpty()) {
      System.err.println("format with: mvn process-sources -Dformat.mode=apply");
      System.exit(1);
    }
  }
}
