package leibniz.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import leibniz.Formula;
import leibniz.FormulaSystem;
import leibniz.Generator;
import leibniz.eval.Interpreter;
import leibniz.expr.Comparison;
import leibniz.expr.Condition;
import leibniz.expr.Expr;
import leibniz.expr.External;
import leibniz.expr.Fn;
import leibniz.expr.Graph;
import leibniz.program.Lowering;
import leibniz.program.Partition;
import leibniz.program.Program;
import org.junit.jupiter.api.Test;

/// Code in one method and code in pieces, however small these are and in whatever way numbers are
/// given and taken, have the bits of the interpreter.
class PiecesAgreementTest {
  private static final List<String> VARIABLES = Generator.variables();
  private static final int FORMULAS = Generator.count(5_000);
  private static final int PROGRAMS = Math.max(100, FORMULAS / 20);

  /// The most operations of a piece: from one up to what small formulas have in one method.
  private static final int[] LIMITS = {1, 2, 3, 5, 8, 13, 20, 40, Partition.WHOLE};

  /// The ways in which entries take and give numbers.
  interface Forms {
    double numbers(double x, double y, double z);

    double value(double[] in);

    double valueAndRest(double[] in, double[] rest);

    void all(double[] in, double[] out);

    void ranges(double[] in, int from, double[] out, int to);

    void apart(double[] in, double[] more, double[] first, double[] others);

    void scattered(double[] in, double[] out);

    double[] made(double[] in);

    void rows(double[] in, int offset, double[][] out);

    double[][] madeRows(double[] in);

    void scatteredRows(double[] in, double[][] out);

    void firstAndRows(double[] in, double[] first, double[][] others);
  }

  private static Input inputs(Input.Kind kind, int from, int to) {
    return Input.of(kind, VARIABLES.subList(from, to));
  }

  private static Output outputs(Output.Kind kind, int count) {
    return Output.vector(count).in(kind);
  }

  /// In rows of two, or of one where there is an odd number of outputs.
  private static Output rows(Output.Kind kind, int count) {
    int columns = count % 2 == 0 ? 2 : 1;
    return Output.matrix(count / columns, columns).in(kind);
  }

  private static double[] flat(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }

  /// Every second place of an array, from the last output to the first.
  private static int[] places(int count) {
    return IntStream.range(0, count).map(k -> 2 * (count - 1 - k)).toArray();
  }

