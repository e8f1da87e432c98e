package leibniz.program;

import java.util.EnumSet;
import java.util.Set;
import leibniz.expr.Fn;

/// Puts calls before the arithmetic that they do not need.
///
/// A call keeps no floating-point register: what was computed before it and is needed behind it
/// goes to memory and comes back. So the sines and cosines of a robot's joints are better computed
/// before anything is made of them; with the calls where a depth-first walk meets them, position
/// and Jacobian of an arm of six joints took 5 to 15 % longer. Where there are choices the order
/// stays, because calls may be those of a branch.
final class CallsFirst {
  /// More results than there are registers would go to memory in any case.
  private static final int MOST = 32;

  /// C2 writes these in place.
  private static final Set<Fn> INLINE =
      EnumSet.of(Fn.ABS, Fn.SIGN, Fn.FLOOR, Fn.CEIL, Fn.ROUND, Fn.MIN, Fn.MAX, Fn.COPYSIGN);

  private CallsFirst() {}

  /// The instructions of a program in an order where the calls that wait for no other call and what
  /// they need, come first, and all else is as it was.
  ///
  /// @param order the instructions, operands first
  static int[] order(ProgramBuilder program, int size, int[] order) {
    boolean[] waits = new boolean[size]; // for a call, or is one
    boolean[] isFirst = new boolean[size];
    int calls = 0;
    for (int i : order) {
      for (int k = 0; k < program.operands(i); k++) {
        waits[i] |= waits[program.operand(i, k)];
      }
      if (isCall(program, i) && !waits[i]) {
        isFirst[i] = true;
        calls++;
      }
      waits[i] |= isFirst[i] || program.op(i) == Op.EXTERNAL;
    }
    if (calls == 0 || calls > MOST) {
      return order;
    }
    int count = 0;
    for (int p = order.length - 1; p >= 0; p--) {
      int i = order[p];
      for (int k = 0; k < program.operands(i) && isFirst[i]; k++) {
        isFirst[program.operand(i, k)] = true;
      }
      count += isFirst[i] ? 1 : 0;
    }
    int[] result = new int[order.length];
    int first = 0;
    int other = count;
    for (int i : order) {
      result[isFirst[i] ? first++ : other++] = i;
    }
    return result;
  }

  private static boolean isCall(ProgramBuilder program, int i) {
    Op op = program.op(i);
    return op == Op.POW
        || (op == Op.CALL1 || op == Op.CALL2) && !INLINE.contains(program.function(i));
  }
}
