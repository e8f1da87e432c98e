package leibniz.jit;

import java.util.ArrayList;
import java.util.List;

/// Doubles in strings, four characters each, which is how a class file can hold many.
final class PackedDoubles {
  /// How many one string has: a character takes at most 3 of the 65,535 bytes.
  private static final int CHUNK = 5_000;

  private PackedDoubles() {}

  static List<String> pack(double[] values) {
    List<String> packed = new ArrayList<>();
    for (int from = 0; from < values.length; from += CHUNK) {
      StringBuilder chunk = new StringBuilder();
      for (int k = from; k < Math.min(from + CHUNK, values.length); k++) {
        long bits = Double.doubleToRawLongBits(values[k]);
        for (int shift = 48; shift >= 0; shift -= 16) {
          chunk.append((char) (bits >>> shift));
        }
      }
      packed.add(chunk.toString());
    }
    return packed;
  }

  /// The values of several strings. This method is copied into class files: it may call nothing
  /// that is not copied or part of Java 17.
  static double[] unpack(String... packed) {
    int count = 0;
    for (String chunk : packed) {
      count += chunk.length() / 4;
    }
    double[] values = new double[count];
    int k = 0;
    for (String chunk : packed) {
      for (int at = 0; at < chunk.length(); at += 4) {
        long bits = 0;
        for (int i = 0; i < 4; i++) {
          bits = bits << 16 | chunk.charAt(at + i);
        }
        values[k++] = Double.longBitsToDouble(bits);
      }
    }
    return values;
  }
}
