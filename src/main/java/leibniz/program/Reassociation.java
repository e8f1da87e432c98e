package leibniz.program;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Sums and products of real arithmetic, grouped anew: factors that terms of a sum have in common
/// stand before it, which makes a polynomial one of Horner's; numbers are gathered; and what
/// remains is added and multiplied as a balanced tree, so that the processor need not wait for one
/// term to add the next.
///
/// A sum is taken apart as far as its parts are used for it alone, and powers of one value also
/// where they are shared: their chains are shared again when they are written.
final class Reassociation {
  /// Sums inside sums are looked at to this depth.
  private static final int DEPTH = 24;

  /// Powers up to this one are taken apart.
  private static final int LARGEST = 1024;

  private final Program program;
  private final Uses uses;
  private final ProgramBuilder builder;
  private final int[] image;
  private final boolean[] isInner; // part of a sum or product that is written as a whole
  private boolean overflows; // numbers do, gathered, that did not one by one

  /// A number times powers of values. The value `i` as a divisor has the key `~i`: `x/x`, which is
  /// not 1 everywhere, is not cancelled.
  private record Term(double coefficient, Map<Integer, Integer> powers) {
    Term without(int value, int exponent) {
      Map<Integer, Integer> rest = new TreeMap<>(powers);
      rest.merge(value, -exponent, (a, b) -> a + b == 0 ? null : Integer.valueOf(a + b));
      return new Term(coefficient, rest);
    }
  }

  private Reassociation(Program program) {
    this.program = program;
    this.uses = new Uses(program);
    this.builder = new ProgramBuilder(program.inputs(), program.isStrict(), program.size());
    this.image = new int[program.size()];
    this.isInner = new boolean[program.size()];
  }

  /// The program grouped anew, or the same where that would not save, or where numbers gathered
  /// would overflow.
  static Program of(Program program) {
    Reassociation reassociation = new Reassociation(program);
    Program grouped = reassociation.program();
    return work(grouped) <= work(program) && !reassociation.overflows ? grouped : program;
  }

  /// About how long the operations take, in additions.
  private static long work(Program program) {
    long work = 0;
    for (int i = 0; i < program.size(); i++) {
      work +=
          switch (program.op(i)) {
            case CONST, INPUT -> 0;
            case DIV -> 4;
            case SQRT -> 5;
            case POW, CALL1, CALL2, EXTERNAL -> 20;
            case ADD, SUB, MUL, FMA, NEG, LT, LE, GT, GE, EQ, NE, AND, OR, NOT, SELECT -> 1;
          };
    }
    return work;
  }

  private Program program() {
    int[] user = new int[program.size()];
    for (int i = 0; i < program.size(); i++) {
      for (int k = 0; k < program.operands(i); k++) {
        user[program.operand(i, k)] = i;
      }
    }
    for (int i = 0; i < program.size(); i++) {
      isInner[i] =
          uses.of(i) == 1
              && (isSum(i) && isSum(user[i])
                  || isProduct(i) && (isProduct(user[i]) || isSum(user[i])));
    }
    for (int k = 0; k < program.outputCount(); k++) {
      isInner[program.output(k)] = false;
    }
    for (int i = 0; i < program.size(); i++) {
      if (!isInner[i]) {
        image[i] =
            isSum(i)
                ? sum(terms(i), 0)
                : isProduct(i) ? term(product(i)) : builder.copy(program, i, image, 0);
      }
    }
    int[] outputs = new int[program.outputCount()];
    for (int k = 0; k < outputs.length; k++) {
      outputs[k] = image[program.output(k)];
    }
    return builder.build(outputs);
  }

  private boolean isSum(int i) {
    return program.op(i) == Op.ADD || program.op(i) == Op.SUB;
  }

  private boolean isProduct(int i) {
    return program.op(i) == Op.MUL || program.op(i) == Op.DIV || program.op(i) == Op.NEG;
  }

  /// A term of a sum that is still to be taken apart.
  private record Summand(int instruction, boolean isNegated) {}

  /// A factor of a product that is still to be taken apart.
  ///
  /// @param exponent how often it is a factor; negative where it divides
  private record Factor(int instruction, int exponent) {}

  private List<Term> terms(int sum) {
    List<Term> terms = new ArrayList<>();
    List<Summand> open = new ArrayList<>(List.of(new Summand(sum, false)));
    while (!open.isEmpty()) {
      Summand part = open.removeLast();
      int i = part.instruction;
      if (isSum(i) && (i == sum || isInner[i])) {
        boolean isSubtracted = part.isNegated != (program.op(i) == Op.SUB);
        open.add(new Summand(program.operand(i, 1), isSubtracted));
        open.add(new Summand(program.operand(i, 0), part.isNegated));
      } else {
        Term term = product(i);
        double sign = part.isNegated ? -1 : 1;
        terms.add(new Term(sign * term.coefficient, term.powers));
      }
    }
    return terms;
  }

  /// A value as a product, of itself alone where it is none. Squares are taken apart wherever they
  /// stand, as twice the power, so that a chain of them takes a step a link.
  private Term product(int product) {
    double coefficient = 1;
    boolean isNormal = true;
    Map<Integer, Integer> powers = new TreeMap<>();
    List<Factor> open = new ArrayList<>(List.of(new Factor(product, 1)));
    while (!open.isEmpty()) {
      Factor factor = open.removeLast();
      int i = factor.instruction;
      int n = factor.exponent;
      if (program.op(i) == Op.CONST) {
        double value = program.constant(program.operand(i, 0));
        coefficient *= Math.pow(value, n);
        isNormal &= isNormal(value);
      } else if (isSquare(i) && Math.abs(n) <= LARGEST / 2) {
        open.add(new Factor(program.operand(i, 0), 2 * n));
      } else if (isProduct(i) && (i == product || isInner[i])) {
        coefficient = program.op(i) == Op.NEG && n % 2 != 0 ? -coefficient : coefficient;
        if (program.operands(i) > 1) {
          open.add(new Factor(program.operand(i, 1), program.op(i) == Op.DIV ? -n : n));
        }
        open.add(new Factor(program.operand(i, 0), n));
      } else {
        powers.merge(n < 0 ? ~i : i, Math.abs(n), Math::addExact);
      }
    }
    overflows |= isNormal && !isNormal(coefficient);
    return new Term(coefficient, powers);
  }

