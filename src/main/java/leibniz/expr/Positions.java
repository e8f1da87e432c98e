package leibniz.expr;

import java.util.IdentityHashMap;
import java.util.List;

/// Where each part of a growing list stands, by identity: by looking through the list while it is
/// short.
final class Positions {
  private static final int SHORT = 8;

  private final List<Expr> parts;
  private IdentityHashMap<Expr, Integer> map; // once the list is long

  Positions(List<Expr> parts) {
    this.parts = parts;
  }

  /// The last position at which `part` was added, or -1.
  int of(Expr part) {
    if (map != null) {
      return map.getOrDefault(part, -1);
    }
    for (int i = parts.size() - 1; i >= 0; i--) {
      if (parts.get(i) == part) {
        return i;
      }
    }
    return -1;
  }

  /// Empties the list.
  void clear() {
    parts.clear();
    map = null;
  }

  /// Appends `part` to the list.
  void add(Expr part) {
    parts.add(part);
    if (map != null) {
      map.put(part, parts.size() - 1);
    } else if (parts.size() > SHORT) {
      map = new IdentityHashMap<>();
      for (int i = 0; i < parts.size(); i++) {
        map.put(parts.get(i), i);
      }
    }
  }
}
