package leibniz.parse;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import leibniz.expr.External;

/// The functions that a text may call beside those of the table.
///
/// @param definitions those that are formulas, by name
/// @param externals those that Java code computes, by name
public record KnownFunctions(Map<String, Definition> definitions, Map<String, External> externals) {
  /// What every text may call.
  public static final KnownFunctions STANDARD =
      new KnownFunctions(StandardDefinitions.all(), Map.of());

  /// These and more functions, which hide others of their names.
  public KnownFunctions with(Map<String, Definition> formulas, Map<String, External> code) {
    Map<String, Definition> all = new LinkedHashMap<>(definitions);
    all.keySet().removeAll(code.keySet());
    all.putAll(formulas);
    Map<String, External> allCode = new LinkedHashMap<>(externals);
    allCode.keySet().removeAll(formulas.keySet());
    allCode.putAll(code);
    return new KnownFunctions(Map.copyOf(all), Map.copyOf(allCode));
  }

  Set<String> names() {
    Set<String> names = new TreeSet<>(definitions.keySet());
    names.addAll(externals.keySet());
    return names;
  }
}
