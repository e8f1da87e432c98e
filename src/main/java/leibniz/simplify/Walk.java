package leibniz.simplify;

import leibniz.expr.Dag;
import leibniz.expr.Node;

/// One walk over a graph that gives back simpler roots, or null when the work allowed is used up.
interface Walk {
  /// Gives back the images of the roots.
  ///
  /// @param savings of replacements in this graph
  Node[] run(Dag dag, Savings savings, Work work);
}
