package leibniz.rewrite;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import leibniz.expr.Algebra;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Graph;
import leibniz.expr.Node;
import leibniz.expr.Num;
import leibniz.expr.Power;
import leibniz.expr.Product;
import leibniz.expr.Sum;
import leibniz.expr.Sym;

/// Replaces what matches a pattern wherever it stands, from the leaves to the roots, whatever it
/// costs.
///
/// Terms and factors match in any order, and some of them do: a product is replaced as often as its
/// exponents allow, a sum as much of it as there is, times any further factors. What has been put
/// in is part of what stands around it, but is not itself searched again, so that there is always
/// an end.
public final class Replacement {
  private final Algebra m = new Algebra(new Graph());
  private final Graph graph = m.graph();
  private final Pattern pattern;
  private final Expr replacement;

  private Replacement(Expr pattern, Expr replacement, Set<String> free) {
    Dag dag = Dag.of(List.of(pattern, replacement));
    Map<String, Expr> literals = new HashMap<>();
    for (String name : dag.symbols()) {
      if (!free.contains(name)) {
        literals.put(name, graph.symbol(name));
      }
    }
    Node[] normal = dag.map(m::rebuild);
    this.pattern = new Pattern(m, (Expr) normal[dag.root(0)], literals);
    this.replacement = (Expr) normal[dag.root(1)];
    this.pattern.check();
  }

  /// The expressions with replacements in them; those in which nothing matches are as they were.
  ///
  /// @param free the symbols of the pattern that stand for any expressions; others are themselves
  /// @throws IllegalArgumentException when the pattern is nothing but such a symbol, or holds a
  ///   choice
  public static List<Expr> replace(
      Collection<? extends Expr> exprs, Expr pattern, Expr replacement, Set<String> free) {
    return new Replacement(pattern, replacement, free).applied(exprs);
  }

  private List<Expr> applied(Collection<? extends Expr> exprs) {
    Dag dag = Dag.of(exprs);
    Node[] normal = new Node[dag.size()]; // in normal form, with replacements
    Node[] images = new Node[dag.size()]; // as they were, where nothing was replaced
    boolean[] changed = new boolean[dag.size()];
    for (int i = 0; i < normal.length; i++) {
      Node node = m.rebuild(dag.node(i), dag.childrenIn(normal, i));
      normal[i] = node instanceof Expr e ? at(e) : node;
      changed[i] = normal[i] != node;
      boolean isInside = false;
      for (int k = 0; k < dag.arity(i); k++) {
        isInside |= changed[dag.child(i, k)];
      }
      images[i] =
          changed[i]
              ? normal[i]
              : isInside
                  ? m.rebuild(dag.node(i), dag.childrenIn(images, i))
                  : graph.rebuild(dag.node(i), dag.childrenIn(images, i));
      changed[i] |= isInside;
    }
    List<Expr> result = new ArrayList<>();
    for (Node root : dag.rootsIn(images)) {
      result.add((Expr) root);
    }
    return result;
  }

  private Expr at(Expr expr) {
    if (pattern.isSum()) {
      return expr instanceof Sum s ? sum(s) : expr;
    }
    if (pattern.isProduct()) {
      boolean isProduct =
          expr instanceof Product || expr instanceof Power p && p.exponent() instanceof Num;
      return isProduct ? product(expr) : expr;
    }
    Bindings bindings = pattern.bindings();
    boolean matches = new Matcher(m, bindings).match(pattern.whole(), expr, () -> true);
    return matches ? bindings.instance(replacement, m) : expr;
  }

