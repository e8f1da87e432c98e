package leibniz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.util.CheckClassAdapter;

/// Every class that the library defines while its own tests run passes the verifier of ASM.
///
/// The tests run again in a JVM that writes each class it is given through a `Lookup` to a file, so
/// that no kind of class is left out which any of these tests makes; what kinds must be among them
/// is said here. Class files do not go that way: [ClassFileTest] verifies each one that it loads.
class GeneratedClassesTest {
  /// `-Dleibniz.formulas=20000` asks for more.
  private static final int FORMULAS = Generator.count(300);

  @TempDir Path folder;

  @Test
  void everyClassPassesTheVerifierOfAsm() throws Exception {
    Fork.run(
        folder,
        List.of(
            "-Djdk.invoke.MethodHandle.dumpClassFiles=true",
            "-Xnoclassgc", // a file is named by the address of its class, which is to be its own
            "-XX:+UseSerialGC", // without class GC G1 crashed in a full collection (25.0.3)
            "-Xmx1500m",
            "-Dleibniz.formulas=" + FORMULAS),
        Tests.class);
    Set<String> kinds = new TreeSet<>();
    int count = 0;
    try (Stream<Path> tree = Files.walk(folder.resolve("DUMP_CLASS_FILES"))) {
      for (Path file : (Iterable<Path>) tree.filter(Files::isRegularFile)::iterator) {
        byte[] bytes = Files.readAllBytes(file);
        assertEquals("", problems(bytes), file::toString);
        addKinds(bytes, kinds);
        count++;
      }
    }
    assertEquals(Set.of(), without(kinds, expectedKinds()), "kinds that no test makes");
    assertTrue(count > FORMULAS, "only " + count);
  }

  /// Runs tests that compile, in every way there is.
  static final class Tests {
    private Tests() {}

    private static final List<DiscoverySelector> SELECTED =
        List.of(
            selectClass(EntryPointsTest.class),
            selectClass(StagedTest.class),
            selectClass(BackgroundTest.class),
            selectClass(CompileAsTest.class),
            selectClass(LanguageOfOnesOwnTest.class),
            selectClass(LimitsTest.class),
            selectClass(OptionsAgreementTest.class),
            selectClass(SeenThroughTest.class),
            selectClass(SerializationTest.class),
            selectClass("leibniz.jit.PiecesAgreementTest"),
            selectMethod(GeneratedFormulasTest.class, "interpreterProgramAndClassAgreeOnEveryBit"),
            selectMethod(
                GeneratedFormulasTest.class, "derivativesOfClassAndInterpreterAgreeOnEveryBit"));

    public static void main(String[] arguments) {
      LauncherDiscoveryRequest tests =
          LauncherDiscoveryRequestBuilder.request().selectors(SELECTED).build();
      SummaryGeneratingListener listener = new SummaryGeneratingListener();
      LauncherFactory.create().execute(tests, listener);
      listener
          .getSummary()
          .printFailuresTo(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
      System.exit(listener.getSummary().getTotalFailureCount() == 0 ? 0 : 1);
    }
  }

  private static String problems(byte[] classFile) {
    StringWriter problems = new StringWriter();
    CheckClassAdapter.verify(
        new ClassReader(classFile),
        GeneratedClassesTest.class.getClassLoader(),
        false,
        new PrintWriter(problems));
    return problems.toString();
  }

  /// Each entry point of compiled code in a method of an instance, and in one that is linked late;
  /// and what else makes a class another one.
  private static Set<String> expectedKinds() {
    Set<String> expected =
        new TreeSet<>(
            List.of(
                "calls an entry that is linked late",
                "calls pieces",
                "has a branch",
                "handles exceptions",
                "takes constants from an array",
                "takes a scratch array",
                "fills with zeros",
                "makes an array",
                "keeps parameters",
                "keeps what a stage computed",
                "computes a stage late",
                "implements an interface",
                "has writeReplace",
                "has static lookup"));
    for (Class<?> type : List.of(CompiledFormula.class, CompiledSystem.class)) {
      for (Method method : type.getDeclaredMethods()) {
        if (Modifier.isAbstract(method.getModifiers())) {
          expected.add("has " + method.getName());
          expected.add("has static " + method.getName());
        }
      }
    }
    return expected;
  }

  /// Adds what a class has of what is expected.
  private static void addKinds(byte[] classFile, Set<String> kinds) {
    ClassNode type = new ClassNode();
    new ClassReader(classFile).accept(type, ClassReader.SKIP_DEBUG);
    if (!type.interfaces.isEmpty()) {
      kinds.add("implements an interface");
    }
    for (MethodNode method : type.methods) {
      boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
      kinds.add("has " + (isStatic ? "static " : "") + method.name);
      if (!method.tryCatchBlocks.isEmpty()) {
        kinds.add("handles exceptions");
      }
      for (AbstractInsnNode instruction : method.instructions) {
        kinds.add(kind(instruction, type, isStatic));
      }
    }
  }

  private static String kind(AbstractInsnNode instruction, ClassNode type, boolean isStatic) {
    return switch (instruction) {
      case InvokeDynamicInsnNode _ -> "calls an entry that is linked late";
      case JumpInsnNode jump when jump.getOpcode() != Opcodes.GOTO -> "has a branch";
      case LdcInsnNode ldc when ldc.cst instanceof ConstantDynamic c ->
          c.getDescriptor().equals("[D") ? "takes constants from an array" : "takes an object";
      case IntInsnNode i when i.getOpcode() == Opcodes.NEWARRAY -> "makes an array";
      case FieldInsnNode field when field.name.equals("parameters") -> "keeps parameters";
      case FieldInsnNode field when field.name.startsWith("stage") -> "keeps what a stage computed";
      case MethodInsnNode call when call.owner.equals(type.name) -> "calls pieces";
      case MethodInsnNode call when call.owner.equals("java/util/Arrays") -> "fills with zeros";
      case MethodInsnNode call when call.owner.equals("leibniz/jit/Scratch") ->
          "takes a scratch array";
      case MethodInsnNode call when call.owner.equals("leibniz/jit/Stage") && isStatic ->
          "computes a stage late";
      default -> "";
    };
  }

  private static Set<String> without(Set<String> some, Set<String> all) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  @Test
  void aWrongClassIsFound() {
    byte[] right = Formula.parse("x + y").toClassFile("org.example.Wrong");
    assertEquals("", problems(right));
    ClassWriter wrong = new ClassWriter(0);
    new ClassReader(right)
        .accept(
            new ClassVisitor(Opcodes.ASM9, wrong) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String descriptor, String signature, String[] thrown) {
                return new MethodVisitor(
                    Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, thrown)) {
                  @Override
                  public void visitInsn(int opcode) {
                    super.visitInsn(opcode == Opcodes.DADD ? Opcodes.LADD : opcode);
                  }
                };
              }
            },
            0);
    String problems = problems(wrong.toByteArray());
    assertTrue(problems.contains("expected J, but found D"), problems);
  }
}
