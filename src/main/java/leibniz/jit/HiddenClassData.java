package leibniz.jit;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/// Objects that a hidden class is given when it is defined, and that its code loads as constants.
final class HiddenClassData implements ClassData {
  private static final String SCRATCH = Type.getInternalName(Scratch.class);
  private static final Handle AT =
      new Handle(
          Opcodes.H_INVOKESTATIC,
          Type.getInternalName(MethodHandles.class),
          "classDataAt",
          "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;I)Ljava/lang/Object;",
          false);

  private final List<Object> objects = new ArrayList<>();
  private final IdentityHashMap<Object, Integer> indices = new IdentityHashMap<>();

  @Override
  public int add(Object object) {
    objects.add(object);
    return objects.size() - 1;
  }

  @Override
  public void load(MethodVisitor code, Object object, Class<?> type) {
    int index = indices.computeIfAbsent(object, this::add);
    code.visitLdcInsn(new ConstantDynamic("_", Type.getDescriptor(type), AT, index));
  }

  /// The JVM resolves the object once and compiles it as a constant.
  @Override
  public void load(MethodVisitor code, int index) {
    String type = Type.getDescriptor(objects.get(index).getClass());
    code.visitLdcInsn(new ConstantDynamic("_", type, AT, index));
  }

  /// Lends the array of a [Scratch], so that nothing is allocated while calls do not overlap.
  @Override
  public int scratch(int length) {
    return add(new Scratch(length));
  }

  @Override
  public void take(MethodVisitor code, int loan) {
    load(code, loan);
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, SCRATCH, "take", "()[D", false);
  }

  @Override
  public void give(MethodVisitor code, int loan, int local) {
    load(code, loan);
    code.visitVarInsn(Opcodes.ALOAD, local);
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, SCRATCH, "give", "([D)V", false);
  }

  @Override
  public String arguments() {
    return Type.getInternalName(Arguments.class);
  }

  /// Nothing: the JVM is given the objects.
  @Override
  public void end(ClassVisitor writer) {}

  @Override
  public List<Object> objects() {
    return List.copyOf(objects);
  }
}