  private Expr product(Expr expr) {
    Pattern.Factors wanted = pattern.terms().getFirst();
    Factorization given = new Factorization(m, expr);
    Map<Expr, Num> left = new LinkedHashMap<>(given.exponents());
    List<Expr> result = new ArrayList<>(List.of(given.coefficient()));
    boolean isFound = true;
    while (isFound) {
      Bindings bindings = pattern.bindings();
      Map<Expr, Num> used = new LinkedHashMap<>();
      isFound =
          powers(
              wanted.powers(),
              left,
              used,
              bindings,
              true,
              () -> {
                long times = times(used, left);
                if (times == 0 || !divides(wanted.coefficient(), result.getFirst(), times)) {
                  return false;
                }
                Num count = m.number(times);
                Expr number = m.power(wanted.coefficient(), m.negate(count));
                result.set(0, m.multiply(result.getFirst(), number));
                result.add(m.power(bindings.instance(replacement, m), count));
                used.forEach(
                    (base, n) -> {
                      Num rest = (Num) m.subtract(left.get(base), m.multiply(count, n));
                      left.compute(base, (_, _) -> rest.isZero() ? null : rest);
                    });
                return true;
              });
    }
    if (result.size() == 1) {
      return expr;
    }
    result.add(Factorization.product(left, m));
    return m.product(result);
  }

  /// Whether a number other than one is a divisor of the coefficient.
  private boolean divides(Num wanted, Expr given, long times) {
    return wanted.is(1) || times == 1 && m.divide(given, wanted) instanceof Num n && n.isInteger();
  }

  /// How often the powers are there, below zero where they divide; 0 when they are not.
  private static long times(Map<Expr, Num> wanted, Map<Expr, Num> left) {
    long times = 0;
    for (Map.Entry<Expr, Num> e : wanted.entrySet()) {
      double has = left.get(e.getKey()).value();
      double n = e.getValue().value();
      boolean areWhole = has == Math.rint(has) && n == Math.rint(n);
      long ratio = areWhole ? (long) (has / n) : has == n ? 1 : has == -n ? -1 : 0;
      boolean isFirst = times == 0;
      if (ratio == 0 || !isFirst && Long.signum(ratio) != Long.signum(times)) {
        return 0;
      }
      times = isFirst || Math.abs(ratio) < Math.abs(times) ? ratio : times;
    }
    return times;
  }

  /// Finds powers, each with a base of its own; `partly` where an exponent may be greater.
  private boolean powers(
      List<Map.Entry<Expr, Num>> wanted,
      Map<Expr, Num> given,
      Map<Expr, Num> used,
      Bindings bindings,
      boolean partly,
      BooleanSupplier next) {
    if (wanted.isEmpty()) {
      return next.getAsBoolean();
    }
    Expr base = wanted.getFirst().getKey();
    Num exponent = wanted.getFirst().getValue();
    List<Map.Entry<Expr, Num>> others = wanted.subList(1, wanted.size());
    Collection<Expr> candidates =
        bindings.isBound(pattern.free(base))
            ? List.of(bindings.instance(base, m))
            : given.keySet(); // which changes only when all is found
    boolean isSymbol = base instanceof Sym;
    for (Expr candidate : candidates) {
      Num has = given.get(candidate);
      boolean isThere =
          has != null
              && !used.containsKey(candidate)
              && (partly || has.equals(exponent))
              && (isSymbol || Heads.of(base).equals(Heads.of(candidate)));
      if (!isThere) {
        continue;
      }
      used.put(candidate, exponent);
      if (new Matcher(m, bindings)
          .match(base, candidate, () -> powers(others, given, used, bindings, partly, next))) {
        return true;
      }
      used.remove(candidate);
    }
    return false;
  }

  private Expr sum(Sum s) {
    Candidates terms = new Candidates(m, s);
    List<Expr> put = new ArrayList<>();
    for (Expr part : terms.parts()) {
      while (terms.of(part) != null && sumAt(part, terms, put)) {}
    }
    if (put.isEmpty()) {
      return s;
    }
    put.add(terms.sum());
    return m.sum(put.reversed());
  }

