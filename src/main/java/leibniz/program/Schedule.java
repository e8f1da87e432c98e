package leibniz.program;

import java.util.Arrays;

/// Puts what only one output needs where it can first be computed: an entry of a gradient directly
/// after the terms of the value that it shares, and not after all of them, so that these need not
/// be kept.
///
/// The instructions of a depth-first walk fall into *cones*, one for each output: what it needs and
/// no earlier output did. A cone that needs nothing of another one stays where it is. Any other one
/// is put behind the last instruction of another cone that it needs; when that is in a cone that
/// was itself put somewhere, behind the whole of it, so that never more than two are under way.
final class Schedule {
  private final ProgramBuilder program;
  private final int[] order;
  private final int[] start; // of each cone in `order`, and the end
  private final int[] cone; // of each instruction
  private final int[] needed; // how many instructions of other cones each one still waits for
  private final int[] firstEdge; // of each instruction: the cones that wait for it, 0 for none
  private final int[] waiting; // the place of each cone that waits for it now, or -1
  private int[] nextEdge = new int[64];
  private int[] edgeCone = new int[64];
  private int edges;

  private final boolean[] isWritten; // of each instruction
  private final boolean[] isDone; // of each cone
  private final int[] result;
  private int count;
  private final int[] ready; // cones that have all they need, as a queue
  private int readyFrom;
  private int readyTo;

  /// @param order the instructions by a depth-first walk from each output in turn
  /// @param start where the walk from each output begins, and the end
  Schedule(ProgramBuilder program, int size, int[] order, int[] start) {
    this.program = program;
    this.order = order;
    this.start = start;
    int cones = start.length - 1;
    this.cone = new int[size];
    this.needed = new int[cones];
    this.firstEdge = new int[size];
    this.waiting = new int[size];
    this.isWritten = new boolean[size];
    this.isDone = new boolean[cones];
    this.result = new int[order.length];
    this.ready = new int[cones];
    Arrays.fill(waiting, -1);
    link();
  }

  /// The instructions in their new order.
  int[] order() {
    for (int k = 0; k < isDone.length; k++) {
      if (!isDone[k]) {
        write(k, true);
      }
    }
    return result;
  }

  /// Finds which cones wait for each instruction.
  private void link() {
    for (int k = 0; k < needed.length; k++) {
      for (int p = start[k]; p < start[k + 1]; p++) {
        cone[order[p]] = k;
      }
    }
    for (int k = 0; k < needed.length; k++) {
      for (int p = start[k]; p < start[k + 1]; p++) {
        for (int j = program.operands(order[p]) - 1; j >= 0; j--) {
          int operand = program.operand(order[p], j);
          if (cone[operand] != k && waiting[operand] != k && !program.isLoaded(operand)) {
            waiting[operand] = k;
            addEdge(operand, k);
          }
        }
      }
    }
  }

  private void addEdge(int instruction, int toCone) {
    if (++edges == nextEdge.length) {
      nextEdge = Arrays.copyOf(nextEdge, 2 * edges);
      edgeCone = Arrays.copyOf(edgeCone, 2 * edges);
    }
    nextEdge[edges] = firstEdge[instruction];
    edgeCone[edges] = toCone;
    firstEdge[instruction] = edges;
    needed[toCone]++;
  }

  /// Writes a cone.
  ///
  /// @param isOpen whether others may be put between its instructions, or only behind it
  private void write(int k, boolean isOpen) {
    isDone[k] = true;
    for (int p = start[k]; p < start[k + 1]; p++) {
      int i = order[p];
      write(i);
      for (int edge = firstEdge[i]; edge != 0; edge = nextEdge[edge]) {
        if (--needed[edgeCone[edge]] == 0) {
          ready[readyTo++] = edgeCone[edge];
        }
      }
      if (isOpen && !(p + 1 < start[k + 1] && program.areJoined(i, order[p + 1]))) {
        writeReady();
      }
    }
    if (isOpen) {
      writeReady();
    }
  }

  private void writeReady() {
    while (readyFrom < readyTo) {
      int k = ready[readyFrom++];
      if (!isDone[k]) {
        write(k, false);
      }
    }
  }

  /// Writes an instruction, and before it the constants and inputs it takes.
  private void write(int i) {
    for (int j = 0; j < program.operands(i); j++) {
      writeOnce(program.operand(i, j));
    }
    writeOnce(i);
  }

  private void writeOnce(int i) {
    if (!isWritten[i]) {
      isWritten[i] = true;
      result[count++] = i;
    }
  }
}
