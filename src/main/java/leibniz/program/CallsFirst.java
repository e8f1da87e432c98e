package leibniz.program;

import java.util.EnumSet;
import java.util.Set;
import leibniz.expr.Fn;

/// Puts calls before the arithmetic that they do not need.
///
/// A call keeps no floating-point register: what was computed before it and is needed behind it
/// goes to memory and comes back. So the sines and cosines of a robot's joints are better computed
/// before anything is made of them; with the calls where a depth-first walk meets them, position
/// and Jacobian of an arm of six joints took 5 to 15 % longer, Luksan and Vlcek's problem 11 %.
/// Calls move within one piece of a program only ([Partition]). Where there are choices the order
/// stays, because calls may be those of a branch, and where Java code of the user's is called.
final class CallsFirst {
  /// The most calls of a stretch: their results fill the registers.
  private static final int MOST = 32;

  /// C2 writes these in place.
  private static final Set<Fn> INLINE =
      EnumSet.of(Fn.ABS, Fn.SIGN, Fn.FLOOR, Fn.CEIL, Fn.ROUND, Fn.MIN, Fn.MAX, Fn.COPYSIGN);

  private final ProgramBuilder program;
  private final int[] order;
  private final int[] waits; // the last stretch where an instruction is a call, or waits for one
  private final boolean[] isFirst;
  private final int[] result;

  private CallsFirst(ProgramBuilder program, int size, int[] order) {
    this.program = program;
    this.order = order;
    this.waits = new int[size];
    this.isFirst = new boolean[size];
    this.result = new int[order.length];
  }

  /// The instructions of a program in an order where, in each stretch of it, the calls that wait
  /// for no other call of the stretch, and what they need, come first, and all else is as it was.
  ///
  /// @param order the instructions, operands first
  /// @param most operations of a piece; a stretch is one, or a part of one
  static int[] order(ProgramBuilder program, int size, int[] order, int most) {
    for (int i : order) {
      if (isCall(program, i)) {
        return new CallsFirst(program, size, order).order(most);
      }
    }
    return order;
  }

  private int[] order(int most) {
    int stretch = 0;
    Partition.Cut cut = new Partition.Cut(most);
    int calls = 0;
    int from = 0;
    for (int p = 0; p < order.length; p++) {
      boolean isCall = isCall(program, order[p]);
      if (cut.isBefore(program.isLoaded(order[p])) || isCall && calls == MOST) {
        write(from, p, ++stretch);
        from = p;
        calls = 0;
      }
      calls += isCall ? 1 : 0;
    }
    write(from, order.length, ++stretch);
    return result;
  }

  private void write(int from, int to, int stretch) {
    for (int p = from; p < to; p++) {
      int i = order[p];
      boolean isWaiting = false;
      for (int k = 0; k < program.operands(i); k++) {
        isWaiting |= waits[program.operand(i, k)] == stretch;
      }
      isFirst[i] = !isWaiting && isCall(program, i);
      waits[i] = isWaiting || isFirst[i] ? stretch : 0;
    }
    int next = from;
    for (int p = to - 1; p >= from; p--) {
      int i = order[p];
      for (int k = 0; k < program.operands(i) && isFirst[i]; k++) {
        isFirst[program.operand(i, k)] = true;
      }
      next += isFirst[i] ? 1 : 0;
    }
    int first = from;
    for (int p = from; p < to; p++) {
      result[isFirst[order[p]] ? first++ : next++] = order[p];
    }
  }

  private static boolean isCall(ProgramBuilder program, int i) {
    Op op = program.op(i);
    return op == Op.POW
        || (op == Op.CALL1 || op == Op.CALL2) && !INLINE.contains(program.function(i));
  }
}
