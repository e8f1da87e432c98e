package leibniz.jit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import leibniz.program.Partition;
import leibniz.program.Program;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/// Writes the methods of a class: entries, and those that the code of entries is cut into.
final class MethodEmitter {
  /// The most calls in one method: 400 of at most 9 bytes stay well below HotSpot's limit.
  private static final int FAN = 400;

  private static final Handle LINK =
      new Handle(
          Opcodes.H_INVOKESTATIC,
          Type.getInternalName(LazyLink.class),
          "link",
          "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;I)Ljava/lang/invoke/CallSite;",
          false);

  private final ClassVisitor writer;
  private final String className;
  private final ClassData data;
  private final String source;
  private final Handlers handlers;
  private final PooledDoubles pool = new PooledDoubles();
  private List<Label> ends = new ArrayList<>(); // of the methods of that entry
  private final Set<String> names = new HashSet<>(); // of pieces

  /// Begins the methods of a class.
  ///
  /// @param source what stands as the source file of the class, and of those of its lazy entries
  MethodEmitter(ClassVisitor writer, String className, String source, ClassData data) {
    this.writer = writer;
    this.className = className;
    this.source = source;
    this.handlers = new Handlers(source);
    this.data = data;
  }

  /// Writes the methods of an entry.
  ///
  /// @return gives the bytes of the longest of them, once the class is written
  IntSupplier emit(Body body, int access) {
    List<Label> written = new ArrayList<>();
    ends = written;
    Entry entry = body.entry();
    boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
    String descriptor = isStatic ? entry.staticDescriptor() : entry.descriptor();
    method(
        access | Opcodes.ACC_FINAL,
        entry.method(),
        descriptor,
        code -> {
          int first = isStatic && !entry.isStaged() ? 0 : 1;
          if (body.isLazy()) {
            lazy(code, body, descriptor, first);
          } else {
            Entry counted = entry.counted(body.computation());
            Parameters parameters = new Parameters(counted, first, data.arguments());
            if (body.checksHere()) {
              parameters.check(code);
            }
            new EntryEmitter(this, code, body, parameters, isStatic).emit();
          }
        });
    return () -> written.stream().mapToInt(Label::getOffset).max().orElse(0);
  }

  String className() {
    return className;
  }

  ClassData data() {
    return data;
  }

  /// What writes the pieces of a program.
  PieceEmitter pieces(Program program, Partition partition, Outputs outputs) {
    Constants constants = new Constants(program, data, pool);
    return new PieceEmitter(program, partition, constants, data, outputs, handlers);
  }

  private void method(int access, String name, String descriptor, Consumer<MethodVisitor> content) {
    MethodVisitor code = writer.visitMethod(access, name, descriptor, null, null);
    code.visitCode();
    content.accept(code);
    handlers.emit(code, name);
    Label end = new Label();
    code.visitLabel(end);
    ends.add(end);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private void lazy(MethodVisitor code, Body body, String descriptor, int first) {
    Entry entry = body.entry();
    if (body.checksHere()) {
      new Parameters(entry, first, data.arguments()).check(code);
    }
    if (entry.isStaged()) {
      InstanceEmitter.loadParameters(code, className);
    }
    int local = first;
    for (Type type : Type.getArgumentTypes(descriptor)) {
      code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), local);
      local += type.getSize();
    }
    int late = data.add(new LateEntry(entry, source, body.checksHere()));
    code.visitInvokeDynamicInsn(entry.method(), entry.staticDescriptor(), LINK, late);
    code.visitInsn(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN));
  }

  /// Writes a piece and returns its name, which is the one wished for, perhaps with a number:
  /// entries may be overloaded.
  String piece(String wish, Passing passing, Consumer<MethodVisitor> content) {
    String name = names.add(wish) ? wish : wish + "_" + names.size();
    names.add(name);
    method(
        Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC,
        name,
        passing.descriptor(),
        code -> {
          CallCounter.write(code, passing.count(), names.size());
          content.accept(code);
          code.visitInsn(Opcodes.RETURN);
        });
    return name;
  }

  /// The pieces given, or, of so many, methods that call them in turn.
  List<String> grouped(String name, Passing passing, List<String> callees) {
    List<String> calls = callees;
    while (calls.size() > FAN) {
      List<String> groups = new ArrayList<>();
      for (int from = 0; from < calls.size(); from += FAN) {
        List<String> group = calls.subList(from, Math.min(from + FAN, calls.size()));
        groups.add(
            piece(
                name,
                passing,
                code ->
                    group.forEach(
                        callee -> {
                          passing.forward(code);
                          call(code, callee, passing);
                        })));
      }
      calls = groups;
    }
    return calls;
  }

  /// Calls a piece whose arguments are loaded.
  void call(MethodVisitor code, String piece, Passing passing) {
    code.visitMethodInsn(Opcodes.INVOKESTATIC, className, piece, passing.descriptor(), false);
  }
}
