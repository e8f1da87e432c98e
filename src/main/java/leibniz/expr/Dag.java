package leibniz.expr;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;

/// The distinct nodes reachable from some roots, numbered so that children come before parents.
///
/// This is the one traversal of the project: every pass is a loop over the numbers, with its
/// results in arrays, so that shared nodes are met once, and no depth of nesting overflows a stack.
///
/// ```text
/// Dag dag = Dag.of(expr);
/// double[] value = new double[dag.size()];
/// for (int i = 0; i < dag.size(); i++) {
///   value[i] = ...dag.node(i)... value[dag.child(i, 0)] ...
/// }
/// ```
public final class Dag {
  private final NodeIndex index;
  private final NodeList nodes; // of the index
  private final int[]
      firstEdge; // the edges of node i are edges[firstEdge[i]] up to edges[firstEdge[i + 1] - 1]
  private final int[] edges;
  private final int[] roots;

  private Dag(NodeIndex index, int[] firstEdge, int[] edges, int[] roots) {
    this.index = index;
    this.nodes = index.nodes();
    this.firstEdge = firstEdge;
    this.edges = edges;
    this.roots = roots;
  }

  /// The nodes reachable from one root.
  public static Dag of(Node root) {
    return of(List.of(root));
  }

  /// The nodes reachable from any of the roots.
  public static Dag of(Collection<? extends Node> roots) {
    return new Walk(roots).from(roots);
  }

  /// The nodes of this graph, with the same numbers, and after them those that are reachable from
  /// other roots only, which take the place of the roots of this one.
  public Dag with(Collection<? extends Node> roots) {
    return new Walk(this, roots).from(roots);
  }

  /// The number of distinct nodes.
  public int size() {
    return nodes.size();
  }

  /// The node numbered `i`; its children have smaller numbers.
  public Node node(int i) {
    return nodes.get(i);
  }

  /// The number of the child at `k` of the node numbered `i`.
  public int child(int i, int k) {
    return edges[firstEdge[i] + k];
  }

  /// The number of children of the node numbered `i`.
  public int arity(int i) {
    return firstEdge[i + 1] - firstEdge[i];
  }

  /// The number of roots.
  public int rootCount() {
    return roots.length;
  }

  /// The number of the root at `k`, in the order given.
  public int root(int k) {
    return roots[k];
  }

  /// How many edges lead to each node; a root counts as one more.
  public int[] uses() {
    int[] uses = new int[size()];
    for (int e = 0; e < firstEdge[size()]; e++) {
      uses[edges[e]]++;
    }
    for (int root : roots) {
      uses[root]++;
    }
    return uses;
  }

  /// How many nodes there are at most below some roots, where all are of one graph.
  private static int expected(Collection<? extends Node> roots) {
    int youngest = 0;
    for (Node root : roots) {
      youngest = Math.max(youngest, root.number());
    }
    return youngest + 1;
  }

  /// The names of the symbols, in alphabetical order.
  public SortedSet<String> symbols() {
    SortedSet<String> names = new TreeSet<>();
    for (int i = 0; i < size(); i++) {
      if (nodes.get(i) instanceof Sym s) {
        names.add(s.name());
      }
    }
    return names;
  }

  /// Maps every node, children first: `image` is given the node and the images of its children.
  public Node[] map(BiFunction<Node, Node[], Node> image) {
    Node[] images = new Node[size()];
    for (int i = 0; i < size(); i++) {
      images[i] = image.apply(nodes.get(i), childrenIn(images, i));
    }
    return images;
  }

  /// Whether the entries of `values`, indexed by node, are its children for the children of node
  /// `i`.
  public boolean hasChildrenIn(Node[] values, int i) {
    for (int e = firstEdge[i]; e < firstEdge[i + 1]; e++) {
      if (values[edges[e]] != nodes.get(edges[e])) {
        return false;
      }
    }
    return true;
  }

  /// The entries of `values`, indexed by node, of the children of node `i`.
  public Node[] childrenIn(Node[] values, int i) {
    Node[] children = new Node[arity(i)];
    for (int k = 0; k < children.length; k++) {
      children[k] = values[child(i, k)];
    }
    return children;
  }

  /// The entries of `values`, indexed by node, of the roots, in order.
  public Node[] rootsIn(Node[] values) {
    Node[] result = new Node[roots.length];
    for (int k = 0; k < roots.length; k++) {
      result[k] = values[roots[k]];
    }
    return result;
  }

  /// A depth-first walk with its own stack.
  private static final class Walk {
    private final int expected; // nodes, at most, where all are of one graph
    private final NodeIndex index;
    private int[] firstEdge;
    private int[] edges;
    private int edgeCount;
    private Node[] open = new Node[16]; // the path from a root to the current node
    private int[] nextChild = new int[16];
    private int depth;
    private int[] numbers = new int[16]; // of finished nodes whose parents are open
    private int numberCount;

    Walk(Collection<? extends Node> roots) {
      expected = expected(roots);
      index = new NodeIndex(expected);
      firstEdge = new int[17];
      edges = new int[32];
    }

    Walk(Dag begin, Collection<? extends Node> roots) {
      expected = expected(roots);
      index = new NodeIndex(begin.index, expected);
      firstEdge = begin.firstEdge.clone();
      edges = begin.edges.clone();
      edgeCount = firstEdge[begin.size()];
    }

    Dag from(Collection<? extends Node> roots) {
      int[] rootNumbers = new int[roots.size()];
      int k = 0;
      for (Node root : roots) {
        rootNumbers[k++] = visit(root);
      }
      return new Dag(index, firstEdge, edges, rootNumbers);
    }

    private int visit(Node root) {
      int known = index.of(root);
      if (known >= 0) {
        return known;
      }
      enter(root);
      while (depth > 0) {
        Node node = open[depth - 1];
        int k = nextChild[depth - 1]++;
        if (k == node.arity()) {
          push(leave(node));
        } else {
          Node child = node.child(k);
          int number = index.of(child);
          if (number >= 0) {
            push(number);
          } else {
            enter(child);
          }
        }
      }
      return numbers[--numberCount];
    }

    private void enter(Node node) {
      if (depth == open.length) {
        open = Arrays.copyOf(open, 2 * depth);
        nextChild = Arrays.copyOf(nextChild, 2 * depth);
      }
      open[depth] = node;
      nextChild[depth++] = 0;
    }

    private void push(int number) {
      if (numberCount == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * numberCount);
      }
      numbers[numberCount++] = number;
    }

    /// Numbers a node whose children's numbers are the last ones pushed, and takes these away.
    private int leave(Node node) {
      depth--;
      int i = index.add(node);
      if (i + 1 == firstEdge.length) {
        firstEdge = Arrays.copyOf(firstEdge, NodeIndex.grown(i, expected) + 1);
      }
      int arity = node.arity();
      if (edgeCount + arity > edges.length) {
        int length = NodeIndex.grown(edges.length, 2L * expected);
        edges = Arrays.copyOf(edges, Math.max(length, edgeCount + arity));
      }
      numberCount -= arity;
      System.arraycopy(numbers, numberCount, edges, edgeCount, arity);
      edgeCount += arity;
      firstEdge[i + 1] = edgeCount;
      return i;
    }
  }
}
