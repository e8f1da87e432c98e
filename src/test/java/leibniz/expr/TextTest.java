package leibniz.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import leibniz.Formula;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A formula prints as a person would write it, and what is printed is the same formula.
class TextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x - (a/b)*y      | x - (a/b)*y",
        "x + -1*(a/b)*y   | x - (a/b)*y",
        "(a*b)*y - (a*b)  | (a*b)*y - a*b",
        "x - (2*a/3)*y    | x - (2*a/3)*y",
        "x - (a + b)*y/2  | x - (a + b)*y/2",
        "x - ((a/b)*y)*z  | x - ((a/b)*y)*z",
        "x - (-(a/b))*y   | x - (-a/b)*y",
        "x - (-2*a)*y     | x - (-2*a)*y",
        "x - -2*(a/b)*y   | x + 2*(a/b)*y",
        "x - 2/3*(a/b)    | x - 2/3*(a/b)",
        "x - 0.5*(a/b)*y  | x - 0.5*(a/b)*y",
        "x + -1*(a*b)     | x - 1*(a*b)",
        "x + -1*(1/a)*b   | x - 1*(1/a)*b",
        "x + -1*2*y       | x - 1*2*y",
        "-((a/b)*y)       | -((a/b)*y)",
        "-1*(a/b)*y       | -((a/b)*y)",
        "-((a/b)*y)*z     | -((a/b)*y*z)",
        "-((a/b)*y) + x   | -((a/b)*y) + x",
        "z*(-((a/b)*y))   | z*(-((a/b)*y))",
        "(-((a/b)*y))^2   | (-((a/b)*y))^2",
        "-(a/b)*y         | -a/b*y",
        "(-(a/b))*y       | (-a/b)*y",
        "-(a + b)*y       | -(a + b)*y",
        "-1*(a*b)         | -1*(a*b)",
        "-1*2*y           | -1*2*y",
        "-1/a*b           | -1/a*b",
        "x - y/-2         | x - y/(-2)",
        "x^(-y)/-a^2      | x^(-y)/(-a^2)",
        "x - -y           | x + y",
      })
  void signsAreWrittenAsSigns(String text, String printed) {
    Formula formula = Formula.parse(text.strip());
    assertEquals(printed.strip(), formula.toString());
    assertEquals(formula, Formula.parse(printed));
  }
}
