package leibniz;

import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Generates formulas and points from a seed, and shrinks what fails.
///
/// The seed is fixed, so that every run is the same; `-Dleibniz.seed=7 -Dleibniz.formulas=100000`
/// asks for others and more.
public final class Generator {
  /// The variables of generated formulas.
  static final String[] VARIABLES = {"x", "y", "z"};

  private static final double[] SPECIAL = {
    0.0,
    -0.0,
    1,
    -1,
    0.5,
    2,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.MIN_VALUE,
    -Double.MIN_NORMAL,
    Double.MAX_VALUE
  };

  /// What stands in formulas that Java source can say in the same words.
  private static final List<String> ARITHMETIC =
      List.of(
          "(%s + %s)",
          "(%s - %s)",
          "%s*%s",
          "%s/%s",
          "-%s",
          "(%s + %s - %s)",
          "(%s - %s*%s)",
          "(%s*%s/%s)",
          "sqrt(%s)",
          "(%s - %s/%s + %s)");

  /// What is a fraction of polynomials.
  private static final List<String> RATIONAL =
      List.of(
          "(%s + %s)",
          "(%s - %s)",
          "%s*%s",
          "(%s + %s - %s*%s)",
          "(%s)^2",
          "(%s)^3",
          "(-(%s))",
          "%s/(%s)",
          "(%s*(%s - %s))");

  private static final List<String> SMOOTH =
      List.of(
          "(%s + %s)",
          "(%s - %s)",
          "%s*%s",
          "%s/(2 + (%s)^2)",
          "(-%s)",
          "sin(%s)",
          "cos(%s)",
          "exp(-(%s)^2)",
          "sqrt(1 + (%s)^2)",
          "ln(2 + (%s)^2)",
          "(%s)^2",
          "(%s)^3",
          "atan(%s)",
          "tanh(%s)",
          "(1 + (%s)^2)^(1/3)");

  private static final List<String> ANYTHING =
      List.of(
          "(%s + %s)",
          "(%s - %s)",
          "%s*%s",
          "%s/%s",
          "(-%s)",
          "%s*(1/%s)",
          "(%s/%s)",
          "1*%s",
          "%s/(%s*1)",
          "(%s)^(%s)",
          "(%s)^2",
          "(%s)^-3",
          "(%s)^(5/2)",
          "(%s)^(-1/2)",
          "(%s)^0.3",
          "sqrt(%s)",
          "exp(%s)",
          "ln(%s)",
          "log2(%s)",
          "log10(%s)",
          "expm1(%s)",
          "log1p(%s)",
          "sin(%s)",
          "cos(%s)",
          "tan(%s)",
          "asin(%s)",
          "acos(%s)",
          "atan(%s)",
          "sinh(%s)",
          "cosh(%s)",
          "tanh(%s)",
          "asinh(%s)",
          "acosh(%s)",
          "atanh(%s)",
          "cbrt(%s)",
          "abs(%s)",
          "sign(%s)",
          "floor(%s)",
          "ceil(%s)",
          "round(%s)",
          "erf(%s)",
          "erfc(%s)",
          "sigmoid(%s)",
          "softplus(%s)",
          "sinc(%s)",
          "gamma(%s)",
          "digamma(%s)",
          "trunc(%s)",
          "heaviside(%s)",
          "logsumexp(%s, %s, %s)",
          "softmax(%s, %s, %s)",
          "sec(%s)",
          "clamp(%s, -1, 1)",
          "besselj(0, %s)",
          "besselj(3, %s)",
          "bessely(1, %s)",
          "remainder(%s, %s)",
          "copysign(%s, %s)",
          "atan2(%s, %s)",
          "hypot(%s, %s)",
          "min(%s, %s, %s)",
          "max(%s, %s)");

  private static final List<String> CONDITIONS =
      List.of(
          "%s < %s",
          "%s <= %s",
          "%s > %s",
          "%s >= %s",
          "%s == %s",
          "%s != %s",
          "(not %s)",
          "(%s and %s)",
          "(%s or %s)");

  private final RandomGenerator random;

  public Generator() {
    this(Long.getLong("leibniz.seed", 20261123));
  }

