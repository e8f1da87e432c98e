package leibniz.polynomial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import leibniz.polynomial.Scheme.Multiple;

/// Horner's rule for several variables in an order: `p = r + v*(a + v*(b + ...))`, where `r` has no
/// `v`, and so within `a`, `b` and `r` with the variables that follow.
///
/// Terms come sorted like the words of a dictionary, and are worked off from a stack of the factors
/// that a term shares with the one before.
final class Horner {
  /// A term: what multiplies, and variables with exponents in the order of the scheme.
  record Term(Multiple factor, int[] variables, int[] exponents) {
    int length() {
      return variables.length;
    }

    int common(Term other) {
      int k = 0;
      while (k < Math.min(length(), other.length())
          && variables[k] == other.variables[k]
          && exponents[k] == other.exponents[k]) {
        k++;
      }
      return k;
    }
  }

  /// The polynomial that follows a prefix of factors, as far as it has been read.
  private static final class Frame {
    private final int variable; // the last factor of the prefix
    private final int exponent;
    private Multiple sum = Scheme.constant(Coefficient.ZERO); // without the variable below
    private int open = -1; // the variable whose terms are being read
    private int lowest; // the exponent of it reached, which all of `chain` is still to be raised to
    private Multiple chain;

    Frame(int variable, int exponent) {
      this.variable = variable;
      this.exponent = exponent;
    }
  }

  private final Scheme scheme;
  private final List<Multiple> values; // of the variables
  private final List<Frame> frames = new ArrayList<>();

  private Horner(Scheme scheme, List<Multiple> values) {
    this.scheme = scheme;
    this.values = values;
  }

  /// The value of a polynomial.
  ///
  /// @param values what stands for each variable
  /// @param rank the place of each variable in the order, the outermost first
  static Multiple value(List<Term> terms, Scheme scheme, List<Multiple> values, int[] rank) {
    return new Horner(scheme, values).value(terms.stream().sorted(order(rank)).toList());
  }

  /// A prefix first, then by the variable, innermost first, and by falling size of the exponent,
  /// those that divide apart.
  private static Comparator<Term> order(int[] rank) {
    return (a, b) -> {
      int k = a.common(b);
      if (k == a.length() || k == b.length()) {
        return Integer.compare(a.length(), b.length());
      }
      int x = a.variables[k];
      int y = b.variables[k];
      int d = a.exponents[k];
      int e = b.exponents[k];
      return x != y
          ? Integer.compare(rank[y], rank[x])
          : d > 0 == e > 0 ? Integer.compare(Math.abs(e), Math.abs(d)) : Integer.compare(e, d);
    };
  }

  private Multiple value(List<Term> sorted) {
    frames.add(new Frame(-1, 0));
    Term previous = null;
    for (Term term : sorted) {
      close(previous == null ? 0 : term.common(previous));
      for (int k = frames.size() - 1; k < term.length(); k++) {
        frames.add(new Frame(term.variables[k], term.exponents[k]));
      }
      Frame last = frames.getLast();
      last.sum = scheme.plus(last.sum, term.factor);
      previous = term;
    }
    close(0);
    return total(frames.getFirst());
  }

  /// Ends all frames but those of the first `depth` factors.
  private void close(int depth) {
    while (frames.size() > depth + 1) {
      Frame done = frames.removeLast();
      add(frames.getLast(), done.variable, done.exponent, total(done));
    }
  }

  /// Adds `variable^exponent*factor`; of one variable and sign the sizes of exponents fall.
  private void add(Frame frame, int variable, int exponent, Multiple factor) {
    if (frame.open == variable && frame.lowest > 0 == exponent > 0) {
      Multiple raised = raised(frame.chain, variable, frame.lowest - exponent);
      frame.chain = scheme.plus(raised, factor);
    } else {
      frame.sum = total(frame);
      frame.open = variable;
      frame.chain = factor;
    }
    frame.lowest = exponent;
  }

  private Multiple total(Frame frame) {
    return frame.open < 0
        ? frame.sum
        : scheme.plus(raised(frame.chain, frame.open, frame.lowest), frame.sum);
  }

  private Multiple raised(Multiple a, int variable, int exponent) {
    return scheme.times(a, values.get(variable), exponent);
  }
}
