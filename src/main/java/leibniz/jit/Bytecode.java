package leibniz.jit;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Lists the bytecode of a class for people: an instruction a line, and above it the line of the
/// program that it begins to compute.
final class Bytecode {
  private final StringBuilder out = new StringBuilder();
  private final List<String> program;
  private final Map<Label, Integer> labels = new HashMap<>();

  private Bytecode(List<String> program) {
    this.program = program;
  }

  /// The listing of the methods of a class.
  ///
  /// @param program the lines that its line numbers mean
  static String list(byte[] classFile, List<String> program) {
    Bytecode listing = new Bytecode(program);
    for (MethodModel method : ClassFile.of().parse(classFile).methods()) {
      method.code().ifPresent(code -> listing.method(method, code));
    }
    return listing.out.toString().stripTrailing();
  }

  private void method(MethodModel method, CodeModel code) {
    labels.clear();
    out.append(method.methodName().stringValue())
        .append(method.methodType().stringValue())
        .append('\n');
    for (CodeElement element : code) {
      if (element instanceof BranchInstruction b) {
        labels.putIfAbsent(b.target(), labels.size() + 1);
      }
    }
    for (CodeElement element : code) {
      switch (element) {
        case LineNumber line -> {
          if (line.line() <= program.size()) {
            out.append("  ; ").append(program.get(line.line() - 1)).append('\n');
          }
        }
        case LabelTarget target when labels.containsKey(target.label()) ->
            out.append("  ").append(name(target.label())).append(":\n");
        case BranchInstruction b -> instruction(b, name(b.target()));
        case Instruction i -> instruction(i, operand(i));
        default -> {} // tables of handlers and of local variables, labels nobody jumps to
      }
    }
    out.append('\n');
  }

  private void instruction(Instruction i, String operand) {
    String name = i.opcode().name().toLowerCase(Locale.ROOT);
    out.append("    ").append(name).append(operand.isEmpty() ? "" : " ").append(operand);
    out.append('\n');
  }

  private String name(Label label) {
    return "L" + labels.get(label);
  }

  private static String operand(Instruction i) {
    return switch (i) {
      case ConstantInstruction.LoadConstantInstruction c -> constant(c.constantEntry());
      case ConstantInstruction.ArgumentConstantInstruction c -> c.constantValue().toString();
      case LoadInstruction l when l.sizeInBytes() > 1 -> "" + l.slot();
      case StoreInstruction s when s.sizeInBytes() > 1 -> "" + s.slot();
      case IncrementInstruction k -> k.slot() + " " + k.constant();
      case InvokeInstruction call ->
          call.owner().asInternalName()
              + "."
              + call.name().stringValue()
              + call.type().stringValue();
      case InvokeDynamicInstruction call -> call.name().stringValue() + call.type().stringValue();
      case FieldInstruction f -> f.owner().asInternalName() + "." + f.name().stringValue();
      case NewPrimitiveArrayInstruction a -> a.typeKind().name().toLowerCase(Locale.ROOT);
      default -> "";
    };
  }

  private static String constant(LoadableConstantEntry entry) {
    return entry instanceof java.lang.classfile.constantpool.ConstantDynamicEntry
        ? "class data"
        : entry instanceof java.lang.classfile.constantpool.StringEntry s
            ? '"' + s.stringValue() + '"'
            : entry.constantValue().toString();
  }
}
