package leibniz.equation;

/// An equation cannot be solved by the steps that are known: says where they stopped.
///
/// ```text
/// no closed form found for x: x - cos(x) = 0 has x in both x and cos(x)
/// ```
///
/// There may be solutions all the same; search them by numbers.
public final class NoClosedFormException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  NoClosedFormException(String symbol, String reason) {
    super("no closed form found for " + symbol + ": " + reason);
  }
}
