package leibniz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Runs the cells of every notebook, and compares what the last value of each shows with what is
/// stored; `mvn verify -Dleibniz.write=true` stores it anew.
class NotebookTest {
  static List<Path> notebooks() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("notebooks"))) {
      return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void cellsRunAndShowWhatIsStored(Path file) throws IOException {
    JsonObject notebook = new Gson().fromJson(Files.readString(file), JsonObject.class);
    int cells = 0;
    int shown = 0;
    try (Shell shell = new Shell()) {
      for (JsonElement element : notebook.getAsJsonArray("cells")) {
        JsonObject cell = element.getAsJsonObject();
        String source = joined(cell.get("source"));
        if (!cell.get("cell_type").getAsString().equals("code") || source.startsWith("%")) {
          continue; // the class path is this test's own
        }
        cells++;
        List<Shell.Result> results = shell.run(source);
        Map<String, String> data = new TreeMap<>();
        Shell.Result last = results.getLast();
        if (last.isShown()) {
          shown++;
          data.put("text/plain", last.text());
          data.putAll(last.bundle());
          assertFalse(last.text().contains("<"), "plain text without tags: " + last.text());
        }
        if (Boolean.getBoolean("leibniz.write")) {
          store(cell, data, cells);
        } else {
          assertEquals(data, stored(cell), source);
        }
      }
    }
    assertFalse(shown == 0, "the notebook shows something");
    if (Boolean.getBoolean("leibniz.write")) {
      Files.writeString(
          file,
          new GsonBuilder()
                  .serializeNulls()
                  .setPrettyPrinting()
                  .disableHtmlEscaping()
                  .create()
                  .toJson(notebook)
              + "\n");
    }
  }

  private static String joined(JsonElement lines) {
    StringBuilder text = new StringBuilder();
    lines.getAsJsonArray().forEach(line -> text.append(line.getAsString()));
    return text.toString();
  }

  private static Map<String, String> stored(JsonObject cell) {
    Map<String, String> data = new TreeMap<>();
    for (JsonElement output : cell.getAsJsonArray("outputs")) {
      output
          .getAsJsonObject()
          .getAsJsonObject("data")
          .entrySet()
          .forEach(e -> data.put(e.getKey(), joined(e.getValue())));
    }
    return data;
  }

  private static void store(JsonObject cell, Map<String, String> data, int count) {
    cell.addProperty("execution_count", count);
    JsonArray outputs = new JsonArray();
    if (!data.isEmpty()) {
      JsonObject bundle = new JsonObject();
      data.forEach(
          (type, text) -> {
            JsonArray lines = new JsonArray();
            text.lines().map(line -> line + "\n").forEach(lines::add);
            int end = lines.size() - 1;
            lines.set(
                end,
                new com.google.gson.JsonPrimitive(lines.get(end).getAsString().stripTrailing()));
            bundle.add(type, lines);
          });
      JsonObject output = new JsonObject();
      output.addProperty("output_type", "execute_result");
      output.addProperty("execution_count", count);
      output.add("metadata", new JsonObject());
      output.add("data", bundle);
      outputs.add(output);
    }
    cell.add("outputs", outputs);
  }
}
