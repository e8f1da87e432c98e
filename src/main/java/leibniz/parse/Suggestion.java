package leibniz.parse;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/// What somebody who misspelt a name may have meant.
public final class Suggestion {
  /// From so many letters on, the beginning of a name stands for it, as `prod` for `product`.
  private static final int ABBREVIATION = 3;

  private Suggestion() {}

  /// The candidate nearest to `name`, as a hint after a message: `; did you mean sin?`. Empty when
  /// none is near.
  public static String of(String name, Collection<String> candidates) {
    String lower = lower(name);
    return candidates.stream()
        .filter(candidate -> isNear(lower, lower(candidate)))
        .min(
            Comparator.comparingInt((String candidate) -> distance(lower, lower(candidate)))
                .thenComparingInt(candidate -> -commonPrefix(lower, lower(candidate)))
                .thenComparingInt(String::length))
        .map(best -> "; did you mean " + best + "?")
        .orElse("");
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /// Of one letter every other one would be near: something must be left of the name.
  private static boolean isNear(String name, String candidate) {
    int most = Math.min(Math.max(1, name.length() / 3), name.length() - 1);
    return distance(name, candidate) <= most
        || name.length() >= ABBREVIATION && candidate.startsWith(name);
  }

  private static int commonPrefix(String a, String b) {
    int k = 0;
    while (k < Math.min(a.length(), b.length()) && a.charAt(k) == b.charAt(k)) {
      k++;
    }
    return k;
  }

  /// The least number of letters put in, left out, replaced or swapped with the next that makes `b`
  /// of `a` (optimal string alignment).
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int replace = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        d[i][j] = Math.min(replace, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
