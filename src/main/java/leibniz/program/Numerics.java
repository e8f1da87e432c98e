package leibniz.program;

/// What may be done to the numbers of a program. By default nothing that changes a bit.
///
/// @param fma whether `a*b + c` may be rounded once instead of twice
/// @param reassociate whether real arithmetic may be rewritten: terms and factors grouped anew
/// @param strictMath whether functions are those of [StrictMath]
public record Numerics(boolean fma, boolean reassociate, boolean strictMath) {
  /// No bit is changed.
  public static final Numerics EXACT = new Numerics(false, false, false);
}