  public Generator(long seed) {
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /// The variables of generated formulas.
  public static List<String> variables() {
    return List.of(VARIABLES);
  }

  /// How many formulas a test looks at: `few`, unless more are asked for.
  public static int count(int few) {
    return Integer.getInteger("leibniz.formulas", few);
  }

  /// A formula of plus, minus, times, over and roots, in words that Java understands.
  Tree arithmetic(int depth) {
    return tree(depth, ARITHMETIC, false, true);
  }

  /// A formula of exact numbers that is a fraction of polynomials.
  Tree rational(int depth) {
    if (depth == 0 || random.nextInt(8) == 0) {
      return Tree.of(
          random.nextInt(3) == 0
              ? "" + random.nextInt(1, 5)
              : VARIABLES[random.nextInt(VARIABLES.length)]);
    }
    String pattern = RATIONAL.get(random.nextInt(RATIONAL.size()));
    Tree[] parts = new Tree[holes(pattern)];
    for (int k = 0; k < parts.length; k++) {
      parts[k] = rational(depth - 1);
    }
    return Tree.of(pattern, parts);
  }

  /// A formula that is smooth everywhere and neither huge nor cancelling.
  Tree smooth(int depth) {
    return tree(depth, SMOOTH, false, false);
  }

  /// A formula of anything the language has.
  public Tree anything(int depth) {
    return tree(depth, ANYTHING, true, false);
  }

  private Tree tree(int depth, List<String> patterns, boolean choices, boolean decimals) {
    if (depth == 0 || random.nextInt(8) == 0) {
      return leaf(decimals);
    }
    if (choices && random.nextInt(12) == 0) {
      return Tree.of(
          "if(%s, %s, %s)",
          condition(depth - 1, patterns),
          tree(depth - 1, patterns, true, false),
          tree(depth - 1, patterns, true, false));
    }
    String pattern = patterns.get(random.nextInt(patterns.size()));
    Tree[] parts = new Tree[holes(pattern)];
    for (int k = 0; k < parts.length; k++) {
      parts[k] = tree(depth - 1, patterns, choices, decimals);
    }
    // Java's minus minus is another word.
    return pattern.equals("-%s") ? Tree.of("(-(%s))", parts) : Tree.of(pattern, parts);
  }

  private Tree condition(int depth, List<String> patterns) {
    int kind = random.nextInt(depth > 0 ? CONDITIONS.size() : 6);
    Tree[] parts = new Tree[holes(CONDITIONS.get(kind))];
    for (int k = 0; k < parts.length; k++) {
      parts[k] =
          kind < 6 ? tree(Math.min(depth, 1), patterns, false, false) : condition(0, patterns);
    }
    return Tree.of(CONDITIONS.get(kind), parts);
  }

  private static int holes(String pattern) {
    return pattern.split("%s", -1).length - 1;
  }

  private Tree leaf(boolean decimals) {
    return switch (random.nextInt(6)) {
      case 0 -> Tree.of(decimals ? random.nextInt(10) + ".0" : "" + random.nextInt(5));
      case 1 -> Tree.of(Double.toString(Math.round(random.nextDouble(0.1, 5) * 1000) / 1000.0));
      case 2 ->
          decimals ? Tree.of("x") : Tree.of(random.nextInt(1, 5) + "/" + random.nextInt(1, 7));
      default -> Tree.of(VARIABLES[random.nextInt(VARIABLES.length)]);
    };
  }

  /// A point of ordinary values.
  public double[] point() {
    double[] point = new double[VARIABLES.length];
    for (int k = 0; k < point.length; k++) {
      point[k] = random.nextDouble(-3, 3);
    }
    return point;
  }

  /// A point that also has zeros of both signs, infinities, NaN and values at the ends of the
  /// range.
  public double[] specialPoint() {
    double[] point = point();
    for (int k = 0; k < point.length; k++) {
      if (random.nextInt(3) == 0) {
        point[k] = SPECIAL[random.nextInt(SPECIAL.length)];
      }
    }
    return point;
  }

  /// Applies a check that throws to a tree; on failure the smallest tree found that still fails is
  /// named.
  public static void check(Tree tree, Consumer<Tree> check) {
    try {
      check.accept(tree);
    } catch (AssertionError | RuntimeException e) {
      Tree least = tree;
      Throwable cause = e;
      boolean shrunk = true;
      while (shrunk) {
        shrunk = false;
        for (Tree smaller : least.smaller()) {
          Throwable failure = failure(smaller, check);
          if (failure != null) {
            least = smaller;
            cause = failure;
            shrunk = true;
            break;
          }
        }
      }
      throw new AssertionError(
          "fails for " + least + "\n(shrunk from " + tree + ")\n" + cause, cause);
    }
  }

  private static Throwable failure(Tree tree, Consumer<Tree> check) {
    try {
      check.accept(tree);
      return null;
    } catch (AssertionError | RuntimeException e) {
      return e;
    }
  }
}
