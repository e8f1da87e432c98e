package leibniz.simplify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import leibniz.eval.Interpreter;
import leibniz.expr.Algebra;
import leibniz.expr.Call;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Fn;
import leibniz.expr.Graph;
import leibniz.expr.Node;
import leibniz.expr.Product;
import leibniz.expr.Sum;
import leibniz.expr.Sym;
import leibniz.rewrite.Law;
import leibniz.rewrite.LawTable;
import leibniz.rewrite.Rewriter;
import leibniz.rewrite.WrittenLaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Proves every law on random formulas and special values, and that the engine applies it.
class LawsTest {
  private static final double[] SPECIAL = {
    0,
    -0.0,
    1,
    -1,
    0.5,
    -0.5,
    2,
    -2,
    3,
    -3,
    1e-9,
    -1e-9,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    20,
    -20
  };

  /// What letters of laws are replaced by, in two variables.
  private static final List<String> FORMULAS =
      List.of(
          "x", "-x", "x*y", "x - y", "x^2", "sqrt(x)", "1/x", "exp(x)/3", "abs(x) + 1", "sin(x)");

  static Stream<Law> laws() {
    return Laws.groups().values().stream().flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("laws")
  void eachLawHolds(Law law) {
    assertEquals("", counterexample(law));
  }

  /// Laws that lie: each is a mistake somebody has made.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sin(a)^2 + cos(a)^2 = 2",
        "sin(a)*cos(b) + cos(a)*sin(b) = sin(a - b)",
        "cosh(a)^2 + sinh(a)^2 = 1",
        "ln(a*b) = ln(a) + ln(b)", // both negative
        "ln(a^2) = 2*ln(a)",
        "sqrt(a^2) = a",
        "sqrt(a*b) = sqrt(a)*sqrt(b)",
        "asin(sin(a)) = a",
        "1/sigmoid(a) = 1 + exp(a)",
        "exp(a) - exp(-a) = 2*cosh(a)",
        "gamma(a + 1)/gamma(a) = a + 1",
        "floor(-a) = -floor(a)",
        "max(a, b) - min(a, b) = a - b",
        "ln(a^n) = n*ln(a)    where a != 0",
      })
  void aLawThatLiesIsFound(String text) {
    assertTrue(!counterexample(Laws.parse("false", text)).isEmpty(), text);
  }

  /// Where the law fails, or an empty text; a law that was never tried fails too.
  private static String counterexample(Law law) {
    Random random = new Random(law.text().hashCode());
    List<String> letters = letters(law.left());
    int tried = 0;
    for (int round = 0; round < 400; round++) {
      Graph graph = new Graph();
      Map<String, Double> values = new HashMap<>();
      values.put("x", value(random, round));
      values.put("y", value(random, round));
      Map<String, Expr> replaced = new HashMap<>();
      for (String letter : letters) {
        replaced.put(
            letter,
            "nmk".contains(letter)
                ? graph.number(random.nextInt(7) - 3)
                : graph.adopt(
                    leibniz.Formula.parse(FORMULAS.get(random.nextInt(FORMULAS.size()))).expr()));
      }
      Expr left = replaced(graph, law.left(), replaced);
      Expr right = replaced(graph, law.right(), replaced);
      if (!hold(graph, law.conditions(), replaced, values)) {
        continue;
      }
      double[] computed = values(left, values);
      double expected = computed[computed.length - 1];
      double scale = 1;
      for (double v : computed) {
        boolean isSubnormal = v != 0 && Math.abs(v) < Double.MIN_NORMAL;
        scale = isSubnormal ? Double.NaN : Math.max(scale, Math.abs(v));
      }
      if (!Double.isFinite(expected) || !(scale < 1e9)) {
        continue; // not defined, or too near an end of the doubles
      }
      tried++;
      double[] others = values(right, values);
      double actual = others[others.length - 1];
      for (double v : others) {
        scale = Double.isFinite(v) ? Math.max(scale, Math.abs(v)) : scale;
      }
      // Digits are lost where large terms cancel, on either side.
      if (!(Math.abs(actual - expected) <= 1e-13 * scale * Math.max(1, Math.abs(expected)))) {
        return "%s is %s, %s is %s at %s".formatted(left, expected, right, actual, values);
      }
    }
    return tried < 5 ? "tried " + tried + " times only" : "";
  }

  private static double value(Random random, int round) {
    return round % 2 == 0 ? SPECIAL[random.nextInt(SPECIAL.length)] : 3 * random.nextGaussian();
  }

  private static double[] values(Expr expr, Map<String, Double> values) {
    Dag dag = Dag.of(expr);
    List<Expr> all = new ArrayList<>();
    for (int i = 0; i < dag.size(); i++) {
      if (dag.node(i) instanceof Expr e) {
        all.add(e);
      }
    }
    return Interpreter.evaluate(all, values);
  }

  private static boolean hold(
      Graph graph,
      List<Condition> conditions,
      Map<String, Expr> replaced,
      Map<String, Double> values) {
    for (Condition condition : conditions) {
      Condition here = (Condition) replaced(graph, (Node) condition, replaced);
      Expr choice = graph.choice(here, graph.number(1), graph.number(0));
      if (Interpreter.evaluate(choice, values) == 0) {
        return false;
      }
    }
    return true;
  }

  private static Expr replaced(Graph graph, Expr expr, Map<String, Expr> values) {
    return (Expr) replaced(graph, (Node) expr, values);
  }

  private static Node replaced(Graph graph, Node root, Map<String, Expr> values) {
    Dag dag = Dag.of(root);
    Node[] images =
        dag.map(
            (node, children) ->
                node instanceof Sym s ? values.get(s.name()) : graph.rebuild(node, children));
    return images[dag.root(0)];
  }

  private static List<String> letters(Expr expr) {
    TreeSet<String> letters = new TreeSet<>();
    Dag dag = Dag.of(expr);
    for (int i = 0; i < dag.size(); i++) {
      if (dag.node(i) instanceof Sym s) {
        letters.add(s.name());
      }
    }
    return List.copyOf(letters);
  }

  /// A law waits for the functions that its text names, and must not wait for one that it can do
  /// without.
  @ParameterizedTest
  @MethodSource("laws")
  void eachLawNeedsTheFunctionsItNames(Law law) {
    Set<Fn> named = Laws.functions(law.text().substring(0, law.text().indexOf(" = ")));
    Set<Fn> needed = new HashSet<>();
    Dag dag = Dag.of(law.left());
    for (int i = 0; i < dag.size(); i++) {
      if (dag.node(i) instanceof Call c) {
        needed.add(c.function());
      }
    }
    assertTrue(needed.containsAll(named), () -> named + ", " + needed);
  }

  /// The engine makes the right side of the left one, perhaps in another order.
  @ParameterizedTest
  @MethodSource("laws")
  void eachLawIsApplied(Law law) {
    Graph graph = new Graph();
    Algebra algebra = new Algebra(graph);
    Map<String, Expr> letters = new HashMap<>();
    Map<String, Double> values = new HashMap<>();
    for (String letter : letters(law.left())) {
      letters.put(letter, "nmk".contains(letter) ? graph.number(4) : graph.symbol(letter + letter));
      values.put(letter + letter, 0.1 + 0.2 * letter.charAt(0) / 'b');
    }
    List<String> applied = new ArrayList<>();
    Rewriter rewriter =
        new Rewriter(
            algebra,
            new LawTable(List.of(WrittenLaw.of(law))),
            (_, _, _) -> true,
            _ -> true,
            step -> applied.add(step.law()));
    Expr left = normal(algebra, replaced(graph, law.left(), letters));
    Expr right = normal(algebra, replaced(graph, law.right(), letters));
    Expr made = rewriter.apply(left);
    assertEquals(law.text(), applied.getFirst());
    assertEquals(Cost.of(List.of(right)), Cost.of(List.of(made)), () -> right + ", " + made);
    assertEquals(Interpreter.evaluate(right, values), Interpreter.evaluate(made, values), 1e-15);
  }

  /// Other terms and factors do not hide a law, of sums times any factors and of products in any
  /// power; what rules laws out at a glance looks at all of them.
  @ParameterizedTest
  @MethodSource("laws")
  void eachLawIsAppliedAmongOthers(Law law) {
    Graph graph = new Graph();
    Algebra m = new Algebra(graph);
    Map<String, Expr> letters = new HashMap<>();
    for (String letter : letters(law.left())) {
      Expr part = m.add(graph.symbol(letter + letter), graph.call(Fn.ASINH, graph.symbol("u")));
      letters.put(letter, "nmk".contains(letter) ? graph.number(4) : part);
    }
    Expr left = normal(m, replaced(graph, law.left(), letters));
    Expr others = graph.call(Fn.GAMMA, graph.symbol("w"));
    Expr whole =
        switch (left) {
          case Sum s -> {
            List<Expr> terms = new ArrayList<>(List.of(m.square(others)));
            for (int k = 0; k < s.arity(); k++) {
              terms.add(m.multiply(s.child(k), m.power(others, m.number(-3))));
            }
            yield m.sum(terms);
          }
          case Product p -> {
            Expr cubes = m.divide(others, graph.symbol("v"));
            for (int k = 0; k < p.arity(); k++) {
              cubes = m.multiply(cubes, m.power(p.child(k), m.number(3)));
            }
            yield cubes;
          }
          default -> left;
        };
    Set<String> applied = new HashSet<>();
    new Rewriter(
            m,
            new LawTable(List.of(WrittenLaw.of(law))),
            (_, _, _) -> true,
            _ -> true,
            step -> applied.add(step.law()))
        .apply(whole);
    assertEquals(Set.of(law.text()), applied, whole::toString);
  }

  private static Expr normal(Algebra algebra, Expr expr) {
    return (Expr) Normalization.of(algebra).run(Dag.of(expr))[0];
  }

  /// docs/laws.md is made from the laws.
  @Test
  void thePageOfLawsIsTrue() throws IOException {
    Path page = Path.of("docs/laws.md");
    if (Boolean.getBoolean("leibniz.write")) {
      Files.writeString(page, page());
    }
    assertEquals(page(), Files.readString(page), "write it anew: mvn verify -Dleibniz.write=true");
  }

  private static String page() {
    StringBuilder out =
        new StringBuilder(
            """
            # Laws

            Made by `LawsTest` from `laws.txt`; `mvn verify -Dleibniz.write=true` writes it anew. A law is read from left to right and applied where it
            makes a formula cheaper. Letters stand for any expressions, `n` for an integer; terms and factors may stand in any order with others
            beside them, and a sum may be multiplied by anything. Both sides are equal wherever the left one is defined. A law that relies on
            more is applied where that is assumed (`Formula.assume`), or at the level `GENERIC`, whose result names it. Those of the group
            `stabilisation` have to be asked for (`Formula.stabilize`). Each law is tried on random formulas and special values by the build.
            Before, angles lose multiples of pi: `sin(x + 3*pi/2)` is `-cos(x)`.
            """);
    Laws.groups()
        .forEach(
            (group, laws) -> {
              out.append("\n## ").append(group).append("\n\n| law | relies on |\n|---|---|\n");
              for (Law law : laws) {
                String conditions =
                    law.conditions().stream()
                        .map(c -> "`" + c + "`")
                        .collect(Collectors.joining(", "));
                out.append("| `%s` | %s |\n".formatted(law.text(), conditions));
              }
            });
    return out.toString();
  }
}
