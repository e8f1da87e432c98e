package leibniz.bench;

/// What is measured side by side must compute the same.
final class Agreement {
  /// Some thousand roundings in another order stay far below this.
  private static final double TOLERANCE = 1e-12;

  private Agreement() {}

  /// Throws when an entry of `actual` is not that of `byHand`, relative to the entry.
  static void check(double[] byHand, double... actual) {
    if (byHand.length != actual.length) {
      throw new IllegalStateException(
          byHand.length + " values, " + actual.length + " by the other");
    }
    for (int k = 0; k < byHand.length; k++) {
      if (!(Math.abs(actual[k] - byHand[k]) <= TOLERANCE * Math.abs(byHand[k]))) {
        throw new IllegalStateException(
            "value %d is %s by hand, and %s".formatted(k, byHand[k], actual[k]));
      }
    }
  }

  static void check(double byHand, double actual) {
    check(new double[] {byHand}, actual);
  }
}
