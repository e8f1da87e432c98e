package leibniz.parse;

/// How large a text may be, so that hostile input is an error and neither a hang nor an overflow of
/// the stack.
///
/// @param maxLength the most characters of a text
/// @param maxNesting the deepest nesting of parentheses, calls, signs and exponents
/// @param maxNodes the most distinct nodes of the graph, with definitions inlined
public record Limits(int maxLength, int maxNesting, int maxNodes) {
  /// 200 million characters; 500 levels, which a stack of half a megabyte bears; 50 million nodes.
  public static final Limits DEFAULT = new Limits(200_000_000, 500, 50_000_000);
}
