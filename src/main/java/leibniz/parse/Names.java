package leibniz.parse;

import java.util.Set;

/// The names of variables and functions: a letter of any script or an underscore, and then letters,
/// their marks, digits, and subscripts.
final class Names {
  private static final Set<String> KEYWORDS = Set.of("and", "or", "not");

  private Names() {}

  /// Whether a name may begin with a character.
  static boolean begins(int character) {
    return character == '_' || Character.isLetter(character);
  }

  /// Whether a name may go on with a character.
  static boolean continues(int character) {
    return begins(character)
        || Character.isDigit(character)
        || character >= '\u2080' && character <= '\u2089'
        || switch (Character.getType(character)) {
          case Character.NON_SPACING_MARK,
              Character.ENCLOSING_MARK,
              Character.COMBINING_SPACING_MARK ->
              true;
          default -> false;
        };
  }

  /// Whether a text is a name in the grammar, and no keyword.
  static boolean isPlain(String text) {
    if (text.isEmpty() || !begins(text.codePointAt(0))) {
      return false;
    }
    for (int k = 0; k < text.length(); k += Character.charCount(text.codePointAt(k))) {
      if (!continues(text.codePointAt(k))) {
        return false;
      }
    }
    return !KEYWORDS.contains(text);
  }
}
