package leibniz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Compiles Java source in this JVM.
final class Javac {
  private Javac() {}

  /// The class of a source text that javac takes without a warning.
  static Class<?> compile(String name, String source, Path folder)
      throws IOException, ClassNotFoundException {
    JavaFileObject file =
        new SimpleJavaFileObject(
            URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    StringWriter messages = new StringWriter();
    List<String> options =
        List.of(
            "-d",
            folder.toString(),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    boolean isCompiled =
        ToolProvider.getSystemJavaCompiler()
            .getTask(messages, null, null, options, null, List.of(file))
            .call();
    assertEquals(true, isCompiled, messages::toString);
    URLClassLoader loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}); // loads parts later
    return loader.loadClass(name);
  }
}
