package leibniz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/// Classes of formulas that are dropped are unloaded, all of them, whatever was called.
class UnloadingTest {
  /// `-Dleibniz.cycles=200000` asks for more.
  private static final int CYCLES = Integer.getInteger("leibniz.cycles", 20_000);

  @Test
  void droppedClassesAreUnloaded() throws InterruptedException {
    CompiledFormula f = Formula.parse("x^2 + 1").compile();
    f.valueAndGradient(new double[1], new double[1]);
    WeakReference<Class<?>> type = new WeakReference<>(f.getClass());
    f = null;
    for (int k = 0; k < 50 && type.get() != null; k++) {
      System.gc();
      Thread.sleep(20);
    }
    assertTrue(type.refersTo(null), "the class is still there");
  }

  /// The limit of metaspace, where classes are, stops a JVM that keeps them. In 64 MB there is room
  /// for the classes of 8,000 compiled formulas.
  @Test
  void compilingAndDroppingNeedsNoMoreAndMoreMemory() throws Exception {
    String said =
        Fork.run(
            List.of("-XX:MaxMetaspaceSize=32m", "-Xmx256m", "-XX:+UseSerialGC"),
            Cycles.class,
            "" + CYCLES);
    assertEquals(CYCLES + " cycles\n", said);
  }

  /// Compiles a new formula, calls it, and drops it, again and again.
  static final class Cycles {
    private static final CompileOptions BACKGROUND = CompileOptions.DEFAULT.background(true);

    private Cycles() {}

    interface Own {
      double at(double x, double y);
    }

    public static void main(String[] arguments) {
      int cycles = Integer.parseInt(arguments[0]);
      for (int k = 0; k < cycles; k++) {
        cycle(k);
      }
      System.out.print(cycles + " cycles\n");
    }

    private static void cycle(int k) {
      Formula f = Formula.parse("x^2*y + %d*x".formatted(k));
      double expected = 12 + 2.0 * k;
      double[] x = {2, 3};
      double[] gradient = new double[2];
      switch (k % 7) {
        case 0, 1 -> {
          CompiledFormula compiled = f.compile();
          check(expected, compiled.applyAsDouble(x));
          check(
              expected, compiled.valueAndGradient(x, gradient)); // a class of its own, linked late
          check(12 + k, gradient[0]);
        }
        case 2 -> check(expected, f.compileAs(DoubleBinaryOperator.class).applyAsDouble(2, 3));
        case 3 -> check(expected, f.compileAs(Own.class).at(2, 3));
        case 4 -> check(expected, f.compile(BACKGROUND).applyAsDouble(x));
        case 5 -> check(expected, foreign(f, x));
        default -> {
          CompiledFormula staged = f.compileStaged("y").with(3);
          check(expected, staged.applyAsDouble(2));
        }
      }
    }

    /// A call through an interface of a class loader of its own.
    private static double foreign(Formula f, double[] x) {
      ClassWriter writer = new ClassWriter(0);
      int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT;
      writer.visit(Opcodes.V17, access, "other/Of", null, "java/lang/Object", null);
      int abstractly = Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT;
      writer.visitMethod(abstractly, "at", "(DD)D", null, null).visitEnd();
      byte[] bytes = writer.toByteArray();
      Class<?> type =
          new ClassLoader(Cycles.class.getClassLoader()) {
            Class<?> define() {
              return defineClass("other.Of", bytes, 0, bytes.length);
            }
          }.define();
      try {
        return (double) type.getMethods()[0].invoke(f.compileAs(type), x[0], x[1]);
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(e.getMessage(), e);
      }
    }

    private static void check(double expected, double value) {
      assertTrue(value == expected, () -> "expected " + expected + ", got " + value);
    }
  }
}
