package leibniz.parse;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The functions that are defined in the language itself.
public final class StandardDefinitions {
  /// A line each; a call is replaced by the formula.
  private static final String TEXT =
      """
      sec(x) = 1/cos(x)
      csc(x) = 1/sin(x)
      cot(x) = 1/tan(x)
      asec(x) = acos(1/x)
      acsc(x) = asin(1/x)
      acot(x) = atan(1/x)
      sech(x) = 1/cosh(x)
      csch(x) = 1/sinh(x)
      coth(x) = 1/tanh(x)
      normpdf(x) = exp(-x^2/2)/sqrt(2*pi)
      normcdf(x) = erfc(-x/sqrt(2))/2
      clamp(x, low, high) = min(max(x, low), high)
      mod(x, y) = x - y*floor(x/y)
      fract(x) = x - floor(x)
      pow(x, y) = x^y
      j0(x) = besselj(0, x)
      j1(x) = besselj(1, x)
      jn(n, x) = besselj(n, x)
      y0(x) = bessely(0, x)
      y1(x) = bessely(1, x)
      yn(n, x) = bessely(n, x)
      radians(x) = x*(pi/180)
      degrees(x) = x*(180/pi)
      """;

  private static final Map<String, Definition> ALL = read();

  private StandardDefinitions() {}

  /// The definitions by name, in the order in which they are written.
  public static Map<String, Definition> all() {
    return ALL;
  }

  private static Map<String, Definition> read() {
    Map<String, Definition> all = new LinkedHashMap<>();
    for (String line : TEXT.strip().split("\n", -1)) {
      int equals = line.indexOf('=');
      Definition definition =
          Definition.of(line.substring(0, equals), line.substring(equals + 1).strip());
      all.put(definition.name(), definition);
    }
    return Collections.unmodifiableMap(all);
  }
}
