package leibniz.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import leibniz.Formula;
import leibniz.FormulaSystem;
import leibniz.expr.Expr;
import leibniz.expr.Fn;
import leibniz.expr.Graph;
import leibniz.program.Program;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// How the time of symbolic work grows from 100 to 1,000,000 nodes.
///
/// `tree` is a sum of terms `(x_i + i)*sin(x_i*x_j)` of neighbours, without shared parts but the
/// variables, one for each term, so that its Hessian is a band; its Jacobian is that of the terms.
/// `shared` is a program of random operations on earlier results, of 8 variables.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class Growth {
  @Param({"100", "1000", "10000", "100000", "1000000"})
  public int nodes;

  @Param({"tree", "shared"})
  public String shape;

  private Formula formula;
  private FormulaSystem parts;
  private String variable;

  @Setup
  public void setUp() {
    Graph graph = new Graph();
    List<String> names = new ArrayList<>();
    List<Expr> terms = shape.equals("tree") ? tree(graph, names) : shared(graph, names);
    formula = Formula.of(graph.sum(terms), names);
    parts =
        shape.equals("tree")
            ? FormulaSystem.parse(terms.stream().map(Expr::toString).toList(), names)
            : FormulaSystem.of(
                terms.stream().map(t -> Formula.of(t, names)).toArray(Formula[]::new));
    variable = names.getFirst();
  }

  private List<Expr> tree(Graph graph, List<String> names) {
    int count = nodes / 6; // x, x + i, x*y, its sine, the term, i
    for (int i = 0; i < count; i++) {
      names.add("x" + i);
    }
    List<Expr> terms = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Expr x = graph.symbol(names.get(i));
      Expr y = graph.symbol(names.get((i + 1) % count));
      terms.add(
          graph.multiply(graph.add(x, graph.number(i)), graph.call(Fn.SIN, graph.multiply(x, y))));
    }
    return terms;
  }

  private List<Expr> shared(Graph graph, List<String> names) {
    Random random = new Random(7);
    List<Expr> values = new ArrayList<>();
    for (int k = 0; k < 8; k++) {
      names.add("x" + k);
      values.add(graph.symbol("x" + k));
    }
    while (values.size() < nodes) {
      Expr x = values.get(values.size() - 1 - random.nextInt(8));
      Expr y = values.get(random.nextInt(values.size()));
      values.add(
          switch (random.nextInt(4)) {
            case 0 -> graph.add(x, y);
            case 1 -> graph.subtract(x, y);
            case 2 -> graph.multiply(x, y);
            default -> graph.call(Fn.SIN, x);
          });
    }
    return values.subList(nodes - 4, nodes);
  }

  /// By one variable: in a tree of few nodes, since only two terms depend on it.
  @Benchmark
  public Formula derivative() {
    return formula.derivative(variable);
  }

  @Benchmark
  public FormulaSystem gradient() {
    return formula.gradient();
  }

  @Benchmark
  public FormulaSystem jacobian() {
    return parts.jacobian();
  }

  @Benchmark
  public FormulaSystem hessian() {
    return formula.hessian();
  }

  @Benchmark
  public Formula simplify() {
    return formula.simplify();
  }

  /// To a program, which a formula keeps: so it is a new formula each time.
  @Benchmark
  public Program lower() {
    return Formula.of(formula.expr(), formula.variables()).program();
  }
}
