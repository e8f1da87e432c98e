package leibniz.print;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text in JSON and a place in it: takes one token after the other.
final class JsonText {
  /// What `Double.parseDouble` is given; it would also take words and other bases.
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9]\\d*+)(?:\\.\\d++)?(?:[eE][+-]?\\d++)?");

  private final String text;
  private int at;

  JsonText(String text) {
    this.text = text;
  }

  /// The place of the next token, for an error about it.
  int place() {
    skipSpace();
    return at;
  }

  IllegalArgumentException error(int place, String problem) {
    int line = 1;
    int column = 1;
    for (int k = 0; k < place; k++) {
      column = text.charAt(k) == '\n' ? 1 : column + 1;
      line += text.charAt(k) == '\n' ? 1 : 0;
    }
    return new IllegalArgumentException(
        "JSON, line %d, column %d: %s".formatted(line, column, problem));
  }

  private IllegalArgumentException expected(String what) {
    int place = place();
    String found =
        place == text.length()
            ? "the end"
            : "'" + Character.toString(text.codePointAt(place)) + "'";
    return error(place, "expected " + what + ", found " + found);
  }

  private void skipSpace() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  /// Whether the next token begins with `c`.
  boolean isNext(char c) {
    skipSpace();
    return at < text.length() && text.charAt(at) == c;
  }

  void take(char c) {
    if (!isNext(c)) {
      throw expected("'" + c + "'");
    }
    at++;
  }

  /// Takes what stands between parts of an object or array that ends with `end`; whether another
  /// part follows.
  boolean takesNext(boolean isFirst, char end) {
    if (isNext(end)) {
      at++;
      return false;
    }
    if (!isFirst) {
      if (!isNext(',')) {
        throw expected("',' or '" + end + "'");
      }
      at++;
    }
    return true;
  }

  void takeEnd() {
    if (place() < text.length()) {
      throw expected("the end");
    }
  }

  /// The name of a field, and the colon.
  String name() {
    String name = string();
    take(':');
    return name;
  }

  String string() {
    if (!isNext('"')) {
      throw expected("a text in quotes");
    }
    StringBuilder string = new StringBuilder();
    int start = at++;
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at++);
      if (c < ' ') {
        throw error(at - 1, "a text must not hold control characters");
      }
      string.append(c == '\\' ? escaped() : c);
    }
    if (at == text.length()) {
      throw error(start, "this text has no end");
    }
    at++;
    return string.toString();
  }

  private char escaped() {
    int kind = at < text.length() ? "\"\\/bfnrt".indexOf(text.charAt(at)) : -1;
    if (kind >= 0) {
      at++;
      return "\"\\/\b\f\n\r\t".charAt(kind);
    }
    if (!text.substring(at, Math.min(at + 5, text.length())).matches("u\\p{XDigit}{4}")) {
      throw error(at - 1, "no such escape");
    }
    at += 5;
    return (char) Integer.parseInt(text, at - 4, at, 16);
  }

  /// A number, as the nearest double.
  double number() {
    return Double.parseDouble(digits("a number"));
  }

  private String digits(String what) {
    skipSpace();
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    if (!number.lookingAt()) {
      throw expected(what);
    }
    at = number.end();
    return number.group();
  }

  /// A number from zero up to below `end`.
  int index(int end, String what) {
    int place = place();
    String digits = digits(what);
    if (!digits.matches("\\d{1,10}") || Long.parseLong(digits) >= end) {
      throw error(place, "expected " + what + ", found " + digits);
    }
    return Integer.parseInt(digits);
  }

  /// Numbers from zero up to below `end`, in an array.
  List<Integer> indices(int end, String what) {
    List<Integer> indices = new ArrayList<>();
    take('[');
    while (takesNext(indices.isEmpty(), ']')) {
      indices.add(index(end, what));
    }
    return indices;
  }
}
