package leibniz.simplify;

import leibniz.expr.Dag;
import leibniz.expr.Node;

/// One walk over a graph that gives back simpler roots.
interface Pass {
  Node[] run(Dag dag);
}
