package leibniz.bench;

import java.io.IOException;
import java.text.ParseException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import leibniz.CompiledFormula;
import leibniz.Formula;
import net.objecthunter.exp4j.Expression;
import net.objecthunter.exp4j.ExpressionBuilder;
import org.apache.lucene.expressions.js.JavascriptCompiler;
import org.apache.lucene.search.DoubleValues;
import org.codehaus.commons.compiler.CompileException;
import org.codehaus.janino.ExpressionEvaluator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Values of the seed's eleven expressions by what a user of the JVM would take instead. Janino and
/// Lucene have no power operator and get products.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(SeedByHand.ROWS)
public class ValueRivals {
  private static final String[] IN_JAVA = {
    "a + 1.1",
    "a * 2.2",
    "2.2*a + 1.1",
    "(2.2*a + 1.1)*3.3",
    "a*a/(2*Math.PI/b) - a/2.2",
    "(a*a*a + 2*a*a - 5*a + 1)/(b*b + 3*b + 2)",
    "((a + b)*(a - b))/((c + 1)*(c - 1))",
    "a*a*a + b*b - 2*a*b + 5",
    "Math.sqrt(1 - 2.2*a + Math.PI/b/3.3)",
    "a*a/Math.sin(2*Math.PI/b) - a/2",
    "(a*a*a + b*b*c - 2*a*b + c)/((a + b)*(b + c)*(a + c) + 1) + Math.sqrt(a*b*c)"
        + " - Math.sqrt((a + b + c)*(a + b + c)*(a + b + c))"
  };

  @Param({"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"})
  public int expression;

  private double[][] rows;
  private SeedByHand.Loop byHand;
  private CompiledFormula leibniz;
  private SeedByHand.Loop janino;
  private Expression exp4j;
  private org.apache.lucene.expressions.Expression lucene;
  private Cell[] cells;
  private String[] names;

  @Setup
  public void setUp() throws IOException, ParseException {
    Formula f = Formula.parse(SeedByHand.TEXTS[expression]);
    names = f.variables().toArray(String[]::new);
    rows = SeedByHand.rows(names.length);
    byHand = SeedByHand.loop(expression);
    leibniz = f.compile();
    janino = Typed.loop(names.length, this::janino);
    exp4j = new ExpressionBuilder(SeedByHand.TEXTS[expression]).variables(names).build();
    lucene =
        JavascriptCompiler.compile(
            IN_JAVA[expression].replace("Math.PI", "" + Math.PI).replace("Math.", ""));
    cells = Stream.of(names).map(name -> new Cell()).toArray(Cell[]::new);
    Agreement.check(byHand(), applyAsDouble());
    Agreement.check(byHand(), janino());
    Agreement.check(byHand(), exp4j());
    Agreement.check(byHand(), lucene());
  }

  private <T> T janino(Class<T> type) {
    try {
      return new ExpressionEvaluator().createFastEvaluator(IN_JAVA[expression], type, names);
    } catch (CompileException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A variable of Lucene's, whose values come from documents.
  private static final class Cell extends DoubleValues {
    double value;

    @Override
    public double doubleValue() {
      return value;
    }

    @Override
    public boolean advanceExact(int document) {
      return true;
    }
  }

  @Benchmark
  public double byHand() {
    return byHand.sum(rows);
  }

  @Benchmark
  public double applyAsDouble() {
    double sum = 0;
    for (double[] row : rows) {
      sum += leibniz.applyAsDouble(row);
    }
    return sum;
  }

  @Benchmark
  public double janino() {
    return janino.sum(rows);
  }

  @Benchmark
  public double exp4j() {
    double sum = 0;
    for (double[] row : rows) {
      for (int k = 0; k < row.length; k++) {
        exp4j.setVariable(names[k], row[k]);
      }
      sum += exp4j.evaluate();
    }
    return sum;
  }

  @Benchmark
  public double lucene() throws IOException {
    double sum = 0;
    for (double[] row : rows) {
      for (int k = 0; k < row.length; k++) {
        cells[k].value = row[k];
      }
      sum += lucene.evaluate(cells);
    }
    return sum;
  }
}
