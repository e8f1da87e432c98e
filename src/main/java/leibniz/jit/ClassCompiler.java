package leibniz.jit;

import java.io.Serializable;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import leibniz.program.Op;
import leibniz.program.Program;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/// Compiles programs into a hidden class, which is unloaded when nobody uses it any more, or into
/// the file of a class.
public final class ClassCompiler {
  private static final int CLASS = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;
  private static final String OBJECT = Type.getInternalName(Object.class);
  private static final String SERIALIZABLE = Type.getInternalName(Serializable.class);

  private ClassCompiler() {}

  /// Defines a class that extends or implements `supertype` and has the given methods.
  ///
  /// @param host a lookup in the package of the class to be, which is where `supertype` is
  /// @param supertype a class with one constructor, whose parameters the new class takes too, or an
  ///   interface
  /// @param source what stack traces and profilers show as the source file; lines are those of the
  ///   listing of an entry's program
  /// @param entries the methods; where the first one cannot be made, that is an error at once, of
  ///   the others at each call
  /// @return a handle that makes instances; where entries have stages, of one more argument, a
  ///   [ParameterSet]
  /// @throws IllegalArgumentException when no class can hold them
  public static MethodHandle define(
      Lookup host, Class<?> supertype, String source, List<Entry> entries) {
    return define(host, supertype, source, entries, null);
  }

  /// Defines a class as the other method does, whose instances tell what they come from, and are
  /// written as that. Those of an interface are serialisable, whether it is or not.
  public static MethodHandle define(
      Lookup host, Class<?> supertype, String source, List<Entry> entries, Origin origin) {
    List<Body> bodies = new ArrayList<>();
    for (Entry entry : entries) {
      bodies.add(bodies.isEmpty() ? Body.of(entry) : Body.beside(entry, bodies.getFirst()));
    }
    return defineOf(host, supertype, source, bodies, origin);
  }

  /// Defines a class of entries with what they compute.
  static MethodHandle defineOf(
      Lookup host, Class<?> supertype, String source, List<Body> bodies, Origin origin) {
    boolean isInterface = supertype.isInterface();
    String superclass = isInterface ? OBJECT : Type.getInternalName(supertype);
    String[] interfaces =
        isInterface ? new String[] {Type.getInternalName(supertype), SERIALIZABLE} : new String[0];
    boolean isStaged = bodies.stream().anyMatch(body -> body.entry().isStaged());
    Class<?>[] parameters =
        isInterface ? new Class<?>[0] : supertype.getDeclaredConstructors()[0].getParameterTypes();
    MethodType construction = MethodType.methodType(void.class, parameters);
    ClassEmitter emitter =
        hidden(
            host,
            source,
            Opcodes.ACC_PUBLIC,
            (writer, data) -> {
              writer.visit(Opcodes.V25, CLASS, name(host), null, superclass, interfaces);
              InstanceEmitter instances = new InstanceEmitter(writer, data, name(host));
              instances.constructor(superclass, construction, bodies);
              if (origin != null) {
                instances.tell(origin, isStaged);
              }
            });
    try {
      Lookup defined = define(host, emitter.write(bodies));
      return defined.findConstructor(
          defined.lookupClass(),
          isStaged ? construction.appendParameterTypes(ParameterSet.class) : construction);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the compiled class cannot be used: " + e.getMessage(), e);
    }
  }

  /// The bytecode of entries, listed for people: made anew for this purpose, as it is when the
  /// entry is not lazy. Above instructions stands the line of the program that they begin to
  /// compute, above an entry its stage.
  public static String listing(String source, List<Entry> entries) {
    List<String> listings = new ArrayList<>();
    for (Entry entry : entries) {
      Body body = Body.inFull(entry);
      Program program = body.computation().program();
      Stage stage = body.computation().stage();
      listings.add(
          (stage == null ? "" : stage.listing(program.inputs()))
              + Bytecode.list(listed(source, body), program.toString().lines().toList()));
    }
    return String.join("\n\n", listings);
  }

  /// The class whose bytecode is listed for an entry.
  static byte[] listed(String source, Body body) {
    return new ClassEmitter(
            "Compiled",
            source,
            HiddenClassData::new,
            (writer, _) -> writer.visit(Opcodes.V25, CLASS, "Compiled", null, OBJECT, null),
            Opcodes.ACC_PUBLIC)
        .write(List.of(body))
        .bytes();
  }

  /// The file of a public class with public static methods, which needs nothing but Java 17 and the
  /// bodies of functions that `java.lang.Math` lacks.
  ///
  /// @param name the qualified name of the class
  /// @param entries the methods, none of them lazy
  /// @throws IllegalArgumentException when formulas call Java code, or are too large for one class
  public static byte[] file(String name, String source, List<Entry> entries) {
    List<Body> bodies = new ArrayList<>();
    for (Entry entry : entries) {
      Body body = Body.of(entry);
      refuseExternals(body.computation().program());
      bodies.add(body);
    }
    return fileOf(name, source, bodies);
  }

  /// The file of a class of entries with what they compute.
  static byte[] fileOf(String name, String source, List<Body> bodies) {
    String internal = name.replace('.', '/');
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER;
    return new ClassEmitter(
            internal,
            source,
            () -> new FileClassData(internal),
            (writer, _) -> writer.visit(Opcodes.V17, access, internal, null, OBJECT, null),
            Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC)
        .write(bodies)
        .bytes();
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
  static MethodHandle defineStatic(Lookup host, LateEntry late)
      throws ReflectiveOperationException {
    ClassEmitter emitter =
        hidden(
            host,
            late.source(),
            Opcodes.ACC_STATIC,
            (writer, _) -> writer.visit(Opcodes.V25, CLASS, name(host), null, OBJECT, null));
    Lookup defined = define(host, emitter.write(List.of(Body.late(late))));
    Entry entry = late.entry();
    MethodType type =
        MethodType.fromMethodDescriptorString(
            entry.staticDescriptor(), host.lookupClass().getClassLoader());
    return defined.findStatic(defined.lookupClass(), entry.method(), type);
  }

  private static ClassEmitter hidden(
      Lookup host, String source, int access, ClassEmitter.Header header) {
    return new ClassEmitter(name(host), source, HiddenClassData::new, header, access);
  }

  /// The one place where classes are defined; but for those that [Host] needs to define them from.
  private static Lookup define(Lookup host, ClassEmitter.ClassFile file)
      throws IllegalAccessException {
    return host.defineHiddenClassWithClassData(file.bytes(), file.data(), true);
  }

  private static String name(Lookup host) {
    String folder = host.lookupClass().getPackageName().replace('.', '/');
    return folder.isEmpty() ? "Compiled" : folder + "/Compiled";
  }
}
