package leibniz.expr;

import java.util.Arrays;

/// A growing list of nodes, in segments.
///
/// A single long array of references is kept apart by the G1 collector, with what is dead in it
/// until the next whole marking, and all nodes that it leads to; each store into it has its price.
/// A segment is born and dies with its nodes, and nothing is copied when the list grows.
final class NodeList {
  private static final int BITS = 12;
  private static final int SEGMENT = 1 << BITS;

  private Node[][] segments; // the first grows, as long as it is the only one
  private int size;

  NodeList() {
    segments = new Node[][] {new Node[16]};
  }

  /// A list that begins with the nodes of another one.
  NodeList(NodeList begin) {
    segments = begin.segments.clone();
    size = begin.size;
    int last = Math.max(0, size - 1) >>> BITS;
    segments[last] = segments[last].clone(); // full ones change no more
  }

  int size() {
    return size;
  }

  Node get(int i) {
    return segments[i >>> BITS][i & SEGMENT - 1];
  }

  void add(Node node) {
    int segment = size >>> BITS;
    int at = size & SEGMENT - 1;
    if (at == 0 && segment > 0) {
      begin(segment);
    } else if (at == segments[segment].length) {
      segments[0] = Arrays.copyOf(segments[0], 2 * at);
    }
    segments[segment][at] = node;
    size++;
  }

  private void begin(int segment) {
    if (segment == segments.length) {
      segments = Arrays.copyOf(segments, 2 * segment);
    }
    segments[segment] = new Node[SEGMENT];
  }
}
