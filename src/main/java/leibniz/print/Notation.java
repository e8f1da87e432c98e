package leibniz.print;

import leibniz.expr.Comparison;
import leibniz.expr.Fn;

/// The words of one language for what [Layout] sets: two tables, and names and numbers.
interface Notation {
  /// What stands between parts.
  enum Sign {
    /// Of a number or a quotient.
    NEGATIVE,
    PLUS,
    MINUS,
    /// Between factors side by side.
    TIMES,
    /// Before a factor that begins with a digit.
    DOT,
    /// Before a factor that is a word.
    SPACE,
    /// Before a factor that is a function's name and its arguments.
    BEFORE_FUNCTION,
    /// After a word, before other factors.
    AFTER_WORD,
    /// In exponents, where a fraction would be too small.
    SLASH,
    COMMA,
    /// Between a function and its arguments.
    APPLY,
    AND,
    OR,
    NOT,
    /// Between the columns of a matrix.
    CELL
  }

  /// What stands around one part or two.
  enum Form {
    PARENTHESES,
    FRACTION,
    SQRT,
    CBRT,
    POWER,
    /// A power of Euler's number.
    EXP,
    CASES,
    /// A value and its condition.
    CASE,
    /// The value after all conditions.
    OTHERWISE,
    /// Rows of cells.
    MATRIX,
    /// A result that is followed by definitions.
    WHERE,
    /// The first name and its meaning.
    FIRST_DEFINITION,
    /// Each later name and its meaning.
    DEFINITION
  }

  /// How a form is written.
  ///
  /// @param between what separates two parts; empty for a form of one
  record Around(String open, String between, String close) {}

  String sign(Sign sign);

  Around around(Form form);

  String relation(Comparison.Relation relation);

  /// A number without sign and exponent.
  String digits(String digits);

  String name(Name name);

  /// The name of a function or constant.
  String function(Fn fn);

  /// What stands around the order in the name of a function that takes one.
  Around order(Fn fn);

  /// What stands around the argument of a function such as `|x|`.
  Around fence(Fn fn);
}
