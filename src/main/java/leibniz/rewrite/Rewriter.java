package leibniz.rewrite;

import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import leibniz.expr.Algebra;
import leibniz.expr.Condition;
import leibniz.expr.Expr;
import leibniz.expr.Fn;
import leibniz.expr.Product;
import leibniz.expr.Sum;

/// Applies laws at the root of expressions in normal form, each where it lowers the cost of the
/// whole, in which parts that something else needs cost nothing.
public final class Rewriter {
  /// Each application at one node lowers its cost; the bound is for laws that do not.
  private static final int MAX_APPLICATIONS = 100;

  final Algebra m;
  final Worth worth;
  private final LawTable laws;
  private LawIndex index; // of the laws for the functions that the graph had
  private int functions; // how many
  private final Predicate<Condition> holds;
  private final Consumer<Step> log;

  /// @param laws those to be found
  /// @param worth says whether an application pays
  /// @param holds whether a condition of a law may be taken to hold
  /// @param log is told each step
  public Rewriter(
      Algebra algebra, LawTable laws, Worth worth, Predicate<Condition> holds, Consumer<Step> log) {
    this.m = algebra;
    this.laws = laws;
    this.worth = worth;
    this.holds = holds;
    this.log = log;
  }

  /// An expression that equals this one by some laws, or itself.
  public Expr apply(Expr expr) {
    Expr current = expr;
    for (int k = 0; k < MAX_APPLICATIONS; k++) {
      Expr next = once(current);
      if (next == current) {
        return current;
      }
      current = next;
    }
    return current;
  }

  private Expr once(Expr expr) {
    Set<Fn> present = m.graph().functions(); // laws applied may have made more
    if (index == null || functions < present.size()) {
      index = laws.of(present);
      functions = present.size();
    }
    return switch (expr) {
      case Sum s -> sum(s);
      case Product p -> product(p);
      default -> call(expr);
    };
  }

  private Expr sum(Sum s) {
    if (!index.mayApply(s)) {
      return s;
    }
    Terms terms = new Terms(m, s, index.heads());
    for (SumLaw law : index.ofSums()) {
      law.applyTo(terms, this); // one may make what another one finds
    }
    return terms.isChanged() ? terms.sum() : s;
  }

  private Expr product(Product p) {
    Factorization factors = null; // until a law may be found
    Signature signature = Signature.of(p);
    for (ProductLaw law : index.ofProducts()) {
      if (law.mayApply(signature)) {
        factors = factors == null ? new Factorization(m, p) : factors;
        Expr after = law.applyTo(p, factors, this);
        if (after != p) {
          return after;
        }
      }
    }
    return p;
  }

  private Expr call(Expr expr) {
    for (Law law : index.ofCalls(Heads.of(expr))) {
      if (!Matcher.mayMatch(law.left(), expr)) {
        continue;
      }
      Bindings bindings = new Bindings();
      Expr[] after = new Expr[1];
      boolean found =
          new Matcher(m, bindings)
              .match(
                  law.left(),
                  expr,
                  () -> {
                    after[0] = bindings.instance(law.right(), m);
                    return worth.pays(expr, after[0], bindings.values());
                  });
      if (found && accepts(law, bindings, expr, after[0])) {
        return after[0];
      }
    }
    return expr;
  }

  /// Whether a law may be applied; tells the log when it is.
  boolean accepts(Law law, Bindings bindings, Expr before, Expr after) {
    for (Condition condition : law.conditions()) {
      if (!holds.test(bindings.instance(condition, m))) {
        return false;
      }
    }
    log.accept(new Step(law.text(), before, after));
    return true;
  }
}
