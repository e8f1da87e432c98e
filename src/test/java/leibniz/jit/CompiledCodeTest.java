package leibniz.jit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import leibniz.CompileOptions;
import leibniz.CompiledFormula;
import leibniz.CompiledSystem;
import leibniz.Formula;
import leibniz.FormulaSystem;
import leibniz.Language;
import leibniz.UserFunction;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import leibniz.program.Partition;
import leibniz.program.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.util.CheckClassAdapter;

/// Compiled code at its edges: sizes, shapes, lengths, threads, unloading.
class CompiledCodeTest {
  /// A system whose outputs share a long chain: `operations` operations, `outputs` outputs.
  private static FormulaSystem chain(int operations, int outputs) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    Graph g = new Graph();
    List<Expr> values = new ArrayList<>(List.of(g.symbol("x"), g.symbol("y")));
    for (int k = 0; k < operations; k++) {
      Expr a = values.getLast();
      Expr b = values.get(random.nextInt(values.size()));
      values.add(
          switch (k % 4) {
            case 0 -> g.add(a, g.multiply(g.number(0.5), b));
            case 1 -> g.call(leibniz.expr.Fn.SIN, a);
            case 2 -> g.subtract(g.number(1.0 / (k + 2)), a);
            default -> g.divide(a, g.add(g.number(2), g.multiply(b, b)));
          });
    }
    List<Formula> formulas = new ArrayList<>();
    for (int k = 0; k < outputs; k++) {
      formulas.add(Formula.of(values.get(values.size() - 1 - k), List.of("x", "y")));
    }
    return FormulaSystem.of(formulas.toArray(Formula[]::new));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 399, 400, 401, 499, 500, 501, 1_000, 5_000, 20_000})
  void programsOfAnySizeAgreeWithTheInterpreter(int operations) {
    for (int outputs : new int[] {1, Math.min(operations, 700)}) {
      FormulaSystem system = chain(operations, outputs);
      double[] out = new double[outputs];
      CompiledSystem compiled = system.compile();
      for (double x : new double[] {0.3, -1.7, 40}) {
        compiled.evaluate(new double[] {x, 0.9}, out);
        assertArrayEquals(system.evaluate(x, 0.9), out);
      }
    }
  }

  private static Body body(
      String method,
      Input inputs,
      boolean returnsValue,
      Computation computation,
      Output... outputs) {
    return Body.of(
        new Entry(
            method, List.of(inputs), returnsValue, List.of(outputs), () -> computation, false));
  }

  private static Output array(long count) {
    return Output.vector(count);
  }

  private static Output range(long count) {
    return Output.vector(count).in(Output.Kind.RANGE);
  }

  private static Output rows(Output.Kind kind, int rows, int columns) {
    return Output.matrix(rows, columns).in(kind);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 600, 5_000})
  void everyClassPassesTheVerifierOfAsm(int operations) {
    String condition = "if(x < y and not (x == 1 or y != 2), max(x, y), x^y)";
    Program choices = Formula.parse(condition + " + hypot(" + condition + ", 2)").program();
    Program plain = chain(operations, 3).program();
    List<String> names = List.of("x", "y");
    Computation scattered =
        new Computation(plain, new Scatter(new int[] {5, 70_000, 1 << 30}, 1L << 40), null);
    Input array = Input.of(Input.Kind.ARRAY, names);
    Input range = Input.of(Input.Kind.RANGE, names);
    Input values = Input.of(Input.Kind.VALUES, names);
    List<Body> bodies =
        List.of(
            body("choices", array, false, Computation.of(choices), array(1)),
            body("value", array, true, Computation.of(plain), array(2)),
            body("value", range, true, Computation.of(plain), range(2)),
            body("all", array, false, Computation.of(plain), array(3)),
            body("both", range, false, Computation.of(plain), array(1), range(2)),
            body("counted", array, false, Computation.of(plain), array(Output.UNKNOWN)),
            body("made", array, false, Computation.of(plain), array(3).in(Output.Kind.NEW_ARRAY)),
            body("rows", range, false, Computation.of(plain), rows(Output.Kind.ROWS, 1, 3)),
            body("made", array, false, Computation.of(plain), rows(Output.Kind.NEW_ROWS, 3, 1)),
            body("more", array, true, Computation.of(plain), rows(Output.Kind.ROWS, 2, 1)),
            body("scattered", array, false, scattered, array(1L << 40)),
            body("apart", range, false, scattered, array(7), range(1L << 30)),
            body("two", values, true, Computation.of(choices)),
            Body.of(
                new Entry(
                    "lazy",
                    List.of(array),
                    false,
                    List.of(array(3)),
                    () -> Computation.of(plain),
                    true)));
    ClassEmitter emitter =
        new ClassEmitter(
            "leibniz/jit/Compiled",
            "several",
            HiddenClassData::new,
            (writer, _) ->
                writer.visit(
                    Opcodes.V25,
                    Opcodes.ACC_SUPER,
                    "leibniz/jit/Compiled",
                    null,
                    "java/lang/Object",
                    null),
            Opcodes.ACC_STATIC);
    StringWriter problems = new StringWriter();
    CheckClassAdapter.verify(
        new ClassReader(emitter.write(bodies).bytes()),
        getClass().getClassLoader(),
        false,
        new PrintWriter(problems));
    assertEquals("", problems.toString());
  }

  @Test
  void wrongLengthsAreErrorsBeforeAnythingIsWritten() {
    CompiledFormula f = Formula.parse("x^2*y").compile();
    double[] gradient = {7, 7};
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> f.applyAsDouble(1, 2, 3));
    assertEquals("expected 2 values, of x, y, got 3", e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> f.valueAndGradient(new double[1], gradient));
    assertThrows(
        IllegalArgumentException.class, () -> f.valueAndGradient(new double[2], new double[3]));
    assertThrows(IllegalArgumentException.class, () -> f.hessian(new double[2], new double[3]));
    assertArrayEquals(new double[] {7, 7}, gradient);
    assertThrows(NullPointerException.class, () -> f.applyAsDouble((double[]) null));
    CompiledSystem s = FormulaSystem.parse("x", "y").compile();
    assertThrows(IllegalArgumentException.class, () -> s.evaluate(new double[2], new double[3]));
    assertThrows(IllegalArgumentException.class, () -> s.jacobian(new double[3], new double[4]));
  }

  /// A chain of squares: 3 n - 2 of its n^2 second derivatives are not zero.
  private static Formula neighbours(int n) {
    Graph g = new Graph();
    List<String> names = new ArrayList<>();
    List<Expr> terms = new ArrayList<>();
    for (int k = 0; k < n; k++) {
      names.add("x" + k);
      Expr x = g.symbol("x" + k);
      terms.add(g.multiply(g.multiply(x, x), k == 0 ? x : g.symbol("x" + (k - 1))));
    }
    return Formula.of(g.sum(terms), names);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 22, 23, 24, 200})
  void hessiansOfManyZerosAreRight(int n) {
    Formula f = neighbours(n);
    double[] x = new double[n];
    double[] hessian = new double[n * n];
    for (int k = 0; k < n; k++) {
      x[k] = 0.5 + k;
    }
    Arrays.fill(hessian, 7);
    f.compile().hessian(x, hessian);
    assertArrayEquals(f.hessian().evaluate(x), hessian);
    Arrays.fill(hessian, 7);
    f.compile(CompileOptions.DEFAULT.eager(true)).hessian(x, hessian);
    assertArrayEquals(f.hessian().evaluate(x), hessian);
    f.hessian().compile().evaluate(x, hessian);
    assertArrayEquals(f.hessian().evaluate(x), hessian);
  }

  @Test
  void zerosTakeNoCode() {
    int n = 3_001;
    double[] x = new double[n];
    Arrays.fill(x, 1);
    double[] hessian = new double[n * n];
    neighbours(n).compile().hessian(x, hessian);
    assertEquals(6, hessian[0]);
    assertEquals(2, hessian[n]);
    assertEquals(2, hessian[n * n - 1]);
    assertEquals(2L * (3 * n - 2) + 4, Math.round(Arrays.stream(hessian).sum()));
  }

  @Test
  void inputsAndOutputsMayBeOneArrayOfManyZeros() {
    int n = 600;
    Graph g = new Graph();
    List<Expr> rows = new ArrayList<>();
    for (int k = 0; k < n; k++) {
      rows.add(k % 10 == 0 ? g.symbol("x" + (n - 1 - k)) : g.number(0));
    }
    List<String> names = IntStream.range(0, n).mapToObj(k -> "x" + k).toList();
    FormulaSystem s =
        FormulaSystem.of(rows.stream().map(e -> Formula.of(e, names)).toArray(Formula[]::new));
    double[] both = IntStream.range(0, n).asDoubleStream().toArray();
    double[] expected = s.evaluate(both);
    s.compile().evaluate(both, both);
    assertArrayEquals(expected, both);
  }

  /// Before a program is made, which here would take long, or could not be held.
  @Test
  void lengthsAreCheckedFirst() {
    int n = 100_000;
    CompiledFormula f = neighbours(n).compile();
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> f.hessian(new double[n], new double[10]));
    assertEquals(
        "there are 10000000000 results, more than an array has places; compute those that are not"
            + " zero, as hessianNonzeros and jacobianNonzeros do",
        e.getMessage());
    FormulaSystem hessian = neighbours(n).hessian();
    assertThrows(IllegalArgumentException.class, hessian::compile);
    assertThrows(IllegalArgumentException.class, hessian::program);
    assertEquals(2 * n - 1, hessian.lowerTriangle().nonzeros().size());
  }

  @Test
  void aDerivativeThatNobodyGaveIsAnErrorOfTheCallersOwn() {
    Language language = Language.of(UserFunction.of("tab(v)", Math::sin));
    CompiledFormula f = language.parse("tab(x)^2").compile();
    assertEquals(Math.sin(2) * Math.sin(2), f.applyAsDouble(2));
    CompiledSystem s = FormulaSystem.of(language.parse("tab(x)^2")).compile();
    for (int k = 0; k < 3; k++) {
      for (Executable call :
          List.<Executable>of(
              () -> f.valueAndGradient(new double[1], new double[1]),
              () -> f.hessian(new double[1], new double[1]),
              () -> s.jacobian(new double[1], new double[1]))) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, call);
        assertEquals(
            "tab(v) has no derivative by v: give it one, as a formula or as Java code",
            e.getMessage());
      }
    }
  }

  /// A class beside a value, of which `late` is made when it is called.
  interface Late {
    double value(double[] x);

    void late(double[] x, double[] out);
  }

  /// Where making takes long a mistaken length is told before; where it does not, the check is part
  /// of what is made, and classes are smaller.
  @ParameterizedTest
  @CsvSource({"2000, 0", "10, 1"})
  void lengthsAreCheckedBeforeALargeProgramIsMade(int operations, int made) throws Throwable {
    AtomicInteger calls = new AtomicInteger();
    Computation chain = Computation.of(chain(operations, 1).program());
    Input x = Input.of(Input.Kind.ARRAY, List.of("x", "y"));
    List<Entry> entries =
        List.of(
            new Entry("value", List.of(x), true, List.of(), () -> chain, false),
            new Entry(
                "late",
                List.of(x),
                false,
                List.of(array(1)),
                () -> {
                  calls.getAndIncrement();
                  return chain;
                },
                true));
    Late code =
        (Late) ClassCompiler.define(MethodHandles.lookup(), Late.class, "chain", entries).invoke();
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> code.late(new double[3], new double[1]));
    assertEquals("expected 2 values, of x, y, got 3", e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> code.late(new double[2], new double[2]));
    assertEquals(made, calls.get());
    double[] at = {0.3, 0.9};
    double[] out = new double[1];
    code.late(at, out);
    assertEquals(code.value(at), out[0]);
  }

  /// What the value takes does not tell how long making a Hessian takes: here nothing may be made,
  /// or the missing derivative would be the error.
  @ParameterizedTest
  @CsvSource({"330, 330", "20, 150"})
  void lengthsAreCheckedBeforeALargeDerivativeOfASmallValueIsMade(int inputs, int terms) {
    Formula f =
        Language.of(UserFunction.of("tab(v)", Math::sin))
            .parse(
                "exp(sum(i, 1, %d, tab(x[i])) + sum(i, 1, %d, sin(i*x[1])))"
                    .formatted(inputs, terms - inputs));
    CompiledFormula code = f.compile();
    String wrong =
        "expected an array of length %d for the results, got one of length 3"
            .formatted(inputs * inputs);
    assertTells(wrong, () -> code.hessian(new double[inputs], new double[3]));
    assertTells(
        "tab(v) has no derivative by v: give it one, as a formula or as Java code",
        () -> code.hessian(new double[inputs], new double[inputs * inputs]));
  }

  private static void assertTells(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }

  /// Memory that was short is no property of a formula.
  @Test
  void errorsAreNotRemembered() throws Throwable {
    AtomicInteger calls = new AtomicInteger();
    Program square = Formula.parse("x^2").program();
    Entry entry =
        new Entry(
            "applyAsDouble",
            List.of(Input.of(Input.Kind.VALUES, List.of("x"))),
            true,
            List.of(),
            () -> {
              if (calls.getAndIncrement() == 0) {
                throw new OutOfMemoryError("a test");
              }
              return Computation.of(square);
            },
            true);
    DoubleUnaryOperator f =
        (DoubleUnaryOperator)
            ClassCompiler.define(
                    MethodHandles.lookup(), DoubleUnaryOperator.class, "x^2", List.of(entry))
                .invoke();
    assertThrows(OutOfMemoryError.class, () -> f.applyAsDouble(3));
    assertEquals(9, f.applyAsDouble(3));
    assertEquals(9, f.applyAsDouble(-3));
    assertEquals(2, calls.get());
  }

  @Test
  void inputsAndOutputsMayBeOneArray() {
    double[] both = {3, 4};
    FormulaSystem.parse("x + y", "x - y").compile().evaluate(both, both);
    assertArrayEquals(new double[] {7, -1}, both);
    FormulaSystem.parse("y^2", "x^2").compile().evaluate(both, both);
    assertArrayEquals(new double[] {1, 49}, both);
    FormulaSystem.parse("y", "x").compile().evaluate(both, both);
    assertArrayEquals(new double[] {49, 1}, both);
  }

  @Test
  void inputsAndOutputsMayBeOneArrayInManyPieces() {
    int n = 3_000;
    Graph g = new Graph();
    List<String> names = new ArrayList<>();
    for (int k = 0; k < n; k++) {
      names.add("x" + k);
    }
    List<Formula> formulas = new ArrayList<>();
    for (int k = 0; k < n; k++) {
      Expr other = g.symbol("x" + (n - 1 - k));
      formulas.add(Formula.of(g.add(g.multiply(other, other), g.number(k)), names));
    }
    FormulaSystem system = FormulaSystem.of(formulas.toArray(Formula[]::new));
    double[] both = new double[n];
    for (int k = 0; k < n; k++) {
      both[k] = k;
    }
    double[] expected = system.evaluate(both);
    system.compile().evaluate(both, both);
    assertArrayEquals(expected, both);
  }

  /// Where each operation uses its neighbours only, few values are alive between two pieces.
  @Test
  void scratchPlacesAreUsedAgain() {
    Graph g = new Graph();
    Expr a = g.symbol("x");
    Expr b = g.number(1);
    for (int k = 0; k < 20_000; k++) {
      Expr next = g.subtract(g.multiply(a, g.number(0.5)), b);
      b = a;
      a = next;
    }
    Program program = Formula.of(a, List.of("x")).program();
    Partition partition = Partition.of(program, Partition.PIECE);
    assertTrue(partition.pieces() > 50, () -> partition.pieces() + " pieces");
    assertTrue(partition.slots() <= 10, () -> partition.slots() + " slots");
  }

  interface Four {
    double a(double x);

    double b(double x);

    double c(double x);

    double d(double x);
  }

  /// Few enough in each of four entries, but more than the constant pool of their class holds.
  @Test
  void manyConstantsOfSeveralEntriesFitInOneClass() throws Throwable {
    List<Body> bodies = new ArrayList<>();
    double[] expected = new double[4];
    for (int entry = 0; entry < 4; entry++) {
      Graph g = new Graph();
      Expr value = g.symbol("x");
      for (int k = 0; k < 9_900; k++) {
        value = g.multiply(value, g.number(1 + (entry * 9_900 + k) * 1e-9));
      }
      Program program = Formula.of(value, List.of("x")).program();
      double[] out = new double[1];
      program.run(new double[] {3}, out);
      expected[entry] = out[0];
      Input x = Input.of(Input.Kind.VALUES, List.of("x"));
      bodies.add(body("" + "abcd".charAt(entry), x, true, Computation.of(program)));
    }
    Four four =
        (Four)
            ClassCompiler.defineOf(MethodHandles.lookup(), Four.class, "four", bodies, null)
                .invoke();
    assertArrayEquals(expected, new double[] {four.a(3), four.b(3), four.c(3), four.d(3)});
  }

  /// With a method for each operation, whose names take three entries each: in methods of 400 a
  /// program needs some 8,000,000 operations to come here.
  @Test
  void aClassTooLargeIsRefused() {
    Program program = chain(13_000, 1).program();
    Input in = Input.of(Input.Kind.ARRAY, List.of("x", "y"));
    List<Body> bodies = List.of(body("applyAsDouble", in, true, Computation.of(program)).cut(1));
    for (Executable compile :
        List.<Executable>of(
            () -> ClassCompiler.fileOf("org.example.Large", "sin(x)….leibniz", bodies),
            () ->
                ClassCompiler.defineOf(
                    MethodHandles.lookup(),
                    ToDoubleFunction.class,
                    "sin(x)….leibniz",
                    bodies,
                    null))) {
      IllegalArgumentException e = assertThrows(IllegalArgumentException.class, compile);
      assertTrue(
          e.getMessage()
              .matches(
                  "the class of sin\\(x\\)….leibniz would have a constant pool of \\d{5} entries,"
                      + " and 65535 are the most: it is too large, compile parts of it to classes"
                      + " of their own"),
          e.getMessage());
    }
  }

  /// The call of Java code with 900 arguments is one method, longer than HotSpot takes; the rest of
  /// the program is not cut to single operations for it.
  @Test
  void oneLongCallLeavesTheRestWhole() {
    String names = IntStream.range(0, 900).mapToObj(k -> "a" + k).collect(Collectors.joining(", "));
    Language language =
        Language.of(UserFunction.ofArray("many(" + names + ")", x -> x[0] + x[899]));
    String arguments =
        IntStream.range(0, 900).mapToObj(k -> "x*" + (k + 2)).collect(Collectors.joining(", "));
    Formula f = language.parse("many(%s) + sum(i, 1, 300, sin(i*x))".formatted(arguments));
    Input in = Input.of(Input.Kind.ARRAY, List.of("x"));
    byte[] listed = ClassCompiler.listed("many", body("f", in, true, Computation.of(f.program())));
    ClassNode type = new ClassNode();
    new ClassReader(listed).accept(type, ClassReader.SKIP_CODE);
    assertTrue(type.methods.size() < 30, () -> type.methods.size() + " methods");
    assertEquals(f.evaluate(0.3), f.compile().applyAsDouble(0.3));
  }
}
