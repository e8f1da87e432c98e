package leibniz;

import java.io.Serializable;
import leibniz.program.Numerics;

/// How formulas are compiled. By default compiled code computes bit for bit what the formula's
/// operations, as they are written, compute in Java.
///
/// ```java
/// CompileOptions eager = CompileOptions.DEFAULT.eager(true);
/// eager.eager();                                                // true
/// Formula.parse("x^2").compile(eager).applyAsDouble(3);         // 9.0
/// ```
///
/// @param fma whether `a*b + c` may be rounded once instead of twice, which is faster and changes
///   bits
/// @param reassociate whether terms of sums and factors of products may be grouped anew, which
///   shortens the chains in which they wait for each other, and changes bits; values near the ends
///   of the range of a double may overflow that did not, or the other way round
/// @param strictMath whether functions are those of [StrictMath], whose bits are the same on every
///   machine, and not those of [Math], which are faster
/// @param eager whether all entry points are compiled at once, into one class, and not each when it
///   is first called
/// @param background whether an entry point, from its first call on, is interpreted until its code
///   is ready, which a thread of the common pool makes meanwhile, and warms up where it is large;
///   the first call still derives the derivative that it asks for, since there is nothing else to
///   interpret; such calls allocate. Why no code can be made is thrown by every later call, an
///   [Error] goes to the thread's handler of uncaught exceptions. Goes before `eager`
public record CompileOptions(
    boolean fma, boolean reassociate, boolean strictMath, boolean eager, boolean background)
    implements Serializable {
  /// None of all.
  public static final CompileOptions DEFAULT =
      new CompileOptions(false, false, false, false, false);

  /// These options with another [#fma].
  public CompileOptions fma(boolean value) {
    return new CompileOptions(value, reassociate, strictMath, eager, background);
  }

  /// These options with another [#reassociate].
  public CompileOptions reassociate(boolean value) {
    return new CompileOptions(fma, value, strictMath, eager, background);
  }

  /// These options with another [#strictMath].
  public CompileOptions strictMath(boolean value) {
    return new CompileOptions(fma, reassociate, value, eager, background);
  }

  /// These options with another [#eager].
  public CompileOptions eager(boolean value) {
    return new CompileOptions(fma, reassociate, strictMath, value, background);
  }

  /// These options with another [#background].
  public CompileOptions background(boolean value) {
    return new CompileOptions(fma, reassociate, strictMath, eager, value);
  }

  Numerics numerics() {
    return new Numerics(fma, reassociate, strictMath);
  }
}
