package leibniz.parse;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Sym;

/// The elements of a text, variables called `x[1]` or `x[1,2]`.
///
/// Which of them a formula has is known at its end only: `sum(i, 1, 3, if(i == 1, 0, x[i - 1]))`
/// has no `x[0]`.
final class Elements {
  private static final Pattern NUMBERS = Pattern.compile("-?\\d+");

  /// A name taken apart for comparison.
  private record Key(String name, String base, long[] indices) {
    Key(String name) {
      this(name, Elements.base(name), Elements.indices(name));
    }
  }

  /// Names in alphabetical order, and elements of one name by their indices: `x[2]` comes before
  /// `x[10]`.
  static List<String> sorted(Collection<String> names) {
    return names.stream()
        .map(Key::new)
        .sorted(Comparator.comparing(Key::base).thenComparing(Key::indices, Arrays::compare))
        .map(Key::name)
        .toList();
  }

  private final Map<String, Integer> offsets = new HashMap<>();

  /// Notes that the text speaks of elements of `name` at `offset`.
  ///
  /// @param offset is asked for once a name: counting it takes a walk through the text
  void note(String name, IntSupplier offset) {
    if (!offsets.containsKey(name)) {
      offsets.put(name, offset.getAsInt());
    }
  }

  /// Finds the elements in a formula.
  void resolve(Expr formula, Scope scope, String text) {
    if (offsets.isEmpty()) {
      return;
    }
    Dag dag = Dag.of(formula);
    for (int i = 0; i < dag.size(); i++) {
      if (dag.node(i) instanceof Sym s
          && s.name().indexOf('[') > 0
          && scope.resolve(s.name()) == null) {
        throw new SyntaxException(
            text,
            offsets.getOrDefault(base(s.name()), 0),
            "unknown variable " + s.name() + scope.variableSuggestion(s.name()));
      }
    }
  }

  /// An element's name with its indices as they are counted: `x[1]` for `x[01]`.
  static String canonical(String name) {
    return name.indexOf('[') < 0
        ? name
        : Arrays.stream(indices(name))
            .mapToObj(Long::toString)
            .collect(Collectors.joining(",", base(name) + "[", "]"));
  }

  private static String base(String name) {
    int bracket = name.indexOf('[');
    return bracket < 0 ? name : name.substring(0, bracket);
  }

  private static long[] indices(String name) {
    return name.indexOf('[') < 0 ? new long[0] : ofElement(name);
  }

  private static long[] ofElement(String name) {
    return NUMBERS
        .matcher(name.substring(base(name).length()))
        .results()
        .mapToLong(number -> Long.parseLong(number.group()))
        .toArray();
  }
}
