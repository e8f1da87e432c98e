package leibniz.jit;

import java.lang.invoke.MethodType;
import java.util.List;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/// Writes what instances of a class have beside its entries: their construction, in which the
/// parameters of a staged class are kept, and what they tell of their origin.
final class InstanceEmitter {
  private static final String PARAMETERS = "parameters";
  private static final String PARAMETER_SET = Type.getDescriptor(ParameterSet.class);
  private static final String STAGED = "[D";
  private static final String ORIGIN = Type.getInternalName(Origin.class);

  private final ClassVisitor writer;
  private final ClassData data;
  private final String className;

  InstanceEmitter(ClassVisitor writer, ClassData data, String className) {
    this.writer = writer;
    this.data = data;
    this.className = className;
  }

  /// Writes the constructor.
  ///
  /// @param type that of the constructor of the superclass; one of a staged class takes a
  ///   [ParameterSet] too
  void constructor(String superclass, MethodType type, List<Body> bodies) {
    boolean isStaged = bodies.stream().anyMatch(body -> body.entry().isStaged());
    String descriptor = type.toMethodDescriptorString();
    MethodType own = isStaged ? type.appendParameterTypes(ParameterSet.class) : type;
    MethodVisitor code =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC, "<init>", own.toMethodDescriptorString(), null, null);
    code.visitCode();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    int local = 1;
    for (Type parameter : Type.getArgumentTypes(descriptor)) {
      code.visitVarInsn(parameter.getOpcode(Opcodes.ILOAD), local);
      local += parameter.getSize();
    }
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, superclass, "<init>", descriptor, false);
    if (isStaged) {
      keepParameters(code, bodies, local);
    }
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  /// Declares the fields in which an instance keeps its parameters, and what the stages of entries
  /// that are not lazy compute of them, and fills them.
  ///
  /// @param local the parameter of the constructor that is the [ParameterSet]
  private void keepParameters(MethodVisitor code, List<Body> bodies, int local) {
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitVarInsn(Opcodes.ALOAD, local);
    put(code, PARAMETERS, PARAMETER_SET);
    for (Body body : bodies) {
      if (!body.isLazy() && body.computation().stage() != null) {
        Stage stage = body.computation().stage();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        data.load(code, data.add(stage));
        code.visitVarInsn(Opcodes.ALOAD, local);
        compute(code);
        put(code, field(stage), STAGED);
      }
    }
  }

  private void put(MethodVisitor code, String field, String type) {
    int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL;
    writer.visitField(access, field, type, null, null).visitEnd();
    code.visitFieldInsn(Opcodes.PUTFIELD, className, field, type);
  }

  /// Writes `toString` and `writeReplace`, which ask the origin.
  void tell(Origin origin, boolean isStaged) {
    ask(origin, isStaged, Opcodes.ACC_PUBLIC, "toString", "Ljava/lang/String;", "text");
    ask(origin, isStaged, Opcodes.ACC_PRIVATE, "writeReplace", "Ljava/lang/Object;", "serialized");
  }

  private void ask(
      Origin origin, boolean isStaged, int access, String name, String type, String asked) {
    MethodVisitor code = writer.visitMethod(access, name, "()" + type, null, null);
    code.visitCode();
    data.load(code, origin, Origin.class);
    if (isStaged) {
      loadParameters(code, className);
    } else {
      code.visitInsn(Opcodes.ACONST_NULL);
    }
    String descriptor = "(" + PARAMETER_SET + ")" + type;
    code.visitMethodInsn(Opcodes.INVOKEINTERFACE, ORIGIN, asked, descriptor, true);
    code.visitInsn(Opcodes.ARETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private static String field(Stage stage) {
    return "stage" + stage.number();
  }

  /// Computes a stage of a parameter set, both on the operand stack.
  private static void compute(MethodVisitor code) {
    String owner = Type.getInternalName(Stage.class);
    String descriptor = "(" + PARAMETER_SET + ")" + STAGED;
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, "of", descriptor, false);
  }

  /// Loads the parameters of the instance.
  static void loadParameters(MethodVisitor code, String className) {
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitFieldInsn(Opcodes.GETFIELD, className, PARAMETERS, PARAMETER_SET);
  }

  /// Loads what a stage has computed: from a field of its own, or, in a static method, from the
  /// parameters, which are its first parameter.
  static void loadStage(
      MethodVisitor code, ClassData data, String className, Stage stage, boolean isStatic) {
    if (isStatic) {
      data.load(code, data.add(stage));
      code.visitVarInsn(Opcodes.ALOAD, 0);
      compute(code);
    } else {
      code.visitVarInsn(Opcodes.ALOAD, 0);
      code.visitFieldInsn(Opcodes.GETFIELD, className, field(stage), STAGED);
    }
  }
}
