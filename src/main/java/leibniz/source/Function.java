package leibniz.source;

/// A function in a language without it, or with it: what calls it, and its text where the source
/// has to bring one.
///
/// @param name what calls it; of a helper its bare name
/// @param parameters of a helper; null for a function that the language has
/// @param body of a helper
record Function(String name, String parameters, String body) {
  static Function known(String name) {
    return new Function(name, null, null);
  }

  boolean isHelper() {
    return parameters != null;
  }

  /// Refuses a function that the language lacks and that is no simple formula of others.
  static IllegalArgumentException lacking(String language, String function) {
    return new IllegalArgumentException(
        language + " has no function " + function + ", and it is no short formula of those it has");
  }
}
