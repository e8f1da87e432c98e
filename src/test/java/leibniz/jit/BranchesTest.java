package leibniz.jit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import leibniz.CompiledFormula;
import leibniz.CompiledSystem;
import leibniz.Formula;
import leibniz.FormulaSystem;
import leibniz.Language;
import leibniz.UserFunction;
import leibniz.expr.Comparison;
import leibniz.expr.Condition;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import leibniz.program.Branches;
import leibniz.program.Lowering;
import leibniz.program.Op;
import leibniz.program.Program;
import org.junit.jupiter.api.Test;

/// What only one branch of a choice needs is computed when the branch is taken, and then once.
class BranchesTest {
  private final AtomicInteger calls = new AtomicInteger();

  private final Language language =
      Language.of(
          UserFunction.of(
                  "slow(v)",
                  v -> {
                    calls.incrementAndGet();
                    return Math.sin(v);
                  })
              .derivative("v", "cos(v)"));

  private void calls(int expected, String text, double x) {
    Formula f = language.parse(text, "x");
    CompiledFormula compiled = f.compile();
    double meaning = f.evaluate(x);
    calls.set(0);
    assertEquals(meaning, compiled.applyAsDouble(x), text);
    assertEquals(expected, calls.get(), text + " at " + x);
  }

  @Test
  void aValueUsedTwiceInOneBranchOnly() {
    calls(1, "if(x > 0, slow(x)^2 + slow(x), x)", 2);
    calls(0, "if(x > 0, slow(x)^2 + slow(x), x)", -2);
    calls(1, "if(x > 0, x, slow(x)^2 + slow(x))", -2);
  }

  @Test
  void aValueUsedInBothBranchesOrOutside() {
    calls(1, "if(x > 0, slow(x)^2, 2*slow(x))", -2);
    calls(1, "if(x > 0, slow(x)^2, 2) + slow(x)", -2);
  }

  @Test
  void choicesInChoices() {
    String inner = "if(x > 1, slow(x)^2 + slow(x), 1)";
    calls(1, "if(x > 0, " + inner + ", x)", 2);
    calls(0, "if(x > 0, " + inner + ", x)", 0.5);
    calls(0, "if(x > 0, " + inner + ", x)", -1);
    calls(1, "if(x > 0, if(x > 1, slow(x)^2, 3) + slow(x), x)", 0.5);
    calls(0, "if(x > 0, if(x > 1, slow(x)^2, 3) + slow(x), x)", -1);
  }

  @Test
  void choicesOfOneConditionShareTheirBranches() {
    FormulaSystem s =
        FormulaSystem.of(
            language.parse("if(x > 0, slow(x), 1)", "x"),
            language.parse("if(x > 0, slow(x)^2, 2)", "x"),
            language.parse("if(x > 0, x, slow(x + 1))", "x"));
    CompiledSystem compiled = s.compile();
    for (double x : new double[] {2, -2}) {
      double[] expected = s.evaluate(x);
      double[] out = new double[3];
      calls.set(0);
      compiled.evaluate(new double[] {x}, out);
      assertArrayEquals(expected, out);
      assertEquals(1, calls.get());
    }
  }

  /// All values of joined choices are alive at once, so that there are never more than 32.
  @Test
  void manyChoicesOfOneConditionAreJoinedInGroups() {
    int count = 100_000;
    Graph g = new Graph();
    Expr x = g.symbol("x");
    Condition isPositive = g.comparison(Comparison.Relation.GT, x, g.number(0));
    List<Expr> choices = new ArrayList<>();
    for (int k = 1; k <= count; k++) {
      choices.add(g.choice(isPositive, g.number(k), g.number(-k)));
    }
    Program program = Lowering.lower(choices, List.of("x"));
    Branches branches = Branches.of(program, 0, program.size(), _ -> false);
    Map<Integer, Integer> sizes = new HashMap<>();
    for (int i = 0; i < program.size(); i++) {
      if (program.op(i) == Op.SELECT) {
        sizes.merge(branches.first(i), 1, Integer::sum);
      }
    }
    assertEquals(32, Collections.max(sizes.values()));
    assertEquals(count / 32, sizes.size());
  }

  @Test
  void derivativesAreComputedInTheBranchTaken() {
    CompiledFormula f = language.parse("if(x > 0, slow(x)*y, x*y^2)", "x", "y").compile();
    double[] gradient = new double[2];
    calls.set(0);
    assertEquals(-8, f.valueAndGradient(new double[] {-2, 2}, gradient));
    assertArrayEquals(new double[] {4, -8}, gradient);
    assertEquals(0, calls.get());
  }

  @Test
  void choicesThatNeedEachOther() {
    String text = "if(x > 0, if(x > 0, slow(x), 1)^2 + if(x > 0, 2, slow(x + 1)), 3)";
    for (double x : new double[] {2, -2}) {
      Formula f = language.parse(text + "*if(x > 0, x, slow(x))", "x");
      assertEquals(f.evaluate(x), f.compile().applyAsDouble(x));
    }
  }

  /// Such choices stand side by side without being joined.
  @Test
  void choicesOfOneConditionThatNeedTheChoiceBefore() {
    String text = "if(x > 0, if(x > 0, if(x > 0, y, 1), 2), 3)";
    for (double x : new double[] {2, -2}) {
      Formula f = Formula.parse(text + " + if(x > 0, 5, " + text + ")", "x", "y");
      assertEquals(f.evaluate(x, 7), f.compile().applyAsDouble(x, 7));
    }
  }

  @Test
  void deepChoices() {
    StringBuilder text = new StringBuilder("x");
    for (int k = 0; k < 120; k++) {
      text.insert(0, "if(x > " + k + ", slow(x)^2 + slow(x) + ").append(", " + k + " - x)");
    }
    for (double x : new double[] {-1, 3.5, 70.5, 1e3}) {
      Formula f = language.parse(text.toString(), "x");
      assertEquals(f.evaluate(x), f.compile().applyAsDouble(x));
    }
  }
}
