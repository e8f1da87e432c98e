package leibniz.jit;

import leibniz.eval.Bessel;
import leibniz.eval.Functions;
import leibniz.eval.Special;
import leibniz.expr.Fn;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/// The call of each function in bytecode: `java.lang.Math`'s, or the body the interpreter uses too.
final class Calls {
  private static final String MATH = Type.getInternalName(Math.class);
  private static final String STRICT = Type.getInternalName(StrictMath.class);
  private static final String SPECIAL = Type.getInternalName(Special.class);
  private static final String BESSEL = Type.getInternalName(Bessel.class);
  private static final String FUNCTIONS = Type.getInternalName(Functions.class);

  private Calls() {}

  /// Calls `fn` on the values on the operand stack.
  static void emit(MethodVisitor code, Fn fn) {
    switch (fn) {
      case EXP -> call(code, MATH, "exp", 1);
      case LN -> call(code, MATH, "log", 1);
      case LOG10 -> call(code, MATH, "log10", 1);
      case LOG2 -> call(code, FUNCTIONS, "log2", 1);
      case EXPM1 -> call(code, MATH, "expm1", 1);
      case LOG1P -> call(code, MATH, "log1p", 1);
      case SIN -> call(code, MATH, "sin", 1);
      case COS -> call(code, MATH, "cos", 1);
      case TAN -> call(code, MATH, "tan", 1);
      case ASIN -> call(code, MATH, "asin", 1);
      case ACOS -> call(code, MATH, "acos", 1);
      case ATAN -> call(code, MATH, "atan", 1);
      case SINH -> call(code, MATH, "sinh", 1);
      case COSH -> call(code, MATH, "cosh", 1);
      case TANH -> call(code, MATH, "tanh", 1);
      case ASINH -> call(code, FUNCTIONS, "asinh", 1);
      case ACOSH -> call(code, FUNCTIONS, "acosh", 1);
      case ATANH -> call(code, FUNCTIONS, "atanh", 1);
      case CBRT -> call(code, MATH, "cbrt", 1);
      case ABS -> call(code, MATH, "abs", 1);
      case SIGN -> call(code, MATH, "signum", 1);
      case FLOOR -> call(code, MATH, "floor", 1);
      case CEIL -> call(code, MATH, "ceil", 1);
      case ROUND -> call(code, MATH, "rint", 1);
      case ERF -> call(code, FUNCTIONS, "erf", 1);
      case ERFC -> call(code, FUNCTIONS, "erfc", 1);
      case ERFINV -> call(code, SPECIAL, "erfinv", 1);
      case GAMMA -> call(code, SPECIAL, "gamma", 1);
      case LGAMMA -> call(code, SPECIAL, "lgamma", 1);
      case DIGAMMA -> call(code, SPECIAL, "digamma", 1);
      case SIGMOID -> call(code, SPECIAL, "sigmoid", 1);
      case SOFTPLUS -> call(code, SPECIAL, "softplus", 1);
      case SINC -> call(code, SPECIAL, "sinc", 1);
      case TRUNC -> call(code, SPECIAL, "trunc", 1);
      case HEAVISIDE -> call(code, SPECIAL, "heaviside", 1);
      case LOGSUMEXP -> call(code, SPECIAL, "logsumexp", 2);
      case BETA -> call(code, SPECIAL, "beta", 2);
      case POLYGAMMA -> call(code, SPECIAL, "polygamma", 2);
      case SINCD -> call(code, SPECIAL, "sincd", 2);
      case BESSELJ -> call(code, BESSEL, "j", 2);
      case BESSELY -> call(code, BESSEL, "y", 2);
      case ATAN2 -> call(code, MATH, "atan2", 2);
      case HYPOT -> call(code, MATH, "hypot", 2);
      case REMAINDER -> call(code, MATH, "IEEEremainder", 2);
      case COPYSIGN -> call(code, STRICT, "copySign", 2);
      case MIN -> call(code, MATH, "min", 2);
      case MAX -> call(code, MATH, "max", 2);
      case PI, E -> throw new IllegalArgumentException(fn.text() + " is a constant, not called");
    }
  }

  static void sqrt(MethodVisitor code) {
    call(code, MATH, "sqrt", 1);
  }

  static void pow(MethodVisitor code) {
    call(code, MATH, "pow", 2);
  }

  private static void call(MethodVisitor code, String owner, String name, int arity) {
    String descriptor = "(" + "D".repeat(arity) + ")D";
    code.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
  }
}
