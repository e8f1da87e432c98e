package leibniz.jit;

import java.util.Objects;

/// Where the outputs of a program that go to arrays stand among zeros.
///
/// @param places the place of each of them, the arrays being taken one after the other; the output
///   that is returned is none of them
/// @param length how many places there are
public record Scatter(int[] places, long length) {
  public Scatter {
    for (int place : places) {
      Objects.checkIndex((long) place, length);
    }
  }
}
