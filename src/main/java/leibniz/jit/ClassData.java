package leibniz.jit;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/// Objects that a hidden class is given when it is defined, and that its code loads as constants.
final class ClassData {
  private static final Handle AT =
      new Handle(
          Opcodes.H_INVOKESTATIC,
          Type.getInternalName(MethodHandles.class),
          "classDataAt",
          "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;I)Ljava/lang/Object;",
          false);

  private final List<Object> objects = new ArrayList<>();
  private final IdentityHashMap<Object, Integer> indices = new IdentityHashMap<>();

  /// Adds an object and returns its index.
  int add(Object object) {
    objects.add(object);
    return objects.size() - 1;
  }

  /// Loads an object as one of an interface, adding it where it is new.
  void load(MethodVisitor code, Object object, Class<?> type) {
    int index = indices.computeIfAbsent(object, this::add);
    code.visitLdcInsn(new ConstantDynamic("_", Type.getDescriptor(type), AT, index));
  }

  /// Loads the object at `index` on the operand stack; the JVM resolves it once and compiles it as
  /// a constant.
  void load(MethodVisitor code, int index) {
    String type = Type.getDescriptor(objects.get(index).getClass());
    code.visitLdcInsn(new ConstantDynamic("_", type, AT, index));
  }

  List<Object> objects() {
    return List.copyOf(objects);
  }
}
