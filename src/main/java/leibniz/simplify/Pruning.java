package leibniz.simplify;

import leibniz.expr.Algebra;
import leibniz.expr.Call;
import leibniz.expr.Choice;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Fn;
import leibniz.expr.Negation;
import leibniz.expr.Node;
import leibniz.rewrite.Step;

/// Takes the branches that known signs decide, and leaves out signs and absolute values where they
/// are known.
final class Pruning implements Walk {
  private final Algebra m;
  private final Facts facts;
  private final Steps steps;

  Pruning(Algebra algebra, Facts facts, Steps steps) {
    this.m = algebra;
    this.facts = facts;
    this.steps = steps;
  }

  @Override
  public Node[] run(Dag dag, Savings savings, Work work) {
    return Walk.images(
        dag,
        work,
        (images, i) -> {
          Node image =
              dag.hasChildrenIn(images, i)
                  ? dag.node(i)
                  : m.graph().rebuild(dag.node(i), dag.childrenIn(images, i));
          return switch (image) {
            case Choice c -> told(c, choice(c));
            case Call c -> told(c, call(c));
            default -> image;
          };
        });
  }

  private Expr told(Expr before, Expr after) {
    if (before != after) {
      steps.add(
          new Step(before instanceof Choice ? "decided choices" : "known signs", before, after));
    }
    return after;
  }

  private Expr choice(Choice c) {
    Boolean decided = facts.decide(c.condition());
    if (decided != null) {
      return decided ? c.then() : c.otherwise();
    }
    if (c.condition() instanceof Negation n) {
      return m.choice(n.condition(), /* then= */ c.otherwise(), /* otherwise= */ c.then());
    }
    // Under a condition a choice by the same one is decided.
    Expr then =
        c.then() instanceof Choice t && t.condition() == c.condition() ? t.then() : c.then();
    Expr otherwise =
        c.otherwise() instanceof Choice o && o.condition() == c.condition()
            ? o.otherwise()
            : c.otherwise();
    return m.choice(c.condition(), then, otherwise);
  }

  private Expr call(Call c) {
    if (c.function() == Fn.ABS) {
      Expr x = c.child(0);
      return facts.isNeverNegative(x) ? x : facts.isNeverPositive(x) ? m.negate(x) : c;
    }
    if (c.function() == Fn.SIGN) {
      Expr x = c.child(0);
      return facts.isPositive(x) ? m.number(1) : facts.isNegative(x) ? m.number(-1) : c;
    }
    boolean isMax = c.function() == Fn.MAX;
    if ((isMax || c.function() == Fn.MIN) && c.arity() == 2) {
      for (int k = 0; k < 2; k++) {
        Expr x = c.child(k);
        Expr other = c.child(1 - k);
        boolean isAbove = facts.isNeverNegative(x) && facts.isNeverPositive(other);
        if (isAbove) {
          return isMax ? x : other;
        }
      }
    }
    return c;
  }
}
