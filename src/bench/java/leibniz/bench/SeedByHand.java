package leibniz.bench;

import java.util.Arrays;

/// The seed's eleven expressions, their points, and loops that sum them up as somebody would write
/// them who knows Java.
final class SeedByHand {
  static final int ROWS = 1024;

  static final String[] TEXTS = {
    "a + 1.1",
    "a * 2.2",
    "2.2*a + 1.1",
    "(2.2*a + 1.1)*3.3",
    "a^2/(2*pi/b) - a/2.2",
    "(a^3 + 2*a^2 - 5*a + 1)/(b^2 + 3*b + 2)",
    "((a + b)*(a - b))/((c + 1)*(c - 1))",
    "a^3 + b^2 - 2*a*b + 5",
    "sqrt(1 - 2.2*a + pi/b/3.3)",
    "a^2/sin(2*pi/b) - a/2",
    "(a^3 + b^2*c - 2*a*b + c)/((a + b)*(b + c)*(a + c) + 1) + sqrt(a*b*c) - sqrt((a + b + c)^3)"
  };

  /// The sum of an expression over rows.
  interface Loop {
    double sum(double[][] rows);
  }

  private SeedByHand() {}

  /// The points: a row holds as many values as the expression has variables.
  static double[][] rows(int variables) {
    double[][] rows = new double[ROWS][];
    for (int i = 0; i < ROWS; i++) {
      double u = i / (double) ROWS;
      double[] row = {0.3 + 0.1 * u, 0.4 + 0.3 * u, 2 + u};
      rows[i] = Arrays.copyOf(row, variables);
    }
    return rows;
  }

  static Loop loop(int expression) {
    return switch (expression) {
      case 0 ->
          rows -> {
            double sum = 0;
            for (double[] r : rows) {
              sum += r[0] + 1.1;
            }
            return sum;
          };
      case 1 ->
          rows -> {
            double sum = 0;
            for (double[] r : rows) {
              sum += r[0] * 2.2;
            }
            return sum;
          };
      case 2 ->
          rows -> {
            double sum = 0;
            for (double[] r : rows) {
              sum += 2.2 * r[0] + 1.1;
            }
            return sum;
          };
      case 3 ->
          rows -> {
            double sum = 0;
            for (double[] r : rows) {
              sum += (2.2 * r[0] + 1.1) * 3.3;
            }
            return sum;
          };
      case 4 ->
          rows -> {
            double sum = 0;
            for (double[] r : rows) {
              sum += r[0] * r[0] / (2 * Math.PI / r[1]) - r[0] / 2.2;
            }
            return sum;
          };
      case 5 ->
          rows -> {
            double sum = 0;
            for (double[] r : rows) {
              double a = r[0];
              double b = r[1];
              sum += (a * a * a + 2 * a * a - 5 * a + 1) / (b * b + 3 * b + 2);
            }
            return sum;
          };
      case 6 ->
          rows -> {
            double sum = 0;
            for (double[] r : rows) {
              double a = r[0];
              double b = r[1];
              double c = r[2];
              sum += ((a + b) * (a - b)) / ((c + 1) * (c - 1));
            }
            return sum;
          };
      case 7 ->
          rows -> {
            double sum = 0;
            for (double[] r : rows) {
              double a = r[0];
              double b = r[1];
              sum += a * a * a + b * b - 2 * a * b + 5;
            }
            return sum;
          };
      case 8 ->
          rows -> {
            double sum = 0;
            for (double[] r : rows) {
              sum += Math.sqrt(1 - 2.2 * r[0] + Math.PI / r[1] / 3.3);
            }
            return sum;
          };
      case 9 ->
          rows -> {
            double sum = 0;
            for (double[] r : rows) {
              sum += r[0] * r[0] / Math.sin(2 * Math.PI / r[1]) - r[0] / 2;
            }
            return sum;
          };
      default ->
          rows -> {
            double sum = 0;
            for (double[] r : rows) {
              double a = r[0];
              double b = r[1];
              double c = r[2];
              double s = a + b + c;
              sum +=
                  (a * a * a + b * b * c - 2 * a * b + c) / ((a + b) * (b + c) * (a + c) + 1)
                      + Math.sqrt(a * b * c)
                      - Math.sqrt(s * s * s);
            }
            return sum;
          };
    };
  }
}