  /// The code of a program of three inputs in all forms, in methods of at most `limit` operations.
  private static Forms code(Program program, int limit) {
    int m = program.outputCount();
    Computation plain = Computation.of(program);
    Computation scattered = new Computation(program, new Scatter(places(m), 2L * m), null);
    List<Input> numbers = List.of(inputs(Input.Kind.VALUES, 0, 3));
    List<Input> array = List.of(inputs(Input.Kind.ARRAY, 0, 3));
    List<Input> range = List.of(inputs(Input.Kind.RANGE, 0, 3));
    List<Input> two = List.of(inputs(Input.Kind.ARRAY, 0, 1), inputs(Input.Kind.ARRAY, 1, 3));
    List<Output> all = List.of(outputs(Output.Kind.ARRAY, m));
    List<Output> rest = List.of(outputs(Output.Kind.ARRAY, m - 1));
    List<Output> apart = List.of(outputs(Output.Kind.ARRAY, 1), outputs(Output.Kind.ARRAY, m - 1));
    List<Entry> entries = new ArrayList<>();
    if (m == 1) {
      entries.add(entry("numbers", numbers, true, List.of(), plain));
      entries.add(entry("value", array, true, List.of(), plain));
    }
    entries.add(entry("valueAndRest", array, true, rest, plain));
    entries.add(entry("all", array, false, all, plain));
    entries.add(entry("ranges", range, false, List.of(outputs(Output.Kind.RANGE, m)), plain));
    entries.add(entry("apart", two, false, apart, plain));
    entries.add(
        entry("scattered", array, false, List.of(outputs(Output.Kind.ARRAY, 2 * m)), scattered));
    entries.add(entry("made", array, false, List.of(outputs(Output.Kind.NEW_ARRAY, m)), plain));
    entries.add(entry("rows", range, false, List.of(rows(Output.Kind.ROWS, m)), plain));
    entries.add(entry("madeRows", array, false, List.of(rows(Output.Kind.NEW_ROWS, m)), plain));
    entries.add(
        entry("scatteredRows", array, false, List.of(rows(Output.Kind.ROWS, 2 * m)), scattered));
    List<Output> both = List.of(outputs(Output.Kind.ARRAY, 1), rows(Output.Kind.ROWS, m - 1));
    entries.add(entry("firstAndRows", array, false, both, plain));
    List<Body> bodies = entries.stream().map(Body::of).map(body -> body.cut(limit)).toList();
    try {
      return (Forms)
          ClassCompiler.defineOf(MethodHandles.lookup(), Forms.class, "forms", bodies, null)
              .invoke();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  private static Entry entry(
      String method,
      List<Input> inputs,
      boolean returnsValue,
      List<Output> outputs,
      Computation c) {
    return new Entry(method, inputs, returnsValue, outputs, () -> c, false);
  }

  private static double[] filled(int length) {
    double[] filled = new double[length];
    Arrays.fill(filled, 7);
    return filled;
  }

  private static void assertBits(double[] expected, double[] actual, String form, int limit) {
    long[] a = Arrays.stream(expected).mapToLong(Double::doubleToLongBits).toArray();
    long[] b = Arrays.stream(actual).mapToLong(Double::doubleToLongBits).toArray();
    int at = Arrays.mismatch(a, b);
    assertEquals(
        -1,
        at,
        () ->
            "%s, in pieces of %d: output %d is %s, not %s"
                .formatted(form, limit, at, actual[at], expected[at]));
  }

  /// Compares all forms of a program, and the one number of its first output.
  private static void agrees(Program program, double[] point, int limit) {
    int m = program.outputCount();
    double[] expected = new double[m];
    program.verify().run(point, expected);
    double[] rest = Arrays.copyOfRange(expected, 1, m);
    Forms code = code(program, limit);
    double[] out = filled(m);
    code.all(point, out);
    assertBits(expected, out, "all", limit);
    double[] some = filled(m - 1);
    out[0] = code.valueAndRest(point, some);
    assertBits(rest, some, "the rest", limit);
    assertBits(new double[] {expected[0]}, new double[] {out[0]}, "the value beside", limit);
    assertBits(expected, code.made(point), "made", limit);
    double[] in = {9, 9, point[0], point[1], point[2], 9};
    double[] within = filled(m + 5);
    code.ranges(in, 2, within, 3);
    assertBits(expected, Arrays.copyOfRange(within, 3, m + 3), "ranges", limit);
    assertBits(filled(3), Arrays.copyOf(within, 3), "before the range", limit);
    assertBits(filled(2), Arrays.copyOfRange(within, m + 3, m + 5), "after the range", limit);
    double[] first = filled(1);
    some = filled(m - 1);
    code.apart(new double[] {point[0]}, new double[] {point[1], point[2]}, first, some);
    assertBits(new double[] {expected[0]}, first, "the first apart", limit);
    assertBits(rest, some, "the others apart", limit);
    double[] scattered = filled(2 * m);
    code.scattered(point, scattered);
    double[] wanted = new double[2 * m];
    for (int k = 0; k < m; k++) {
      wanted[places(m)[k]] = expected[k];
    }
    assertBits(wanted, scattered, "scattered", limit);
    agreesInRows(code, expected, wanted, point, limit);
  }

  private static void agreesInRows(
      Forms code, double[] expected, double[] scattered, double[] point, int limit) {
    int m = expected.length;
    double[][] made = code.madeRows(point);
    assertBits(expected, flat(made), "made rows", limit);
    double[][] rows = new double[made.length][m / made.length];
    code.rows(new double[] {9, point[0], point[1], point[2]}, 1, rows);
    assertBits(expected, flat(rows), "rows", limit);
    rows = new double[m][2];
    rows[m - 1][1] = 7;
    code.scatteredRows(point, rows);
    assertBits(scattered, flat(rows), "scattered rows", limit);
    double[] first = new double[1];
    int columns = m % 2 == 1 ? 2 : 1;
    rows = new double[(m - 1) / columns][columns];
    code.firstAndRows(point, first, rows);
    assertBits(new double[] {expected[0]}, first, "the first beside rows", limit);
    assertBits(Arrays.copyOfRange(expected, 1, m), flat(rows), "others in rows", limit);
  }

  private static void agreesAlone(Program program, double[] point, int limit) {
    double[] expected = new double[1];
    program.verify().run(point, expected);
    Forms code = code(program, limit);
    assertBits(expected, new double[] {code.value(point)}, "value", limit);
    assertBits(
        expected, new double[] {code.numbers(point[0], point[1], point[2])}, "numbers", limit);
  }

  /// Of generated formulas: value, gradient, Hessian, and the Jacobian of two of them.
  @Test
  void generatedFormulasAgree() {
    Generator generate = new Generator();
    for (int n = 0; n < FORMULAS; n++) {
      double[] point = generate.specialPoint();
      String other = generate.anything(3).toString();
      int limit = LIMITS[n % LIMITS.length];
      Generator.check(
          generate.anything(4),
          tree -> {
            Formula f = Formula.parse(tree.toString(), VARIABLES.toArray(String[]::new));
            Formula g = Formula.parse(other, VARIABLES.toArray(String[]::new));
            List<Expr> exprs = new ArrayList<>(List.of(f.expr()));
            exprs.addAll(entries(f.gradient()));
            exprs.addAll(entries(f.hessian()));
            exprs.addAll(entries(g.gradient()));
            Program program = Lowering.lower(exprs, VARIABLES);
            double[] values = new double[exprs.size()];
            program.run(point, values);
            assertBits(Interpreter.evaluate(exprs, named(point)), values, "interpreted", 0);
            agrees(program, point, limit);
            agreesAlone(f.program(), point, limit);
          });
    }
  }

  private static List<Expr> entries(FormulaSystem s) {
    List<Expr> entries = new ArrayList<>();
    for (int k = 0; k < s.size(); k++) {
      entries.add(s.get(k / s.columns(), k % s.columns()).expr());
    }
    return entries;
  }

  private static Map<String, Double> named(double[] point) {
    Map<String, Double> named = new HashMap<>();
    for (int k = 0; k < point.length; k++) {
      named.put(VARIABLES.get(k), point[k]);
    }
    return named;
  }

  /// Large programs in which anything is used again anywhere: values, conditions, calls of Java
  /// code, in and out of branches; outputs may be inputs, constants, and listed twice.
  @Test
  void sharedProgramsAgree() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(31);
    Generator generate = new Generator();
    for (int n = 0; n < PROGRAMS; n++) {
      Program program = shared(random, 20 << random.nextInt(7));
      for (int k = 0; k < 3; k++) {
        agrees(program, generate.specialPoint(), LIMITS[random.nextInt(LIMITS.length)]);
      }
    }
  }

  private static final External JAVA =
      External.of("java", List.of("v"), (double v) -> Math.scalb(v, 1));
  private static final External OF_THREE =
      External.ofArray("three", List.of("u", "v", "w"), x -> x[0] - x[1] * x[2]);

  private static Program shared(RandomGenerator random, int size) {
    Graph g = new Graph();
    List<Expr> values = new ArrayList<>();
    for (String name : VARIABLES) {
      values.add(g.symbol(name));
    }
    values.add(g.number(0.1));
    List<Condition> conditions = new ArrayList<>();
    for (int k = 0; k < size; k++) {
      Expr a = any(values, random);
      Expr b = any(values, random);
      Expr c = any(values, random);
      if (conditions.isEmpty() || random.nextInt(4) == 0) {
        conditions.add(condition(g, random, conditions, a, b));
      }
      Condition when = conditions.get(random.nextInt(conditions.size()));
      values.add(
          switch (random.nextInt(14)) {
            case 0, 1 -> g.add(a, b);
            case 2 -> g.subtract(a, b);
            case 3, 4 -> g.multiply(a, b);
            case 5 -> g.divide(a, b);
            case 6 -> g.call(Fn.SIN, a);
            case 7 -> g.call(Fn.ATAN2, a, b);
            case 8 -> g.power(a, g.number(2 + random.nextInt(3)));
            case 9 -> g.sqrt(a);
            case 10 -> random.nextBoolean() ? g.call(JAVA, a) : g.call(OF_THREE, a, b, c);
            case 11 -> g.add(a, g.number(1 + k * 1e-3));
            default -> g.choice(when, a, b);
          });
    }
    List<Expr> outputs = new ArrayList<>();
    for (int k = 0; k < 9; k++) {
      outputs.add(values.get(values.size() - 1 - random.nextInt(values.size() / 2)));
    }
    outputs.add(values.getLast());
    outputs.add(outputs.getFirst());
    outputs.add(values.get(1));
    outputs.add(values.get(3));
    return Lowering.lower(outputs, VARIABLES);
  }

  /// One of the values, the later ones more often.
  private static Expr any(List<Expr> values, RandomGenerator random) {
    int back = random.nextInt(1 + random.nextInt(values.size()));
    return values.get(values.size() - 1 - back);
  }

  private static Condition condition(
      Graph g, RandomGenerator random, List<Condition> conditions, Expr a, Expr b) {
    int kind = conditions.isEmpty() ? 9 : random.nextInt(10);
    if (kind > 2) {
      Comparison.Relation[] relations = Comparison.Relation.values();
      return g.comparison(relations[random.nextInt(relations.length)], a, b);
    }
    Condition first = conditions.get(random.nextInt(conditions.size()));
    Condition second = conditions.get(random.nextInt(conditions.size()));
    return switch (kind) {
      case 0 -> g.not(first);
      case 1 -> g.and(first, second);
      default -> g.or(first, second);
    };
  }
}
