package leibniz.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// How every command answers: as text for people, or as one JSON object.
final class Output {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(names = "--json", description = "Answer with one JSON object.")
  private boolean json;

  /// Where text goes.
  PrintWriter out() {
    return command.commandLine().getOut();
  }

  /// Where progress goes.
  PrintWriter err() {
    return command.commandLine().getErr();
  }

  /// Whether JSON is asked for.
  boolean isJson() {
    return json;
  }

  /// Fields of an answer in their order: names and values in turn.
  static Map<String, ?> fields(Object... namesAndValues) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int k = 0; k < namesAndValues.length; k += 2) {
      fields.put(namesAndValues[k].toString(), namesAndValues[k + 1]);
    }
    return fields;
  }

  /// Answers with `text`, or with the object of `fields`: strings, numbers, booleans, and lists and
  /// maps of them.
  void answer(String text, Map<String, ?> fields) {
    if (json) {
      out()
          .println(
              new GsonBuilder()
                  .serializeNulls()
                  .disableHtmlEscaping()
                  .create()
                  .toJson(element(fields)));
    } else {
      out().println(text);
    }
  }

  /// JSON has no NaN and no infinities: they become null.
  private static JsonElement element(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        JsonObject object = new JsonObject();
        map.forEach((name, part) -> object.add(name.toString(), element(part)));
        yield object;
      }
      case List<?> list -> {
        JsonArray array = new JsonArray();
        list.forEach(part -> array.add(element(part)));
        yield array;
      }
      case Number n -> Double.isFinite(n.doubleValue()) ? new JsonPrimitive(n) : JsonNull.INSTANCE;
      case Boolean b -> new JsonPrimitive(b);
      default -> new JsonPrimitive(value.toString());
    };
  }
}
