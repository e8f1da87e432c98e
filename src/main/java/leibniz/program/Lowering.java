package leibniz.program;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import leibniz.eval.Functions;
import leibniz.eval.Interpreter;
import leibniz.expr.Application;
import leibniz.expr.Call;
import leibniz.expr.Choice;
import leibniz.expr.Comparison;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Fn;
import leibniz.expr.Junction;
import leibniz.expr.Negation;
import leibniz.expr.Num;
import leibniz.expr.Power;
import leibniz.expr.Product;
import leibniz.expr.Sum;
import leibniz.expr.Sym;

/// Lowers expressions to one program that computes exactly what [leibniz.eval.Interpreter]
/// computes, to the bit.
public final class Lowering {
  private final Dag dag;
  private final ProgramBuilder builder;
  private final Map<String, Integer> inputs = new HashMap<>();
  private final int[] value; // the instruction of each node

  private Lowering(Dag outputs, List<String> inputs, boolean isStrict) {
    this.dag = outputs;
    this.builder = new ProgramBuilder(inputs, isStrict, operations(dag));
    this.value = new int[dag.size()];
    for (int k = 0; k < inputs.size(); k++) {
      this.inputs.put(inputs.get(k), k);
    }
  }

  /// About how many instructions the nodes of a graph take.
  private static int operations(Dag dag) {
    long count = 0;
    for (int i = 0; i < dag.size(); i++) {
      count += Math.max(1, dag.arity(i) - 1);
    }
    return (int) Math.min(count, Integer.MAX_VALUE / 8);
  }

  /// The program that computes all `outputs` from `inputs`, in these orders.
  ///
  /// @throws IllegalArgumentException when a symbol is none of the inputs
  public static Program lower(Collection<? extends Expr> outputs, List<String> inputs) {
    return lower(Dag.of(outputs), inputs);
  }

  /// The program that computes the roots of a graph that was walked before.
  ///
  /// @throws IllegalArgumentException when a symbol is none of the inputs
  public static Program lower(Dag outputs, List<String> inputs) {
    return new Lowering(outputs, inputs, false).lower();
  }

  /// The program that computes the roots of a graph, made better as far as `numerics` lets it be.
  ///
  /// @throws IllegalArgumentException when a symbol is none of the inputs, or a function has no
  ///   body whose bits are the same on every machine where that is asked for
  public static Program lower(Dag outputs, List<String> inputs, Numerics numerics) {
    return Optimization.applied(
        new Lowering(outputs, inputs, numerics.strictMath()).lower(), numerics);
  }

  private Program lower() {
    for (int i = 0; i < value.length; i++) {
      value[i] =
          switch (dag.node(i)) {
            case Num n -> builder.constant(n.value());
            case Sym s -> input(s);
            case Sum s -> sum(s, i);
            case Product p -> product(p, i, false);
            case Power p -> power(p, i);
            case Call c -> call(c, i);
            case Application a -> builder.call(a.function(), children(i));
            case Choice _ -> builder.select(child(i, 0), child(i, 1), child(i, 2));
            case Comparison c -> builder.condition(op(c.relation()), child(i, 0), child(i, 1));
            case Junction j ->
                builder.condition(
                    j.kind() == Junction.Kind.AND ? Op.AND : Op.OR, child(i, 0), child(i, 1));
            case Negation _ -> builder.condition(Op.NOT, child(i, 0), 0);
          };
    }
    int[] outputs = new int[dag.rootCount()];
    for (int k = 0; k < outputs.length; k++) {
      outputs[k] = value[dag.root(k)];
    }
    return builder.build(outputs);
  }

  private int child(int i, int k) {
    return value[dag.child(i, k)];
  }

  private int[] children(int i) {
    int[] children = new int[dag.arity(i)];
    for (int k = 0; k < children.length; k++) {
      children[k] = child(i, k);
    }
    return children;
  }

  private int input(Sym s) {
    Integer k = inputs.get(s.name());
    if (k == null) {
      throw new IllegalArgumentException(
          s.name()
              + " is none of the variables "
              + String.join(", ", inputs.keySet().stream().sorted().toList()));
    }
    return builder.input(k);
  }

