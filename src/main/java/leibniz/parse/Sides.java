package leibniz.parse;

/// The two sides of an equation as texts that keep every character in its place: what belongs to
/// the other side is blank, definitions before the equation stand in both.
record Sides(String left, String right) {
  static Sides of(String text) {
    int start = 0; // of the last statement
    int sign = -1;
    boolean isRemark = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      isRemark = isRemark ? c != '\n' && c != '\r' : c == '#';
      if (isRemark) {
        continue;
      }
      if (c == ';' && !text.substring(i + 1).isBlank()) {
        start = i + 1;
        sign = -1;
      } else if (c == '=' && !isPartOfComparison(text, i)) {
        if (sign >= 0) {
          throw new SyntaxException(text, i, "an equation has one '=', this is a second one");
        }
        sign = i;
      }
    }
    if (sign < 0 && text.indexOf("==", start) >= 0) {
      throw new SyntaxException(
          text,
          text.indexOf("==", start),
          "'==' compares; the sides of an equation are joined by '='");
    }
    if (sign < 0) {
      throw new SyntaxException(
          text,
          text.stripTrailing().length(),
          "expected an equation with one '=', as in y = a*x + b");
    }
    String definitions = text.substring(0, start);
    return new Sides(
        text.substring(0, sign),
        definitions + blank(text.substring(start, sign + 1)) + text.substring(sign + 1));
  }

  private static boolean isPartOfComparison(String text, int i) {
    boolean follows = i > 0 && "<>=!".indexOf(text.charAt(i - 1)) >= 0;
    return follows || i + 1 < text.length() && text.charAt(i + 1) == '=';
  }

  /// As many blanks as characters, with the same lines.
  private static String blank(String text) {
    StringBuilder blank = new StringBuilder();
    text.codePoints().forEach(c -> blank.append(c == '\n' || c == '\r' ? (char) c : ' '));
    return blank.toString();
  }
}
