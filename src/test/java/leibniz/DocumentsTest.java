package leibniz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import leibniz.cli.MainRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Documents run: the Java of the README, of the pages on calculus, compiled code and algebra, and
/// of documentation comments, and the commands of the README as far as they are ours. A remark
/// behind an expression begins with its value.
class DocumentsTest {
  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  private static final String IMPORTS =
      """
      import java.util.*; import java.util.function.*; import leibniz.*; import leibniz.expr.*; \
      import leibniz.solve.*;
      """;

  record Example(String name, String code) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Example> examples() throws IOException {
    List<Example> examples =
        new ArrayList<>(blocks("README.md", Files.readString(Path.of("README.md"))));
    examples.addAll(blocks("calculus.md", Files.readString(Path.of("docs/calculus.md"))));
    examples.addAll(blocks("compiled.md", Files.readString(Path.of("docs/compiled.md"))));
    examples.addAll(blocks("algebra.md", Files.readString(Path.of("docs/algebra.md"))));
    List<Path> sources;
    try (Stream<Path> tree = Files.walk(Path.of("src/main/java"))) {
      sources = tree.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
    for (Path source : sources) {
      String comments =
          Files.readAllLines(source).stream()
              .map(String::strip)
              .filter(line -> line.startsWith("///"))
              .map(line -> line.substring(line.startsWith("/// ") ? 4 : 3))
              .collect(Collectors.joining("\n"));
      examples.addAll(blocks(source.getFileName().toString(), comments));
    }
    return examples;
  }

  private static List<Example> blocks(String name, String text) {
    List<Example> blocks = new ArrayList<>();
    Matcher m = BLOCK.matcher(text);
    while (m.find()) {
      blocks.add(new Example(name + " " + (blocks.size() + 1), m.group(1)));
    }
    return blocks;
  }

  @Test
  void thereAreExamples() throws IOException {
    int count = examples().size();
    assertTrue(count >= 12, () -> "only " + count);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void examplesRunAndSayTheTruth(Example example) {
    try (Shell shell = new Shell()) {
      shell.run(IMPORTS);
      runs(shell, example.code);
    }
  }

  private static void runs(Shell shell, String code) {
    StringBuilder statement = new StringBuilder();
    List<String> lines = code.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      int at = line.indexOf("//");
      statement.append(at < 0 ? line : line.substring(0, at)).append('\n');
      if (!statement.toString().strip().endsWith(";")) {
        continue;
      }
      String source = statement.toString();
      statement.setLength(0);
      if (i + 1 < lines.size() && lines.get(i + 1).startsWith("// line")) {
        Shell.Failure e = assertThrows(Shell.Failure.class, () -> shell.run(source));
        List<String> remarks =
            lines.subList(i + 1, lines.size()).stream().map(l -> l.substring(3)).toList();
        assertTrue(e.getMessage().endsWith(String.join("\n", remarks)), e.getMessage());
        return;
      }
      List<Shell.Result> results = shell.run(source);
      if (at >= 0) {
        Shell.Result last = results.getLast();
        String remark = line.substring(at + 2).strip();
        assertTrue(last.isShown(), () -> "has no value: " + source);
        assertTrue(
            remark.equals(last.text()) || remark.startsWith(last.text() + ", "),
            () -> source + "gives " + last.text());
      }
    }
    assertEquals("", statement.toString().strip());
  }

  @Test
  void aFalseRemarkIsFound() {
    try (Shell shell = new Shell()) {
      assertThrows(AssertionError.class, () -> runs(shell, "1 + 1; // 3\n"));
      runs(shell, "1 + 1; // 2\n");
    }
  }

  @Test
  void theCommandsOfTheReadmeAreThere() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    assertTrue(readme.contains("    mvn verify\n"));
    Matcher m = Pattern.compile("^    \\./leibniz (.*)$", Pattern.MULTILINE).matcher(readme);
    int commands = 0;
    while (m.find()) {
      commands++;
      assertEquals(0, MainRun.run(words(m.group(1))), m.group(1));
    }
    assertFalse(commands < 6);
  }

  /// As a shell splits a line with single quotes.
  private static String[] words(String line) {
    Matcher m = Pattern.compile("'([^']*)'|(\\S+)").matcher(line);
    List<String> words = new ArrayList<>();
    while (m.find()) {
      words.add(m.group(1) != null ? m.group(1) : m.group(2));
    }
    return words.toArray(String[]::new);
  }

  /// `x[1](y)` in a formula is no link.
  private static String withoutCode(String text) {
    return text.replaceAll("(?s)```.*?```|`[^`]*`", "");
  }

  @Test
  void linksLeadSomewhere() throws IOException {
    for (Path document :
        List.of(
            Path.of("README.md"),
            Path.of("docs/design.md"),
            Path.of("docs/language.md"),
            Path.of("docs/calculus.md"),
            Path.of("docs/compiled.md"),
            Path.of("docs/algebra.md"))) {
      Matcher m =
          Pattern.compile("\\]\\(([^)#:]+)\\)").matcher(withoutCode(Files.readString(document)));
      while (m.find()) {
        Path target = document.resolveSibling(m.group(1));
        assertTrue(Files.exists(target), document + " leads to " + target);
      }
    }
  }
}