  private int sum(Sum s, int i) {
    int sum = child(i, 0);
    for (int k = 1; k < s.arity(); k++) {
      Expr term = s.child(k);
      sum =
          term instanceof Product p && p.child(0) instanceof Num n && n.isNegative()
              ? builder.subtract(sum, product(p, dag.child(i, k), true))
              : builder.add(sum, child(i, k));
    }
    return sum;
  }

  /// A product, or the product with the sign of its leading number changed, so that `a + -3*b` is
  /// `a - 3*b`.
  private int product(Product p, int i, boolean negate) {
    int product = negate ? builder.negate(child(i, 0)) : child(i, 0);
    for (int k = 1; k < p.arity(); k++) {
      if (p.child(k) instanceof Power d && d.divides()) {
        int base = child(dag.child(i, k), 0);
        product = builder.divide(product, power(base, -((Num) d.exponent()).value()));
      } else {
        product = builder.multiply(product, child(i, k));
      }
    }
    return product;
  }

  private int power(Power p, int i) {
    int base = child(i, 0);
    if (!(p.exponent() instanceof Num n)) {
      return builder.pow(base, child(i, 1));
    }
    return Power.isChain(-n.value())
        ? builder.divide(builder.constant(1), power(base, -n.value()))
        : power(base, n.value());
  }

  /// The same chain as [Interpreter#power(double, double)] computes.
  private int power(int base, double exponent) {
    if (!Power.isChain(exponent)) {
      return builder.pow(base, builder.constant(exponent));
    }
    int n = (int) exponent;
    int result = exponent == n ? builder.constant(1) : builder.sqrt(base);
    for (int square = base; n > 0; n >>= 1) {
      if ((n & 1) == 1) {
        result = builder.multiply(result, square);
      }
      if (n > 1) {
        square = builder.multiply(square, square);
      }
    }
    return result;
  }

  private int call(Call c, int i) {
    Fn fn = c.function();
    if (c.arity() == 0) {
      return builder.constant(Functions.apply(fn));
    }
    if (fn == Fn.SOFTMAX || fn == Fn.LOGSUMEXP && c.arity() > 2) {
      return fn == Fn.SOFTMAX ? softmax(children(i)) : logsumexp(children(i));
    }
    int value = child(i, 0);
    if (c.arity() == 1) {
      return fn.maxArity() > 2 ? value : builder.call(fn, value);
    }
    for (int k = 1; k < c.arity(); k++) {
      value = builder.call(fn, value, child(i, k));
    }
    return value;
  }

  /// As instructions of its own a sum of exponentials shares them with its derivatives.
  private int logsumexp(int[] x) {
    int scale = scale(x);
    return builder.add(scale, builder.call(Fn.LN, sumOfExponentials(x, scale)));
  }

  private int softmax(int[] arguments) {
    int[] x = Arrays.copyOfRange(arguments, 1, arguments.length);
    int scale = scale(x);
    int inverse = builder.divide(builder.constant(1), sumOfExponentials(x, scale));
    return builder.multiply(exponential(arguments[0], scale), inverse);
  }

  /// The greatest, or the finite number nearest to it.
  private int scale(int[] x) {
    int most = x[0];
    for (int k = 1; k < x.length; k++) {
      most = builder.call(Fn.MAX, most, x[k]);
    }
    int below = builder.call(Fn.MIN, most, builder.constant(Double.MAX_VALUE));
    return builder.call(Fn.MAX, below, builder.constant(-Double.MAX_VALUE));
  }

  private int sumOfExponentials(int[] x, int scale) {
    int sum = exponential(x[0], scale);
    for (int k = 1; k < x.length; k++) {
      sum = builder.add(sum, exponential(x[k], scale));
    }
    return sum;
  }

  private int exponential(int x, int scale) {
    return builder.call(Fn.EXP, builder.subtract(x, scale));
  }

  private static Op op(Comparison.Relation relation) {
    return switch (relation) {
      case LT -> Op.LT;
      case LE -> Op.LE;
      case GT -> Op.GT;
      case GE -> Op.GE;
      case EQ -> Op.EQ;
      case NE -> Op.NE;
    };
  }
}