  private static boolean isNormal(double value) {
    return Math.abs(value) >= Double.MIN_NORMAL && Math.abs(value) <= Double.MAX_VALUE;
  }

  private boolean isSquare(int i) {
    return program.op(i) == Op.MUL && program.operand(i, 0) == program.operand(i, 1);
  }

  private int sum(List<Term> terms, int depth) {
    Map<Integer, List<Term>> groups = groups(terms, depth);
    List<Integer> values = new ArrayList<>();
    List<Boolean> signs = new ArrayList<>();
    double constant = 0;
    boolean hasConstant = false;
    for (Map.Entry<Integer, List<Term>> group : groups.entrySet()) {
      List<Term> members = group.getValue();
      int common = group.getKey();
      if (common >= 0 && members.size() > 1) {
        int least = members.stream().mapToInt(t -> t.powers.get(common)).min().orElseThrow();
        List<Term> rest = members.stream().map(t -> t.without(common, least)).toList();
        values.add(builder.multiply(power(image[common], least), sum(rest, depth + 1)));
        signs.add(false);
        continue;
      }
      for (Term t : members) {
        if (t.powers.isEmpty()) {
          constant += t.coefficient;
          hasConstant = true;
        } else {
          boolean isNegative = t.coefficient < 0;
          values.add(term(isNegative ? new Term(-t.coefficient, t.powers) : t));
          signs.add(isNegative);
        }
      }
    }
    if (hasConstant) {
      values.add(builder.constant(Math.abs(constant)));
      signs.add(constant < 0);
    }
    return balanced(values, signs);
  }

  /// Terms by the factor that will stand before them, -1 where there is none: each term goes to the
  /// one of its factors that most terms have.
  private Map<Integer, List<Term>> groups(List<Term> terms, int depth) {
    Map<Integer, Integer> counts = new LinkedHashMap<>();
    if (depth < DEPTH) {
      terms.forEach(
          t ->
              t.powers.forEach(
                  (value, exponent) -> {
                    if (value >= 0) {
                      counts.merge(value, 1, Integer::sum);
                    }
                  }));
    }
    Map<Integer, List<Term>> groups = new LinkedHashMap<>();
    for (Term t : terms) {
      int best =
          t.powers.keySet().stream()
              .filter(value -> counts.getOrDefault(value, 0) > 1)
              .max(Comparator.comparingInt(counts::get))
              .orElse(-1);
      groups.computeIfAbsent(best, _ -> new ArrayList<>()).add(t);
    }
    return groups;
  }

  private int balanced(List<Integer> values, List<Boolean> negative) {
    List<Integer> level = values;
    List<Boolean> signs = negative;
    while (level.size() > 1) {
      List<Integer> next = new ArrayList<>();
      List<Boolean> nextSigns = new ArrayList<>();
      for (int k = 0; k < level.size(); k += 2) {
        if (k + 1 == level.size()) {
          next.add(level.get(k));
          nextSigns.add(signs.get(k));
          continue;
        }
        int a = level.get(k);
        int b = level.get(k + 1);
        boolean isSwapped = signs.get(k) && !signs.get(k + 1);
        next.add(
            signs.get(k).equals(signs.get(k + 1))
                ? builder.add(a, b)
                : isSwapped ? builder.subtract(b, a) : builder.subtract(a, b));
        nextSigns.add(signs.get(k) && signs.get(k + 1));
      }
      level = next;
      signs = nextSigns;
    }
    return signs.getFirst() ? builder.negate(level.getFirst()) : level.getFirst();
  }

  private int term(Term term) {
    List<Integer> above = new ArrayList<>();
    List<Integer> below = new ArrayList<>();
    if (term.coefficient != 1 || term.powers.keySet().stream().allMatch(key -> key < 0)) {
      above.add(builder.constant(term.coefficient));
    }
    term.powers.forEach(
        (value, exponent) -> {
          if (value >= 0) {
            above.add(power(image[value], exponent));
          } else {
            below.add(power(image[~value], exponent));
          }
        });
    int product = product(above);
    return below.isEmpty() ? product : builder.divide(product, product(below));
  }

  private int product(List<Integer> factors) {
    List<Integer> level = factors;
    while (level.size() > 1) {
      List<Integer> next = new ArrayList<>();
      for (int k = 0; k + 1 < level.size(); k += 2) {
        next.add(builder.multiply(level.get(k), level.get(k + 1)));
      }
      if (level.size() % 2 == 1) {
        next.add(level.getLast());
      }
      level = next;
    }
    return level.getFirst();
  }

  /// `base^n` by squaring, whose squares all powers of one base share.
  private int power(int base, int n) {
    int result = builder.constant(1);
    int square = base;
    for (int m = n; m > 0; m >>= 1) {
      if ((m & 1) == 1) {
        result = builder.multiply(result, square);
      }
      if (m > 1) {
        square = builder.multiply(square, square);
      }
    }
    return result;
  }
}