  /// Replaces the pattern once where its first term is in `part`, which may have further factors.
  private boolean sumAt(Expr part, Candidates terms, List<Expr> put) {
    Pattern.Factors first = pattern.terms().getFirst();
    Map<Expr, Num> factors = new Factorization(m, part).exponents();
    Bindings bindings = pattern.bindings();
    Map<Expr, Num> used = new LinkedHashMap<>();
    return powers(
        first.powers(),
        factors,
        used,
        bindings,
        true,
        () -> {
          Map<Expr, Num> left = new LinkedHashMap<>(factors);
          for (Map.Entry<Expr, Num> e : used.entrySet()) {
            Num has = left.get(e.getKey());
            if (!(has.value() / e.getValue().value() >= 1)) {
              return false;
            }
            left.put(e.getKey(), (Num) m.subtract(has, e.getValue()));
          }
          left.values().removeIf(Num::isZero);
          Map<Expr, Num> wanted = new LinkedHashMap<>();
          wanted.put(part, first.coefficient());
          List<Pattern.Factors> others = pattern.terms().subList(1, pattern.terms().size());
          return others(others, left, wanted, bindings, terms, put);
        });
  }

  /// Finds the other terms, all times the same rest, and replaces as many of all as there are.
  private boolean others(
      List<Pattern.Factors> others,
      Map<Expr, Num> rest,
      Map<Expr, Num> wanted,
      Bindings bindings,
      Candidates terms,
      List<Expr> put) {
    Expr common = Factorization.product(rest, m);
    if (others.isEmpty()) {
      return replaceTerms(common, wanted, bindings, terms, put);
    }
    Pattern.Factors next = others.getFirst();
    List<Pattern.Factors> after = others.subList(1, others.size());
    if (bindings.isBound(pattern.free(next.whole()))) {
      Expr term = m.multiply(common, bindings.instance(next.whole(), m));
      Expr part = terms.part(term);
      if (wanted.containsKey(part)) {
        return false;
      }
      wanted.put(part, terms.coefficient(term));
      if (others(after, rest, wanted, bindings, terms, put)) {
        return true;
      }
      wanted.remove(part);
      return false;
    }
    boolean isPositive = terms.areTaken(wanted) == !next.coefficient().isNegative();
    for (Expr part : terms.having(head(next), isPositive)) {
      if (wanted.containsKey(part)) {
        continue;
      }
      Expr quotient = m.divide(part, common);
      Map<Expr, Num> given = new Factorization(m, quotient).exponents();
      if (given.size() != next.powers().size()) {
        continue;
      }
      wanted.put(part, next.coefficient());
      if (powers(
          next.powers(),
          given,
          new LinkedHashMap<>(),
          bindings,
          false,
          () -> others(after, rest, wanted, bindings, terms, put))) {
        return true;
      }
      wanted.remove(part);
    }
    return false;
  }

  /// What a term must have a factor of to match: the head of one that is no symbol, else null.
  private static Object head(Pattern.Factors wanted) {
    for (Map.Entry<Expr, Num> power : wanted.powers()) {
      if (!(power.getKey() instanceof Sym)) {
        return Heads.of(power.getKey());
      }
    }
    return null;
  }

  private boolean replaceTerms(
      Expr common, Map<Expr, Num> wanted, Bindings bindings, Candidates terms, List<Expr> put) {
    Num times = terms.times(wanted);
    if (times == null) {
      return false;
    }
    Map<Expr, Num> left = new LinkedHashMap<>();
    for (Map.Entry<Expr, Num> e : wanted.entrySet()) {
      Expr remains = m.subtract(terms.of(e.getKey()), m.multiply(times, e.getValue()));
      if (!(remains instanceof Num n)) {
        return false;
      }
      boolean isRounding =
          !n.isExact() && Math.abs(n.value()) <= 4 * Math.ulp(terms.of(e.getKey()).value());
      left.put(e.getKey(), isRounding ? m.number(0) : n);
    }
    terms.set(left);
    put.add(m.product(List.of(times, common, bindings.instance(replacement, m))));
    return true;
  }
}
