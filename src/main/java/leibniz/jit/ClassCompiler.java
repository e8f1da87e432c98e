package leibniz.jit;

import java.io.Serializable;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import leibniz.program.Op;
import leibniz.program.Partition;
import leibniz.program.Program;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/// Compiles programs into a hidden class, which is unloaded when nobody uses it any more, or into
/// the file of a class.
public final class ClassCompiler {
  /// HotSpot never compiles a method of more bytes than this (`-XX:-DontCompileHugeMethods` apart).
  private static final int HUGE_METHOD_LIMIT = 8_000;

  private ClassCompiler() {}

  /// Defines a class that extends or implements `supertype` and has the given methods.
  ///
  /// @param host a lookup in the package of the class to be, which is where `supertype` is
  /// @param supertype a class with one constructor, whose parameters the new class takes too, or an
  ///   interface
  /// @param source what stack traces and profilers show as the source file; lines are those of the
  ///   listing of an entry's program
  /// @param entries the methods
  /// @return a handle that makes instances; where entries have stages, of one more argument, a
  ///   [ParameterSet]
  public static MethodHandle define(
      Lookup host, Class<?> supertype, String source, List<Entry> entries) {
    return define(host, supertype, source, entries, null);
  }

  /// Defines a class as the other method does, whose instances, where `supertype` is serialisable,
  /// are written as what `serialized` returns.
  public static MethodHandle define(
      Lookup host,
      Class<?> supertype,
      String source,
      List<Entry> entries,
      Callable<Object> serialized) {
    List<Body> bodies = entries.stream().map(Body::of).toList();
    Constructor<?>[] constructors = supertype.getDeclaredConstructors();
    MethodType parameters =
        MethodType.methodType(
            void.class,
            supertype.isInterface() ? new Class<?>[0] : constructors[0].getParameterTypes());
    boolean isStaged = entries.stream().anyMatch(Entry::isStaged);
    MethodType made = isStaged ? parameters.appendParameterTypes(ParameterSet.class) : parameters;
    try {
      Lookup defined =
          define(
              host,
              bodies,
              source,
              (writer, data) -> {
                boolean isInterface = supertype.isInterface();
                String superclass =
                    isInterface ? "java/lang/Object" : Type.getInternalName(supertype);
                String[] interfaces =
                    isInterface ? new String[] {Type.getInternalName(supertype)} : new String[0];
                writer.visit(Opcodes.V25, CLASS, name(host), null, superclass, interfaces);
                constructor(writer, superclass, parameters, isStaged ? name(host) : null);
                if (serialized != null && Serializable.class.isAssignableFrom(supertype)) {
                  writeReplace(writer, data, serialized);
                }
              },
              Opcodes.ACC_PUBLIC);
      return defined.findConstructor(defined.lookupClass(), made);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the compiled class cannot be used: " + e.getMessage(), e);
    }
  }

  /// The bytecode of entries, listed for people: made anew for this purpose, as it is when the
  /// entry is not lazy. Above instructions stands the line of the program that they begin to
  /// compute.
  public static String listing(String source, List<Entry> entries) {
    StringBuilder out = new StringBuilder();
    for (Entry entry : entries) {
      Body body = new Body(entry, entry.computation().get(), false);
      ClassFile file =
          write(
              "Compiled",
              List.of(body),
              source,
              (writer, _) ->
                  writer.visit(Opcodes.V25, CLASS, "Compiled", null, "java/lang/Object", null),
              Opcodes.ACC_PUBLIC);
      List<String> lines = body.computation().program().toString().lines().toList();
      out.append(out.isEmpty() ? "" : "\n\n").append(Bytecode.list(file.bytes(), lines));
    }
    return out.toString();
  }

  /// The file of a public class with public static methods, which needs nothing but Java 17 and the
  /// bodies of functions that `java.lang.Math` lacks.
  ///
  /// @param name the qualified name of the class
  /// @param entries the methods, none of them lazy
  /// @throws IllegalArgumentException when formulas call Java code, or are too large for one class
  public static byte[] file(String name, String source, List<Entry> entries) {
    String internal = name.replace('.', '/');
    List<Body> bodies = new ArrayList<>();
    for (Entry entry : entries) {
      Body body = Body.of(entry);
      refuseExternals(body.computation().program());
      bodies.add(body);
    }
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER;
    try {
      return write(
              internal,
              bodies,
              source,
              () -> new FileClassData(internal),
              (writer, _) ->
                  writer.visit(Opcodes.V17, access, internal, null, "java/lang/Object", null),
              Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC)
          .bytes();
    } catch (ClassTooLargeException e) {
      throw new IllegalArgumentException("too large for one class file: " + source, e);
    }
  }

  private static void refuseExternals(Program program) {
    for (int i = 0; i < program.size(); i++) {
      if (program.op(i) == Op.EXTERNAL) {
        throw new IllegalArgumentException(
            program.external(i) + " is computed by Java code, which a class file cannot hold");
      }
    }
  }

