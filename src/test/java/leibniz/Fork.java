package leibniz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Runs a class of the tests in a JVM of its own.
final class Fork {
  private Fork() {}

  /// Runs the method `main` of a class to its end.
  ///
  /// @param options of the JVM
  /// @return what it wrote
  static String run(List<String> options, Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    return run(Path.of(""), Map.of(), options, main, arguments);
  }

  /// Runs the method `main` of a class in a folder.
  static String run(Path folder, List<String> options, Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    return run(folder, Map.of(), options, main, arguments);
  }

  /// Runs the method `main` of a class in a folder, with variables of the environment; Jupyter's is
  /// no other's.
  static String run(
      Path folder,
      Map<String, String> environment,
      List<String> options,
      Class<?> main,
      String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toAbsolutePath().toFile())
            .redirectErrorStream(true);
    builder.environment().remove("JPY_PARENT_PID");
    builder.environment().putAll(environment);
    Process process = builder.start();
    String text;
    try (InputStream output = process.getInputStream()) {
      text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertEquals(0, process.waitFor(), text);
    return text;
  }
}
