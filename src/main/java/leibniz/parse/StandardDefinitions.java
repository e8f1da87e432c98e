package leibniz.parse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The functions that are defined in the language itself, in `definitions.txt`.
public final class StandardDefinitions {
  private static final Map<String, Definition> ALL = load();

  private StandardDefinitions() {}

  /// A definition, as in `sec(x) = 1/cos(x)`.
  ///
  /// @param parameters the names in parentheses
  /// @param body the text right of the sign
  public record Definition(String name, List<String> parameters, String body) {}

  /// The names, in the order of the file.
  public static Set<String> names() {
    return ALL.keySet();
  }

  /// The definition of a name, or null when there is none.
  public static Definition named(String name) {
    return ALL.get(name);
  }

  private static Map<String, Definition> load() {
    Map<String, Definition> all = new LinkedHashMap<>();
    try (InputStream in = StandardDefinitions.class.getResourceAsStream("definitions.txt");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line : reader.lines().filter(l -> !l.startsWith("#")).toList()) {
        int open = line.indexOf('(');
        int close = line.indexOf(')');
        int equals = line.indexOf('=');
        String name = line.substring(0, open);
        List<String> parameters = List.of(line.substring(open + 1, close).split(", ", -1));
        all.put(name, new Definition(name, parameters, line.substring(equals + 1).strip()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }
}
