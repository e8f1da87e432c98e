package leibniz.jit;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.reflect.Modifier;
import leibniz.eval.Functions;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/// Finds a place where a class that implements somebody's interface can be defined.
///
/// A hidden class needs a lookup of full privilege in its package, and must see both the interface
/// and what compiled code calls here. In jshell and in notebooks the interface lives in a class
/// loader of its own.
public final class Host {
  private static final String LOOKUP = "lookup";

  private Host() {}

  /// A lookup that may define hidden classes implementing `type`:
  ///
  /// - a public interface that our class loader sees: `own`;
  /// - another public interface: in a new class loader below the interface's;
  /// - an interface that is not public, where its class loader sees us: in its own package.
  ///
  /// @throws IllegalArgumentException when there is no such place; says what to do
  public static Lookup of(Class<?> type, Lookup own) {
    boolean isOurs = sees(Host.class.getClassLoader(), type);
    if (isPublic(type)) {
      return isOurs ? own : lookupOf(new Below(type.getClassLoader()).anchor());
    }
    if (!sees(type.getClassLoader(), Functions.class)) {
      throw unreachable(type, null);
    }
    try {
      Lookup inside = MethodHandles.privateLookupIn(type, own);
      return inside.hasFullPrivilegeAccess() ? inside : lookupOf(anchorBeside(type, inside));
    } catch (IllegalAccessException e) {
      throw unreachable(type, e);
    }
  }

  private static IllegalArgumentException unreachable(Class<?> type, Exception cause) {
    return new IllegalArgumentException(
        type.getName() + " cannot be implemented from here: make it public", cause);
  }

  private static boolean isPublic(Class<?> type) {
    for (Class<?> at = type; at != null; at = at.getEnclosingClass()) {
      if (!Modifier.isPublic(at.getModifiers())) {
        return false;
      }
    }
    return true;
  }

  private static boolean sees(ClassLoader loader, Class<?> type) {
    try {
      return Class.forName(type.getName(), false, loader) == type;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /// The one anchor in the package of `type`, which stays there as long as `type` itself.
  private static Class<?> anchorBeside(Class<?> type, Lookup inside) throws IllegalAccessException {
    String name = type.getName() + "$Leibniz";
    synchronized (type) {
      try {
        return Class.forName(name, false, type.getClassLoader());
      } catch (ClassNotFoundException e) {
        return inside.defineClass(anchor(name));
      }
    }
  }

  private static Lookup lookupOf(Class<?> anchor) {
    try {
      return (Lookup) anchor.getMethod(LOOKUP).invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the anchor cannot be used: " + e.getMessage(), e);
    }
  }

  /// A public class whose method `lookup()` returns its own lookup, of full privilege.
  private static byte[] anchor(String name) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER;
    writer.visit(
        Opcodes.V25,
        access,
        name.replace('.', '/'),
        null,
        Type.getInternalName(Object.class),
        null);
    String descriptor = Type.getMethodDescriptor(Type.getType(Lookup.class));
    MethodVisitor code =
        writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, LOOKUP, descriptor, null, null);
    code.visitCode();
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        Type.getInternalName(MethodHandles.class),
        "lookup",
        descriptor,
        false);
    code.visitInsn(Opcodes.ARETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  /// A class loader that sees what the loader of an interface sees, and us.
  private static final class Below extends ClassLoader {
    private static final String ANCHOR = "leibniz.compiled.Anchor";

    Below(ClassLoader parent) {
      super("leibniz", parent);
    }

    Class<?> anchor() {
      byte[] bytes = Host.anchor(ANCHOR);
      return defineClass(ANCHOR, bytes, 0, bytes.length);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      return Host.class.getClassLoader().loadClass(name);
    }
  }
}
