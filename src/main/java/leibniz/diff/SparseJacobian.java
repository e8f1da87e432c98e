package leibniz.diff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import leibniz.expr.Algebra;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Matrix;
import leibniz.expr.Node;
import leibniz.expr.Operations;
import leibniz.expr.Sym;

/// The Jacobian of many expressions by many variables, entry by entry where there may be one.
///
/// There are two ways. Row by row, reverse mode walks the part of the graph below each expression;
/// column by column, forward mode walks the part above each variable (which is the pushing of
/// sparse derivative vectors: Griewank and Walther, Evaluating Derivatives, 2nd edition, section
/// 7.1). The steps of each way are counted before one is taken, and the fewer decide, so that
/// neither many expressions below one deep chain nor many variables below one sum cost more than
/// they must. Steps are not operations: rows that lead through the same nodes do it with adjoints
/// of their own, columns share what they have in common. So where both ways take few steps both are
/// taken, and the one with more steps counts where it saves a tenth of the operations.
final class SparseJacobian {
  /// Up to so many operands of the steps of each way both are taken: a few milliseconds. Each step
  /// counts as many as the operation with the most of them has.
  private static final int FEW_OPERANDS = 8_000;

  private final Algebra algebra;
  private final Dag dag;
  private final Map<String, Integer> columns = new HashMap<>();
  private final boolean isLower; // only entries on and below the diagonal

  private SparseJacobian(Algebra algebra, Dag dag, List<String> variables, boolean isLower) {
    this.algebra = algebra;
    this.dag = dag;
    this.isLower = isLower;
    for (String variable : variables) {
      columns.put(variable, columns.size());
    }
  }

  /// The derivatives of each root of `dag` by each variable.
  static Matrix of(Algebra algebra, Dag dag, List<String> variables) {
    return new SparseJacobian(algebra, dag, variables, false).matrix();
  }

  /// The lower triangle of the Jacobian of a gradient, whose roots are in the order of `variables`.
  static Matrix ofGradient(Algebra algebra, Dag gradient, List<String> variables) {
    return new SparseJacobian(algebra, gradient, variables, true).matrix();
  }

  private Matrix matrix() {
    if (dag.rootCount() == 1) {
      return byRow();
    }
    Above above = new Above(dag);
    Below below = new Below(dag);
    int[] symbol = symbols();
    Steps fewer = fewerSteps(above, below, symbol);
    Matrix first = fewer.byRow ? byRow() : byColumn(above, symbol);
    int few = FEW_OPERANDS / widest();
    if (fewer.count > few
        || (fewer.byRow ? columnSteps(above, symbol, few) : below.steps(few)) > few) {
      return first;
    }
    Matrix second = fewer.byRow ? byColumn(above, symbol) : byRow();
    return 10L * operations(second) < 9L * operations(first) ? second : first;
  }

  private int widest() {
    int widest = 1;
    for (int i = 0; i < dag.size(); i++) {
      widest = Math.max(widest, dag.arity(i));
    }
    return widest;
  }

  /// The operations of the derivatives and of what they are derivatives of.
  private int operations(Matrix matrix) {
    List<Expr> all = new ArrayList<>(matrix.entries());
    for (int k = 0; k < dag.rootCount(); k++) {
      all.add((Expr) dag.node(dag.root(k)));
    }
    return Operations.of(all);
  }

  private Matrix byRow() {
    Matrix.Builder builder = new Matrix.Builder(columns.size());
    for (int row = 0; row < dag.rootCount(); row++) {
      Map<Sym, Expr> found =
          new Reverse(algebra, Dag.of(dag.node(dag.root(row))), this::isWanted).adjoints();
      Map<Integer, Expr> sorted = new TreeMap<>();
      for (Map.Entry<Sym, Expr> e : found.entrySet()) {
        int column = columns.get(e.getKey().name());
        if (!isLower || column <= row) {
          sorted.put(column, e.getValue());
        }
      }
      sorted.forEach(builder::add);
      builder.endRow();
    }
    return builder.build();
  }

  private boolean isWanted(String name) {
    return columns.containsKey(name);
  }

  private Matrix byColumn(Above above, int[] symbol) {
    Forward forward = new Forward(algebra, dag);
    List<List<Expr>> entries = new ArrayList<>();
    List<List<Integer>> places = new ArrayList<>();
    Map<Integer, List<Integer>> rows = rowsOfRoots();
    for (int row = 0; row < dag.rootCount(); row++) {
      entries.add(new ArrayList<>());
      places.add(new ArrayList<>());
    }
    for (int column = 0; column < symbol.length; column++) {
      if (symbol[column] < 0) {
        continue;
      }
      int[] touched = above.nodes(symbol[column]);
      Expr[] tangents = forward.tangents(touched, algebra.number(1));
      for (int k = 0; k < touched.length; k++) {
        for (int row : rows.getOrDefault(touched[k], List.of())) {
          if (tangents[k] != null && (!isLower || column <= row)) {
            entries.get(row).add(tangents[k]);
            places.get(row).add(column);
          }
        }
      }
    }
    Matrix.Builder builder = new Matrix.Builder(columns.size());
    for (int row = 0; row < dag.rootCount(); row++) {
      for (int k = 0; k < entries.get(row).size(); k++) {
        builder.add(places.get(row).get(k), entries.get(row).get(k));
      }
      builder.endRow();
    }
    return builder.build();
  }

