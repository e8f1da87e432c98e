package leibniz;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import leibniz.expr.Expr;
import leibniz.parse.FormulaReader;
import leibniz.parse.KnownFunctions;
import leibniz.parse.Limits;
import leibniz.rewrite.Replacement;

/// A pattern and what replaces it, read for formulas of some variables: decides which names stand
/// for themselves.
///
/// @param free the names that stand for any expressions
/// @param variables those of the formulas, followed by new ones of the replacement
record ReplacementRule(Expr pattern, Expr replacement, Set<String> free, List<String> variables) {

  static ReplacementRule of(
      String pattern, String replacement, List<String> variables, String[] anything) {
    Objects.requireNonNull(pattern, "pattern");
    Objects.requireNonNull(replacement, "replacement");
    Set<String> listed =
        new LinkedHashSet<>(
            Variables.distinct(Arrays.asList(Objects.requireNonNull(anything, "anything"))));
    Set<String> names = new TreeSet<>(variables);
    names.addAll(listed);
    Expr left = read(pattern, names);
    Set<String> inPattern = Variables.symbols(List.of(left));
    names.addAll(inPattern);
    Expr right = read(replacement, names);
    Set<String> free = new LinkedHashSet<>(listed);
    if (free.isEmpty()) {
      free.addAll(inPattern);
      variables.forEach(free::remove);
    }
    Set<String> unbound = new LinkedHashSet<>(free);
    unbound.removeAll(inPattern);
    if (!unbound.isEmpty()) {
      throw new IllegalArgumentException(
          "%s does not stand in the pattern %s".formatted(String.join(", ", unbound), pattern));
    }
    Set<String> all = new LinkedHashSet<>(variables);
    for (String name : Variables.symbols(List.of(right))) {
      if (!free.contains(name) && all.add(name) && !free.isEmpty()) {
        throw new IllegalArgumentException(
            "%s in the replacement is neither in the pattern %s nor a variable of the formula; make it one by withVariables if that is meant"
                .formatted(name, pattern));
      }
    }
    return new ReplacementRule(left, right, free, List.copyOf(all));
  }

  private static Expr read(String text, Set<String> names) {
    Expr found = expression(text, null);
    Set<String> all = new TreeSet<>(names);
    all.addAll(Variables.symbols(List.of(found)));
    return expression(text, List.copyOf(all)); // a variable may have the name of a constant
  }

  private static Expr expression(String text, List<String> names) {
    return FormulaReader.read(List.of(text), names, KnownFunctions.STANDARD, Limits.DEFAULT)
        .expressions()
        .getFirst();
  }

  List<Expr> applyTo(Collection<? extends Expr> exprs) {
    return Replacement.replace(exprs, pattern, replacement, free);
  }
}
