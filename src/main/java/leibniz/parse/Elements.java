package leibniz.parse;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Sym;

/// The elements of a text, variables called `x[1]` or `x[1,2]`.
///
/// Which of them a formula has is known at its end only: `sum(i, 1, 3, if(i == 1, 0, x[i - 1]))`
/// has no `x[0]`.
final class Elements {
  /// A name taken apart for comparison.
  private record Key(String name, String base, long[] indices) implements Comparable<Key> {
    Key(String name) {
      this(name, Elements.base(name), Elements.indices(name));
    }

    @Override
    public int compareTo(Key other) {
      int order = base.compareTo(other.base);
      return order != 0 ? order : Arrays.compare(indices, other.indices);
    }
  }

  /// Names in alphabetical order, and elements of one name by their indices: `x[2]` comes before
  /// `x[10]`.
  static List<String> sorted(Collection<String> names) {
    Key[] keys = new Key[names.size()];
    int count = 0;
    for (String name : names) {
      keys[count++] = new Key(name);
    }
    Arrays.sort(keys);
    String[] sorted = new String[count];
    for (int k = 0; k < count; k++) {
      sorted[k] = keys[k].name;
    }
    return List.of(sorted);
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
    int bracket = name.indexOf('[');
    if (bracket < 0) {
      return new long[0];
    }
    String[] numbers = name.substring(bracket + 1, name.length() - 1).split(",", -1);
    return Arrays.stream(numbers).mapToLong(Long::parseLong).toArray();
  }
}
