package leibniz.program;

import java.util.Arrays;
import java.util.function.IntPredicate;

/// Cuts a program into pieces of consecutive instructions, each to become one method, and finds a
/// place in a scratch array for every value that one piece computes and a later one needs.
///
/// A place is free again after the last piece that needs its value, so that the array is as long as
/// the most values alive at once.
public final class Partition {
  /// The most operations of a piece. HotSpot never compiles a method of more than 8,000 bytes; C2
  /// is fastest, and its code no slower, at some 250 to 500 operations (docs/design.md, "The
  /// machine's limits").
  public static final int PIECE = 400;

  /// A program of up to this many operations and outputs is one method, unless that comes out too
  /// long for HotSpot: no value goes through an array, which took a third of the time of the
  /// gradient of Rosenbrock's function of 100 variables.
  public static final int WHOLE = 1_500;

  private final Program program;
  private final int[] piece; // of each instruction
  private final int[] slot; // in the scratch array, or -1
  private final boolean isWhole;
  private final int[] start; // the first instruction of each piece, and the end
  private int slots;

  private Partition(Program program, int limit, boolean isWhole, IntPredicate isKept) {
    this.program = program;
    this.isWhole = isWhole;
    this.piece = new int[program.size()];
    this.slot = new int[program.size()];
    this.start = cut(limit);
    Arrays.fill(slot, -1);
    if (!isWhole) {
      assignSlots(lastPieces(isKept));
    }
  }

  /// One piece, for a program of at most `limit` operations and outputs; otherwise pieces of at
  /// most `limit` and [#PIECE] operations. All outputs stand in the scratch array at the end.
  public static Partition of(Program program, int limit) {
    return of(program, limit, _ -> true);
  }

  /// A partition whose pieces themselves put most outputs where they belong.
  ///
  /// @param isKept whether an output, given by its number, stands in the scratch array at the end
  public static Partition of(Program program, int limit, IntPredicate isKept) {
    int most = most(program.operations(), program.outputCount(), limit);
    return new Partition(program, most, most == Integer.MAX_VALUE, isKept);
  }

  /// The most operations of a piece of a program with so many operations and outputs; any number
  /// where it is one piece.
  static int most(int operations, int outputs, int limit) {
    boolean isWhole = operations <= limit && outputs <= limit;
    return isWhole ? Integer.MAX_VALUE : Math.min(limit, PIECE);
  }

  /// Counts the operations of a program in their order, and says where pieces begin.
  static final class Cut {
    private final int most;
    private int operations;

    /// @param most operations of a piece
    Cut(int most) {
      this.most = most;
    }

    /// Whether the next instruction begins another piece than the first one. What is loaded never
    /// does: inputs and constants are no operations.
    boolean isBefore(boolean isLoaded) {
      if (isLoaded || operations++ < most) {
        return false;
      }
      operations = 1;
      return true;
    }
  }

  /// The partition into one piece, however long.
  public static Partition whole(Program program) {
    return new Partition(program, Integer.MAX_VALUE, true, _ -> true);
  }

  /// Whether the program is one method, with no scratch array.
  public boolean isWhole() {
    return isWhole;
  }

  private int[] cut(int limit) {
    int[] starts = new int[program.size() / limit + 2];
    int current = 0;
    Cut cut = new Cut(limit);
    for (int i = 0; i < piece.length; i++) {
      if (cut.isBefore(program.isLoaded(i))) {
        starts[++current] = i;
      }
      piece[i] = current;
    }
    starts[current + 1] = piece.length;
    return Arrays.copyOf(starts, current + 2);
  }

  private void assignSlots(int[] last) {
    int n = program.size();
    int[] released =
        new int[pieces()]; // heads of lists, by piece, of the values to release after it
    int[] next = new int[n];
    Arrays.fill(released, -1);
    int[] free = new int[16];
    int freeCount = 0;
    int current = 0;
    for (int i = 0; i < n; i++) {
      if (program.isLoaded(i)) {
        continue;
      }
      for (; current < piece[i]; current++) {
        for (int v = released[current]; v >= 0; v = next[v]) {
          if (freeCount == free.length) {
            free = Arrays.copyOf(free, 2 * freeCount);
          }
          free[freeCount++] = slot[v];
        }
      }
      if (last[i] > piece[i]) {
        slot[i] = freeCount > 0 ? free[--freeCount] : slots++;
        if (last[i] < pieces()) {
          next[i] = released[last[i]];
          released[last[i]] = i;
        }
      }
    }
  }

  /// The last piece that needs each value; outputs that are kept are needed after all of them.
  private int[] lastPieces(IntPredicate isKept) {
    int[] last = new int[program.size()];
    for (int i = 0; i < last.length; i++) {
      for (int k = 0; k < program.operands(i); k++) {
        int operand = program.operand(i, k);
        last[operand] = Math.max(last[operand], piece[i]);
      }
    }
    for (int k = 0; k < program.outputCount(); k++) {
      if (isKept.test(k)) {
        last[program.output(k)] = pieces();
      }
    }
    return last;
  }

  /// The number of pieces.
  public int pieces() {
    return start.length - 1;
  }

  /// The first instruction of a piece; of the number of pieces, the end of the program.
  public int start(int piece) {
    return start[piece];
  }

  /// The place of the value of instruction `i` in the scratch array, or -1 when only its own piece
  /// needs it.
  public int slot(int i) {
    return slot[i];
  }

  /// The length of the scratch array.
  public int slots() {
    return slots;
  }
}
