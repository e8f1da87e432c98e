package leibniz.source;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/// Names for a source text in ASCII, so that every compiler reads them, whatever its encoding: `α`
/// is `alpha`, `x₁` is `x1`. No two are the same, and none is a word of the language.
final class Identifiers {
  private final Set<String> reserved;
  private final String prefix;
  private final Set<String> taken;

  /// @param reserved the words of the language, and whatever the source calls
  /// @param prefix how other names begin that the source has
  Identifiers(Set<String> reserved, String prefix) {
    this.reserved = reserved;
    this.prefix = prefix;
    this.taken = new HashSet<>(reserved);
  }

  /// The name of the whole, as it is asked for.
  ///
  /// @throws IllegalArgumentException when it is no name in the language
  String function(String name) {
    if (!Objects.requireNonNull(name, "name").matches("[A-Za-z_][A-Za-z_0-9]*")
        || reserved.contains(name)) {
      throw new IllegalArgumentException(
          "not a name that a function can have in this language: " + name);
    }
    return name;
  }

  /// A name for each variable.
  String[] variables(List<String> variables) {
    return variables.stream().map(this::fresh).toArray(String[]::new);
  }

  /// A name like `wanted` that nothing else has.
  String fresh(String wanted) {
    String name = ascii(wanted);
    if (name.startsWith(prefix)) {
      name = "_" + name;
    }
    while (!taken.add(name)) {
      name += "_";
    }
    return name;
  }

  /// The name `t1`, `t2`, ... of a value, which other methods may use for theirs.
  String next(String letter, int number) {
    String name = letter + number;
    while (taken.contains(name)) {
      name += "_";
    }
    return name;
  }

  private static String ascii(String name) {
    StringBuilder ascii = new StringBuilder();
    for (int c : Normalizer.normalize(name, Normalizer.Form.NFKD).codePoints().toArray()) {
      String unicode = Character.getName(c);
      if (c < 0x80) {
        ascii.append(Character.isLetterOrDigit(c) ? (char) c : '_'); // of x[1], too
      } else if (unicode != null && unicode.matches("GREEK (SMALL|CAPITAL) LETTER \\w+")) {
        String letter = unicode.substring(unicode.lastIndexOf(' ') + 1);
        String lower = letter.toLowerCase(Locale.ROOT).replace("lamda", "lambda");
        boolean isCapital = unicode.contains("CAPITAL");
        ascii.append(isCapital ? letter.charAt(0) + lower.substring(1) : lower);
      } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
        ascii.append("u%x".formatted(c));
      }
    }
    return ascii.toString();
  }
}