  private Map<Integer, List<Integer>> rowsOfRoots() {
    Map<Integer, List<Integer>> rows = new HashMap<>();
    for (int row = 0; row < dag.rootCount(); row++) {
      rows.computeIfAbsent(dag.root(row), _ -> new ArrayList<>()).add(row);
    }
    return rows;
  }

  /// By column the node of its variable, or -1.
  private int[] symbols() {
    int[] symbol = new int[columns.size()];
    Arrays.fill(symbol, -1);
    for (int i = 0; i < dag.size(); i++) {
      if (dag.node(i) instanceof Sym s && columns.containsKey(s.name())) {
        symbol[columns.get(s.name())] = i;
      }
    }
    return symbol;
  }

  /// Counts the steps of both ways, each as far as a budget that doubles until one of them ends
  /// within it: counting costs no more than a few times what is counted.
  private Steps fewerSteps(Above above, Below below, int[] symbol) {
    for (long budget = 4L * dag.size(); ; budget *= 2) {
      long rows = below.steps(budget);
      if (rows <= budget) {
        return new Steps(true, rows);
      }
      long inColumns = columnSteps(above, symbol, budget);
      if (inColumns <= budget) {
        return new Steps(false, inColumns);
      }
    }
  }

  /// The way with fewer steps, and how many these are.
  private record Steps(boolean byRow, long count) {}

  /// The nodes above each variable, added up; counted as far as `most`.
  private static long columnSteps(Above above, int[] symbol, long most) {
    long steps = 0;
    for (int column = 0; column < symbol.length && steps <= most; column++) {
      steps += symbol[column] < 0 ? 0 : above.nodes(symbol[column]).length;
    }
    return steps;
  }

  /// What stands below the roots of a graph, one root at a time.
  private static final class Below {
    private final Dag dag;
    private final int[] seen;
    private int stamp;

    Below(Dag dag) {
      this.dag = dag;
      this.seen = new int[dag.size()];
    }

    /// The nodes below each root, added up; counted as far as `most`.
    long steps(long most) {
      long steps = 0;
      int[] open = new int[16];
      for (int row = 0; row < dag.rootCount() && steps <= most; row++) {
        stamp++;
        int depth = 0;
        open[depth++] = dag.root(row);
        seen[dag.root(row)] = stamp;
        while (depth > 0) {
          int i = open[--depth];
          steps++;
          if (depth + dag.arity(i) > open.length) {
            open = Arrays.copyOf(open, 2 * (depth + dag.arity(i)));
          }
          for (int k = 0; k < dag.arity(i); k++) {
            int child = dag.child(i, k);
            if (seen[child] != stamp) {
              seen[child] = stamp;
              open[depth++] = child;
            }
          }
        }
      }
      return steps;
    }
  }

  /// What stands above nodes of a graph and depends on them.
  private static final class Above {
    private final int[] start; // the parents of node i are parents[start[i]] up to start[i + 1]
    private final int[] parents;
    private final int[] seen;
    private int stamp;

    Above(Dag dag) {
      start = new int[dag.size() + 1];
      for (int i = 0; i < dag.size(); i++) {
        for (int k = 0; k < dag.arity(i); k++) {
          if (isValue(dag.node(dag.child(i, k)))) {
            start[dag.child(i, k) + 1]++;
          }
        }
      }
      for (int i = 0; i < dag.size(); i++) {
        start[i + 1] += start[i];
      }
      parents = new int[start[dag.size()]];
      int[] next = start.clone();
      for (int i = 0; i < dag.size(); i++) {
        for (int k = 0; k < dag.arity(i); k++) {
          int child = dag.child(i, k);
          if (isValue(dag.node(child))) {
            parents[next[child]++] = i;
          }
        }
      }
      seen = new int[dag.size()];
    }

    /// A condition has no derivative, so nothing depends on it.
    private static boolean isValue(Node node) {
      return !(node instanceof Condition);
    }

    /// The numbers of a node and all above it, in order.
    int[] nodes(int from) {
      stamp++;
      int[] found = new int[16];
      int count = 0;
      found[count++] = from;
      seen[from] = stamp;
      for (int k = 0; k < count; k++) {
        for (int p = start[found[k]]; p < start[found[k] + 1]; p++) {
          if (seen[parents[p]] != stamp) {
            seen[parents[p]] = stamp;
            if (count == found.length) {
              found = Arrays.copyOf(found, 2 * count);
            }
            found[count++] = parents[p];
          }
        }
      }
      int[] nodes = Arrays.copyOf(found, count);
      Arrays.sort(nodes);
      return nodes;
    }
  }
}
