package leibniz.expr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How many operations the program of some expressions has: each addition, multiplication, call and
/// so on, equal ones once, in the same steps as the program is lowered.
public final class Operations {
  private record Step(Object what, List<Integer> operands) {}

  /// What is computed from constants when the program is made.
  private record Folded(Object what, List<Integer> operands) {}

  private final Dag dag;
  private final int[] value;
  private final List<Step> steps = new ArrayList<>();
  private final Map<Step, Integer> numbers = new HashMap<>();

  private Operations(Dag dag) {
    this.dag = dag;
    this.value = new int[dag.size()];
  }

  /// The number of operations of all expressions together.
  public static int of(Collection<? extends Expr> exprs) {
    return new Operations(Dag.of(exprs)).count();
  }

  private int count() {
    for (int i = 0; i < value.length; i++) {
      value[i] =
          switch (dag.node(i)) {
            case Num n -> step(n.value());
            case Sym s -> step(s.name());
            case Sum s -> sum(s, i);
            case Product p -> product(p, i, false);
            case Power p -> power(p, i);
            case Call c -> call(c, i);
            case Application a -> step(a.function(), children(i));
            case Choice _ ->
                child(i, 1) == child(i, 2)
                    ? child(i, 1)
                    : step(Choice.class, child(i, 0), child(i, 1), child(i, 2));
            case Comparison c -> step(c.relation(), child(i, 0), child(i, 1));
            case Junction j -> step(j.kind(), child(i, 0), child(i, 1));
            case Negation _ -> step(Negation.class, child(i, 0));
          };
    }
    boolean[] isNeeded = new boolean[steps.size()];
    for (int k = 0; k < dag.rootCount(); k++) {
      isNeeded[value[dag.root(k)]] = true;
    }
    int count = 0;
    for (int k = isNeeded.length - 1; k >= 0; k--) {
      List<Integer> operands = steps.get(k).operands;
      if (isNeeded[k] && !operands.isEmpty()) {
        count++;
        operands.forEach(operand -> isNeeded[operand] = true);
      }
    }
    return count;
  }

  private int child(int i, int k) {
    return value[dag.child(i, k)];
  }

  private Integer[] children(int i) {
    Integer[] children = new Integer[dag.arity(i)];
    Arrays.setAll(children, k -> child(i, k));
    return children;
  }

  private int computed(Object what, Integer... operands) {
    List<Integer> list = List.of(operands);
    return list.stream().allMatch(this::isConstant)
        ? step(new Folded(what, list))
        : step(what, operands);
  }

  private int step(Object what, Integer... operands) {
    Step step = new Step(what, List.of(operands));
    Integer next = steps.size();
    Integer before = numbers.putIfAbsent(step, next);
    if (before != null) {
      return before;
    }
    steps.add(step);
    return next;
  }

  private boolean isConstant(int x) {
    return steps.get(x).what instanceof Double || steps.get(x).what instanceof Folded;
  }

  private boolean isConstant(int x, double c) {
    return steps.get(x).what instanceof Double d && d == c;
  }

  private boolean isNegative(int x) {
    return steps.get(x).what == Sign.NEGATIVE;
  }

  private enum Sign {
    NEGATIVE
  }

  private int withoutSign(int x) {
    return steps.get(x).operands.getFirst();
  }

  private int negate(int x) {
    return steps.get(x).what instanceof Double d
        ? step(-d)
        : isNegative(x) ? withoutSign(x) : computed(Sign.NEGATIVE, x);
  }

  private int add(int x, int y) {
    if (steps.get(x).what instanceof Double a && steps.get(y).what instanceof Double b) {
      return step(a + b);
    }
    return isNegative(y)
        ? subtract(x, withoutSign(y))
        : isNegative(x)
            ? subtract(y, withoutSign(x))
            : computed('+', Math.min(x, y), Math.max(x, y));
  }

  private int subtract(int x, int y) {
    return isNegative(y) ? add(x, withoutSign(y)) : computed('-', x, y);
  }

