package leibniz.simplify;

import leibniz.expr.Dag;
import leibniz.expr.Node;

/// One walk over a graph that gives back simpler roots, or null when the work allowed is used up.
interface Walk {
  Node[] run(Dag dag, Work work);
}
