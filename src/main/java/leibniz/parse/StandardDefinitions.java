package leibniz.parse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The functions that are defined in the language itself, in `definitions.txt`.
public final class StandardDefinitions {
  private static final Map<String, Definition> ALL = Collections.unmodifiableMap(load());

  private StandardDefinitions() {}

  /// The definitions by name, in the order of the file.
  public static Map<String, Definition> all() {
    return ALL;
  }

  private static Map<String, Definition> load() {
    Map<String, Definition> all = new LinkedHashMap<>();
    try (InputStream in = StandardDefinitions.class.getResourceAsStream("definitions.txt");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line : reader.lines().filter(l -> !l.startsWith("#")).toList()) {
        int equals = line.indexOf('=');
        Definition definition =
            Definition.of(line.substring(0, equals), line.substring(equals + 1).strip());
        all.put(definition.name(), definition);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }
}
