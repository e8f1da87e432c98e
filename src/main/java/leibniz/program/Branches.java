package leibniz.program;

import java.util.Arrays;
import java.util.function.IntPredicate;

/// What of a piece of a program only one branch of a choice needs: it need not be computed unless
/// the branch is taken.
///
/// Choices with one condition that stand side by side, of which none needs another one, are joined:
/// together they have two branches. A value belongs to the innermost branch in which all its uses
/// are; region 0 is what is always computed. What is needed outside the piece is always computed,
/// so that a program cut into pieces stays right wherever it is cut.
public final class Branches {
  /// Branches so deep inside others are none: what they need is computed before.
  private static final int DEPTH = 50;

  private static final int NONE = -1;

  private final Program program;
  private final int from;
  private final int to;
  private final int[] region; // of each instruction of the piece
  private final int[] first; // of the choices joined with each choice
  private final int[] then; // the region of the first branch of each choice
  private final int[] neededBy; // of each value: 1 + the last of the joined choices that need it
  private int[] parent = new int[16];
  private int[] depth = new int[16];
  private int regions = 1;

  private Branches(Program program, int from, int to) {
    this.program = program;
    this.from = from;
    this.to = to;
    this.region = new int[to - from];
    this.first = new int[to - from];
    this.then = new int[to - from];
    this.neededBy = new int[to - from];
    Arrays.fill(first, NONE);
  }

  /// The branches of the instructions from `from` up to `to`, not included.
  ///
  /// @param isKept whether a value is needed outside of these
  public static Branches of(Program program, int from, int to, IntPredicate isKept) {
    Branches branches = new Branches(program, from, to);
    branches.find(isKept);
    return branches;
  }

  private void find(IntPredicate isKept) {
    boolean[] isMet = new boolean[to - from];
    for (int i = to - 1; i >= from; i--) {
      if (isKept.test(i)) {
        region[i - from] = 0;
        isMet[i - from] = true;
      }
    }
    for (int i = to - 1; i >= from; i--) {
      if (program.op(i) != Op.SELECT) {
        for (int k = 0; k < program.operands(i); k++) {
          meet(isMet, program.operand(i, k), region[i - from]);
        }
      } else if (first[i - from] == NONE) {
        join(isMet, i);
      }
    }
  }

  /// Joins a choice, the last one of its condition, with those before it, as many as [Joins] puts
  /// side by side, and opens their branches.
  private void join(boolean[] isMet, int last) {
    int at = region[last - from];
    int begin = last;
    int count = 1;
    needs(last, last);
    for (int i = last - 1; i >= from && count < Joins.MOST; i--) {
      if (program.isLoaded(i)) {
        continue;
      }
      if (!isJoined(i, last, at)) {
        break;
      }
      begin = i;
      count++;
      needs(i, last);
    }
    int branch = depth[at] < DEPTH ? open(at) : at;
    for (int i = last; i >= begin; i--) {
      if (program.op(i) == Op.SELECT) {
        first[i - from] = begin;
        then[i - from] = branch;
        meet(isMet, program.operand(i, 0), at);
        meet(isMet, program.operand(i, 1), branch);
        meet(isMet, program.operand(i, 2), branch == at ? at : branch + 1);
      }
    }
  }

  private boolean isJoined(int i, int last, int at) {
    return program.op(i) == Op.SELECT
        && region[i - from] == at
        && program.operand(i, 0) == program.operand(last, 0)
        && neededBy[i - from] != last + 1;
  }

  /// Notes what a choice needs that is joined with `last`.
  private void needs(int choice, int last) {
    for (int k = 1; k <= 2; k++) {
      int value = program.operand(choice, k);
      if (value >= from) {
        neededBy[value - from] = last + 1;
      }
    }
  }

  private int open(int outer) {
    if (regions + 2 > parent.length) {
      parent = Arrays.copyOf(parent, 2 * parent.length);
      depth = Arrays.copyOf(depth, 2 * depth.length);
    }
    for (int k = 0; k < 2; k++) {
      parent[regions + k] = outer;
      depth[regions + k] = depth[outer] + 1;
    }
    regions += 2;
    return regions - 2;
  }

  private void meet(boolean[] isMet, int value, int at) {
    if (value < from || value >= to) {
      return;
    }
    int a = isMet[value - from] ? region[value - from] : at;
    int b = at;
    while (a != b) {
      if (depth[a] >= depth[b]) {
        a = parent[a];
      } else {
        b = parent[b];
      }
    }
    region[value - from] = a;
    isMet[value - from] = true;
  }

  /// The end of the piece.
  public int end() {
    return to;
  }

  /// The number of regions.
  public int regions() {
    return regions;
  }

  /// The region of instruction `i`: 0 when it is always computed.
  public int region(int i) {
    return region[i - from];
  }

  /// The first of the choices that choice `i` is joined with, `i` itself when there is no other.
  public int first(int i) {
    return first[i - from];
  }

  /// The region of the branch of choice `i` that is taken when its condition holds.
  public int then(int i) {
    return then[i - from];
  }

  /// The region of the other branch of choice `i`.
  public int otherwise(int i) {
    return then[i - from] == region[i - from] ? region[i - from] : then[i - from] + 1;
  }
}
