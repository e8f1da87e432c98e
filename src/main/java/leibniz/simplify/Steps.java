package leibniz.simplify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import leibniz.expr.Algebra;
import leibniz.expr.Call;
import leibniz.expr.Choice;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Fn;
import leibniz.expr.Node;
import leibniz.expr.Num;
import leibniz.expr.Power;
import leibniz.expr.Product;
import leibniz.expr.Sum;
import leibniz.rewrite.Step;

/// Tells the steps of a simplification, or nothing when nobody asks.
final class Steps {
  private final boolean isTold;
  private final List<Step> steps = new ArrayList<>();
  private final Set<Condition> relied = new LinkedHashSet<>(); // since the last step

  Steps(boolean isTold) {
    this.isTold = isTold;
  }

  /// Whether anybody asks: what is not asked for need not be made.
  boolean isTold() {
    return isTold;
  }

  List<Step> all() {
    return steps;
  }

  /// Tells that the step that comes relies on a condition.
  void relyOn(Condition condition) {
    if (isTold) {
      relied.add(condition);
    }
  }

  /// Tells a step by a law that has a name.
  void add(Step step) {
    if (isTold) {
      steps.add(
          relied.isEmpty()
              ? step
              : new Step(step.law(), step.before(), step.after(), List.copyOf(relied)));
      relied.clear();
    }
  }

  /// Tells that an expression became another one by laws of its kind, unless only the order or the
  /// nesting of its parts changed.
  void add(Node before, Node after) {
    if (isTold && before != after && before instanceof Expr from && after instanceof Expr to) {
      String law = law(from, to);
      if (law != null) {
        add(new Step(law, from, to));
      }
    }
  }

  /// Node `i` with the images of its children, in normal form; tells what that changed.
  Node rebuilt(Algebra m, Dag dag, Node[] images, int i) {
    if (dag.hasChildrenIn(images, i)) {
      return dag.node(i);
    }
    Node[] children = dag.childrenIn(images, i);
    Node rebuilt = m.rebuild(dag.node(i), children);
    if (isTold) {
      add(m.graph().rebuild(dag.node(i), children), rebuilt);
    }
    return rebuilt;
  }

  private static String law(Expr from, Expr to) {
    return switch (from) {
      case Sum _ -> gathering(from, to, Group.LIKE_TERMS);
      case Product p when exponentials(p) > 1 -> "exp(a)*exp(b) = exp(a + b)";
      case Product _ -> gathering(from, to, Group.POWERS);
      case Power p when Normalization.isOfNumbers(p) -> Group.NUMBERS.text();
      case Power p when p.base() instanceof Call c -> "powers of " + c.function().text();
      case Power _ -> Group.POWERS.text();
      case Call c when Normalization.isOfNumbers(c) -> Group.NUMBERS.text();
      case Call c -> "laws of " + c.function().text();
      case Choice _ -> "decided choices";
      case Expr _ -> Group.NUMBERS.text();
    };
  }

  private static int exponentials(Product p) {
    int count = 0;
    for (int k = 0; k < p.arity(); k++) {
      count += p.child(k) instanceof Call c && c.function() == Fn.EXP ? 1 : 0;
    }
    return count;
  }

  /// What made another sum or product of one; null when both have the same parts.
  private static String gathering(Expr from, Expr to, Group group) {
    Parts before = new Parts(from, from.getClass());
    Parts after = new Parts(to, from.getClass());
    boolean vanishes = to instanceof Num && before.hasZero();
    if (!vanishes && !before.others.equals(after.others)) {
      return group.text();
    }
    return !vanishes && before.numbers.equals(after.numbers) ? null : Group.NUMBERS.text();
  }

  /// The parts of a sum or product, those of nested ones in their place.
  private static final class Parts {
    private final List<Num> numbers = new ArrayList<>();
    private final Set<Node> others = Collections.newSetFromMap(new IdentityHashMap<>());

    Parts(Expr root, Class<? extends Expr> kind) {
      Deque<Node> open = new ArrayDeque<>(List.of(root));
      while (!open.isEmpty()) {
        Node at = open.pop();
        if (at.getClass() == kind) {
          for (int k = at.arity() - 1; k >= 0; k--) {
            open.push(at.child(k));
          }
        } else if (at instanceof Num n) {
          numbers.add(n);
        } else {
          others.add(at);
        }
      }
    }

    boolean hasZero() {
      return numbers.stream().anyMatch(Num::isZero);
    }
  }
}
