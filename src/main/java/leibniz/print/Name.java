package leibniz.print;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of a symbol as it is set in print: what follows an underscore or ends in digits is a
/// subscript.
///
/// @param below the subscript; null when there is none
record Name(String base, String below) {
  private static final String GREEK_NAMES =
      "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau"
          + " upsilon phi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega";

  private static final String GREEK_LETTERS = "αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΥΦΨΩ";

  private static final Map<String, String> GREEK = new HashMap<>();

  static {
    String[] names = GREEK_NAMES.split(" ");
    for (int k = 0; k < names.length; k++) {
      GREEK.put(names[k], GREEK_LETTERS.substring(k, k + 1));
    }
  }

  private static final Pattern PARTS = Pattern.compile("(\\p{L}+?)(\\d+|_+.+)?");

  static Name of(String symbol) {
    int bracket = symbol.indexOf('[');
    if (bracket >= 0) { // an element
      Name name = of(symbol.substring(0, bracket));
      String indices = symbol.substring(bracket + 1, symbol.length() - 1);
      return new Name(name.base, name.below == null ? indices : name.below + "," + indices);
    }
    Matcher m = PARTS.matcher(symbol);
    if (!m.matches() || m.group(2) == null) {
      return new Name(symbol, null);
    }
    String below = m.group(2).replaceFirst("^_+", "");
    return new Name(m.group(1), below.isEmpty() ? "_" : below);
  }

  /// The Greek letter of this name, or null.
  static String greek(String text) {
    return GREEK.get(text);
  }

  /// Whether a text is set upright: no Greek letter, number or single letter.
  static boolean isWord(String text) {
    return greek(text) == null
        && text.codePointCount(0, text.length()) > 1
        && !text.matches("[\\d,-]+");
  }
}
