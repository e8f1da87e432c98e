package leibniz;

/// What a rewrite keeps.
public enum Keeps {
  /// Every bit of every value, NaN, infinities and signed zeros included.
  STRICT,
  /// The real function, wherever the original is defined; rounding may differ, and a point where
  /// the original is undefined may become defined, as when `x/x` becomes 1.
  REAL,
  /// The real function under assumptions about domains, such as `ln(x^2) = 2*ln(x)`, which holds
  /// for x > 0. The result has them as its [Formula#assumptions]; a law that asks for one is used
  /// only where the result is simpler for it.
  GENERIC
}
