package leibniz.rewrite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import leibniz.expr.Algebra;
import leibniz.expr.Condition;
import leibniz.expr.Expr;
import leibniz.expr.Product;
import leibniz.expr.Sum;

/// Applies laws at the root of expressions in normal form.
///
/// Laws are indexed by what stands at their root, and those of sums and products by one part that
/// binds all their symbols, the *anchor*: the other parts then follow and are looked up, so that a
/// sum of any number of terms takes one look at each. A term of a sum may have further factors:
/// `z*sin(x)^2 + z*cos(x)^2` is `z` times the law. A law is applied where it lowers the cost of the
/// whole, in which parts that something else needs cost nothing.
public final class Rewriter {
  /// Each application at one node lowers its cost; the bound is for laws that do not.
  private static final int MAX_APPLICATIONS = 100;

  final Algebra m;
  final Worth worth;
  private final Map<Object, List<Law>> calls = new HashMap<>();
  private final List<SumLaw> sums = new ArrayList<>();
  private final Set<Object> heads = new HashSet<>(); // of the anchors of laws of sums
  private final List<ProductLaw> products = new ArrayList<>();
  private final Predicate<Condition> holds;
  private final Consumer<Step> log;

  /// @param laws those of earlier places are tried first
  /// @param worth says whether an application pays
  /// @param holds whether a condition of a law may be taken to hold
  /// @param log is told each step
  public Rewriter(
      Algebra algebra,
      List<Law> laws,
      Worth worth,
      Predicate<Condition> holds,
      Consumer<Step> log) {
    this.m = algebra;
    this.worth = worth;
    this.holds = holds;
    this.log = log;
    for (Law law : laws) {
      switch (law.left()) {
        case Sum _ -> {
          sums.add(new SumLaw(this, law));
          heads.addAll(sums.getLast().heads());
        }
        case Product _ -> products.add(new ProductLaw(this, law));
        default -> calls.computeIfAbsent(Heads.of(law.left()), _ -> new ArrayList<>()).add(law);
      }
    }
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
    return switch (expr) {
      case Sum s -> sum(s);
      case Product p -> product(p);
      default -> call(expr);
    };
  }

  private Expr sum(Sum s) {
    Terms terms = new Terms(m, s, heads);
    for (SumLaw law : sums) {
      law.applyTo(terms);
    }
    return terms.isChanged() ? terms.sum() : s;
  }

  private Expr product(Product p) {
    Factorization factors = new Factorization(m, p);
    for (ProductLaw law : products) {
      Expr after = law.applyTo(p, factors);
      if (after != p) {
        return after;
      }
    }
    return p;
  }

  private Expr call(Expr expr) {
    for (Law law : calls.getOrDefault(Heads.of(expr), List.of())) {
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
