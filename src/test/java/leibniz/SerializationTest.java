package leibniz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamConstants;
import java.io.Serializable;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.ConstantValueAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/// Compiled code is written as its formula, and compiled again when it is read.
class SerializationTest {
  /// An interface whose instances can be written.
  public interface Portable extends Serializable {
    /// The value.
    double at(double x, double y);
  }

  interface PortableSystem extends Serializable {
    @VariableOrder({"y", "x"})
    double[] at(double y, double x);
  }

  private static byte[] written(Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }

  private static Object read(byte[] bytes) throws Exception {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return in.readObject();
    }
  }

  @SuppressWarnings("unchecked")
  private static <T> T copy(T object) throws Exception {
    return (T) read(written(object));
  }

  /// A stream of an object without fields, written by hand.
  ///
  /// @param classes its class, and those above it that the stream names
  private static byte[] forged(String... classes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeShort(ObjectStreamConstants.STREAM_MAGIC);
    out.writeShort(ObjectStreamConstants.STREAM_VERSION);
    out.writeByte(ObjectStreamConstants.TC_OBJECT);
    for (String name : classes) {
      out.writeByte(ObjectStreamConstants.TC_CLASSDESC);
      out.writeUTF(name);
      out.writeLong(1);
      out.writeByte(ObjectStreamConstants.SC_SERIALIZABLE);
      out.writeShort(0);
      out.writeByte(ObjectStreamConstants.TC_ENDBLOCKDATA);
    }
    out.writeByte(ObjectStreamConstants.TC_NULL);
    return bytes.toByteArray();
  }

  /// Such an object would be of nulls.
  @Test
  void forgedStreamsAreRefused() throws Exception {
    String computable = "leibniz.Computable";
    String symbolic = "leibniz.Symbolic";
    for (String[] classes :
        List.of(
            new String[] {"leibniz.Formula", symbolic, computable},
            new String[] {"leibniz.Formula", symbolic},
            new String[] {"leibniz.Formula"},
            new String[] {"leibniz.FormulaSystem", symbolic, computable},
            new String[] {"leibniz.FormulaSystem"},
            new String[] {"leibniz.Staged"},
            new String[] {"leibniz.StagedFormula", "leibniz.Staged"},
            new String[] {"leibniz.StagedFormula"},
            new String[] {"leibniz.StagedSystem"})) {
      byte[] stream = forged(classes);
      InvalidObjectException e = assertThrows(InvalidObjectException.class, () -> read(stream));
      assertTrue(e.getMessage().startsWith("no stream that was written here holds a "));
    }
  }

  /// Compiled code is of hidden classes, which no stream can name, but others could extend theirs.
  @Test
  void forgedStreamsOfCompiledCodeAreRefused() throws Exception {
    for (Class<?> above : List.of(CompiledFormula.class, CompiledSystem.class)) {
      Class<?> below =
          MethodHandles.lookup().defineClass(concrete("Forged" + above.getSimpleName(), above));
      for (String[] classes :
          List.of(
              new String[] {below.getName(), above.getName()}, new String[] {below.getName()})) {
        byte[] stream = forged(classes);
        InvalidObjectException e = assertThrows(InvalidObjectException.class, () -> read(stream));
        assertEquals(
            "no stream that was written here holds a %s itself".formatted(above.getSimpleName()),
            e.getMessage());
      }
    }
  }

  /// A class that implements nothing.
  private static byte[] concrete(String name, Class<?> above) {
    return ClassFile.of()
        .build(
            ClassDesc.of("leibniz", name),
            c ->
                c.withFlags(ClassFile.ACC_SUPER)
                    .withSuperclass(above.describeConstable().orElseThrow())
                    .withField(
                        "serialVersionUID",
                        ConstantDescs.CD_long,
                        f ->
                            f.withFlags(ClassFile.ACC_STATIC | ClassFile.ACC_FINAL)
                                .with(ConstantValueAttribute.of(1L))));
  }

  @Test
  void formulas() throws Exception {
    Formula f = Formula.parse("x/3 + 0.1*y^0.7 + if(x < y, erf(x), 1e300)", "y", "x");
    for (CompileOptions options :
        new CompileOptions[] {CompileOptions.DEFAULT, CompileOptions.DEFAULT.eager(true)}) {
      CompiledFormula c = copy(f.compile(options));
      assertEquals(f, c.formula());
      assertEquals(f.variables(), c.variables());
      assertEquals(f.evaluate(0.3, 0.7), c.applyAsDouble(0.3, 0.7));
      assertEquals(f.evaluate(0.7, 0.3), c.applyAsDouble(0.7, 0.3));
      double[] gradient = new double[2];
      c.valueAndGradient(new double[] {0.3, 0.7}, gradient);
      assertArrayEquals(f.gradient().evaluate(0.3, 0.7), gradient);
    }
  }

  @Test
  void systems() throws Exception {
    FormulaSystem s = FormulaSystem.parse("x*y", "sin(x)", "2").jacobian();
    CompiledSystem c = copy(s.compile());
    assertEquals(s, c.system());
    double[] out = new double[6];
    c.evaluate(new double[] {3, 4}, out);
    assertArrayEquals(s.evaluate(3, 4), out);
  }

  @Test
  void stagedCodeAndItsInstances() throws Exception {
    StagedFormula staged = copy(Formula.parse("a*x + b").compileStaged("b", "a"));
    assertEquals(7, staged.with(1, 2).applyAsDouble(3));
    CompiledFormula c = copy(staged.with(1, 2));
    assertEquals(7, c.applyAsDouble(3));
    assertEquals(Map.of("a", 2.0, "b", 1.0), c.parameters());
    double[] out = new double[1];
    StagedSystem system = copy(FormulaSystem.parse("a*x").compileStaged("a"));
    copy(system.with(2)).evaluate(new double[] {3}, out);
    assertEquals(6, out[0]);
  }

  @Test
  void instancesOfSerialisableInterfaces() throws Exception {
    Portable f = copy(Formula.parse("x^2/y").compileAs(Portable.class));
    assertEquals(4.5, f.at(3, 2));
    PortableSystem s = copy(FormulaSystem.parse("x/y", "x").compileAs(PortableSystem.class));
    assertArrayEquals(new double[] {1.5, 3}, s.at(2, 3));
  }

  @Test
  void javaCodeCannotBeWritten() {
    Formula f = Language.of(UserFunction.of("tab(v)", Math::cbrt)).parse("tab(x)*y");
    for (Object object :
        new Object[] {
          f.compile(),
          FormulaSystem.of(f).compile(),
          f.compileStaged("y"),
          f.compileAs(Portable.class),
          f.compileStaged("y").compileAs(DoubleUnaryOperator.class),
          f,
          FormulaSystem.of(f)
        }) {
      NotSerializableException e =
          assertThrows(NotSerializableException.class, () -> written(object));
      assertEquals("tab(v) is computed by Java code, which JSON cannot carry", e.getMessage());
    }
  }

  /// Most interfaces do not extend [Serializable], those of the JDK among them.
  @Test
  void instancesOfOtherInterfacesToo() throws Exception {
    DoubleUnaryOperator f = copy(Formula.parse("x^2").compileAs(DoubleUnaryOperator.class));
    assertEquals(9, f.applyAsDouble(3));
    Plain s = copy(FormulaSystem.parse("x/y", "x").compileAs(Plain.class));
    assertArrayEquals(new double[] {1.5, 3}, s.at(3, 2));
  }

  interface Plain {
    double[] at(double x, double y);
  }

  @Test
  void whatIsNotCompiled() throws Exception {
    Formula f = Formula.parse("x/3 + 0.1*y^0.7 + sqrt(x^2)", "y", "x").assume("x > 0");
    assertEquals(f, copy(f));
    assertEquals(f.assumptions(), copy(f).assumptions());
    FormulaSystem s = FormulaSystem.parse("x*y", "sin(x)", "2").jacobian();
    assertEquals(s, copy(s));
    assertEquals(s.columns(), copy(s).columns());
  }

  @Test
  void stagedCodeOfInterfacesAndItsInstances() throws Exception {
    Formula f = Formula.parse("a*x + b", "x", "b", "a");
    Staged<DoubleUnaryOperator> staged =
        copy(f.compileStaged("b", "a").compileAs(DoubleUnaryOperator.class));
    assertEquals(List.of("b", "a"), staged.parameters());
    assertEquals(7, staged.with(1, 2).applyAsDouble(3));
    assertEquals(7, copy(staged.with(1, 2)).applyAsDouble(3));
    assertEquals(
        "compiled a*x + b as DoubleUnaryOperator with {b=1.0, a=2.0}",
        copy(staged.with(1, 2)).toString());
    Staged<DoubleUnaryOperator> none =
        copy(Formula.parse("3*x").compileStaged().compileAs(DoubleUnaryOperator.class));
    assertEquals(6, copy(none.with()).applyAsDouble(2));
  }

  @Test
  void assumptionsAreKept() throws Exception {
    CompiledFormula f = copy(Formula.parse("sqrt(x^2)").assume("x > 0").compile());
    assertEquals("x", f.formula().simplify().toString());
  }

  @Test
  void aStreamOfNoFormulaIsAnInvalidObject() throws Exception {
    for (Object code :
        new Object[] {
          Formula.parse("x^2/y + sin(x)").compile(), FormulaSystem.parse("sin(x)").compile()
        }) {
      byte[] bytes = written(code);
      String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("sin", "sim");
      byte[] other = text.getBytes(StandardCharsets.ISO_8859_1);
      InvalidObjectException e = assertThrows(InvalidObjectException.class, () -> read(other));
      assertTrue(e.getMessage().contains("there is no function sim"), e.getMessage());
    }
  }

  /// No part of a damaged stream is taken for a formula that it is not: reading ends with an error.
  @Test
  void damagedStreamsAreErrors() throws Exception {
    byte[] whole = written(Formula.parse("x^2/y + sin(x)").compile());
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThrows(IOException.class, () -> read(cut));
    }
    String text = new String(whole, StandardCharsets.ISO_8859_1);
    int at = text.indexOf("\"nodes\"");
    assertTrue(at > 0, text);
    byte[] wrong = whole.clone();
    wrong[at + 1] = 'x';
    assertThrows(InvalidObjectException.class, () -> read(wrong));
  }
}
