package leibniz.print;

import java.util.List;
import leibniz.expr.Application;
import leibniz.expr.Call;
import leibniz.expr.Choice;
import leibniz.expr.Comparison;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Junction;
import leibniz.expr.Negation;
import leibniz.expr.Node;
import leibniz.expr.Num;
import leibniz.expr.Power;
import leibniz.expr.Product;
import leibniz.expr.Sum;
import leibniz.expr.Sym;

/// Draws the graph of expressions, with one vertex for each distinct node, in the language DOT of
/// Graphviz. Edges leave a vertex in the order of the operands, from left to right.
public final class Graphviz {
  private static final List<String> PARTS = List.of("if", "then", "else");

  private Graphviz() {}

  /// The graph below some expressions; with more than one, each is marked with its number.
  public static String of(List<Expr> roots) {
    Dag dag = Dag.of(roots);
    StringBuilder out = new StringBuilder("digraph {\n");
    out.append("  graph [ordering=out]\n");
    out.append("  node [shape=circle, margin=0.04, width=0.3]\n");
    for (int k = 0; k < dag.rootCount() && dag.rootCount() > 1; k++) {
      out.append("  r%d [label=\"%1$d\", shape=plaintext]\n".formatted(k + 1));
      out.append("  r%d -> n%d\n".formatted(k + 1, dag.root(k)));
    }
    for (int i = dag.size() - 1; i >= 0; i--) {
      out.append("  n").append(i).append(" [").append(look(dag.node(i))).append("]\n");
      for (int k = 0; k < dag.arity(i); k++) {
        out.append("  n").append(i).append(" -> n").append(dag.child(i, k));
        out.append(dag.node(i) instanceof Choice ? " [label=\"" + PARTS.get(k) + "\"]\n" : "\n");
      }
    }
    return out.append("}\n").toString();
  }

  private static String look(Node node) {
    return switch (node) {
      case Num n -> label(n.toString()) + ", shape=plaintext";
      case Sym s -> label(s.name()) + ", shape=box";
      case Sum _ -> label("+");
      case Product _ -> label("*");
      case Power _ -> label("^");
      case Call c -> label(c.function().text()) + ", shape=ellipse";
      case Application a -> label(a.function().name()) + ", shape=ellipse";
      case Choice _ -> label("if") + ", shape=diamond";
      case Comparison c -> label(c.relation().symbol());
      case Junction j -> label(j.kind() == Junction.Kind.AND ? "and" : "or");
      case Negation _ -> label("not");
    };
  }

  private static String label(String text) {
    return "label=\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