  private int multiply(int x, int y) {
    if (steps.get(x).what instanceof Double a && steps.get(y).what instanceof Double b) {
      return step(a * b);
    }
    if (isConstant(x, 1) || isConstant(y, 1)) {
      return isConstant(x, 1) ? y : x;
    }
    if (isConstant(x, -1) || isConstant(y, -1)) {
      return negate(isConstant(x, -1) ? y : x);
    }
    return isNegative(x)
        ? negate(multiply(withoutSign(x), y))
        : isNegative(y)
            ? negate(multiply(x, withoutSign(y)))
            : computed('*', Math.min(x, y), Math.max(x, y));
  }

  private int divide(int x, int y) {
    if (isConstant(y, 1) || isConstant(y, -1)) {
      return isConstant(y, 1) ? x : negate(x);
    }
    return isNegative(x)
        ? negate(divide(withoutSign(x), y))
        : isNegative(y) ? negate(divide(x, withoutSign(y))) : computed('/', x, y);
  }

  private int sum(Sum s, int i) {
    int sum = child(i, 0);
    for (int k = 1; k < s.arity(); k++) {
      sum =
          s.child(k) instanceof Product p && p.child(0) instanceof Num n && n.isNegative()
              ? subtract(sum, product(p, dag.child(i, k), true))
              : add(sum, child(i, k));
    }
    return sum;
  }

  private int product(Product p, int i, boolean negate) {
    int product = negate ? negate(child(i, 0)) : child(i, 0);
    for (int k = 1; k < p.arity(); k++) {
      if (p.child(k) instanceof Power d && d.divides()) {
        int base = child(dag.child(i, k), 0);
        product = divide(product, power(base, -((Num) d.exponent()).value()));
      } else {
        product = multiply(product, child(i, k));
      }
    }
    return product;
  }

  private int power(Power p, int i) {
    int base = child(i, 0);
    if (!(p.exponent() instanceof Num n)) {
      return computed('^', base, child(i, 1));
    }
    return Power.isChain(-n.value())
        ? divide(step(1.0), power(base, -n.value()))
        : power(base, n.value());
  }

  private int power(int base, double exponent) {
    if (!Power.isChain(exponent)) {
      return computed('^', base, step(exponent));
    }
    int n = (int) exponent;
    int result = exponent == n ? step(1.0) : computed("sqrt", base);
    for (int square = base; n > 0; n >>= 1) {
      result = (n & 1) == 1 ? multiply(result, square) : result;
      square = n > 1 ? multiply(square, square) : square;
    }
    return result;
  }

  private int call(Call c, int i) {
    Fn fn = c.function();
    if (c.arity() == 0) {
      return step(new Folded(fn, List.of()));
    }
    if (fn == Fn.SOFTMAX || fn == Fn.LOGSUMEXP && c.arity() > 2) {
      return exponentials(fn, i);
    }
    int value = child(i, 0);
    if (c.arity() == 1) {
      return fn.maxArity() > 2 ? value : computed(fn, value);
    }
    for (int k = 1; k < c.arity(); k++) {
      value = computed(fn, value, child(i, k));
    }
    return value;
  }

  /// A softmax, or the logarithm of a sum of exponentials, which are scaled by the greatest.
  private int exponentials(Fn fn, int i) {
    Integer[] x = children(i);
    int first = fn == Fn.SOFTMAX ? 1 : 0;
    int most = x[first];
    for (int k = first + 1; k < x.length; k++) {
      most = computed(Fn.MAX, most, x[k]);
    }
    int below = computed(Fn.MIN, most, step(Double.MAX_VALUE));
    int scale = computed(Fn.MAX, below, step(-Double.MAX_VALUE));
    int sum = exponential(x[first], scale);
    for (int k = first + 1; k < x.length; k++) {
      sum = add(sum, exponential(x[k], scale));
    }
    return fn == Fn.LOGSUMEXP
        ? add(scale, computed(Fn.LN, sum))
        : multiply(exponential(x[0], scale), divide(step(1.0), sum));
  }

  private int exponential(int x, int scale) {
    return computed(Fn.EXP, subtract(x, scale));
  }
}
