package leibniz.simplify;

import leibniz.expr.Dag;
import leibniz.expr.Node;

/// One walk over a graph that gives back simpler roots, or null when the work allowed is used up.
interface Walk {
  /// Gives back the images of the roots.
  ///
  /// @param savings of replacements in this graph
  Node[] run(Dag dag, Savings savings, Work work);

  /// Makes the image of a node, whose children have theirs.
  interface Image {
    /// Gives back the image of node `i`.
    Node of(Node[] images, int i);
  }

  /// The images of the roots, made node by node; null when the work allowed is used up.
  static Node[] images(Dag dag, Work work, Image image) {
    Node[] images = new Node[dag.size()];
    for (int i = 0; i < images.length; i++) {
      if (!work.allows(dag.arity(i))) {
        return null;
      }
      images[i] = image.of(images, i);
    }
    return dag.rootsIn(images);
  }
}
