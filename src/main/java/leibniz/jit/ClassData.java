package leibniz.jit;

import java.util.List;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;

/// What the code of a class needs and its instructions do not hold: arrays and other objects, and
/// the checks of arguments.
sealed interface ClassData permits HiddenClassData, FileClassData {
  /// Adds an object and returns its index.
  int add(Object object);

  /// Loads the object at `index` on the operand stack.
  void load(MethodVisitor code, int index);

  /// Loads an object as one of an interface, adding it where it is new.
  void load(MethodVisitor code, Object object, Class<?> type);

  /// Adds an array of so many places for values between pieces, and returns its number.
  int scratch(int length);

  /// Loads such an array, for this call alone, on the operand stack.
  void take(MethodVisitor code, int loan);

  /// Gives back such an array, which is in a local variable.
  void give(MethodVisitor code, int loan, int local);

  /// The class that has the methods of [Arguments].
  String arguments();

  /// Writes what the class itself must have of this, after its methods.
  void end(ClassVisitor writer);

  /// The objects that the JVM is given with the class.
  List<Object> objects();
}
