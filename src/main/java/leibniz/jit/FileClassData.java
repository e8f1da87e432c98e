package leibniz.jit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/// What a class in a file has itself: its arrays of constants are static fields, and the methods it
/// needs of this package are copied into it.
final class FileClassData implements ClassData {
  private static final String DOUBLES = "[D";

  private final String className;
  private final Map<List<String>, Integer> arrays = new LinkedHashMap<>(); // packed, each once

  FileClassData(String className) {
    this.className = className;
  }

  /// Adds an array of constants.
  @Override
  public int add(Object object) {
    if (!(object instanceof double[] constants)) {
      throw new IllegalStateException("a class file cannot have an object: " + object);
    }
    return arrays.computeIfAbsent(PackedDoubles.pack(constants), _ -> arrays.size());
  }

  @Override
  public void load(MethodVisitor code, int index) {
    code.visitFieldInsn(Opcodes.GETSTATIC, className, field(index), DOUBLES);
  }

  @Override
  public void load(MethodVisitor code, Object object, Class<?> type) {
    load(code, add(object));
  }

  /// A new array for each call: a file has no place for one that is shared with care.
  @Override
  public int scratch(int length) {
    return length;
  }

  @Override
  public void take(MethodVisitor code, int loan) {
    Constants.pushInt(code, loan);
    code.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_DOUBLE);
  }

  @Override
  public void give(MethodVisitor code, int loan, int local) {}

  @Override
  public String arguments() {
    return className;
  }

  @Override
  public void end(ClassVisitor writer) {
    copy(writer, Arguments.class, name -> !name.equals("<init>"));
    if (arrays.isEmpty()) {
      return;
    }
    copy(writer, PackedDoubles.class, name -> name.equals("unpack"));
    int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
    arrays.values().forEach(k -> writer.visitField(access, field(k), DOUBLES, null, null));
    MethodVisitor code = writer.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
    code.visitCode();
    arrays.forEach((packed, k) -> fill(code, packed, k));
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  @Override
  public List<Object> objects() {
    return List.of();
  }

  private static String field(int index) {
    return "constants" + index;
  }

  private void fill(MethodVisitor code, List<String> packed, int index) {
    Constants.pushInt(code, packed.size());
    code.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/String");
    for (int k = 0; k < packed.size(); k++) {
      code.visitInsn(Opcodes.DUP);
      Constants.pushInt(code, k);
      code.visitLdcInsn(packed.get(k));
      code.visitInsn(Opcodes.AASTORE);
    }
    String descriptor = "([Ljava/lang/String;)[D";
    code.visitMethodInsn(Opcodes.INVOKESTATIC, className, "unpack", descriptor, false);
    code.visitFieldInsn(Opcodes.PUTSTATIC, className, field(index), DOUBLES);
  }

  /// Copies static methods from the class file of `source`, as private ones that call each other.
  private void copy(ClassVisitor writer, Class<?> source, Predicate<String> isCopied) {
    String owner = Type.getInternalName(source);
    try (InputStream file = source.getResourceAsStream(source.getSimpleName() + ".class")) {
      new ClassReader(file)
          .accept(
              new ClassVisitor(Opcodes.ASM9) {
                @Override
                public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] thrown) {
                  if (!isCopied.test(name)) {
                    return null;
                  }
                  int own = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC;
                  return moved(writer.visitMethod(own, name, descriptor, null, null), owner);
                }
              },
              ClassReader.SKIP_DEBUG);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private MethodVisitor moved(MethodVisitor code, String from) {
    return new MethodVisitor(Opcodes.ASM9, code) {
      @Override
      public void visitMethodInsn(
          int opcode, String owner, String name, String descriptor, boolean isInterface) {
        String to = owner.equals(from) ? className : owner;
        super.visitMethodInsn(opcode, to, name, descriptor, isInterface);
      }
    };
  }
}
