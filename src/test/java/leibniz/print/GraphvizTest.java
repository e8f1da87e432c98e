package leibniz.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import leibniz.Formula;
import leibniz.FormulaSystem;
import org.junit.jupiter.api.Test;

/// The shared graph in the language DOT.
class GraphvizTest {
  @Test
  void sharedNodesAreDrawnOnce() {
    assertEquals(
        """
        digraph {
          graph [ordering=out]
          node [shape=circle, margin=0.04, width=0.3]
          n2 [label="*"]
          n2 -> n0
          n2 -> n1
          n1 [label="sin", shape=ellipse]
          n1 -> n0
          n0 [label="x", shape=box]
        }
        """,
        Formula.parse("x*sin(x)").toGraphviz());
  }

  @Test
  void branchesAndResultsAreMarked() {
    String choice = Formula.parse("if(x < 1/2, x, 2)").toGraphviz();
    assertTrue(choice.contains("n4 -> n2 [label=\"if\"]\n"), choice);
    assertTrue(choice.contains("n4 -> n0 [label=\"then\"]\n"), choice);
    assertTrue(choice.contains("n4 -> n3 [label=\"else\"]\n"), choice);
    assertTrue(choice.contains("n1 [label=\"1/2\", shape=plaintext]\n"), choice);
    String system = FormulaSystem.parse("x", "x^2").toGraphviz();
    assertTrue(system.contains("r2 [label=\"2\", shape=plaintext]\n  r2 -> n2\n"), system);
  }
}