  /// Defines a class with one static method, the code of a lazy entry.
  static MethodHandle defineStatic(Lookup host, Entry entry, String source)
      throws ReflectiveOperationException {
    Lookup defined =
        define(
            host,
            List.of(Body.late(entry)),
            source,
            (writer, _) ->
                writer.visit(Opcodes.V25, CLASS, name(host), null, "java/lang/Object", null),
            Opcodes.ACC_STATIC);
    MethodType type =
        MethodType.fromMethodDescriptorString(
            entry.staticDescriptor(), host.lookupClass().getClassLoader());
    return defined.findStatic(defined.lookupClass(), entry.method(), type);
  }

  private static final int CLASS = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;

  private static String name(Lookup host) {
    String folder = host.lookupClass().getPackageName().replace('.', '/');
    return folder.isEmpty() ? "Compiled" : folder + "/Compiled";
  }

  /// Begins a class.
  interface Header {
    void write(ClassWriter writer, ClassData data);
  }

  private static Lookup define(
      Lookup host, List<Body> bodies, String source, Header header, int access)
      throws IllegalAccessException {
    ClassFile file = write(name(host), bodies, source, header, access);
    return host.defineHiddenClassWithClassData(file.bytes(), file.data(), true);
  }

  /// A class as the JVM takes it.
  ///
  /// @param data the objects its constants refer to
  record ClassFile(byte[] bytes, List<Object> data) {}

  /// Writes a hidden class.
  static ClassFile write(String name, List<Body> bodies, String source, Header header, int access) {
    return write(name, bodies, source, HiddenClassData::new, header, access);
  }

  /// Writes a class, an entry in smaller pieces where a method comes out too long.
  private static ClassFile write(
      String name,
      List<Body> bodies,
      String source,
      Supplier<ClassData> emptyData,
      Header header,
      int access) {
    int[] limits = new int[bodies.size()]; // the most operations of a method of each entry
    Arrays.fill(limits, Partition.WHOLE);
    while (true) {
      ClassWriter writer = writer(bodies);
      ClassData data = emptyData.get();
      header.write(writer, data);
      writer.visitSource(source, null);
      MethodEmitter emitter = new MethodEmitter(writer, name, source, data);
      List<IntSupplier> longest = new ArrayList<>();
      for (int k = 0; k < limits.length; k++) {
        longest.add(emitter.emit(bodies.get(k), access, limits[k]));
      }
      data.end(writer);
      writer.visitEnd();
      byte[] bytes;
      try {
        bytes = writer.toByteArray();
      } catch (MethodTooLargeException e) {
        if (!lower(limits, _ -> true)) {
          throw new IllegalArgumentException(
              "a call of Java code has more arguments than a method can hold", e);
        }
        continue;
      }
      if (!lower(limits, k -> longest.get(k).getAsInt() > HUGE_METHOD_LIMIT)) {
        return new ClassFile(bytes, data.objects());
      }
    }
  }

  /// Lowers the limits of some entries, where they are above 1; tells whether there were any.
  private static boolean lower(int[] limits, IntPredicate isTooLong) {
    boolean isLowered = false;
    for (int k = 0; k < limits.length; k++) {
      if (limits[k] > 1 && isTooLong.test(k)) {
        limits[k] = Math.min(limits[k] / 2, Partition.PIECE);
        isLowered = true;
      }
    }
    return isLowered;
  }

  /// What serialisation asks for: see [java.io.Serializable].
  private static void writeReplace(
      ClassWriter writer, ClassData data, Callable<Object> serialized) {
    String descriptor = "()Ljava/lang/Object;";
    MethodVisitor code =
        writer.visitMethod(Opcodes.ACC_PRIVATE, "writeReplace", descriptor, null, null);
    code.visitCode();
    data.load(code, serialized, Callable.class);
    String callable = Type.getInternalName(Callable.class);
    code.visitMethodInsn(Opcodes.INVOKEINTERFACE, callable, "call", descriptor, true);
    code.visitInsn(Opcodes.ARETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private static ClassWriter writer(List<Body> bodies) {
    // Frames are needed, and their time is spent, only where there are branches.
    boolean hasBranches = bodies.stream().anyMatch(Body::hasBranches);
    return new ClassWriter(hasBranches ? ClassWriter.COMPUTE_FRAMES : ClassWriter.COMPUTE_MAXS);
  }

  /// Writes the constructor, which of a staged class keeps the parameters.
  private static void constructor(
      ClassWriter writer, String superclass, MethodType type, String staged) {
    String descriptor = type.toMethodDescriptorString();
    MethodVisitor code =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC,
            "<init>",
            staged == null
                ? descriptor
                : type.appendParameterTypes(ParameterSet.class).toMethodDescriptorString(),
            null,
            null);
    code.visitCode();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    int local = 1;
    for (Type parameter : Type.getArgumentTypes(descriptor)) {
      code.visitVarInsn(parameter.getOpcode(Opcodes.ILOAD), local);
      local += parameter.getSize();
    }
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, superclass, "<init>", descriptor, false);
    if (staged != null) {
      MethodEmitter.parametersField(writer);
      code.visitVarInsn(Opcodes.ALOAD, 0);
      code.visitVarInsn(Opcodes.ALOAD, local);
      MethodEmitter.putParameters(code, staged);
    }
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }
}
