package leibniz.print;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names of symbols as LaTeX: Greek letters by their names, what follows an underscore or ends in
/// digits as a subscript, words upright.
final class Name {
  private static final Set<String> GREEK =
      Set.of(
          ("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma"
               + " tau upsilon phi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi"
               + " Psi Omega")
              .split(" "));

  private static final Pattern PARTS = Pattern.compile("(\\p{L}+?)(\\d+|_+.+)?");

  private Name() {}

  static String latex(String name) {
    int bracket = name.indexOf('[');
    if (bracket >= 0) { // an element
      String indices = name.substring(bracket + 1, name.length() - 1);
      String of = latex(name.substring(0, bracket));
      return of.endsWith("}") && of.contains("_{")
          ? of.substring(0, of.length() - 1) + "," + indices + "}"
          : of + "_{" + indices + "}";
    }
    Matcher m = PARTS.matcher(name);
    if (!m.matches()) {
      return word(name);
    }
    String subscript = m.group(2);
    if (subscript == null) {
      return word(name);
    }
    String below = subscript.replaceFirst("^_+", "");
    return word(m.group(1)) + "_{" + (below.isEmpty() ? "\\_" : word(below)) + "}";
  }

  /// Whether the name needs space around it among the factors of a product.
  static boolean isWord(String name) {
    return latex(name).startsWith("\\mathrm");
  }

  private static String word(String text) {
    if (GREEK.contains(text)) {
      return "\\" + text;
    }
    boolean isPlain = text.codePointCount(0, text.length()) == 1 || text.matches("\\d+");
    return isPlain ? text : "\\mathrm{" + text.replace("_", "\\_") + "}";
  }
}
